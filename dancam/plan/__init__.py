"""PLAN and COMPARE, the third stage: which outputs there are, which of them are stale, and why.

In: the `Site` and what is new in it, the ledger's record of the last build. Out: `Plan` (`outputs`), decisions.
Pure; a view is made only when it is needed.
"""
