"""Ways in from other programs: what they write becomes an article, and what has no place in one is told."""
