"""The published site and the world: how it deviates from what was built, and who is told what is new."""
