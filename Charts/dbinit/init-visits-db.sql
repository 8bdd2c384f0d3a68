CREATE DATABASE IF NOT EXISTS visits
  CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

USE visits;

-- Pets live in another database, so pet_id and vet_id are no foreign keys here.
CREATE TABLE IF NOT EXISTS visits (
  id          INT UNSIGNED  NOT NULL AUTO_INCREMENT PRIMARY KEY,
  pet_id      INT UNSIGNED  NOT NULL,
  vet_id      INT UNSIGNED  NULL,
  visit_date  DATE          NOT NULL,
  description VARCHAR(8192) NOT NULL,
  KEY visits_pet (pet_id),
  KEY visits_date (visit_date)
);
