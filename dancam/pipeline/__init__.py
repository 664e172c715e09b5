"""One build, stage by stage; the ledger that records it; publishing; `explain` and `verify`.

In: `Options` (`options`). Out: files in the output folder, the ledger, and a `Result` (`result`). Shell.
"""
