"""Names, their pages and the links between them."""
