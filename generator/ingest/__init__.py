"""Seeds in, entries out, without losing an editor's work."""
