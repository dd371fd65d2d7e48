"""Tags listed, merged and renamed."""
