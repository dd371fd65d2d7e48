"""An entry held against the seed that it was made from."""
