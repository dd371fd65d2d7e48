"""The frame of a pasted article: what stands around the story, line by line, and what each line says."""
