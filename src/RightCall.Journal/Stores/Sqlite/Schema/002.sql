-- When the earliest timer of an area is due, in microseconds since 1970; NULL where none runs. Written with the rows that change it.
CREATE TABLE due (
  area TEXT PRIMARY KEY,
  at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX due_at ON due (at);

-- Events that have to be told to another area or to the world: which event of which row, and to whom. Deleted once it was taken there.
CREATE TABLE outbox (
  area TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  event INTEGER NOT NULL,
  receiver TEXT NOT NULL,
  PRIMARY KEY (area, sequence, event)
) STRICT, WITHOUT ROWID;

-- The last erasure of each area: a snapshot from before it is kept no more.
CREATE TABLE erasures (
  area TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
