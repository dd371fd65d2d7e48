"""Dateline: pasted news articles in, entries that editors own between, a searchable static digest out."""

__version__ = "0.1.0"
