"""An article and what was found in it, as the entry that an editor gets."""
