CREATE DATABASE IF NOT EXISTS vets
  CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

USE vets;

CREATE TABLE IF NOT EXISTS vets (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(30)  NOT NULL,
  last_name  VARCHAR(30)  NOT NULL,
  KEY vets_last_name (last_name)
);

CREATE TABLE IF NOT EXISTS specialties (
  id   INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80)  NOT NULL,
  UNIQUE KEY specialties_name (name)
);

CREATE TABLE IF NOT EXISTS vet_specialties (
  vet_id       INT UNSIGNED NOT NULL,
  specialty_id INT UNSIGNED NOT NULL,
  PRIMARY KEY (vet_id, specialty_id),
  CONSTRAINT vet_specialties_vet       FOREIGN KEY (vet_id)       REFERENCES vets (id),
  CONSTRAINT vet_specialties_specialty FOREIGN KEY (specialty_id) REFERENCES specialties (id)
);

INSERT IGNORE INTO specialties (id, name) VALUES
  (1, 'dentistry'), (2, 'radiology'), (3, 'surgery');
