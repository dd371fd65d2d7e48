"""Dated events, told by several entries, as rows."""
