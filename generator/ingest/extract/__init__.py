"""An article in, an extraction out: tags, mentions, time expressions, events and quotes."""
