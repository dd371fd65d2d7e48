"""What an editor may write, and how it is read and written."""
