"""From an output to its bytes, and what the bytes depend on besides the view."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dancam.content.reader import ChangedMeanwhile, Whereabouts
from dancam.content.source import TemplateSource
from dancam.content.text import Text
from dancam.plan.fingerprints import Fingerprint, Fingerprints, closure
from dancam.plan.outputs import Output
from dancam.problems import Place, Problem, problem
from dancam.records import Record, digest, quick_digest
from dancam.render import deadline
from dancam.render.bodies import Bodies
from dancam.render.makers import MAKERS, Rendered
from dancam.render.search.files import FEW, Drawers
from dancam.system.disk import Disk
from dancam.system.program import recipe
from dancam.views.article import ArticleView
from dancam.views.files import CopyView, SizeView
from dancam.views.pages import PageView

if TYPE_CHECKING:  # Jinja is imported when the first page needs it: most builds render little
    from dancam.render.templates.engine import Engine

# The templates whose pages hold a body.
_WITH_BODIES = frozenset(("article.html", "page.html"))


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
        self.font = functools.lru_cache(maxsize=8)(self.original)
        """Returns a font; the same few are asked for by all cards."""
        self._fingerprints = Fingerprints()
        self._digests: dict[str, str] = {}
        self._bodies = Bodies(self.read)
        self._last: tuple[str, Record, Rendered] | None = None

    # What bytes depend on

    def fingerprint(self, output: Output) -> Fingerprint:
        """Return what the bytes of an output depend on."""
        maker = output.maker
        return Fingerprint(self.program_of(maker), self.maker_digest(maker), self._fingerprints.of(output.view).view)

    def program_of(self, maker: str) -> str:
        """Return what makes the outputs of a maker: pictures are not made anew for each new version of dancam."""
        return recipe() if MAKERS[maker].outlasts_versions else self.program

    def fields(self, output: Output) -> str:
        """Return a short digest of each field of the view of an output, to say later which of them changed."""
        return self._fingerprints.of(output.view).fields

    def maker_digest(self, maker: str) -> str:
        """Return the digest of a maker: of its name, and of its template with all that it includes."""
        if maker not in self._digests:
            text = maker + self._includes(MAKERS[maker].template)
            self._digests[maker] = quick_digest(text.encode()).hex()
        return self._digests[maker]

    def _includes(self, template: str) -> str:
        """Return names and digests of a template and of all that it includes."""
        return "".join(f"\n{part.path} {part.digest}" for part in closure(template, self.templates))

    # Making

    def ready(self, makers: Iterable[str]) -> None:
        """Have at hand what makers need, before worker processes part: each would import and compile it for itself.

        Raises:
            OSError: What was compiled cannot be written.
        """
        counts = Counter(makers)
        needed = {MAKERS[each].template for each in counts} - {""}
        self._load(needed)
        if not needed.isdisjoint(_WITH_BODIES):
            import dancam.render.markdown.renderer
        if counts["search:pairs"] > FEW:  # a large segment has at least three for four articles
            import dancam.render.search.columns  # noqa: F401 - see above

    def compile_all(self) -> bytes:
        """Have all templates compiled and kept for this build and later ones; returns nothing."""
        self._load(self.templates)
        return b""

    def compiled(self) -> bytes:
        """Return the file in which compiled templates are kept; nothing where there is none."""
        from dancam.render.templates.compiled import NAME

        try:
            return self.disk.read(self.state / NAME) if self.state else b""
        except OSError:
            return b""

    def _load(self, names: Iterable[str]) -> None:
        needed = sorted({part.path for name in names for part in closure(name, self.templates)})
        if needed:
            self.engine.load(needed)

    def render(self, output: Output, place: Place) -> Rendered:
        """Return the bytes of an output.

        Args:
            output: The output.
            place: The source that it comes from, for problems.

        Raises:
            ChangedMeanwhile: A source changed since it was read.
        """
        return self.made(output.maker, output.view, place)

    # What makers may read: see `makers.Stock`

    def made(self, maker: str, view: Record, place: Place) -> Rendered:
        """Return what a maker makes of a view; the last one is kept, as its compressed copies are made next.

        Raises:
            ChangedMeanwhile: A source changed since it was read.
        """
        last = self._last
        if last is not None and last[0] == maker and last[1] is view:
            return last[2]
        rendered = MAKERS[maker].make(self, view, place)
        if "+" not in maker:
            self._last = maker, view, rendered
        return rendered

    def original(self, view: CopyView | SizeView) -> bytes:
        """Return the file that a view names.

        Raises:
            ChangedMeanwhile: It is another one now.
        """
        return self._as_known(view.path, view.digest)

    def page(self, template: str, view: Record, place: Place) -> Rendered:
        """Return the page that a template makes of a view.

        Raises:
            ChangedMeanwhile: A source or template changed since it was read.
        """
        if template not in self.templates:
            return Rendered(b"", (problem("no-template", place, name=template),))
        try:
            with deadline.limit():
                return self._page(template, view, place)
        except deadline.TooSlow:
            return Rendered(b"", (problem("page-too-slow", place, seconds=round(deadline.SECONDS)),))

    def _page(self, template: str, view: Record, place: Place) -> Rendered:
        from dancam.render.templates.engine import failure

        values: dict[str, object] = {"view": view}
        problems: list[Problem] = []
        if isinstance(view, ArticleView | PageView):
            try:
                values["prose"], problems = self._bodies.render(view)
            except RecursionError:
                return Rendered(b"", (problem("prose-too-deep", place),))
            except (ChangedMeanwhile, OSError, MemoryError):
                raise
            except Exception:  # the library has mistakes of its own
                return Rendered(b"", (problem("prose-failed", Place(place.file, view.body.line)),))
        try:
            with deadline.shallow():
                page = self.engine.render(template, values)
        except ChangedMeanwhile:
            raise
        except Exception as error:
            shown = f"{place.file}:{place.line}" if place.line else place.file
            return Rendered(b"", (*problems, failure(error, template, values, shown)))
        return Rendered(page.encode(), tuple(problems))

    @functools.cached_property
    def drawers(self) -> Drawers:
        """The postings of the search index; those of the last segment are kept."""
        return Drawers(lambda article: self._bodies.written(article.path, article.body))

    @functools.cached_property
    def engine(self) -> Engine:
        """The template engine; made when the first template is rendered."""
        from dancam.render.json_ld import json_ld
        from dancam.render.templates.compiled import Kept
        from dancam.render.templates.engine import Engine

        kept = Kept(self.disk, self.state, self.program, self._includes) if self.state else None
        return Engine(self._template_text, {"json_ld": json_ld}, kept)

    def _template_text(self, name: str) -> str | None:
        """Return the text of a template that is still the one that the fingerprints are made of."""
        known = self.templates.get(name)
        if known is None:
            return None
        path = f"templates/{name}"
        return Text(self._as_known(path, known.digest), path).text

    def _as_known(self, path: str, known: str) -> bytes:
        """Return the bytes of a file that has the digest that it had when it was read."""
        data = self.read(path)
        if digest(data) != known:
            raise ChangedMeanwhile(path)
        return data

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, by its path below the site's folder.

        Raises:
            ChangedMeanwhile: It is gone.
        """
        try:
            return self.disk.read(self.real[path])
        except OSError as error:
            raise ChangedMeanwhile(path) from error
