CREATE DATABASE IF NOT EXISTS customers
  CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

USE customers;

CREATE TABLE IF NOT EXISTS types (
  id   INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80)  NOT NULL,
  UNIQUE KEY types_name (name)
);

CREATE TABLE IF NOT EXISTS owners (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(30)  NOT NULL,
  last_name  VARCHAR(30)  NOT NULL,
  address    VARCHAR(255) NOT NULL,
  city       VARCHAR(80)  NOT NULL,
  telephone  VARCHAR(20)  NOT NULL,
  KEY owners_last_name (last_name)
);

CREATE TABLE IF NOT EXISTS pets (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name       VARCHAR(30)  NOT NULL,
  birth_date DATE         NULL,
  type_id    INT UNSIGNED NOT NULL,
  owner_id   INT UNSIGNED NOT NULL,
  KEY pets_name (name),
  CONSTRAINT pets_type  FOREIGN KEY (type_id)  REFERENCES types (id),
  CONSTRAINT pets_owner FOREIGN KEY (owner_id) REFERENCES owners (id) ON DELETE CASCADE
);

INSERT IGNORE INTO types (id, name) VALUES
  (1, 'bird'), (2, 'cat'), (3, 'dog'), (4, 'hamster'), (5, 'lizard'), (6, 'snake');
