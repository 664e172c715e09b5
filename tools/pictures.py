"""Draw every banner and every illustration of the demo portal: `python tools/pictures.py`.

The same program gives the same bytes at every run, so the pictures are kept in the repository beside it.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that the drawing kit is found from wherever this is started

from tools.drawing import (  # noqa: E402 - the path to it comes first
    banners,
    countryside,
    defence,
    digital,
    economy,
    faiths,
    homeland,
    life,
    meetings,
    news,
    party,
    village,
)
from tools.drawing.catalogue import PICTURES  # noqa: E402 - the path to it comes first

# Importing a room files its pictures.
ROOMS = (banners, countryside, defence, digital, economy, faiths, homeland, life, meetings, news, party, village)
HEAVY = 12_000


def main() -> None:
    """Write all pictures, and say which are heavier than a picture should be."""
    for path, draw in sorted(PICTURES.items()):
        target, svg = ROOT / path, draw()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(svg, encoding="utf-8")
        if len(svg.encode()) > HEAVY:
            print(f"{path}: {len(svg.encode())} bytes")
    print(f"{len(PICTURES)} pictures from {len(ROOMS)} rooms")


if __name__ == "__main__":
    main()
