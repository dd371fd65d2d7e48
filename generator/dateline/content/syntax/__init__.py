"""The text of front matter and vocabulary files, with its places."""
