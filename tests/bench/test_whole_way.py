"""The bench of the whole way: what it adds up, and what it says of what was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.whole_way import ASKED, Way, report


@pytest.mark.parametrize(("build", "reached"), [(0.5, "yes"), (ASKED, "NO")])
def test_the_table_has_each_step_and_their_sum_without_what_is_done_once(build: float, reached: str) -> None:
    way = Way(Path(), "folder:live", Path(), "http://127.0.0.1/", {})
    way.seconds = {"(first build)": [9.0], "clone": [0.1, 0.3], "build": [build, build], "deploy": [1.0, 2.0]}
    way.work_done = {"clone": [0.1, 0.1], "build": [0.4, 0.6], "deploy": [0.2, 0.2]}
    way.transferred = [(22, 100), (30, 50)]
    lines = report(way, 500, "a folder").splitlines()
    assert lines[2].split("|")[1:5] == [" clone  ", " 0.20            ", " 0.10  ", " 0.30 "]
    assert lines[2].endswith("| 0.10              |")
    assert next(line for line in lines if line.startswith("| all")).endswith("| 0.80              |")
    assert f"{(1.1 + 2.3) / 2 + build:.2f}" in next(line for line in lines if line.startswith("| all"))
    assert "500 articles, 2 rounds of one article, a folder; at most 30 files, 100 bytes sent." in lines
    assert "Once: first build 9.00 s." in lines
    assert any(line.endswith(f"here, at 500: {reached}.") for line in lines)


def test_a_step_that_fails_ends_the_bench_with_what_it_said(tmp_path: Path) -> None:
    way = Way(tmp_path, "folder:live", tmp_path, "http://127.0.0.1/", {})
    way.clone()
    assert way.step("well", "echo so") == "so\n"
    with pytest.raises(SystemExit, match="no such thing"):
        way.step("ill", "echo no such thing >&2; false")
