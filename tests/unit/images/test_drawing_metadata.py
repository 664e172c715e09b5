"""Drawings are published without what they hold besides what is drawn."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.telling_pictures import SECRET, tells
from tests.unit.images.test_private_metadata import clean

NS = 'xmlns="http://www.w3.org/2000/svg"'


@pytest.mark.parametrize(
    "drawing",
    [
        f'<svg {NS} xml:base="file:///home/{SECRET}/"/>',
        f'<svg {NS} data-author="{SECRET}"><a data-b="{SECRET}"/></svg>',
        f'<svg {NS} xmlns:x="file:///home/{SECRET}"/>',
        f'<svg {NS} xmlns:x="file:///home/{SECRET}"><x:a/><g xmlns="file:///{SECRET}"/></svg>',
        f'<!DOCTYPE svg PUBLIC "{SECRET}" "http://x"><svg {NS}/>',
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "file:///{SECRET}"><svg {NS}/>',
        f"<svg {NS}><style>/* {SECRET} */ a {{ fill: red }} /* {SECRET}</style></svg>",
        f"<svg {NS}><style>a{{}}<![CDATA[ b > c {{}} /* ]]>{SECRET}<![CDATA[ */ d{{}}]]></style></svg>",
        f"<svg {NS}><style>&#47;&#x2a; {SECRET} *&#x02f; a{{}}</style></svg>",
        f'<svg {NS}><g style="fill:red /* {SECRET} */" fill=\'url("#a")/* {SECRET} */ red\'/></svg>',
        f'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:style>/* {SECRET} */</s:style></s:svg>',
    ],
)
def test_no_corner_of_a_drawing_tells(drawing: str) -> None:
    result = clean(drawing.encode(), "a.svg")
    assert not tells(result)
    ElementTree.fromstring(result)


@pytest.mark.parametrize(
    "drawing",
    [
        f'<svg {NS} xml:lang="vi" xml:space="preserve" id="/*a*/"/>',
        f'<svg {NS}><style>a::before {{ content: "/* a */" }} b {{ fill: url(#/*b) }} /**/</style></svg>',
        f'<svg {NS}><style>[data-loai="1"] {{ fill: red }}</style><g data-loai="1"/></svg>',
        f'<svg {NS} xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="#a"/></svg>',
        (
            '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
            f"<svg {NS}/>"
        ),
        f"<!DOCTYPE svg><svg {NS}><style><![CDATA[a > b {{ fill: red }}]]></style></svg>",
    ],
)
def test_what_is_drawn_or_styled_stays(drawing: str) -> None:
    assert clean(drawing.encode(), "a.svg") == drawing.encode()


def test_style_rules_around_comments_stay() -> None:
    drawing = f"<svg {NS}><style>a<![CDATA[ > b{{fill:red}}/*x*/ c &]]>amp; d &lt; e</style></svg>".encode()
    before, after = (ElementTree.fromstring(each)[0].text for each in (drawing, clean(drawing, "a.svg")))
    assert after == str(before).replace("/*x*/", "/**/")
