"""What an editor may write, and how it is read: Markdown files with front matter in, values and problems out."""
