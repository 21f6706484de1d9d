-- When the earliest timer of an area is due, in microseconds since 1970; NULL where none runs. Written with the rows that change it.
CREATE TABLE due (
  area text PRIMARY KEY,
  at bigint
);
CREATE INDEX due_at ON due (at);

-- Events that have to be told to another area or to the world: which event of which row, and to whom. Deleted once it was taken there.
CREATE TABLE outbox (
  area text NOT NULL,
  sequence bigint NOT NULL,
  event integer NOT NULL,
  receiver text NOT NULL,
  PRIMARY KEY (area, sequence, event)
);

-- The last erasure of each area: a snapshot from before it is kept no more.
CREATE TABLE erasures (
  area text PRIMARY KEY,
  sequence bigint NOT NULL
);
