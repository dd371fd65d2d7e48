"""Pages in; files, feeds and a search index out."""
