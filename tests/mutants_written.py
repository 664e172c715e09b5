"""Ways to break what brings words of editors to readers: bodies, Word, editing, the search, servers, the live site."""

from __future__ import annotations

from collections.abc import Iterator

from tests.mutant import Mutant

_BODY = "dancam/render/markdown"
_UNIT = "tests/unit/render/markdown"
# By the file that is broken and the test that must notice: what is broken, what stands there, and what instead.
_BROKEN: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {
    (f"{_BODY}/blocks/openers.py", f"{_UNIT}/blocks"): (
        ("a year that makes a list", "if is_empty or (number and int(number) != 1):", "if is_empty:"),
        ("a list that begins with 1 again", 'items.set("start", str(int(number)))', "pass"),
    ),
    (f"{_BODY}/blocks/containers.py", f"{_UNIT}/blocks"): (
        ("a tight list with paragraphs", "if not self.is_loose:\n            for", "if False:\n            for"),
        ("an open element that takes the rest of the body", "ends_at_blank = True", "ends_at_blank = False"),
    ),
    (f"{_BODY}/blocks/parsing.py", f"{_UNIT}/blocks"): (
        ("an indented line that ends its paragraph", "if self.paragraph is None or line.indent < TAB:", "if True:"),
    ),
    (f"{_BODY}/blocks/rows.py", f"{_UNIT}/blocks"): (
        ("cells that are too many for their row", "else cells[number:]", "else cells[number : number + 1]"),
    ),
    (f"{_BODY}/inline/scanner.py", f"{_UNIT}/inline"): (
        ("an apostrophe that opens code", "or _APOSTROPHE.match(text, start)", "or False"),
        ("a link that nobody sees", "for each in inner):  # nobody", "for each in (*inner, 0)):  # nobody"),
    ),
    (f"{_BODY}/inline/runs.py", f"{_UNIT}/inline"): (
        (
            "emphasis that ends too soon",
            "del openers[number + 1 if opener.count else number :]",
            "del openers[number:]",
        ),
        ("the blanks of a form", "if BLANK_FORM.fullmatch(text, opener.end - 1, closer.start):", "if False:"),
        ("emphasis within a word", 'if self.sign == "_" and self.can_open and', "if False and"),
    ),
    (f"{_BODY}/inline/footnotes.py", f"{_UNIT}/inline"): (
        ("a second text for a mark", 'self._all.append(Footnote(f"', '(Footnote(f"'),
        ("a footnote without a mark", "if not footnote.is_empty:", "if False:"),
    ),
    (f"{_BODY}/html/structure.py", f"{_UNIT}/html"): (
        ("the words of an element that is not allowed", "self.opened(pieces_of(piece), around)\n", "list[Piece]()\n"),
        ("a link in a link", "if name in around.barred or (", "if False and ("),
    ),
    (f"{_BODY}/html/tags.py", f"{_UNIT}/html"): (
        ("words in pointed brackets", "return has_value or not odd", "return True"),
    ),
    (f"{_BODY}/faithful.py", f"{_UNIT}/test_faithful.py"): (
        ("words that nobody misses", "if stretch and lost(stretch, page, start, end):", "if False:"),
        ("colons that are told twice", "or (each.place.line in explained and", "or (False and"),
    ),
    (f"{_BODY}/marks.py", f"{_UNIT}/test_faithful.py"): (
        ("colons that are told of another line", "written = likely if len(likely)", "written = written if len(likely)"),
        ("a mark that is meant to be seen", "(meant if _is_escaped(body, each) else written)", "(written)"),
    ),
    (f"{_BODY}/losses.py", f"{_UNIT}/test_faithful.py"): (
        ("a note that looks like an address", "return address in _NOWHERE or (", "return True or ("),
    ),
    ("dancam/authoring/fixes/drafts.py", "tests/unit/authoring/fixes"): (
        ("code that is mended", 'text = "\\n".join(prose("\\n".join(body)))', 'text = "\\n".join(body)'),
        (
            "two versions in one that are mended",
            "is not None:\n        return None  # two",
            "is False:\n        return None  # two",
        ),
        ("new lines that end otherwise", "[_end_of(draft, row)]", '["\\n"]'),
    ),
    ("dancam/authoring/fixes/blanks.py", "tests/unit/authoring/fixes"): (
        ("a number that leaves its unit", "is_number = line", "is_number = False and line"),
    ),
    ("dancam/importers/word/runs.py", "tests/unit/importers/word/test_hidden.py"): (
        ("hidden text that comes out", "elif look.is_hidden:", "elif False:"),
    ),
    ("dancam/importers/word/account.py", "tests/unit/importers/word/test_article.py"): (
        ("text of a document in an unusual place", "and id(each) not in self._seen]", "and False]"),
    ),
    ("dancam/importers/word/pictures.py", "tests/unit/importers/word/test_pictures.py"): (
        ("what was cut away of a picture", "image = _cut(image, crop)", "pass"),
    ),
    ("dancam/importers/word/story.py", "tests/unit/importers/word/test_article.py"): (
        ("where a text box leads", "found = tuple(_leading(each, href) for each in found) if href else found", "pass"),
    ),
    ("dancam/importers/word/inline.py", "tests/unit/importers/word/test_writer.py"): (
        ("signs at the start of a line", '"\\n".join(map(_safe_start, text.split("\\n")))', "text"),
    ),
    ("dancam/content/strangers.py", "tests/unit/content/test_strangers.py"): (
        ("an article in a text file", "if like is None and (_ending", "if like is None or (_ending"),
        ("a photograph that waits", "if not what or _MATERIAL.search(name):", "if False:"),
        ("a Word document that nobody imports", '"word-unseen" if ending in _WORD else ', ""),
    ),
    ("dancam/authoring/admin/scripts/lines.js", "tests/browser/test_sources.py"): (
        ("lines that are composed anew", "(was ? was.text : line)", "line"),
        ("lines that end as the most do", "was?.end || usual", "usual"),
    ),
    ("dancam/authoring/admin/scripts/sources.js", "tests/browser/test_sources.py"): (
        ("what somebody else changed meanwhile", "if (hasFault || changed.some(isBoth))", "if (hasFault)"),
        ("blanks around a body", "if (now === text) return old;", ""),
    ),
    ("dancam/authoring/admin/scripts/begin.js", "tests/browser/test_published_editing.py"): (
        ("an article that somebody deleted meanwhile", "if (error.status === 404) return '';", ""),
    ),
    ("dancam/render/search/postings.py", "tests/unit/render/search/test_postings.py"): (
        ("a headline told as a body", "else sign + numbers(articles)", "else numbers(articles)"),
        ("another spelling that takes the place of the first", '".".join(sorted(ways))', "sorted(ways)[0]"),
        ("pairs in another file than they are looked for in", "(place ^ second_place(two)) % parts", "place % parts"),
    ),
    ("dancam/render/search/pieces.py", "tests/unit/render/search/test_postings.py"): (
        ("a piece taken for another that is mixed to the same", "left[low[alike] != low[left]]", "left[:0]"),
        ("a piece taken for one that begins with the same letters", " | (self._high[slots] != high)", ""),
        ("a piece taken for one that begins like it", "lengths > 2 * _BYTES", "lengths < 0"),
        ("pieces of two syllables that lose one", "counts[others] = [*map(len, parts)]", "counts[others] = 1"),
    ),
    ("dancam/render/search/columns.py", "tests/unit/render/search/test_postings.py"): (
        ("pairs of two texts", "has[one] & (self._where[some] == where)", "has[one]"),
        ("ranks that do not fit into a key", "range(0, len(self._plain), most)", "range(1)"),
        (
            "the last pair of a slice left out",
            "slice(some.start + 1, some.stop + 1)",
            "slice(some.start + 1, some.stop)",
        ),
    ),
    ("dancam/render/search/written.py", "tests/unit/render/search/test_postings.py"): (
        ("an entry that is cut in two", "keys[end] | same", "keys[end]"),
        ("a pair that stands there twice", "keys = keys[_is_other(keys)]", "pass"),
        ("a syllable of most that is told one by one", "is_all.any()", "False"),
        ("a headline of most told as a body of all", "(places == 0) & ", ""),
        (
            "rows that go on in another file",
            "_is_other(first[some]) | _is_other(files[some])",
            "_is_other(first[some])",
        ),
    ),
    ("dancam/pipeline/cluster.py", "tests/unit/pipeline/test_cluster.py"): (
        ("another program that may work", "if not different:", "if True:"),
        (
            "workers that are never asked when they come later",
            "in self._threads.keys() - self._met:",
            "in self._threads if not self._met else ():",
        ),
        ("tasks that anybody may do", "workers=[*workers], pure", "workers=None, pure"),
        (
            "tasks that are lost with their worker",
            "yield from _done_here(job, undone",
            "yield from _done_here(job, set()",
        ),
        ("answers of any form", "except msgspec.MsgspecError as error:", "except ZeroDivisionError as error:"),
        ("numbers that are done twice", "undone.difference_update(parcel.numbers)", "pass"),
    ),
    ("dancam/pipeline/remote.py", "tests/unit/pipeline/test_remote.py"): (
        ("a helper of another program", "if setup.program != program_digest():", "if False:"),
        ("a job that is taken though the program is another", "if helper.said.program == taken.program:", "if True:"),
        (
            "a helper that goes on with the job it had",
            "setup if helper.job != job else None",
            "setup if not helper.job else None",
        ),
    ),
    ("dancam/render/workers.py", "tests/unit/render/test_tasks.py"): (
        (
            "tasks that have the same files twice",
            "if load.size > _MOST_BYTES and slot.owner != owner:",
            "if load.size > _MOST_BYTES:",
        ),
        ("outputs that nobody has done", "kept.append(number)", "pass"),
    ),
    ("dancam/render/tasks.py", "tests/unit/render/test_tasks.py"): (
        ("a segment without its bodies", "if output.view.segment is self._segment:", "if self._segment is not None:"),
    ),
    ("dancam/render/makers.py", "tests/unit/render/test_tasks.py"): (
        ("a body without those that it links to", "*(link.page for link in view.body.links if link.page)", ""),
    ),
    ("dancam/render/search/syllables.py", "tests/unit/render/search/test_syllables.py"): (
        ("a search that misses đ", '.replace("đ", "d")', ""),
        ("two ways to write accents taken for one", "6 * sound + ", ""),
    ),
    ("dancam/render/search/seen.py", "tests/unit/render/search/test_syllables.py"): (
        ("addresses that are found as words", 'body = unseen.sub(b" ", body)', "pass"),
        ("questions of an interview taken for an address", 'rb")?[ \\t]*$"', 'rb")?"'),
    ),
    ("dancam/site/segments.py", "tests/unit/site/test_segments.py"): (
        ("segments without a limit", "if count + size > _MOST:", "if size > _MOST:"),
        ("a newest segment that is empty", "(count - start - 1) // size", "(count - start) // size"),
    ),
    ("dancam/views/search.py", "tests/site/test_search.py"): (
        (
            "a segment whose articles changed unseen",
            "segment.start, segment.count, fronts)",
            "segment.start, segment.count)",
        ),
        ("cards that are not in the file of their number", "[number * CARDS :", "[number :"),
    ),
    ("dancam/live/judging.py", "tests/unit/live/test_compare.py"): (
        ("a stale cache that passes for a defacement", "books.is_right(path, again()):", "False:"),
        ("any redirect that passes", "if answer.hops and path in books.manifest.redirects and", "if answer.hops and"),
    ),
    ("dancam/live/asking.py", "tests/unit/live/test_compare.py"): (
        ("readers who are followed to another host", "or not self._is_here(url)", ""),
        ("a page that was cut off and passes for changed", "if response.length or (", "if ("),
        ("a server that is not given its time", "self._pace.hold(seconds)", "pass"),
    ),
    ("dancam/live/compare.py", "tests/unit/live/test_compare.py"): (
        ("a comparison that begins again", "if log.findings.get(str(job), job) is not None]", "]"),
    ),
    ("dancam/live/addresses.py", "tests/unit/live/test_copies.py"): (
        ("compressed copies that nobody asks for", "(PLAIN, *copies) if copies else (ANY,)", "(ANY,)"),
    ),
    ("dancam/live/log.py", "tests/unit/live/test_compare.py"): (
        ("somebody's file that is written over", "raise strange from None", "return []"),
    ),
    ("dancam/live/signature.py", "tests/unit/live/test_signature.py"): (
        ("a signature for another purpose", '"-n", _NAMESPACE, "-I"', '"-n", "git", "-I"'),
    ),
    ("dancam/live/notify.py", "tests/site/test_notify.py"): (
        ("news that are forgotten", "    outbox.write(waiting, state, disk)  # killed", "    # killed"),
    ),
    ("dancam/live/outbox.py", "tests/site/test_notify.py"): (
        ("news that are told once at most", "*outbox.waiting.get(each, ()), ", ""),
    ),
    ("dancam/views/head.py", "tests/site/test_preview.py"): (
        ("a preview for search engines", '"noindex" if config.preview else robots', "robots"),
    ),
    ("dancam/pipeline/read.py", "tests/site/test_compression.py"): (
        ("copies that nobody misses", "state.compressed == self.config.compress", "state.compressed in {True, False}"),
    ),
    ("dancam/plan/outputs.py", "tests/site/test_compression.py"): (
        ("copies with the view of another page", "if last is not None and last[0] is slot.view and", "if last and"),
    ),
    ("dancam/servers/addresses.py", "tests/property/test_servers.py"): (
        ("addresses that mean something to a server", "return _TAME.fullmatch(text) is not None", "return True"),
        ("targets with signs of their own", 'return quote(href, safe="/._~%-")', "return href"),
    ),
    ("dancam/servers/nginx.py", "tests/site/test_hosting.py"): (
        ("a page that is not said to differ when packed", "add_header Vary ${name}_vary always", "# {name}"),
        ("a withdrawn article that is there", "return 410;", "return 404;"),
    ),
    ("dancam/servers/apache.py", "tests/site/test_hosting.py"): (
        ("rules in the wrong order", "in reversed(CACHE)", "in CACHE"),
        ("an old query that reaches the new page", "[R=301,L,NE,QSD]", "[R=301,L,NE]"),
    ),
    ("dancam/servers/caddy.py", "tests/site/test_hosting.py"): (
        ("hidden files that are shown", 'yield "error @hidden 404"', "pass"),
    ),
}


def written() -> Iterator[Mutant]:
    """Yield the mutants."""
    for (file, test), broken in _BROKEN.items():
        for name, old, new in broken:
            yield Mutant(name, ((file, old, new),), (test,))
