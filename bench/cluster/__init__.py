"""Measures `dancam build --cluster` on this machine, and reckons from which size it pays (docs/cluster.md)."""
