"""ARRANGE, the second stage: the portal at one moment.

In: sources, assets and the settings, and the result of the last build. Out: `Article`, `StaticPage` (`article`) on
shelves by month, in a `Site` (`site`), and what is new in it (`changes`). Pure; the moment is an argument.
`arrange` runs the other modules in order.
"""
