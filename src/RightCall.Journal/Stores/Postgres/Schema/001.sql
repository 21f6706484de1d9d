-- One row for each accepted command. body holds the exact bytes that the hash covers: never jsonb, which rewrites them.
CREATE TABLE journal (
  area text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  command_id uuid NOT NULL,
  body bytea NOT NULL,
  hash text NOT NULL,
  CONSTRAINT journal_sequence PRIMARY KEY (area, sequence),
  CONSTRAINT journal_command UNIQUE (area, command_id)
);

-- Keys of sealed words. Erasing a subject deletes its keys.
CREATE TABLE keys (
  area text NOT NULL,
  id text NOT NULL,
  subject text NOT NULL,
  secret bytea NOT NULL,
  PRIMARY KEY (area, id)
);
CREATE INDEX keys_subject ON keys (area, subject);

-- Subjects that a legal hold keeps from being erased.
CREATE TABLE holds (
  area text NOT NULL,
  subject text NOT NULL,
  PRIMARY KEY (area, subject)
);

-- Rules by their hash, and the row from which they were in force.
CREATE TABLE documents (
  hash text PRIMARY KEY,
  body bytea NOT NULL
);
CREATE TABLE adoptions (
  area text NOT NULL,
  sequence bigint NOT NULL,
  rules text NOT NULL,
  PRIMARY KEY (area, sequence)
);

-- Derived: may be deleted at any time.
CREATE TABLE snapshots (
  area text NOT NULL,
  shape text NOT NULL,
  sequence bigint NOT NULL,
  hash text NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (area, shape)
);
