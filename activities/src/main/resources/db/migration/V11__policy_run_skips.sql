CREATE TABLE IF NOT EXISTS policy_run_skips (
  policy_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  nominal_time DATETIME(6) NOT NULL,
  disk_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(512) NOT NULL,
  PRIMARY KEY (policy_id, nominal_time, disk_id)
);
