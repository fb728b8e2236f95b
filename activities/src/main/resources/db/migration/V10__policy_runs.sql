CREATE TABLE IF NOT EXISTS policy_runs (
  policy_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  nominal_time DATETIME(6) NOT NULL,
  version INT NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposed_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  accomplished INT NOT NULL,
  failed INT NOT NULL,
  skipped INT NOT NULL,
  reason VARCHAR(2048) NULL,
  PRIMARY KEY (policy_id, nominal_time),
  KEY by_state (state, changed_at)
);
