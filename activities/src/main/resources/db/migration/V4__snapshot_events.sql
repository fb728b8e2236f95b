CREATE TABLE IF NOT EXISTS snapshot_events (
  snapshot_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sequence INT NOT NULL,
  at DATETIME(6) NOT NULL,
  kind VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sentence VARCHAR(2048) NOT NULL,
  PRIMARY KEY (snapshot_id, sequence)
);
