"""The text of a paragraph, run by run: what Word shows of it, and what it keeps back."""

from __future__ import annotations

from msgspec.structs import replace

from dancam.importers.word.account import Account
from dancam.importers.word.drawings import Box, Drawings
from dancam.importers.word.elements import Element
from dancam.importers.word.equations import pieces_of
from dancam.importers.word.fields import Field, box_of
from dancam.importers.word.letters import in_unicode, sign, with_signs
from dancam.importers.word.model import Break, Image, NoteMark, Piece, Text
from dancam.importers.word.regions import Region
from dancam.importers.word.styles import Look, Styles
from dancam.importers.word.tidy import readable, web_address

# Properties, and marks that show nothing themselves.
# fmt: off
_SKIPPED = frozenset([
    "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:proofErr", "w:lastRenderedPageBreak", "w:annotationRef",
    "w:footnoteRef", "w:endnoteRef", "w:separator", "w:continuationSeparator", "w:delInstrText", "w:smartTagPr",
    "w:customXmlPr", "w:ffData", "w:permStart", "w:permEnd", "w:commentReference",
])
# fmt: on
# What shows the date or the page of the moment, without a field.
_WORKED_OUT = frozenset(
    ["w:pgNum", *(f"w:{part}{size}" for part in ("day", "month", "year") for size in ("Short", "Long"))]
)
_CONTENTS = frozenset({"TOC"})
_DEEPEST_FIELD = 50  # a form of Word has some five in one another


class Notes:
    """Gives footnotes and endnotes their numbers, in the order in which the text has them."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, str], str] = {}
        self.known: set[tuple[str, str]] = set()
        """Those that the file has: kind and number."""
        self._counts = {"footnote": 0, "endnote": 0}

    def key(self, kind: str, identifier: str) -> str:
        """Return the name in Markdown of a note.

        Args:
            kind: `footnote` or `endnote`.
            identifier: Its number in the file.
        """
        if (kind, identifier) not in self.keys:
            self._counts[kind] += 1
            self.keys[kind, identifier] = f"{'c' if kind == 'endnote' else ''}{self._counts[kind]}"
        return self.keys[kind, identifier]


class Line:
    """What was read of a paragraph."""

    def __init__(self) -> None:
        self.spans: list[tuple[Piece, str, bool]] = []
        """Its pieces, each with the font of its text, and whether Word shows that in capitals."""
        self.boxes: list[Box] = []
        """What stands in boxes beside it."""
        self.is_touched = False
        """Whether there was anything in it at all, shown or not."""


class Runs:
    """Reads the text of one part of a document, paragraph after paragraph."""

    def __init__(self, styles: Styles, drawings: Drawings, account: Account, notes: Notes, part: str) -> None:
        self._styles = styles
        self._drawings = drawings
        self._account = account
        self._notes = notes
        self._part = part
        self._links = drawings.links(part)
        self._fields: list[Field] = []
        self._line = Line()
        self._paragraph, self._region = "", Region()

    def read(self, element: Element, paragraph: str, region: Region) -> Line:
        """Return what Word shows of a paragraph.

        Args:
            element: The paragraph.
            paragraph: Its style.
            region: Where it stands.
        """
        before = self._line, self._paragraph, self._region
        self._line, self._paragraph, self._region = Line(), paragraph, region
        self._walk(element, "")
        line = self._line
        self._line, self._paragraph, self._region = before
        return line

    def _walk(self, element: Element, href: str) -> None:
        for each in element.children:
            self._take(each, href)

    def _take(self, each: Element, href: str) -> None:
        tag = each.tag
        if tag == "w:r":
            self._run(each, href)
        elif tag in {"w:del", "w:moveFrom"}:
            self._account.change("tracked changes")
            self._account.leave_element("deleted text", each)
            self._line.is_touched = True
        elif tag in {"w:ins", "w:moveTo"}:
            self._account.change("tracked changes")
            self._walk(each, href)
        elif tag == "w:hyperlink":
            self._walk(each, self._address(each) or href)
        elif tag == "w:fldSimple":
            field = Field(code=each.get("w:instr"), is_result=True)
            self._fields.append(field)
            self._walk(each, field.href or href)
            self._fields.pop()
        elif tag in {"m:oMath", "m:oMathPara"}:
            self._equation(each, href)
        elif tag == "w:sdt":
            content = each.find("w:sdtContent")
            if is_contents(each):
                self._account.leave_element("table of contents", each)
            elif content is not None:
                self._walk(content, href)
        elif tag == "mc:AlternateContent":
            self._alternative(each, href)
        elif tag in _WORKED_OUT:
            self._account.leave("fields")
        elif tag == "w:control":
            self._account.leave("embedded objects", each.get("w:name"))
        elif tag in {"w:altChunk", "w:subDoc"}:
            self._account.leave("inserted files")
        elif tag not in _SKIPPED:  # smart tags, directions, and whatever else stands around runs
            self._walk(each, href)

    def _address(self, element: Element) -> str:
        address = self._links.get(element.get("r:id"), "")
        place = element.get("w:anchor")
        return f"{address}#{place}" if address and place and "#" not in address else address

    def _alternative(self, element: Element, href: str) -> None:
        """Read one of several ways in which the same is written."""
        choices = [each for each in element.children if each.tag in {"mc:Choice", "mc:Fallback"}]
        before = self._progress()
        for number, each in enumerate(choices):
            self._walk(each, href)
            if self._progress() != before:
                for other in choices[number + 1 :]:
                    self._account.text_of(other)
                return

    def _progress(self) -> tuple[int, ...]:
        account, line = self._account, self._line
        return len(line.spans), len(line.boxes), len(account.left), len(account.unseen_formats)

    def _equation(self, element: Element, href: str) -> None:
        if self._is_code():
            return
        pieces = pieces_of(element, self._account, self._is_hidden)
        if pieces:
            self._account.change("equations")
        for each in pieces:
            self._add(Text(each.text, each.marks, href), "")

    def _is_hidden(self, properties: Element | None) -> bool:
        return self._styles.run(properties, self._paragraph, self._region).is_hidden

    def _run(self, element: Element, href: str) -> None:
        look = self._styles.run(element.find("w:rPr"), self._paragraph, self._region)
        for each in element.children:
            self._part_of_run(each, look, href)

    def _part_of_run(self, each: Element, look: Look, href: str) -> None:
        """Read a part of a run: text, or what stands in its place."""
        tag = each.tag
        if tag == "w:fldChar":
            self._field(each, look, href)
        elif tag == "w:instrText":
            if self._fields and not self._fields[-1].is_result:
                self._fields[-1].code += each.text
        elif tag in _SKIPPED:
            return
        elif look.is_hidden:
            self._line.is_touched = True
            self._account.leave_element("hidden text", _around(each))
        elif self._is_code():
            self._account.leave_element("fields", _around(each))
        elif any(field.is_result and field.name in _CONTENTS for field in self._fields):
            self._line.is_touched = True
            self._account.leave_element("table of contents", _around(each))
        elif tag in {"w:drawing", "w:pict", "w:object"}:
            self._drawing(each, href)
        elif tag == "mc:AlternateContent":
            choices = each.children
            before = self._progress()
            for number, choice in enumerate(choices):
                for part in choice.children:
                    self._part_of_run(part, look, href)
                if self._progress() != before:
                    for other in choices[number + 1 :]:
                        self._account.text_of(other)
                    break
        else:
            self._text(each, look, href)

    def _text(self, each: Element, look: Look, href: str) -> None:
        tag = each.tag
        href = self._link(href)
        if tag in {"w:t", "w:sym", "w:noBreakHyphen"} and look.is_unseen and (tag != "w:t" or each.text.strip()):
            self._line.is_touched = True
            self._account.leave("unseen text", self._account.see(each))
        elif tag == "w:t":
            self._add(Text(self._account.see(each), look.marks, href), look.font, is_capital=look.is_capital)
        elif tag == "w:delText":
            self._account.leave_element("deleted text", _around(each))
        elif tag in {"w:tab", "w:ptab"}:
            self._add(Text(" ", look.marks, href), look.font)
        elif tag == "w:cr" or (tag == "w:br" and each.get("w:type", "textWrapping") == "textWrapping"):
            self._add(Break(), "")
        elif tag == "w:br":
            self._add(Text(" "), "")
        elif tag == "w:noBreakHyphen":
            self._add(Text("-", look.marks, href), look.font)
        elif tag == "w:softHyphen":  # in a font of TCVN3 its code is a letter
            self._add(Text("\xad" if look.font.lower().startswith(".vn") else "", look.marks, href), look.font)
        elif tag == "w:sym":
            self._sign(each.get("w:font"), each.get("w:char"), look, href)
        elif tag in {"w:footnoteReference", "w:endnoteReference"}:
            kind = tag[2:].removesuffix("Reference")
            if (kind, each.get("w:id")) in self._notes.known:
                self._add(NoteMark(self._notes.key(kind, each.get("w:id"))), "")
            else:
                self._account.leave("marks without notes")
        elif tag == "w:ruby":
            for name, around in (("w:rubyBase", ("", "")), ("w:rt", ("(", ")"))):
                found = each.find(name)
                if found is not None:
                    self._add(Text(around[0], look.marks, href), "")
                    self._walk(found, href)
                    self._add(Text(around[1], look.marks, href), "")
        else:
            self._take(each, href)

    def _link(self, href: str) -> str:
        """Return where it leads here, given where elements say."""
        return next((field.href for field in reversed(self._fields) if field.href), href)

    def _sign(self, font: str, code: str, look: Look, href: str) -> None:
        try:
            found = sign(font, int(code, 16))
        except (ValueError, OverflowError):
            found = ""
        if found:
            self._add(Text(found, look.marks, href), look.font if len(found) == 1 and ord(found) <= 0xFF else "")
        else:
            self._account.leave("symbols", f"{font} {code}")

    def _field(self, each: Element, look: Look, href: str) -> None:
        kind = each.get("w:fldCharType")
        if kind == "begin":
            if len(self._fields) == _DEEPEST_FIELD:  # the outermost have no end
                del self._fields[0]
            self._fields.append(Field(box_of(each)))
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.box and not look.is_hidden and field.name in {"FORMCHECKBOX", "FORMDROPDOWN"}:
                self._add(Text(field.box, look.marks, href), "")
            elif not field.is_result and not look.is_hidden and not self._is_code():
                self._unfinished(field, look, href)

    def _unfinished(self, field: Field, look: Look, href: str) -> None:
        text, font, code = field.unfinished()
        if code:
            self._sign(font, f"{code:X}", look, href)
        elif text:
            self._add(Text(text, look.marks, href), look.font)
        elif not field.is_silent:
            self._account.leave("fields", field.code)

    def _is_code(self) -> bool:
        """Whether the code of a field is being read, not what it shows."""
        return any(not field.is_result for field in self._fields)

    def _drawing(self, element: Element, href: str) -> None:
        for found in self._drawings.read(element, self._part, self._link(href)):
            if isinstance(found, Image):
                self._add(found, "")
            else:
                self._line.boxes.append(found)

    def _add(self, piece: Piece, font: str, *, is_capital: bool = False) -> None:
        self._line.is_touched = True
        self._line.spans.append((piece, font, is_capital))

    def pieces(self, line: Line, *, is_heading: bool = False) -> list[Piece]:
        """Return the pieces of a line in Unicode.

        Args:
            line: The line.
            is_heading: Whether it is a title or a heading: how those look is the theme's affair, so they stay as typed.
        """
        texts = [piece.text if isinstance(piece, Text) else "" for piece, _, _ in line.spans]
        made, count = in_unicode(texts, [font for _, font, _ in line.spans])
        self._account.decoded += count
        pieces: list[Piece] = []
        for (piece, font, is_capital), text in zip(line.spans, made, strict=True):
            if isinstance(piece, Image):
                piece = replace(piece, href=self.web_address(piece.href))
            if not isinstance(piece, Text):
                pieces.append(piece)
                continue
            shown, lost = with_signs(text, font)
            if lost:
                self._account.leave("symbols", font)
            shown = readable(shown.upper() if is_capital and not is_heading else shown)
            if shown:
                pieces.append(Text(shown, piece.marks, self.web_address(piece.href)))
        return pieces

    def target(self, link: Element | None) -> str:
        """Return the address of an element of this part that leads somewhere."""
        return self._links.get(link.get("r:id"), "") if link is not None else ""

    def web_address(self, address: str) -> str:
        """Return an address to which an article can lead; empty where it cannot, which is entered."""
        found = web_address(address)
        if address and not found and not address.startswith("#"):  # that is a place in the document
            self._account.change("links")
        return found


def _around(element: Element) -> Element:
    around = Element("", {})
    around.children.append(element)
    return around


def is_contents(element: Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = element.find("w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return gallery is not None and "table of contents" in gallery.get("w:val").lower()
