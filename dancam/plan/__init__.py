"""PLAN and COMPARE, the third stage: which outputs there are, and which of them are stale, and why.

In: the `Site` and what is new in it, the ledger's memory of the last build. Out: `Plan` (`outputs`), decisions.
Pure; views are only made when somebody asks for them.
"""
