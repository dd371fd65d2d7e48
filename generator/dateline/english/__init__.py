"""A sentence read once: what the rooms above ask of English."""
