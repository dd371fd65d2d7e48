"""Bodies: the dialect, what is allowed in it, and how it is shown."""
