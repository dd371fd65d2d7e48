"""Entries in; one frozen site out: the pages that exist and what each may see."""
