"""Which keys there are, and what their values may be."""
