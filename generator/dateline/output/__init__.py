"""Pages in, files out."""
