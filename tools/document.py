"""Write the parts of docs/ that are made from the code: the fields of every view, every problem, examples of messages.

`make docs` runs it; a test fails when its pages are out of date.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dancam.messages.catalogue import WORDINGS
from dancam.messages.wording import ProblemWords
from dancam.problems import Severity, severity_of
from dancam.vietnamese import nfc
from dancam.views.words import ENGLISH, VIETNAMESE
from demo.examples import with_messages
from demo.rights import EXAMPLES, WORDS, Example

ROOT = Path(__file__).parent.parent

# The modules of views for templates, and of views for outputs without a template.
TEMPLATE_VIEWS = ("article", "pages", "lists", "home", "search")
DATA_VIEWS = ("files", "feeds", "sitemaps")

_MADE = "<!-- Made from the code by `make docs`; edit the code, not this page. -->"
_SEVERITIES = {Severity.ERROR: "lỗi · error", Severity.WARNING: "cảnh báo · warning", Severity.HINT: "gợi ý · hint"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record."""

    name: str
    type: str
    """Its annotation."""
    text: str
    """Its docstring."""


@dataclass(frozen=True, slots=True)
class RecordClass:
    """A record as its code defines it."""

    name: str
    bases: tuple[str, ...]
    text: str
    """Its docstring."""
    fields: tuple[Field, ...]

    @property
    def template(self) -> str:
        """Name of the template that shows it; empty if it is part of other records."""
        match = re.search(r"\(`([a-z0-9-]+\.html)`\)", self.text)
        return match[1] if match else ""


class Undocumented(Exception):  # noqa: N818 - named for what is missing
    """A class or field has no docstring."""


def classes(code: str) -> Iterator[RecordClass]:
    """Yield the classes of a module, in order, with their fields and docstrings."""
    for node in ast.parse(code).body:
        if isinstance(node, ast.ClassDef):
            bases = tuple(ast.unparse(base) for base in node.bases)
            yield RecordClass(node.name, bases, ast.get_docstring(node) or "", tuple(_fields(node)))


def _fields(node: ast.ClassDef) -> Iterator[Field]:
    for field, after in zip(node.body, [*node.body[1:], None], strict=True):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        below = after.value if isinstance(after, ast.Expr) else None
        text = below.value if isinstance(below, ast.Constant) and isinstance(below.value, str) else ""
        yield Field(field.target.id, ast.unparse(field.annotation), " ".join(text.split()))


def _records(module: str) -> list[RecordClass]:
    code = (ROOT / "dancam" / f"{module}.py").read_text(encoding="utf-8")
    return [each for each in classes(code) if each.fields]


def views_page() -> str:
    """Return docs/theme-views.md."""
    records = [each for module in TEMPLATE_VIEWS for each in _records(f"views/{module}")]
    records = [each for each in records if "Record" in each.bases or "Sheet" in each.bases]
    parts = _records("views/parts")
    prose = sorted(
        (each for each in _records("render/markdown/renderer") if each.name in {"Prose", "Heading"}),
        key=lambda r: r.name,
        reverse=True,
    )
    data = [each for module in DATA_VIEWS for each in _records(f"views/{module}")]
    known = {each.name for each in (*records, *parts, *prose, *data)} | {"Words"}
    pages = [each for each in records if each.template]
    own = [each for each in records if not each.template]
    sheet = next(each for each in parts if each.name == "Sheet")
    lines = [
        "# The fields of every view",
        "",
        _MADE,
        "",
        "What a template may read, and nothing else. [Themes](theme.md) tells how templates work;",
        "a template that asks for a field which is not here fails, with the place in the template.",
        "",
        "## What each template gets",
        "",
        "| Template | `view` is | `prose` |",
        "|---|---|---|",
    ]
    for each in pages:
        with_prose = "yes" if any(field.type == "Body" for field in each.fields) else ""
        lines.append(f"| `{each.template}` | {_class_link(each.name)} | {with_prose} |")
    lines += ["", "## Views", "", *_sections((sheet, *pages), known)]
    lines += ["## Parts", "", *_sections((*own, *(each for each in parts if each is not sheet)), known)]
    lines += ["## `prose`", "", *_sections(prose, known)]
    lines += _words()
    lines += [
        "## Views that no template shows",
        "",
        "Feeds, sitemaps, `robots.txt` and copied files are made by functions; `dancam explain` names their fields.",
        "",
        *_sections(data, known),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _sections(records: Iterable[RecordClass], known: set[str]) -> Iterator[str]:
    for record in records:
        yield from (f"### {record.name}", "", record.text, "")
        if "Sheet" in record.bases:
            yield from (f"It has the fields of {_class_link('Sheet')}, and:", "")
        yield from ("| Field | Type | Meaning |", "|---|---|---|")
        for field in record.fields:
            if not field.text or not record.text:
                raise Undocumented(f"{record.name}.{field.name}")
            yield f"| `{field.name}` | {_type(field.type, known)} | {_cell(field.text)} |"
        yield ""


def _class_link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _type(annotation: str, known: set[str]) -> str:
    """Return a type in the words of template authors: `tuple[Link, ...]` is a list of Link."""
    optional = annotation.endswith(" | None")
    bare = annotation.removesuffix(" | None")
    inner = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", bare)
    name = inner[1] if inner else bare
    shown = _class_link(name) if name in known else {"str": "text", "int": "number"}.get(name, f"`{name}`")
    return ("list of " if inner else "") + shown + (" or none" if optional else "")


def _words() -> Iterator[str]:
    yield from ("## Words", "", "What the theme says by itself: `view.frame.words`, in the portal's language.", "")
    yield from ("| Field | `vi` | `en` |", "|---|---|---|")
    for name in VIETNAMESE.__struct_fields__:
        yield f"| `{name}` | {_cell(getattr(VIETNAMESE, name))} | {_cell(getattr(ENGLISH, name))} |"
    yield ""


def problems_page() -> str:
    """Return docs/problems.md."""
    lines = [
        "# Mọi vấn đề mà dancam nêu · Every problem that dancam tells of",
        "",
        _MADE,
        "",
        "`dancam check` và `dancam build` nêu từng vấn đề kèm tệp, dòng và cột. **Lỗi**: không đăng gì.",
        "**Cảnh báo**: vẫn đăng, trừ khi có `--strict`. **Gợi ý**: không bao giờ ngăn việc đăng.",
        "Chữ trong ngoặc nhọn thay cho những gì tìm thấy.",
        "",
        "An **error** publishes nothing; a **warning** publishes all the same, unless `--strict` is given;",
        "a **hint** never stops a build. In JSON, `kind` is the name in code style below, and `code` the name",
        "in the language asked for.",
        "",
    ]
    for code, wording in WORDINGS.items():
        lines += [f"## {wording.vi.code} · `{code}`", "", f"**{_SEVERITIES[severity_of(code)]}**", ""]
        lines += [*_said(wording.vi, "Sửa"), "", *_said(wording.en, "Mend"), ""]
        lines += _example(EXAMPLES[code])
    return "\n".join(lines)


def _said(words: ProblemWords, what: str) -> list[str]:
    """Return the wording of a problem in one language as lines of Markdown."""
    hints = [_text(hint) for hint in (words.hint, words.hint_guess) if hint]
    return [f"{_text(words.message[:1].upper() + words.message[1:])}.", *(f"{what}: {hint}." for hint in hints)]


def _example(example: Example) -> list[str]:
    """Return an example as lines of Markdown."""
    if example.kind == WORDS:
        return [f"- Sai: {example.wrong}", f"- Đúng: {example.right}", ""]
    shown = [re.sub(r"[\x00-\x08\x0b-\x1f]", "�", nfc(text)).rstrip("\n") for text in (example.wrong, example.right)]
    return ["Sai:", "", "```text", shown[0], "```", "", "Đúng:", "", "```text", shown[1], "```", ""]


def _bare(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


def _cell(text: str) -> str:
    """Return a text for a cell of a table, escaped except between backticks."""
    return _escaped(text).replace("|", "\\|").replace("\n", "<br>")


def _text(text: str) -> str:
    """Return the wording of a problem as an escaped sentence without the full stop."""
    return _escaped(_bare(text)).replace("\n", "<br>").rstrip(".")


def _escaped(text: str) -> str:
    """Return a text escaped for Markdown, except between backticks."""
    pieces = re.split(r"(`[^`\n]*`)", text)
    pieces[::2] = [re.sub(r"[<>*_]", lambda match: "\\" + match[0], piece) for piece in pieces[::2]]
    return "".join(pieces)


def editors_page() -> str:
    """Return the page of the editors' handbook with the current messages for its mistakes."""
    return with_messages((ROOT / EDITORS).read_text(encoding="utf-8"))


EDITORS = "docs/bien-tap/loi-thuong-gap.md"
# Every page that is made from the code, wholly or in part, by its path in the repository.
PAGES = {"docs/theme-views.md": views_page, "docs/problems.md": problems_page, EDITORS: editors_page}


def main(arguments: Sequence[str]) -> int:
    """Write the pages that changed; with `--check` only print their names, and return 1 if there are any."""
    is_check, changed = "--check" in arguments, False
    for name, page in PAGES.items():
        target, text = ROOT / name, page()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            changed = True
            print(name)
            if not is_check:
                target.write_text(text, encoding="utf-8")
    return int(is_check and changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
