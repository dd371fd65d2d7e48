"""Pages through templates."""
