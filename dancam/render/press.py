"""From an output to its bytes: every maker by name, and what the bytes depend on besides the view."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dancam.content.reader import ChangedMeanwhile, Whereabouts
from dancam.content.source import TemplateSource
from dancam.content.text import Text, read_body
from dancam.images.metadata import stripped
from dancam.plan.fingerprints import Fingerprint, Fingerprints, closure
from dancam.plan.outputs import Output
from dancam.problems import Place, Problem, problem
from dancam.records import Record, digest
from dancam.render import deadline
from dancam.system.disk import Disk
from dancam.system.program import recipe
from dancam.views.article import ArticleView
from dancam.views.files import CardView, CopyView, SizeView
from dancam.views.pages import PageView
from dancam.views.parts import BodyLink

if TYPE_CHECKING:  # Jinja and Markdown are imported when the first page needs them: most builds render little
    from dancam.render.markdown.renderer import Prose
    from dancam.render.templates.engine import Engine


_PICTURE, _CROP, _CARD = "picture:", "crop:", "card"


class Rendered(Record, frozen=True):
    """An output's bytes, and what was wrong on the way."""

    data: bytes
    """The bytes; empty where a problem of severity error prevents them."""
    problems: tuple[Problem, ...] = ()
    """Problems of its source and its template."""


class Press:
    """Makes outputs of one build: all that makers may read besides their views, which is proven by digests."""

    def __init__(
        self,
        disk: Disk,
        real: Whereabouts,
        templates: Mapping[str, TemplateSource],
        program: str,
        state: Path | None = None,
    ) -> None:
        """Take what the build knows.

        Args:
            disk: The file system.
            real: The files by path below the site's folder.
            templates: The templates by name.
            program: Digest of the program.
            state: Folder in which compiled templates are kept; None where nothing may be written.
        """
        self.state = state
        self.disk = disk
        self.real = real
        self.templates = templates
        self.program = program
        self._fingerprints = Fingerprints()
        self._makers: dict[str, str] = {}
        self._parts: dict[tuple[str, str], frozenset[str]] = {}
        self._font = functools.lru_cache(maxsize=8)(self._original)  # the same few for all cards

    def fingerprint(self, output: Output) -> Fingerprint:
        """Return what the bytes of an output depend on."""
        maker = output.maker
        return Fingerprint(self.program_of(maker), self.maker_digest(maker), self._fingerprints.of(output.view).view)

    def program_of(self, maker: str) -> str:
        """Return what makes the outputs of a maker: photographs are not made anew for each new version of dancam."""
        return recipe() if maker.startswith((_PICTURE, _CROP, _CARD)) else self.program

    def fields(self, output: Output) -> str:
        """Return a short digest of each field of the view of an output, to say later which of them changed."""
        return self._fingerprints.of(output.view).fields

    def maker_digest(self, maker: str) -> str:
        """Return the digest of a maker."""
        if maker not in self._makers:
            kind, _, name = maker.partition(":")
            text = maker + self._includes(name) if kind == "template" else maker
            self._makers[maker] = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
        return self._makers[maker]

    def _includes(self, name: str) -> str:
        """Return the names and digests of a template and of all that it includes."""
        return "".join(f"\n{part.path} {part.digest}" for part in closure(name, self.templates))

    def ready(self, makers: Iterable[str]) -> None:
        """Have the templates of makers at hand, before worker processes part and each would compile them for itself.

        Raises:
            OSError: What was compiled cannot be written.
        """
        names = {name for kind, _, name in (each.partition(":") for each in set(makers)) if kind == "template"}
        if names:
            self.engine.load(sorted({part.path for name in names for part in closure(name, self.templates)}))

    def compile_all(self) -> bytes:
        """Have all templates compiled and kept for this build and later ones; returns nothing."""
        self.ready(f"template:{name}" for name in self.templates)
        return b""

    def render(self, output: Output, place: Place) -> Rendered:
        """Return the bytes of an output.

        Args:
            output: The output.
            place: The source that it comes from, for problems.

        Raises:
            ChangedMeanwhile: A source changed since it was read.
        """
        kind, _, name = output.maker.partition(":")
        if kind == "template":
            try:
                with deadline.limit():
                    return self._template(output, name, place)
            except deadline.TooSlow:
                return Rendered(b"", (problem("page-too-slow", place, seconds=round(deadline.SECONDS)),))
        if kind == "copy":
            assert isinstance(output.view, CopyView)
            data = self._original(output.view)
            return Rendered(stripped(data, output.view.path) if output.view.path.startswith("content/") else data)
        if output.maker.startswith((_PICTURE, _CROP)):
            assert isinstance(output.view, SizeView)
            return self._picture(output.view, name, place, cut=kind == _CROP[:-1])
        if kind == _CARD:
            assert isinstance(output.view, CardView)
            return Rendered(self._card(output.view))
        return Rendered(_data_maker(output.maker)(output.view))

    def _original(self, view: CopyView | SizeView) -> bytes:
        data = self._read(view.path)
        if digest(data) != view.digest:
            raise ChangedMeanwhile(view.path)
        return data

    def _picture(self, view: SizeView, form: str, place: Place, *, cut: bool) -> Rendered:
        """Return a photograph in another size, or a part of it; the file as it is, where it cannot be read."""
        from dancam.images.resize import Unreadable, resized

        data = self._original(view)
        try:
            return Rendered(resized(data, view.width, view.height, form, cut=cut))
        except Unreadable:
            return Rendered(stripped(data, view.path), (problem("picture-broken", place),))

    def _card(self, view: CardView) -> bytes:
        from dancam.images.cards import drawn

        fonts = tuple(map(self._font, view.fonts))
        return drawn(view.title, view.portal, view.tone, (view.width, view.height), fonts)

    def _read(self, path: str) -> bytes:
        try:
            return self.disk.read(self.real[path])
        except OSError as error:
            raise ChangedMeanwhile(path) from error

    def _template(self, output: Output, name: str, place: Place) -> Rendered:
        from dancam.render.templates.engine import failure

        if name not in self.templates:
            return Rendered(b"", (problem("no-template", place, name=name),))
        values: dict[str, object] = {"view": output.view}
        problems: list[Problem] = []
        if isinstance(output.view, ArticleView | PageView):
            try:
                values["prose"] = self._prose(output.view, problems)
            except RecursionError:
                return Rendered(b"", (problem("prose-too-deep", place),))
            except (ChangedMeanwhile, OSError, MemoryError):
                raise
            except Exception:  # the library has mistakes of its own
                return Rendered(b"", (problem("prose-failed", Place(place.file, output.view.body.line)),))
        try:
            page = self.engine.render(name, values)
        except ChangedMeanwhile:
            raise
        except Exception as error:
            shown = f"{place.file}:{place.line}" if place.line else place.file
            return Rendered(b"", (*problems, failure(error, name, values, shown)))
        return Rendered(page.encode(), tuple(problems))

    def _template_text(self, name: str) -> str | None:
        """Return the text of a template that is still the one that the fingerprints are made of."""
        known = self.templates.get(name)
        if known is None:
            return None

        path = f"templates/{name}"
        data = self._read(path)
        if digest(data) != known.digest:
            raise ChangedMeanwhile(path)
        return Text(data, path).text

    @functools.cached_property
    def engine(self) -> Engine:
        """The template engine; made when the first template is rendered."""
        from dancam.render.json_ld import json_ld
        from dancam.render.templates.compiled import Kept
        from dancam.render.templates.engine import Engine

        kept = Kept(self.disk, self.state, self.program) if self.state else None
        return Engine(self._template_text, {"json_ld": json_ld}, kept)

    def _prose(self, view: ArticleView | PageView, problems: list[Problem]) -> Prose:
        from dancam.render.markdown.cleaner import Target, is_reserved
        from dancam.render.markdown.renderer import renderer

        body = view.body
        path = f"content/{body.path}"
        text = self._body(path, body.digest)
        targets = {}
        for link in body.links:
            anchor = unquote(link.href.partition("#")[2])
            is_lost = link.body and anchor and not is_reserved(anchor) and anchor not in self._ids(link, view)
            why = "dead-anchor" if is_lost else link.why
            targets[link.target] = Target(link.href, link.width, link.height, link.files, why)
        prose = renderer(view.frame.words, view.frame.video_hosts).render(text, targets.get)
        for remark in prose.remarks:
            where = Place(path, body.line + remark.place.line - 1, remark.place.column, remark.place.length)
            if remark.code == "image-missing":
                problems.append(problem("image-missing", where, value=remark.target, guess=""))
            else:
                problems.append(problem(remark.code, where, target=remark.target, known=remark.known))
        return prose

    def _body(self, path: str, known: str) -> str:

        text = read_body(self._read(path), path, known)
        if text is None:
            raise ChangedMeanwhile(path)
        return text

    def _ids(self, link: BodyLink, view: ArticleView | PageView) -> frozenset[str]:
        """Return the identifiers in the body into which a link leads."""
        from dancam.render.markdown.renderer import renderer

        key = link.page, link.body
        if key not in self._parts:
            there = renderer(view.frame.words, view.frame.video_hosts)
            self._parts[key] = there.anchors(self._body(f"content/{link.page}", link.body))
        return self._parts[key]


def _data_maker(maker: str) -> Callable[..., bytes]:
    from dancam.authoring.admin import page as admin
    from dancam.render import feeds, search, sitemaps

    makers: dict[str, Callable[..., bytes]] = {
        "feed:rss": feeds.rss,
        "feed:atom": feeds.atom,
        "feed:json": feeds.json_feed,
        "sitemap:urls": sitemaps.urls,
        "sitemap:index": sitemaps.index,
        "sitemap:news": sitemaps.news,
        "robots": sitemaps.robots,
        "search:index": search.index,
        "search:month": search.month,
        "admin": lambda view: view.text.encode(),
        "admin:program": lambda _: admin.program(),
    }
    return makers[maker]
