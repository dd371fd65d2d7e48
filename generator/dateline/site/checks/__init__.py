"""What only the whole digest shows to be wrong."""
