-- One row for each accepted command. body holds the exact bytes that the hash covers.
CREATE TABLE journal (
  area TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  command_id BLOB NOT NULL,
  body BLOB NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (area, sequence)
) STRICT;
CREATE UNIQUE INDEX journal_command ON journal (area, command_id);

-- Keys of sealed words. Erasing a subject deletes its keys.
CREATE TABLE keys (
  area TEXT NOT NULL,
  id TEXT NOT NULL,
  subject TEXT NOT NULL,
  secret BLOB NOT NULL,
  PRIMARY KEY (area, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_subject ON keys (area, subject);

-- Subjects that a legal hold keeps from being erased.
CREATE TABLE holds (
  area TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (area, subject)
) STRICT, WITHOUT ROWID;

-- Rules by their hash, and the row from which they were in force.
CREATE TABLE documents (
  hash TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE adoptions (
  area TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  rules TEXT NOT NULL,
  PRIMARY KEY (area, sequence)
) STRICT, WITHOUT ROWID;

-- Derived: may be deleted at any time.
CREATE TABLE snapshots (
  area TEXT NOT NULL,
  shape TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (area, shape)
) STRICT;
