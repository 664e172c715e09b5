"""How much the random tests try. `make test` tries little, so that people run it; `make fuzz` tries for hours.

| What | `make test` | `make fuzz` |
|---|---|---|
| sequences of 14 edits, each built and compared with a clean build | 8 | 20,000 |
| such sequences under `dancam serve`, each output asked for | 3 | 3,333 |
| sequences of edits that the watcher reports | 2 | 200 |
| builds that are killed | 2 × 5 | 2 × 6,666 |
| failing steps of a publish that are tried | every 37th to 67th, later 11th to 29th | every one |
| examples of a property | a tenth of the number beside it, 12 at least | 200 times that number |

`DANCAM_EXAMPLES` is the number of sequences; the others follow it in proportion.
"""

from __future__ import annotations

import os

_GIVEN = int(os.environ.get("DANCAM_EXAMPLES", "0"))

IS_LONG = bool(_GIVEN)
"""Whether somebody asked for more than the usual."""
SEQUENCES = _GIVEN or 8
WATCHED = _GIVEN // 100 or 2
SEQUENCES_ON_DEMAND = _GIVEN // 6 or 3
KILLS = int(os.environ.get("DANCAM_KILLS", "0")) or _GIVEN // 3 or 5


def examples_of(count: int) -> int:
    """Return how many examples a property is tried with that names `count` as a good number."""
    return count * max(1, _GIVEN // 100) if _GIVEN else max(min(count, 12), count // 10)
