"""Tests of `dancam/live/`."""
