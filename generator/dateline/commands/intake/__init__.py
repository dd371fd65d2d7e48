"""Seeds become entries."""
