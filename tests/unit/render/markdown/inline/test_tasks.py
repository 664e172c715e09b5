"""Tasks in lists."""

from __future__ import annotations

import pytest

from tests.unit.render.markdown.inline.rendered import html

TO_DO = '<span class="task-sign">☐</span><span class="visually-hidden"> Chưa: </span>'
DONE = '<span class="task-sign">☑</span><span class="visually-hidden"> Xong: </span>'


def test_an_item_that_begins_with_a_box_is_a_task() -> None:
    assert html("- [ ] một *hai*\n- [x] ba\n- [X] bốn\n- năm") == (
        f'<ul>\n<li class="task">{TO_DO}một <em>hai</em></li>\n<li class="task">{DONE}ba</li>\n'
        f'<li class="task">{DONE}bốn</li>\n<li>năm</li>\n</ul>'
    )


def test_a_task_of_several_paragraphs() -> None:
    made = html("1. [ ] một\n\n2. [x] hai")
    assert f"<p>{TO_DO}một</p>" in made
    assert f"<p>{DONE}hai</p>" in made


@pytest.mark.parametrize("item", ["[ ]", "[x](a.md)", "[x]a", "[y] a", "a [ ] b", "[x][]", "`[ ]` a"])
def test_another_item_is_none(item: str) -> None:
    assert "task" not in html(f"- {item}")


def test_a_paragraph_is_none() -> None:
    assert html("[ ] một") == "<p>[ ] một</p>"
