"""The stories in order: what `ingest`, `build`, `check` and `extract` do, from disk to disk."""
