"""RENDER, the fourth stage: from an output to its bytes.

In: an `Output`. Out: `Rendered` (`makers`), and from worker processes `Done` (`workers`).
Pure but for `press`, `workers`, `deadline` and `templates/compiled`.
"""
