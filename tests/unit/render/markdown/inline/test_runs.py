"""Emphasis, what is struck out, and what stands below or above the line."""

from __future__ import annotations

import re

import pytest

from tests.unit.render.markdown.inline.rendered import line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Theo **Báo*đưa**", "<em>Theo **Báo</em>đưa**"),  # the library loses a letter of it
        ("*Theo **Báo** đưa*", "<em>Theo <strong>Báo</strong> đưa</em>"),
        ("***cả hai***", "<em><strong>cả hai</strong></em>"),
        ("***một** hai*", "<em><strong>một</strong> hai</em>"),
        ("**một *hai***", "<strong>một <em>hai</em></strong>"),
        ("*a **b *c* d** e*", "<em>a <strong>b <em>c</em> d</strong> e</em>"),
        ("một*hai*ba", "một<em>hai</em>ba"),
        ("mot_hai_ba _bốn_", "mot_hai_ba <em>bốn</em>"),
        ("ảnh_1_của_tôi.jpg", "ảnh_1_của_tôi.jpg"),
        ("_(“trích”)_ và *“trích”*", "<em>(“trích”)</em> và <em>“trích”</em>"),
        ("* không * phải", "* không * phải"),
        ("**chưa đóng", "**chưa đóng"),
        ("3 * 4 * 5 = 60", "3 * 4 * 5 = 60"),
        ("**5.000 đ**/kg", "<strong>5.000 đ</strong>/kg"),
        ("**€5**a", "<strong>€5</strong>a"),
        ("a**€5**", "a**€5**"),  # a sign of money counts as punctuation
        ("*một\nhai*", "<em>một\nhai</em>"),
        ("*`*`*", "<em><code>*</code></em>"),
        ("*[a*](b.md)", '*<a href="b.md">a*</a>'),
        ("**a `b** c`", "**a <code>b** c</code>"),
        ("*a\\* b*", "<em>a* b</em>"),
        # Blanks of a form, and faces.
        ("(^_^) (-_-)", "(^_^) (-_-)"),
        ("__/__/2026, ___/___/____, __:__", "__/__/2026, ___/___/____, __:__"),
        ("_a __-__ b_ và **:**", "<em>a __-__ b</em> và <strong>:</strong>"),
    ],
)
def test_emphasis(text: str, expected: str) -> None:
    assert line(f"x {text}") == f"x {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~~gạch bỏ~~ và a~~b~~c", "<del>gạch bỏ</del> và a<del>b</del>c"),
        ("~~một **hai**~~", "<del>một <strong>hai</strong></del>"),
        ("~~ không ~~ và ~~~ba~~~", "~~ không ~~ và ~~~ba~~~"),
        ("H~2~O, SO~4~^2-^ và C~6~H~12~O~6~", None),
        ("m^2^, 10^3^ và Ca^2+^X", "m<sup>2</sup>, 10<sup>3</sup> và Ca<sup>2+</sup>X"),
        ("khoảng ~ 5, chừng ~5 đến ~10, 5~10 km", "khoảng ~ 5, chừng ~5 đến ~10, 5~10 km"),
        ("~5~10 km", "~5~10 km"),
        ("2^10 và 2^3", "2^10 và 2^3"),
        ("^_^ vui ^.^ ^^", "^_^ vui ^.^ ^^"),
        ("x~~y~z", "x~~y~z"),
        ("thư mục ~/a và ~/b", "thư mục ~/a và ~/b"),
    ],
)
def test_struck_out_below_and_above(text: str, expected: str | None) -> None:
    below = "H<sub>2</sub>O, SO<sub>4</sub><sup>2-</sup> và C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>"
    assert line(f"x {text}") == f"x {expected or below}"


def test_emphasis_that_is_nested_very_deep_keeps_its_words() -> None:
    made = line(f"{'*a **b ' * 2000}c{' d** e*' * 2000}")
    words = re.sub("<[^>]*>", "", made)
    assert [words.count(each) for each in "abcde*"] == [2000, 2000, 1, 2000, 2000, 0]
    assert made.count("<strong>") > 10
