CREATE TABLE IF NOT EXISTS snapshot_tags (
  snapshot_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tag_key VARCHAR(128) NOT NULL,
  tag_value VARCHAR(128) NOT NULL,
  PRIMARY KEY (snapshot_id, tag_key),
  KEY by_tag (tag_key, tag_value)
);
