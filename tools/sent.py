"""How many files and bytes one new article sends to each kind of host, in a portal that is like news.

python -m tools.sent 10000            # all kinds
python -m tools.sent 500 rsync git    # some
"""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from demo.hosts import Counter, sshd, swift
from demo.places import KINDS, Place, folder_place, git_place, s3_place

ROOT = Path(__file__).parent.parent
NOW = "2026-06-15T09:00:00+07:00"


def dancam(*arguments: str | Path, environment: dict[str, str] | None = None) -> dict[str, Any]:
    """Run a command of dancam, and return what it says in JSON."""
    command = [sys.executable, ROOT / "build.py", *arguments, "--json"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **(environment or {})})
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def places(kinds: list[str], folder: Path, running: ExitStack) -> dict[str, tuple[Place, Counter | None]]:
    """Return a place of each kind, behind a counter where there is a connection."""
    made: dict[str, tuple[Place, Counter | None]] = {"folder": (folder_place(folder / "folder"), None)}
    if {"rsync", "sftp", "git"} & set(kinds):
        host = running.enter_context(sshd(folder / "ssh"))
        counter = Counter(host.port)
        for name in ("client", "known_hosts"):
            settings = host.folder / name
            settings.write_text(settings.read_text().replace(str(host.port), str(counter.port)))
        made |= {kind: (folder_place(folder / kind, kind, host), counter) for kind in ("rsync", "sftp")}
        branch = dataclasses.replace(
            git_place(folder / "git"),
            address=f"git:ssh://127.0.0.1{folder}/git#gh-pages",
            environment={"GIT_SSH_COMMAND": host.command},
        )
        made["git"] = branch, counter
    if "s3" in kinds:
        server = running.enter_context(swift(folder / "swift"))
        bucket, counter = s3_place(server, "cong"), Counter(int(server.endpoint.rpartition(":")[2]))
        there = {**bucket.environment, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{counter.port}"}
        made["s3"] = dataclasses.replace(bucket, environment=there), counter
    return {kind: made[kind] for kind in kinds}


def bring(kind: str, place: Place, counter: Counter | None, site: Path) -> str:
    """Deploy, and return a row of what went."""
    if counter:
        counter.sent = counter.received = 0
    started = time.monotonic()
    result = dancam("deploy", place.address, "--site", site, environment=dict(place.environment))
    seconds = time.monotonic() - started
    files = len(result["new"]) + len(result["changed"])
    sent = f"{counter.sent:,} | {counter.received:,}" if counter else "– | –"
    return f"| {kind} | {files:,} | {result['bytes']:,} | {sent} | {seconds:.1f} |"


def main(arguments: list[str]) -> None:
    """Deploy a portal, and then one with an article more; print what the second deploy sent."""
    count, kinds = arguments[0] if arguments else "500", arguments[1:] or list(KINDS)
    with ExitStack() as running, tempfile.TemporaryDirectory() as raw:
        site = Path(raw) / "site"
        subprocess.run([sys.executable, "-m", "bench.search.corpus", count, site], cwd=ROOT, check=True)
        dancam("build", "--site", site, "--now", NOW)
        targets = places(kinds, Path(raw), running)
        head = "| target | files | bytes of files | bytes sent | bytes received | seconds |\n|---|---|---|---|---|---|"
        print(f"The first deploy of {count} articles:\n\n{head}", flush=True)
        for kind, (place, counter) in targets.items():
            print(bring(kind, place, counter, site), flush=True)
        some = next(path for path in sorted((site / "content").rglob("*.md")) if "\ncategory:" in path.read_text())
        new = [line if not line.startswith(("title:", "date:")) else "" for line in some.read_text().split("\n")]
        front = ["---", "title: Bài vừa đăng", "date: 2026-06-15 08:30", *filter(None, new[1 : new.index("---", 1)])]
        some.with_name("bai-vua-dang.md").write_text("\n".join([*front, *new[new.index("---", 1) :]]))
        dancam("build", "--site", site, "--now", NOW)
        print(f"\nOne article more:\n\n{head}", flush=True)
        for kind, (place, counter) in targets.items():
            print(bring(kind, place, counter, site), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
