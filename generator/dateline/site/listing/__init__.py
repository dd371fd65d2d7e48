"""What several pages show beside their lists: other pages of a long one, charts of coverage, related entries."""
