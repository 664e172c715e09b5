"""The yardstick of CommonMark and of the documents: what is the same HTML by meaning, and what is not."""

from __future__ import annotations

import pytest

from demo.meaning import as_published, outline, tree_of


def meaning(html: str) -> str:
    return outline(as_published(tree_of(html)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Ra\nđồng</p>", "<p>Ra đồng</p>\n"),
        ("<ul>\n<li>cấy</li>\n</ul>", "<ul><li>cấy</li></ul>"),
        ("<p>a &quot;b&quot;</p>", '<p>a "b"</p>'),
        ("<p>một<br />\nhai</p>", "<p>một<br>hai</p>"),
        ('<a href="%C4%91.md">x</a>', '<a href="đ.md">x</a>'),
        ('<h2 id="muc">Mục</h2>', "<h1>Mục</h1>"),
        ("<h1>A</h1><h4>B</h4>", "<h2>A</h2><h3>B</h3>"),
        (
            '<p><img src="a.png" alt="A" title="Lời" /></p>',
            '<figure><img src="a.png" alt="A"><figcaption>Lời</figcaption></figure>',
        ),
        (
            "<div class='table' role='region'><table><tr><td>1</table></div>",
            "<table><tbody><tr><td>1</td></tr></tbody></table>",
        ),
        ("Chữ rời", "<p>Chữ rời</p>"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Ra đồng</p>", "<p>Ra  đồng sáng</p>"),
        ("<li>cấy</li>", "<li><p>cấy</p></li>"),
        ("<p>a<em>b</em></p>", "<p><em>a</em>b</p>"),
        ("<pre><code>a\n  b</code></pre>", "<pre><code>a\nb</code></pre>"),
        ("<ol><li>a</ol>", "<ol start=2><li>a</ol>"),
        ("<ul><li>a</ul>", "<ol><li>a</ol>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ('<a href="a">x</a>', '<a href="b">x</a>'),
        ("<h2>A</h2><h2>B</h2>", "<h2>A</h2><h3>B</h3>"),
        ("<p>a\xa0b</p>", "<p>a b</p>"),
        ("<p>a <em> b</em></p>", "<p>a<em>b</em></p>"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert meaning(one) != meaning(other)


def test_the_order_of_attributes_says_nothing() -> None:
    first, second = "<p><img alt='' src='a' title='b'></p>", "<p><img title='b' src='a'></p>"
    assert outline(tree_of(first)) == outline(tree_of(second))
