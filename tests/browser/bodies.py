"""Bodies of every kind, as editors, Word imports and old portals leave them; each has one sentence to change."""

from __future__ import annotations

import unicodedata

CHANGED = "Câu sẽ đổi."
"""The sentence that a test changes; it stands once in each body."""

_TEXTS = {
    "đoạn văn": "Đoạn một có *chữ nghiêng*, __chữ đậm__ và `mã`.\n\nCâu sẽ đổi.\n\n\n\nĐoạn ba, sau ba dòng trống.",
    "danh sách": "* một\n* hai\n\n+ ba\n+ bốn\n\nCâu sẽ đổi.\n\n- năm\n- sáu",
    "danh sách lồng": "1. Một\n   - a\n   - b\n     * c\n2. Hai\n\n   Đoạn hai của mục. Câu sẽ đổi.\n3. Ba",
    "danh sách số": "3) ba\n4) bốn\n7) bảy\n\nCâu sẽ đổi.\n\n1975. Năm ấy.\n\n1. một\n1. hai",
    "việc": "- [ ] chưa làm\n- [x] Câu sẽ đổi.\n- [X] xong",
    "xuống dòng": "Dòng một  \nDòng hai\\\nDòng ba<br>\nDòng bốn\ncùng đoạn.\n\nCâu sẽ đổi.",
    "bảng": (
        "| Tên | Số | Giữa |\n|:---|---:|:-:|\n| An   |  1 | a\\|b |\n|Bình|22| |\n\nCâu sẽ đổi.\n\na | b\n--|--\n1 | 2"
    ),
    "viết tắt": "HĐND và UBND họp.\n\nCâu sẽ đổi.\n\n*[HĐND]: Hội đồng nhân dân\n*[UBND]: Ủy ban nhân dân",
    "chú thích": (
        "Nghị quyết[^1] và phụ lục[^pl]. Câu sẽ đổi.\n\n[^1]: Số 12.\n[^pl]: Dài\n    hai dòng.\n\n    Đoạn hai."
    ),
    "chỉ dẫn": (
        "::: video https://www.youtube.com/watch?v=abc\n:::\n\nCâu sẽ đổi.\n\n::: gallery\n"
        "![Một](anh/a.jpg)\n\n![Hai](anh/b.jpg)\n:::"
    ),
    "thuộc tính": (
        "## Mục {#muc-rieng}\n\nCâu sẽ đổi.\n{: .note}\n\nChữ ![ảnh](a.jpg){width=300} và [liên kết](/b){.nut}."
    ),
    "HTML": (
        '<div class="note">\n\n**Chữ** trong khung.\n\n</div>\n\n'
        "Câu sẽ đổi. m<sup>2</sup>, H<sub>2</sub>O &amp; &nbsp;\n\n<table><tr><td>ô</td></tr></table>\n\n"
        "<!-- chú thích -->"
    ),
    "mã": (
        "```python\ndef a():\n    return '*'  \n\n\n# hết\n```\n\nCâu sẽ đổi.\n\n~~~\n<b> ::: \\*\n~~~\n\n`` a ` b ``"
    ),
    "dấu thoát": (
        "1\\. Không là danh sách; \\*không nghiêng\\*, \\_, \\#, 2*3*4, a_b_c, \\\\ và 5 > 3 < 7.\n\n"
        "Câu sẽ đổi. \\[x\\]"
    ),
    "trích dẫn": "> Lời *nói*\ntiếp theo lười\n> > lồng\n\nCâu sẽ đổi.\n\n>không có dấu cách",
    "đề mục": "Đề mục\n------\n\nCâu sẽ đổi.\n\n### Ba ###\n\n#ChungTay\n\n* * *\n\n___",
    "liên kết": (
        ""
        'Xem [đây][1], [thứ hai], <https://a.example/?x=1&y=2>, https://b.example/a_b_c và [c](</d e> "Tên").\n'
        "\nCâu sẽ đổi.\n\n[1]: /mot  'Một'\n[thứ hai]: </hai ba>"
    ),
    "định nghĩa": (
        'Từ\n:   Nghĩa một\n:   Nghĩa hai\n\nCâu sẽ đổi.\n\n!!! note "Lưu ý"\n    Trong hộp.\n\n    Đoạn hai.'
    ),
    "dấu cách lạ": (
        "\tThụt đầu dòng bằng tab.\n\nHai\u00a0chữ dính, ba\u2009chữ,  hai cách.  \n\nCâu sẽ đổi. \n   \n"
        "~~gạch~~ H~2~O m^2^\u200b"
    ),
    "văn bản dài": "\n\n".join(
        [
            "## Chương I",
            "Điều 1. Phạm vi",
            "a) Một;\nb) Hai;",
            "Câu sẽ đổi.",
            *(f"Khoản {n}. Nội _dung_." for n in range(40)),
        ]
    ),
}


def _source(body: str) -> str:
    head = "---\n# ghi chú\ntitle: 'Chợ: phiên'   # tạm\ncategory: thoi-su\nauthor: {name: Lê A, position: Cán bộ}\n"
    head += "summary: >-\n  Chợ họp\n  từ bốn giờ.\ntags: [chợ, Tết]\nrieng: 010\ndate: 15/02/2026 08:30\n---\n"
    return f"{head}\n{body}\n"


def sources() -> dict[str, bytes]:
    """Return twenty sources by the kind of their bodies, all as bytes: no two programs end lines in one way."""
    made = {name: _source(body).encode() for name, body in _TEXTS.items()}
    made["danh sách"] = made["danh sách"].replace(b"\n", b"\r\n")
    made["trích dẫn"] = b"\xef\xbb\xbf" + made["trích dẫn"]
    made["đoạn văn"] = unicodedata.normalize("NFD", made["đoạn văn"].decode()).encode()
    made["bảng"] = made["bảng"].removesuffix(b"\n")
    made["mã"] = made["mã"].replace(b"---\n\n", b"---\n", 1) + b"\n\n"
    return made


def joined_sources() -> dict[tuple[str, ...], bytes]:
    """Return the same bodies in half as many sources, by the kinds that stand in each: what is odd stays alone."""
    alone = sources()
    usual = [name for name, text in _TEXTS.items() if alone[name] == _source(text).encode()]
    made: dict[tuple[str, ...], bytes] = {(name,): data for name, data in alone.items() if name not in usual}
    for start in range(0, len(usual), 3):
        kinds = tuple(usual[start : start + 3])
        made[kinds] = _source("\n\n".join(_TEXTS[name] for name in kinds)).encode()
    return made
