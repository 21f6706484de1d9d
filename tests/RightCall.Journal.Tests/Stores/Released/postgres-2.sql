-- A store of version 1, as it was released: its tables, and two rows. Never edited: a newer program has to open it.
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
INSERT INTO journal VALUES ('test:right-responder', 1, '00000001-0000-0000-0000-000000000001', '\x7b2261726561223a22746573743a72696768742d726573706f6e646572222c2273657175656e6365223a312c22666f726d223a312c22636f6d6d616e644964223a2230303030303030312d303030302d303030302d303030302d303030303030303030303031222c226163746f72223a7b226964223a22646973706174636865722d31222c22726f6c65223a2264697370617463686572222c226465736b223a226465736b2d32227d2c226174223a22323032362d30312d30315431323a30303a30315a222c22686f75724f665765656b223a38342c22636f6d6d616e64223a7b2274797065223a226c6f672d6f6e2d6465736b227d2c226576656e7473223a5b7b2274797065223a226465736b2d6c6f676765642d6f6e222c226174223a22323032362d30312d30315431323a30303a30315a222c22706572736f6e223a22646973706174636865722d31222c22726f6c65223a2264697370617463686572222c226465736b223a226465736b2d32227d5d7d', '785aafb666914ac059d23bd1f7dc9f780d8dbe252194da368eff0a3391d9ada8');
INSERT INTO journal VALUES ('test:right-responder', 2, '00000002-0000-0000-0000-000000000001', '\x7b2261726561223a22746573743a72696768742d726573706f6e646572222c2273657175656e6365223a322c22666f726d223a312c22636f6d6d616e644964223a2230303030303030322d303030302d303030302d303030302d303030303030303030303031222c226163746f72223a7b226964223a22646973706174636865722d31222c22726f6c65223a2264697370617463686572222c226465736b223a226465736b2d32227d2c226174223a22323032362d30312d30315431323a30303a30325a222c22686f75724f665765656b223a38342c22636f6d6d616e64223a7b2274797065223a226163742d61742d6465736b227d2c226576656e7473223a5b7b2274797065223a226465736b2d6163746564222c226174223a22323032362d30312d30315431323a30303a30325a222c22706572736f6e223a22646973706174636865722d31227d5d7d', 'a9afcc335b96d6cb0a0222c9ebfc5df79d6f24abad4817da3f4f4e4c3dcb76db');
INSERT INTO keys VALUES ('test:right-responder', '0011223344556677', 'call:1', '\x0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO holds VALUES ('test:right-responder', 'call:1');
CREATE TABLE schema_version (version integer NOT NULL);
INSERT INTO schema_version VALUES (1);

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
INSERT INTO due VALUES ('test:right-responder', 1767268800000000);
INSERT INTO outbox VALUES ('test:right-responder', 2, 0, 'area:elsewhere');
INSERT INTO erasures VALUES ('test:right-responder', 1);
INSERT INTO schema_version VALUES (2);
