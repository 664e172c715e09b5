"""The way out: the output folder → the same files on a host. Only what changed travels; no dead link at any moment."""
