CREATE TABLE IF NOT EXISTS instances (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(128) NOT NULL,
  region VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  node VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  missed_at DATETIME(6) NULL,
  gone_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_region (region, id)
);
