"""ARRANGE, the second stage: the portal as it stands at one moment.

In: sources, assets and the settings, with what the last build arranged. Out: `Article`, `StaticPage` (`article`) on
shelves by month, in a `Site` (`site`), and what is new in it (`changes`). Pure; the moment is an argument.
`arrange` says in which order the other modules do it.
"""
