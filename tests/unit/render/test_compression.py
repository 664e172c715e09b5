"""Compressed bytes: what went in comes out, the same each time, and nothing of the moment is in them."""

from __future__ import annotations

import gzip

import brotli
import pytest

from dancam.plan.compression import CODECS, copies_of, is_worth_it
from dancam.render import compression

SMALL, LARGE = "Ra quân làm thủy lợi. ".encode() * 99, "Ra quân. ".encode() * 130_000
UNPACK = {"brotli": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("data", [b"", b"x", SMALL, LARGE], ids=["nothing", "a byte", "small", "large"])
def test_what_went_in_comes_out(codec: str, data: bytes) -> None:
    packed = compression.COMPRESS[codec](data)
    assert UNPACK[codec](packed) == data
    assert compression.COMPRESS[codec](bytes(data)) == packed


def test_a_gzip_file_holds_neither_time_nor_name() -> None:
    head = compression.gzip(SMALL)[:8]
    assert head[:3] == b"\x1f\x8b\x08"
    assert head[3:] == b"\0\0\0\0\0"


@pytest.mark.parametrize(
    ("path", "maker", "size", "is_so"),
    [
        ("thoi-su/bai.html", "template:article.html", None, True),
        ("cu/bai/index.html", "template:redirect.html", None, False),
        ("robots.txt", "robots", None, False),
        ("static/luat.txt", "copy", 1_000, True),
        ("static/luat.txt", "copy", 999, False),
        ("anh.svg", "copy", 5_000, True),
        ("anh.jpg", "copy", 5_000, False),
        ("tep.pdf", "copy", 5_000, False),
        ("the-chia-se.png", "card", None, False),
    ],
)
def test_texts_that_are_not_small_are_worth_it(path: str, maker: str, size: int | None, is_so: bool) -> None:
    assert is_worth_it(path, maker, size) == is_so


def test_the_copies_lie_beside_their_original() -> None:
    assert copies_of("a/b.html") == ("a/b.html.br", "a/b.html.gz")
