CREATE TABLE IF NOT EXISTS policy_versions (
  policy_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  name VARCHAR(128) NOT NULL,
  cron_expression VARCHAR(128) NOT NULL,
  cron_zone VARCHAR(64) NOT NULL,
  retention_days INT NULL,
  retention_count INT NULL,
  active_since DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (policy_id, version)
);
