"""Keys, numbers and dates in; what the site says of them in its language out."""
