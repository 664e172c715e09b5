"""One build, stage after stage; the ledger that remembers it; publishing; why, and proof.

In: `Options` (`options`). Out: files in the output folder, the ledger, and a `Result` (`result`). All of it is shell.
"""
