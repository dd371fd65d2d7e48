"""Entries in, the pages that exist out."""
