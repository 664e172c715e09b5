"""Drawings that do more than draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from dancam.images.svg import danger_in
from tests.portal import PICTURE, Portal

ROOT = Path(__file__).parents[3]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<rect width='9' height='9' fill='url(#mau)'/>",
        "<defs><linearGradient id='mau'/></defs><use href='#a'/><use xlink:href='#a'/>",
        "<style>.a { fill: #c00; clip-path: url(#b) }</style>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<text lang='vi'>Chợ phiên &amp; lễ hội</text><title>on = bật</title>",
        "<animate attributeName='opacity' from='0' to='1' dur='1s'/>",
        "<!-- <script> -->",
    ],
)
def test_what_only_draws_is_let_through(inside: str) -> None:
    assert danger_in(SVG.format(inside).encode()) == ""


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
        "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
        "<rect onclick='alert(1)'/>",
        "<rect ONLOAD='alert(1)'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>",
        "<a href='javascript:alert(1)'><rect/></a>",
        "<a xlink:href='java&#10;script:alert(1)'><rect/></a>",
        "<a href='https://kia.example/'><rect/></a>",
        "<image href='https://kia.example/a.png'/>",
        "<image xlink:href='//kia.example/a.png'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>",
        "<use href='khac.svg#a'/>",
        "<style>@import 'https://kia.example/a.css';</style>",
        "<style>rect { fill: url(https://kia.example/a.svg#b) }</style>",
        "<rect style='fill: url( \"https://kia.example/a.svg#b\")'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
        "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
        "<iframe src='https://kia.example/'/>",
    ],
)
def test_what_does_more_is_refused(inside: str) -> None:
    assert danger_in(SVG.format(inside).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a drawing",
        b"<svg",
        b"\xff\xfe<\x00s\x00v\x00g\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9'",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<?xml-stylesheet href='a.css'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>&nbsp;</svg>",
    ],
)
def test_what_no_browser_would_draw_is_refused(data: bytes) -> None:
    assert danger_in(data)


def test_the_drawings_of_the_project_only_draw() -> None:
    found = [*(ROOT / "content").rglob("*.svg"), *(ROOT / "static").rglob("*.svg")]
    assert len(found) > 10
    assert {str(path): danger_in(path.read_bytes()) for path in found if danger_in(path.read_bytes())} == {}


def test_an_editor_is_told_and_nothing_is_published(portal: Portal) -> None:
    portal.write("content/thoi-su/anh.svg", SVG.format("<script>alert(1)</script>")).article(
        "thoi-su/a.md", image="anh.svg"
    )
    portal.build().failed("drawing-active")
    assert "<script>" in "\n".join(portal.messages())
    portal.write("content/thoi-su/anh.svg", PICTURE).build().succeeded()
    portal.write("static/anh.svg", SVG.format("<script>alert(1)</script>")).build().succeeded()
