"""The published site as the world has it: a manifest and an address → how the site deviates from what was built."""
