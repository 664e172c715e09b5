"""What the last build read, arranged and published."""

from __future__ import annotations

import functools
import re
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.content.reader import RememberedFile
from dancam.content.source import Asset, TemplateSource
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.ledger_entries import TABLES, OutputEntry, ProblemKey, Stage, State, Unusable
from dancam.pipeline.options import Options, ledger_path
from dancam.plan.decisions import Published, entry_of
from dancam.plan.fingerprints import Fingerprint
from dancam.plan.owners import Owner, OwnerKind
from dancam.problems import Place, Problem, problem
from dancam.site.changes import Arrangement
from dancam.site.names import PUBLISHED, Name
from dancam.site.questions import asked_by
from dancam.site.shelves import Shelf
from dancam.system.disk import FileStat
from dancam.system.listing import packed
from tests.portal import NOW, Portal
from tests.unit.makers import arranged, config_of, page, run_of, source

PRINT = Fingerprint("program", "maker", "view")
STAT, NEVER = FileStat(1, 2, 3, 4), 10**18
AMENDED = packed({"ban/a.svg": STAT, "ban/c.md": STAT}, NEVER)
STATE = State(
    "program", "arranged", "planned", False, NOW, 0.0, 2, 3, 1, "https://thu.example", drafts=False, odd=False
)
COPY = Published("copy", PRINT, "digest", Place("static/x.css"), "0123abcd", size=7)
WRONG = (problem("bad-date", Place("content/a.md", 1), value="x"),)
GUESS = problem("related-missing", Place("content/thoi-su/bai-01.md", 3), value="x", guess="")
DRAFT = source("thoi-su/nhap.md", draft="true")
FOUND = arranged(
    [*run_of(2), source("ban/b.md", date="2026-01-02", author="Lê Văn A"), page("gioi-thieu.md"), DRAFT],
    assets=["content/ban/a.svg", "static/x.css"],
)
FILES: dict[str, RememberedFile | None] = {
    "site.yml": RememberedFile("c", config_of()),
    "content/thoi-su/nhap.md": RememberedFile("n", DRAFT),
    "content/gioi-thieu.md": RememberedFile("p", page("gioi-thieu.md")),
    "content/hong.md": RememberedFile("h", None),
    "content/ban/a.svg": RememberedFile("a", Asset("content/ban/a.svg", "a", 1), "content/ban/A.svg"),
    "static/x.css": RememberedFile("x", Asset("static/x.css", "x", 1)),
    "templates/a.html": RememberedFile("t", TemplateSource("a.html", "t")),
    **{f"content/{path}": RememberedFile("s", None) for path in ("thoi-su/bai-01.md", "thoi-su/bai-02.md", "ban/b.md")},
}


HOME, FEEDS = Owner(OwnerKind.HOME), Owner(OwnerKind.FEEDS, "ban")
TOLD = ProblemKey(Stage.PLAN, "home ")
GUESSED = ProblemKey(Stage.ARRANGE, "content/thoi-su/bai-01.md")


def entry(owner: Owner = HOME, known: Published = COPY, problems: Sequence[Problem] = ()) -> OutputEntry:
    return OutputEntry(owner, known.digest, known.size, entry_of(known), problems)


@functools.cache
def whole() -> bytes:
    """Return the file of a ledger of everything that there is of a kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        write(path, FOUND)
        return path.read_bytes()


def saved(folder: Path) -> Ledger:
    """Return a ledger of everything that there is of a kind, opened again."""
    path = folder / "ledger.db"
    path.write_bytes(whole())
    return Ledger(path)


def write(path: Path, found: Arrangement) -> None:
    made = Ledger(path)
    shelves = found.site.shelves
    with made.writing(from_scratch=True) as entries:
        entries.state(STATE)
        entries.commit("c0ffee")
        entries.listing("content", {"ban": packed({"ban/a.svg": STAT, "ban/b.md": STAT}, NEVER)})
        entries.amended("content", {"ban/b.md": None, "ban/c.md": STAT, "x.md": None})
        entries.files(FILES)
        entries.names(found.names, found.fronts)
        entries.shelves(shelves)
        entries.asked({month: asked_by([7, 5]) for month in shelves})
        entries.pages(found.pages)
        entries.uses([], [("content/ban/a.svg", "ban/b.md"), ("content/ban/a.svg", "gioi-thieu.md")])
        entries.problems({TOLD: WRONG, GUESSED: [GUESS], ProblemKey(Stage.SETTINGS): []})
        entries.outputs([], {"x.html": entry(), "Y/z.html": entry(FEEDS, problems=WRONG)})
    made.close()


# Everything that one may ask a ledger.
QUESTIONS: dict[str, Callable[[Ledger], object]] = {
    "state": lambda ledger: ledger.state,
    "commit": lambda ledger: ledger.commit,
    "listing": lambda ledger: [ledger.listing("content").get("ban"), dict(ledger.listing("content"))],
    "file": lambda ledger: ledger.file("site.yml"),
    "source": lambda ledger: [ledger.source(path) for path in ("thoi-su/nhap.md", "ban/b.md", "hong.md", "x.md")],
    "sources": lambda ledger: ledger.sources(),
    "below": lambda ledger: ledger.below("templates"),
    "digests": lambda ledger: ledger.digests("content"),
    "raw_paths": lambda ledger: ledger.raw_paths(),
    "name": lambda ledger: [ledger.name(path) for path in FOUND.names],
    "front": lambda ledger: [ledger.front(path) for path in FOUND.names],
    "names_at": lambda ledger: ledger.names_at("/ban/b.html"),
    "names_of_slug": lambda ledger: ledger.names_of_slug("nhap"),
    "all_slugs": lambda ledger: sorted(ledger.all_slugs()),
    "due": lambda ledger: ledger.due(NOW),
    "next_due": lambda ledger: ledger.next_due(NOW),
    "asset": lambda ledger: ledger.asset("static/x.css"),
    "assets_below": lambda ledger: ledger.assets_below("content"),
    "labels": lambda ledger: ledger.labels(),
    "articles": lambda ledger: [ledger.articles(month) for month in ((2026, 1), (2026, 5))],
    "asked": lambda ledger: ledger.asked((2026, 5)),
    "pages": lambda ledger: ledger.pages(),
    "users": lambda ledger: ledger.users("content/ban/a.svg"),
    "used": lambda ledger: ledger.used(),
    "guessed": lambda ledger: ledger.guessed(),
    "problems": lambda ledger: ledger.problems(),
    "output": lambda ledger: ledger.output("x.html"),
    "output_digest": lambda ledger: ledger.output_digest("x.html"),
    "output_digests": lambda ledger: ledger.output_digests("Y"),
    "contents": lambda ledger: ledger.contents(),
    "made_by": lambda ledger: ledger.made_by("copy"),
    "owner": lambda ledger: ledger.owner("x.html"),
    "outputs_of": lambda ledger: ledger.outputs_of(HOME),
    "rivals": lambda ledger: list(ledger.rivals("X.HTML")),
    "all_outputs": lambda ledger: ledger.all_outputs(),
    "rendering_problems": lambda ledger: ledger.rendering_problems(),
}


def is_nothing(answer: object) -> bool:
    """Whether an answer is nothing, or a list of nothing."""
    return not answer or (isinstance(answer, list) and not any(answer))


def test_every_question_is_looked_at() -> None:
    others = {"forget", "close", "writing", "path", "ignored"}
    public = {name for name in (*vars(Ledger), *vars(Ledger(Path("none")))) if not name.startswith("_")}
    assert public - others == set(QUESTIONS)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    ledger = saved(tmp_path)
    shelves = FOUND.site.shelves
    assert not ledger.ignored
    articles = {month: tuple(shelf.articles) for month, shelf in shelves.items()}
    expected: dict[str, object] = {
        "state": STATE,
        "commit": "c0ffee",
        "listing": [AMENDED, {"ban": AMENDED}],
        "file": FILES["site.yml"],
        "source": [DRAFT, articles[2026, 1][0].source, None, None],
        "sources": {
            "thoi-su/nhap.md": DRAFT,
            "gioi-thieu.md": page("gioi-thieu.md"),
            "hong.md": None,
            **{each.path: each.source for several in articles.values() for each in several},
        },
        "below": {"templates/a.html": FILES["templates/a.html"]},
        "digests": {path: each.digest for path, each in FILES.items() if each and path.startswith("content/")},
        "raw_paths": {"content/ban/a.svg": "content/ban/A.svg"},
        "name": list(FOUND.names.values()),
        "front": [FOUND.fronts.get(path, b"") for path in FOUND.names],
        "names_at": [FOUND.names["ban/b.md"]],
        "names_of_slug": [FOUND.names["thoi-su/nhap.md"]],
        "all_slugs": [("ban/b.md", "b"), ("thoi-su/bai-01.md", "bai-01"), ("thoi-su/bai-02.md", "bai-02")],
        "due": [],
        "next_due": None,
        "asset": Asset("static/x.css", "x", 1),
        "assets_below": {"content/ban/a.svg": Asset("content/ban/a.svg", "a", 1)},
        "labels": {month: shelf.label for month, shelf in shelves.items()},
        "articles": [articles[2026, 1], articles[2026, 5]],
        "asked": asked_by([5, 7]),
        "pages": FOUND.site.pages,
        "users": {"ban/b.md", "gioi-thieu.md"},
        "used": ["content/ban/a.svg"],
        "guessed": ["thoi-su/bai-01.md"],
        "problems": {TOLD: list(WRONG), GUESSED: [GUESS]},
        "output": COPY,
        "output_digest": "digest",
        "output_digests": {"Y/z.html": "digest"},
        "made_by": ["Y/z.html", "x.html"],
        "contents": {"Y/z.html": ("digest", 7), "x.html": ("digest", 7)},
        "owner": HOME,
        "outputs_of": ["x.html"],
        "rivals": [("x.html", HOME)],
        "all_outputs": {"x.html": HOME, "Y/z.html": FEEDS},
        "rendering_problems": {"Y/z.html": list(WRONG)},
    }
    for question, answer in expected.items():
        assert QUESTIONS[question](ledger) == answer, question
    assert set(expected) == set(QUESTIONS)
    ledger.close()


def test_a_moment_keeps_its_zone(tmp_path: Path) -> None:
    with closing(saved(tmp_path)) as ledger:
        [article] = ledger.articles((2026, 1))
        assert article.front.date.isoformat() == "2026-01-02T00:00:00+07:00"


def test_articles_are_the_same_ones_as_long_as_the_ledger_is_open(tmp_path: Path) -> None:
    with closing(saved(tmp_path)) as ledger:
        assert ledger.articles((2026, 1)) is ledger.articles((2026, 1))


@pytest.mark.parametrize(
    ("due", "hours", "expected"), [(0, 0, []), (-1, 0, ["a.md"]), (0, -1, ["a.md"]), (1, 0, []), (1, 2, ["a.md"])]
)
def test_what_the_clock_changes_is_due_from_its_very_second(
    tmp_path: Path, due: int, hours: int, expected: list[str]
) -> None:
    at = int(NOW.timestamp()) + 3600 * due if (due, hours) != (0, 0) else 0
    made = Ledger(tmp_path / "ledger.db")
    with closing(made):
        with made.writing(from_scratch=True) as entries:
            entries.state(STATE)
            entries.names({"a.md": Name("a.md", "/a.html", "", PUBLISHED, due=at)}, {})
        moment = NOW if hours < 0 else NOW + timedelta(hours=hours)
        assert made.due(moment) == expected
        if expected and hours:
            assert made.due(NOW + timedelta(seconds=3600 * due - 1)) == []


@pytest.mark.parametrize(
    ("path", "rivals"),
    [
        ("x.HTML", ["x.html"]),
        ("y/Z.html", ["Y/z.html"]),
        ("x.html/a.html", ["x.html"]),
        ("x.html/a/b.html", ["x.html"]),
        ("Y", ["Y/z.html"]),
        ("Y/z.html0", []),
        ("a.html", []),
    ],
)
def test_rivals_have_the_same_name_or_a_folder_of_it(tmp_path: Path, path: str, rivals: list[str]) -> None:
    with closing(saved(tmp_path)) as ledger:
        assert [each for each, _ in ledger.rivals(path)] == rivals


def test_without_a_ledger_there_is_nothing_and_nothing_was_ignored(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.db")
    assert not ledger.ignored
    for question, ask in QUESTIONS.items():
        if question == "asked":  # of a shelf that is not there
            continue
        assert is_nothing(ask(ledger)), question
    assert not (tmp_path / "ledger.db").exists()


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    with closing(saved(tmp_path)) as ledger:
        with ledger.writing(from_scratch=False) as entries:
            entries.listing("content", {"ban": None})
            entries.files({"site.yml": None})
            entries.names({"ban/b.md": None}, {})
            entries.shelves({(2026, 1): None})
            entries.pages({"gioi-thieu.md": None})
            entries.uses([("content/ban/a.svg", "ban/b.md")], [])
            entries.problems({TOLD: []})
            entries.outputs(["x.html"], {})
        assert not ledger.listing("content")
        assert ledger.file("site.yml") is None
        assert ledger.name("ban/b.md") is None
        assert ledger.name("thoi-su/nhap.md") is not None
        assert list(ledger.labels()) == [(2026, 5)]
        assert not ledger.pages()
        assert ledger.users("content/ban/a.svg") == {"gioi-thieu.md"}
        assert list(ledger.problems()) == [GUESSED]
        assert list(ledger.all_outputs()) == ["Y/z.html"]


def test_what_is_written_anew_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    other = replace(COPY, digest="other")
    with closing(saved(tmp_path)) as ledger:
        with ledger.writing(from_scratch=False) as entries:
            entries.outputs([], {"x.html": entry(known=other)})
            entries.problems({TOLD: [GUESS]})
            shelf = FOUND.site.shelves[2026, 5]
            entries.shelves({(2026, 5): Shelf((2026, 5), shelf.label, lambda: shelf.articles[:1])})
        assert ledger.output("x.html") == other
        assert ledger.output("Y/z.html") == COPY
        assert ledger.problems()[TOLD] == [GUESS]
        assert ledger.asked((2026, 5)) == asked_by([5, 7])  # they asked before


def test_a_ledger_that_is_written_afresh_holds_nothing_else(tmp_path: Path) -> None:
    with closing(saved(tmp_path)) as ledger:
        with ledger.writing(from_scratch=True) as entries:
            entries.state(STATE)
        for question, ask in QUESTIONS.items():
            if question not in {"state", "asked", "articles"}:
                assert is_nothing(ask(ledger)), question


def test_a_ledger_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with closing(saved(tmp_path)) as ledger:
        with pytest.raises(ZeroDivisionError), ledger.writing(from_scratch=True) as entries:
            entries.state(replace(STATE, outputs=7))
            raise ZeroDivisionError
        assert ledger.all_outputs() == {"x.html": HOME, "Y/z.html": FEEDS}
    with closing(Ledger(tmp_path / "ledger.db")) as again:
        assert again.state == STATE


@pytest.mark.parametrize(
    "data", [b"", b"garbage", b"SQLite format 3\0" + b"\xff" * 200], ids=["empty", "garbage", "head"]
)
def test_what_is_no_ledger_is_ignored_and_written_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(data)
    ledger = Ledger(path)
    assert ledger.ignored
    assert ledger.state is None
    assert not ledger.all_outputs()
    with ledger.writing(from_scratch=True) as entries:
        entries.state(STATE)
        entries.outputs([], {"x.html": entry()})
    assert not ledger.ignored
    ledger.close()
    with closing(Ledger(path)) as again:
        assert again.all_outputs() == {"x.html": HOME}


def test_a_ledger_of_another_version_is_ignored(tmp_path: Path) -> None:
    saved(tmp_path).close()
    change(tmp_path / "ledger.db", "UPDATE meta SET value = '0' WHERE key = 'format'")
    assert Ledger(tmp_path / "ledger.db").ignored


def test_a_folder_in_place_of_the_ledger_is_ignored_and_makes_room(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").mkdir()
    ledger = Ledger(tmp_path / "ledger.db")
    assert ledger.ignored
    with closing(ledger), ledger.writing(from_scratch=True) as entries:
        entries.state(STATE)
    assert (tmp_path / "ledger.db").is_file()


# A ledger that somebody changed


def change(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for command in commands:
            connection.execute(command)


def columns() -> list[tuple[str, str]]:
    """Return table and column of everything that a ledger holds."""
    found = []
    for table in TABLES:
        name, _, rest = table.partition(" ")
        found += [(name, column) for column in re.findall(r"(\w+) (?:TEXT|BLOB|INT|INTEGER|REAL)\b", rest)]
    return found


# Of each question the columns that it decodes. A wrong type in another column may go unnoticed: then nobody reads it.
VALUES = ["NULL", "5", "'text'", "x'c1'", "x'80'", "x''", "'[]'", "x'7b7d'"]


@pytest.mark.parametrize("table", [each.partition(" ")[0] for each in TABLES])
def test_a_table_that_is_gone_is_seen_by_everybody_who_asks_for_it(tmp_path: Path, table: str) -> None:
    saved(tmp_path).close()
    change(tmp_path / "ledger.db", f"DROP TABLE {table}")
    ledger = Ledger(tmp_path / "ledger.db")
    if table == "meta":
        assert ledger.ignored
        return
    refused = []
    for question, ask in QUESTIONS.items():
        try:
            ask(ledger)
        except Unusable:
            refused.append(question)
    ledger.close()
    assert refused


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_value_that_is_none_is_either_refused_or_of_its_type(tmp_path: Path, table: str, column: str) -> None:
    for value in VALUES:
        saved(tmp_path).close()
        try:
            change(tmp_path / "ledger.db", f"UPDATE OR REPLACE {table} SET {column} = {value}")
        except sqlite3.Error:
            continue  # SQLite itself refuses it
        with closing(Ledger(tmp_path / "ledger.db")) as ledger:
            for ask in QUESTIONS.values():
                with suppress(Unusable):
                    ask(ledger)


@pytest.mark.parametrize(
    ("command", "question"),
    [
        ("UPDATE outputs SET entry = x'c1'", "output"),
        ("UPDATE outputs SET entry = NULL", "output"),
        ("UPDATE outputs SET entry = 'text'", "output"),
        ("UPDATE outputs SET owner = NULL", "owner"),
        ("UPDATE outputs SET owner = x'80'", "all_outputs"),
        ("UPDATE outputs SET trouble = x'80'", "rendering_problems"),
        ("UPDATE files SET record = 'text'", "file"),
        ("UPDATE files SET record = 5", "file"),
        ("UPDATE files SET record = x'5b5d'", "file"),
        ("UPDATE files SET digest = NULL", "file"),
        ("UPDATE files SET digest = NULL", "digests"),
        ("UPDATE names SET address = NULL", "name"),
        ("UPDATE names SET month = 'text'", "name"),
        ("UPDATE names SET front = 'text'", "front"),
        ("UPDATE names SET slug = NULL", "all_slugs"),
        ("UPDATE shelves SET label = x'80'", "labels"),
        ("UPDATE shelves SET articles = NULL", "articles"),
        ("UPDATE shelves SET articles = x'7b7d'", "articles"),
        ("UPDATE asked SET numbers = x'000000'", "asked"),
        ("UPDATE asked SET numbers = NULL", "asked"),
        ("UPDATE pages SET entry = x'7b7d'", "pages"),
        ("UPDATE uses SET source = x'80' WHERE source = 'ban/b.md'", "users"),
        ("UPDATE problems SET entry = x'80'", "problems"),
        ("UPDATE listings SET entry = 'text'", "listing"),
        ("UPDATE amended SET entry = 'text'", "listing"),
        ("UPDATE amended SET entry = x'c1'", "listing"),
    ],
)
def test_a_value_that_is_wrong_is_refused(tmp_path: Path, command: str, question: str) -> None:
    saved(tmp_path).close()
    change(tmp_path / "ledger.db", command)
    with closing(Ledger(tmp_path / "ledger.db")) as ledger, pytest.raises(Unusable):
        QUESTIONS[question](ledger)


@pytest.mark.parametrize(
    "command", ["UPDATE meta SET value = x'80'", "DELETE FROM meta", "DELETE FROM meta WHERE key = 'state'"]
)
def test_a_ledger_without_a_state_is_ignored(tmp_path: Path, command: str) -> None:
    saved(tmp_path).close()
    change(tmp_path / "ledger.db", command)
    assert Ledger(tmp_path / "ledger.db").ignored


# Through a portal


class Two:
    """A portal with some of everything that goes to and fro between two contents, and clean builds of both.

    So each build with a bad ledger has much to do, and there is a whole portal at its end to go on from.
    """

    def __init__(self, portal: Portal) -> None:
        portal.articles(9).articles(3, category="quy-che").write("content/thoi-su/anh.svg", "<svg/>")
        portal.article("thoi-su/sau.md", date="2026-06-20")
        portal.article(
            "thoi-su/x.md", "[a](/khong/) ![b](anh.svg)", tags="[a]", author="khoi", related="[bai-001, sai]"
        )
        self.portal = portal
        self.is_other = False
        self.expected = {self.is_other: self._clean()}
        self.change()
        self.expected[self.is_other] = self._clean()
        portal.build().succeeded()

    def _clean(self) -> tuple[dict[str, bytes], Sequence[Problem]]:
        return self.portal.clean_tree(), self.portal.clean_result.problems

    @property
    def ledger(self) -> Path:
        return self.portal.folder / ".dancam/ledger.db"

    def change(self) -> Portal:
        """Go to the other content."""
        self.is_other = not self.is_other
        if self.is_other:
            self.portal.article(
                "thoi-su/bai-009.md", "Khác.", title="Khác", tags="[a]", author="khoi", date="2026-01-04"
            )
            return self.portal.delete("content/quy-che/bai-002.md").write("content/thoi-su/anh.svg", "<svg></svg>")
        self.portal.articles(1, first=9).articles(1, category="quy-che", first=2)
        return self.portal.write("content/thoi-su/anh.svg", "<svg/>")

    def assert_whole(self) -> Portal:
        portal = self.portal
        assert "internal" not in portal.codes(), portal.messages()
        tree, problems = self.expected[self.is_other]
        assert portal.succeeded().tree() == tree
        assert [each for each in portal.result.problems if each.code != "address-lost"] == problems
        return portal

    def assert_cold(self) -> None:
        """Assert that the portal was built without the ledger, and that the next build has one."""
        assert self.portal.result.cold == "ignored"
        self.assert_whole().build().succeeded().rendered(0).wrote(0)
        assert self.portal.result.cold == ""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """The portal of this module; each test leaves it whole."""
    return Two(Portal(tmp_path_factory.mktemp("two") / "site"))


@pytest.mark.parametrize("table", [each.partition(" ")[0] for each in TABLES])
def test_a_build_whose_ledger_lacks_a_table_is_a_cold_one(two: Two, table: str) -> None:
    change(two.ledger, f"DROP TABLE {table}")
    two.change().build()
    two.assert_cold()


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE meta SET value = x'80'",
        "UPDATE listings SET entry = x'c1'",
        "UPDATE listings SET entry = 'text'",
        "UPDATE files SET record = x'80'",
        "UPDATE files SET digest = NULL",
        "UPDATE names SET address = NULL",
        "UPDATE names SET month = 'text'",
        "UPDATE shelves SET label = x'80'",
        "UPDATE shelves SET articles = x'80'",
        "UPDATE asked SET numbers = x'000000'",
        "UPDATE pages SET entry = x'80'",
        "UPDATE problems SET entry = x'80'",
        "UPDATE outputs SET entry = x'80'",
        "UPDATE outputs SET owner = NULL",
    ],
)
def test_a_build_whose_ledger_is_wrong_is_a_cold_one(two: Two, command: str) -> None:
    change(two.ledger, command)
    two.change().build()
    two.assert_cold()


@pytest.mark.parametrize("cut", [0, 10, 1000, 5000, 20000, -5000])
def test_a_build_whose_ledger_was_cut_off_is_a_cold_one(two: Two, cut: int) -> None:
    two.ledger.write_bytes(two.ledger.read_bytes()[:cut])
    two.change().build()
    two.assert_cold()


def test_a_build_whose_ledger_lacks_its_last_byte_is_never_a_fault(two: Two) -> None:
    two.ledger.write_bytes(two.ledger.read_bytes()[:-1])
    two.change().build()  # SQLite sees it only where somebody asks for what lies there
    two.assert_whole()


@pytest.mark.parametrize("page_number", range(1, 40, 3))
def test_a_build_whose_ledger_has_a_bad_page_is_never_a_fault(two: Two, page_number: int) -> None:
    data = two.ledger.read_bytes()
    start = page_number * 4096
    if start >= len(data):
        return
    two.ledger.write_bytes(data[:start] + b"\xa5" * 4096 + data[start + 4096 :])
    two.change().build()
    two.assert_whole()
    if not two.portal.result.cold:  # it is bad still, where nobody asked
        two.portal.delete(".dancam").build().succeeded()


def test_nothing_to_do_with_a_bad_ledger_is_a_cold_build_too(two: Two) -> None:
    change(two.ledger, "UPDATE problems SET entry = x'80'")
    two.portal.build()
    two.assert_cold()


def test_each_output_folder_has_a_ledger_of_its_own(tmp_path: Path) -> None:
    options = Options(site=tmp_path, output=tmp_path / "public", now=NOW)
    assert ledger_path(options) == tmp_path / ".dancam/ledger.db"
    others = {ledger_path(replace(options, output=tmp_path / name)) for name in ("a", "b", ".dancam/serve", "../x")}
    assert len(others) == 4
    assert ledger_path(options) not in others


def test_another_output_folder_has_a_memory_of_its_own(portal: Portal) -> None:
    portal.articles(3).build().succeeded()
    portal.build(output=portal.folder / "khac").succeeded().rendered(at_least=20)
    portal.build().succeeded().rendered(0)
    portal.build(output=portal.folder / "khac").succeeded().rendered(0)


def test_another_program_does_not_believe_what_was_read_but_knows_what_was_published(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.articles(3).build().succeeded()
    monkeypatch.setattr("dancam.pipeline.read.program_digest", lambda: "newer")
    portal.delete("content/thoi-su/bai-002.md").build().succeeded()
    everything = portal.result.files_read
    assert everything > 10
    assert portal.codes() == ["address-lost"]
    assert portal.result.cold == ""
    assert portal.tree() == portal.clean_tree()
    portal.build().rendered(0)
    assert portal.result.files_read < everything
