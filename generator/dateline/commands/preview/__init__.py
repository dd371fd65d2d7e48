"""Pages while an editor writes."""
