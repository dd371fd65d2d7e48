"""The stories in order, each a command."""
