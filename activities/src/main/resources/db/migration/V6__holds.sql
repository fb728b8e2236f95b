CREATE TABLE IF NOT EXISTS holds (
  snapshot_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  put_at DATETIME(6) NOT NULL,
  put_by VARCHAR(128) NOT NULL,
  reason VARCHAR(512) NOT NULL,
  ends_at DATETIME(6) NULL,
  PRIMARY KEY (snapshot_id, put_by)
);
