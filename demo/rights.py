"""An example for every problem, wrong and corrected: docs/problems.md shows them, a test tries them."""

from __future__ import annotations

from dataclasses import dataclass

FRONT, BODY, SITE, WHOLE, TEMPLATE, WORDS = "front", "body", "site", "whole", "template", ""


@dataclass(frozen=True, slots=True)
class Example:
    """A mistake, and the same text corrected."""

    kind: str
    """Where it belongs: the front matter, the body, site.yml, a whole article, a template; empty for a description."""
    wrong: str
    """The mistake."""
    right: str
    """The correction."""


EXAMPLES: dict[str, Example] = {
    "old-font": Example(FRONT, "title: Ra qu\u00a9n lµm thñy lîi", "title: Ra quân làm thủy lợi"),
    "drawing-active": Example(
        WORDS, "`so-do.svg` có `<script>` hoặc gọi ảnh từ trang khác", "xuất lại thành SVG thường"
    ),
    "picture-too-large": Example(WORDS, "ảnh chụp 20.000 × 15.000 điểm", "thu nhỏ còn rộng 2.000 điểm"),
    "picture-format": Example(WORDS, "`anh/ra-quan.tiff`", "`anh/ra-quan.jpg`"),
    "drawing-broken": Example(WORDS, "`so-do.svg` chép dở, thiếu phần cuối", "chép lại từ bản gốc"),
    "file-active": Example(WORDS, "`bang.html` có `<script>`", "`bang.pdf`"),
    "picture-none": Example(WORDS, "`anh.jpg` thật ra là tệp PDF", "`anh.pdf`"),
    "picture-name": Example(WORDS, "`anh.jpg` thật ra là PNG", "`anh.png`"),
    "picture-name-hides": Example(WORDS, "ảnh PNG tên là `anh`, không có đuôi", "`anh.png`"),
    "body-no-picture": Example(WORDS, "ảnh trong bài trỏ đến `ke-hoach.pdf`", "cùng dòng ấy, bỏ dấu `!` ở đầu"),
    "image-no-picture": Example(WORDS, "`image: ke-hoach.pdf`", "`attachments: [ke-hoach.pdf]`"),
    "picture-broken": Example(WORDS, "ảnh chép dở từ điện thoại", "chép lại từ bản gốc"),
    "metadata-kept": Example(
        WORDS, "`anh/ra-quan.tiff`, tệp thô `.dng` của máy ảnh", "xuất lại thành `anh/ra-quan.jpg`"
    ),
    "conflict-mark": Example(BODY, "<<<<<<< HEAD\nHải Lộc\n=======\nHải Hà\n>>>>>>> sua-ten-xa", "Hải Lộc"),
    "source-name": Example(WORDS, "`BAI.MD`, `bai.markdown`, `bai.md.txt`", "`bai.md`"),
    "word-unseen": Example(
        WORDS, "`thoi-su/thong-bao.docx`, và không bài nào nhắc đến", "`dancam new --from thong-bao.docx`"
    ),
    "text-unseen": Example(WORDS, "`thoi-su/thong-bao.txt`, và không bài nào nhắc đến", "`thoi-su/thong-bao.md`"),
    "file-unseen": Example(WORDS, "`thoi-su/bieu-mau.pdf`, và không bài nào nhắc đến", "`attachments: [bieu-mau.pdf]`"),
    "no-site-yml": Example(WORDS, "gõ `dancam build` ở thư mục khác", "`dancam build --site cong`"),
    "unreadable": Example(WORDS, "tệp chỉ người khác được đọc", "cho mọi người quyền đọc tệp"),
    "link-refused": Example(WORDS, "lối tắt trỏ sang ổ đĩa khác", "chép tệp thật vào thư mục của bài"),
    "file-name": Example(WORDS, "tên tệp chép từ máy cũ, hiện thành `B�i.md`", "`bai-viet.md`"),
    "same-file-name": Example(WORDS, "hai tệp cùng tên `Bài.md`, một từ máy Mac", "đổi tên một tệp: `bai-2.md`"),
    "utf-16": Example(WORDS, "lưu bằng Notepad, mã hóa “UTF-16 LE”", "mã hóa “UTF-8”"),
    "not-utf-8": Example(WORDS, "lưu bằng mã “ANSI” hoặc Windows-1258", "mã hóa “UTF-8”"),
    "nul-byte": Example(WORDS, "đổi đuôi `bai.docx` thành `bai.md`", "`dancam new --from bai.docx`"),
    "no-front-matter": Example(
        WHOLE,
        "Sáng nay, bà con ra đồng.\n",
        "---\ntitle: Ra quân\ndate: 2026-02-24\ncategory: thoi-su\n---\n\nSáng nay.\n",
    ),
    "front-matter-unclosed": Example(
        WHOLE,
        "---\ntitle: Ra quân\ndate: 2026-02-24\ncategory: thoi-su\n\nSáng nay.\n",
        "---\ntitle: Ra quân\ndate: 2026-02-24\ncategory: thoi-su\n---\n\nSáng nay.\n",
    ),
    "not-fields": Example(WHOLE, "---\n- Ra quân\n---\n\nSáng nay.\n", "---\ntitle: Ra quân\n---\n\nSáng nay.\n"),
    "yaml-too-big": Example(WORDS, "cả bài viết trong `summary`", "bài viết dưới dòng `---` thứ hai"),
    "yaml-too-deep": Example(FRONT, f"tags: {'[' * 30}a{']' * 30}", "tags: [a]"),
    "yaml-two-documents": Example(
        WHOLE, "---\ntitle: Ra quân\n--- # thêm\ndate: 2026-02-24\n---\n", "---\ntitle: Ra quân\n---\n\nSáng nay.\n"
    ),
    "yaml-alias": Example(FRONT, "title: *Ra quân*", "title: 'Ra quân'"),
    "yaml-tag": Example(FRONT, "title: !Ra quân", "title: '!Ra quân'"),
    "yaml-key": Example(FRONT, "[a, b]: c", "tags: [a, b]"),
    "yaml-character": Example(FRONT, "title: Ra\x07quân", "title: Ra quân"),
    "yaml-tab": Example(FRONT, "image:\n\tsrc: anh/ra-quan.jpg", "image:\n  src: anh/ra-quan.jpg"),
    "yaml-odd-sign": Example(FRONT, "tiêu đề： Ra quân", "title: Ra quân"),
    "hash-in-list": Example(FRONT, "tags: [#ChungTay, thủy lợi]", "tags: [ChungTay, thủy lợi]"),
    "yaml-colon": Example(FRONT, "title: Dân vận khéo: nghĩ thật", "title: 'Dân vận khéo: nghĩ thật'"),
    "yaml-colon-space": Example(WHOLE, "---\ntitle:Ra quân\ndate: 2026-02-24\n---\n", "---\ntitle: Ra quân\n---\n"),
    "yaml-quote": Example(FRONT, 'title: "Dân vận khéo" ở Yên Thành', "title: '\"Dân vận khéo\" ở Yên Thành'"),
    "yaml-unclosed": Example(FRONT, "tags: [thủy lợi, nông thôn", "tags: [thủy lợi, nông thôn]"),
    "yaml-start": Example(FRONT, "title: @ra-quan", "title: '@ra-quan'"),
    "yaml-no-colon": Example(
        FRONT, "summary: Sáng nay,\nbà con ra đồng.", "summary: >-\n  Sáng nay,\n  bà con ra đồng."
    ),
    "yaml-indent": Example(
        FRONT, "image:\n   src: anh/ra-quan.jpg\n  alt: Đồng", "image:\n  src: anh/ra-quan.jpg\n  alt: Đồng"
    ),
    "yaml-syntax": Example(WORDS, "một đoạn mà không ai hiểu được", "chép phần đầu của một bài đang dùng tốt"),
    "duplicate-key": Example(FRONT, "tags: [một]\ntags: [hai]", "tags: [một, hai]"),
    "missing-field": Example(WHOLE, "---\ndate: 2026-02-24\ncategory: thoi-su\n---\n", "---\ntitle: Ra quân\n---\n"),
    "unknown-field": Example(FRONT, "tag: [thủy lợi]", "tags: [thủy lợi]"),
    "not-text": Example(FRONT, "title: [Ra quân]", "title: Ra quân"),
    "text-misread": Example(FRONT, "tags: [2026]", "tags: ['2026']"),
    "comment-cut": Example(FRONT, "title: Kế hoạch #5", "title: 'Kế hoạch #5'"),
    "value-hash": Example(FRONT, "tags: #ChungTay #ThủyLợi", "tags: [ChungTay, ThủyLợi]"),
    "not-flag": Example(FRONT, "draft: đúng", "draft: true"),
    "not-number": Example(SITE, "page_size: hai mươi", "page_size: 20"),
    "not-mapping": Example(SITE, "footer: Chân trang", "footer:\n  managing_body: Ủy ban nhân dân huyện"),
    "bad-date": Example(FRONT, "date: sáng nay", "date: 2026-02-24 07:30"),
    "no-such-month": Example(FRONT, "date: 02/28/2026", "date: 28/02/2026"),
    "no-such-day": Example(FRONT, "date: 31/02/2026", "date: 28/02/2026"),
    "no-such-time": Example(FRONT, "date: 2026-02-24 24:30", "date: 2026-02-24 00:30"),
    "empty-slug": Example(FRONT, "slug: '???'", "slug: ra-quan"),
    "bad-lang": Example(FRONT, "lang: tiếng Anh", "lang: en"),
    "empty-tag": Example(FRONT, "tags: ['???']", "tags: [thủy lợi]"),
    "empty-item": Example(FRONT, "tags:\n  - thủy lợi\n  -", "tags:\n  - thủy lợi"),
    "control-character": Example(FRONT, 'title: "Ra\\x01quân"', "title: Ra quân"),
    "slug-changed": Example(FRONT, "slug: Ra quân", "slug: ra-quan"),
    "alias-outside": Example(FRONT, "aliases: [tin-cu/123.html]", "aliases: [/tin-cu/123.html]"),
    "not-web-address": Example(FRONT, "source: {name: Báo tỉnh, url: baotinh.example}", "source: {name: Báo tỉnh}"),
    "unknown-choice": Example(SITE, "language: tiếng Việt", "language: vi"),
    "unknown-zone": Example(SITE, "zone: Hà Nội", "zone: Asia/Ho_Chi_Minh"),
    "permalink-part": Example(SITE, "permalink: '/{nam}/{slug}.html'", "permalink: '/{year}/{slug}.html'"),
    "permalink-shape": Example(SITE, "permalink: 'tin-{slug}'", "permalink: '/tin/{slug}.html'"),
    "indexnow-key": Example(SITE, "notify: {indexnow: khóa của tôi}", "notify: {indexnow: 7d5f0c2e91ab46d8}"),
    "menu-entry": Example(SITE, "menu: [{title: Thời sự}]", "menu: [{category: thoi-su}]"),
    "menu-page": Example(SITE, "menu: [{page: gioi-thieu}]", "menu: [{category: thoi-su}]"),
    "category-key": Example(
        SITE, "categories: [{key: Thời sự, title: Thời sự}]", "categories: [{key: thoi-su, title: Thời sự}]"
    ),
    "category-twice": Example(
        SITE,
        "categories: [{key: thoi-su, title: A}, {key: thoi-su, title: B}]",
        "categories: [{key: thoi-su, title: A}, {key: kinh-te, title: B}]",
    ),
    "subsite-twice": Example(
        SITE,
        "subsites: [{category: thoi-su, title: A}, {category: thoi-su, title: B}]",
        "subsites: [{category: thoi-su, title: A}]",
    ),
    "not-a-host": Example(SITE, "video_hosts: ['https://vtv.vn/']", "video_hosts: [vtv.vn]"),
    "banner-missing": Example(SITE, "banner: /static/banner/khong-co.svg", "banner: /static/banner/huyen.svg"),
    "unknown-category": Example(FRONT, "category: thoi su", "category: thoi-su"),
    "unknown-author": Example(FRONT, "author: nguyen-khoi", "author: nguyen-manh-khoi"),
    "author-alike": Example(FRONT, "author: Nguyễn Manh Khôi", "author: Nguyễn Mạnh Khôi"),
    "same-author": Example(WORDS, "`author: Lê Hoa` ở bài này, `author: Lê Hòa` ở bài kia", "viết thống nhất một tên"),
    "same-tag": Example(FRONT, "tags: [Dân vận, dân vạn]", "tags: [Dân vận]"),
    "only-on-articles": Example(WHOLE, "---\ntitle: Liên hệ\ntags: [a]\n---\n", "---\ntitle: Liên hệ\n---\n"),
    "updated-odd": Example(FRONT, "updated: 2020-01-01", "updated: 2026-03-01"),
    "page-in-category": Example(
        WORDS, "`content/thoi-su/ra-quan.md` không có `date` và `category`", "thêm hai trường ấy"
    ),
    "same-address": Example(WORDS, "hai bài cùng `slug: ra-quan` trong một chuyên mục", "`slug: ra-quan-2` ở bài sau"),
    "same-address-but-case": Example(WORDS, "`aliases: [/Tin/a.html]` và `/tin/a.html`", "giữ một cách viết"),
    "server-value": Example(WORDS, "`dancam server nginx --root '/srv/cong;cu'`", "`--root /srv/cong`"),
    "alias-query": Example(FRONT, "aliases: ['/index.php?nv=news&id=5']", "aliases: [/news/5.html]"),
    "address-outside": Example(FRONT, "aliases: ['/../a.html']", "aliases: [/a.html]"),
    "address-lost": Example(WORDS, "đổi tên tệp đã đăng", "`dancam move` để lại địa chỉ cũ"),
    "image-missing": Example(FRONT, "image: {src: ra-quan.jpg, alt: Đồng}", "image: {src: anh/ra-quan.jpg, alt: Đồng}"),
    "audio-missing": Example(FRONT, "audio: bai-doc.mp3", "audio: tep/bai-doc.mp3"),
    "audio-odd": Example(FRONT, "audio: tep/ke-hoach.pdf", "audio: tep/bai-doc.mp3"),
    "attachment-missing": Example(FRONT, "attachments: [ke-hoach.pdf]", "attachments: [tep/ke-hoach.pdf]"),
    "related-missing": Example(FRONT, "related: [mot-tuan.md]", "related: [mot-tuan-sau-le-ra-quan.md]"),
    "translation-missing": Example(WORDS, "`translations:` nêu một bài không có", "nêu bài đã đăng"),
    "translation-language": Example(WORDS, "bản dịch không ghi `lang`", "ghi `lang: en` trong bản dịch"),
    "translation-one-sided": Example(WORDS, "chỉ một trong hai bài ghi `translations`", "ghi ở cả hai bài"),
    "related-withdrawn": Example(WORDS, "`related:` nêu một bài đã có `withdrawn`", "nêu bài khác, hoặc xóa dòng"),
    "related-unpublished": Example(WORDS, "`related:` nêu một bản nháp", "chờ bài ấy được đăng, hoặc xóa dòng"),
    "related-itself": Example(FRONT, "related: [bai-moi.md]", "related: [mot-tuan-sau-le-ra-quan.md]"),
    "related-too-many": Example(
        FRONT, f"related: [{', '.join(['https://a.example/'] * 16)}]", "related: ['https://a.example/']"
    ),
    "list-typed": Example(BODY, "• Nạo vét kênh\n• Đắp bờ", "- Nạo vét kênh\n- Đắp bờ"),
    "list-mixed": Example(BODY, "• Thủy lợi\n○ Nạo vét kênh\n○ Đắp bờ", "- Thủy lợi\n    - Nạo vét kênh\n    - Đắp bờ"),
    "list-lettered": Example(BODY, "a) Nạo vét kênh;\nb) Đắp bờ.", "a) Nạo vét kênh;\n\nb) Đắp bờ."),
    "lines-with-dashes": Example(BODY, "– Bác đi đâu?\n– Tôi ra đồng.", "– Bác đi đâu?\n\n– Tôi ra đồng."),
    "odd-blank": Example(BODY, "-\u00a0Nạo vét kênh", "- Nạo vét kênh"),
    "heading-close": Example(BODY, "##Kết quả", "## Kết quả"),
    "heading-underlined": Example(BODY, "Nguyễn Mạnh Khôi\n-----", "Nguyễn Mạnh Khôi\n\n-----"),
    "table-drawn": Example(BODY, "+----+----+\n| Xã | Hộ |\n+----+----+", "| Xã | Hộ |\n|---|---|\n| Hải Lộc | 42 |"),
    "table-spaced": Example(BODY, "Xã\tHộ\nHải Lộc\t42", "| Xã | Hộ |\n|---|---|\n| Hải Lộc | 42 |"),
    "caption-quotes": Example(BODY, "![Đồng](anh/ra-quan.jpg “Sáng sớm”)", '![Đồng](anh/ra-quan.jpg "Sáng sớm")'),
    "dead-link": Example(BODY, "[một tuần sau](mot-tuan.md)", "[một tuần sau](mot-tuan-sau-le-ra-quan.md)"),
    "link-unpublished": Example(WORDS, "`[tiếp](ban-nhap.md)`", "chờ bài ấy được đăng"),
    "link-outside": Example(BODY, "[a](../../ngoai.md)", "[a](mot-tuan-sau-le-ra-quan.md)"),
    "dead-anchor": Example(BODY, "[xem](#ket-qua)", "[xem](#ket-qua)\n\n## Kết quả"),
    "footnote-missing": Example(BODY, "Chợ đông.[^1]", "Chợ đông.[^1]\n\n[^1]: Theo ban quản lý chợ."),
    "footnote-unused": Example(
        BODY, "Chợ đông.\n\n[^1]: Theo ban quản lý chợ.", "Chợ đông.[^1]\n\n[^1]: Theo ban quản lý chợ."
    ),
    "footnote-twice": Example(
        BODY,
        "Chợ đông,[^1] hàng rẻ.\n\n[^1]: Theo ban quản lý chợ.\n\n[^1]: Theo bà con.",
        "Chợ đông,[^1] hàng rẻ.[^2]\n\n[^1]: Theo ban quản lý chợ.\n\n[^2]: Theo bà con.",
    ),
    "footnote-case": Example(
        BODY, "Chợ đông.[^A]\n\n[^a]: Theo ban quản lý chợ.", "Chợ đông.[^a]\n\n[^a]: Theo ban quản lý chợ."
    ),
    "foreign-picture": Example(BODY, "![Đồng](https://a.example/dong.jpg)", "![Đồng](anh/ra-quan.jpg)"),
    "html-dropped": Example(BODY, '<iframe src="https://a.example/"></iframe>', "[xem](https://a.example/)"),
    "attribute-dropped": Example(BODY, '<p style="color: red">Chú ý</p>', "**Chú ý**"),
    "attribute-value": Example(BODY, '<ol start="ba"><li>Ba</li></ol>', '<ol start="3"><li>Ba</li></ol>'),
    "html-misplaced": Example(
        BODY,
        'Xem <a href="https://a.example/">tin <a href="https://b.example/">này</a></a>.',
        "Xem [tin](https://a.example/) [này](https://b.example/).",
    ),
    "html-unclosed": Example(BODY, "Bà con <b>ra đồng.", "Bà con <b>ra đồng</b>."),
    "html-unopened": Example(BODY, "Bà con ra đồng</b>.", "Bà con <b>ra đồng</b>."),
    "html-shown": Example(BODY, "Kính gửi <Tên cơ quan>", "Kính gửi Ủy ban nhân dân xã Hải Lộc"),
    "heading-empty": Example(BODY, "##\n\nMở đầu.", "## Mở đầu"),
    "address-broken": Example(BODY, "[xem](https://a..example:web/)", "[xem](https://a.example/)"),
    "link-scheme": Example(BODY, "[a](javascript:x)", "[a](https://a.example/)"),
    "foreign-video": Example(
        BODY, '<video src="https://a.example/a.mp4"></video>', "::: video phim/nao-vet-kenh.mp4\n:::"
    ),
    "video-host": Example(BODY, "::: video https://a.example/1\n:::", "::: video https://vtv.vn/1\n:::"),
    "video-address": Example(BODY, "::: video\n:::", "::: video phim/nao-vet-kenh.mp4\n:::"),
    "gallery-empty": Example(
        BODY, "::: gallery\nanh/ra-quan.jpg\n:::", "::: gallery\n![Bà con ra quân](anh/ra-quan.jpg)\n:::"
    ),
    "table-broken": Example(BODY, "| Xã | Hộ |\n| Hải Lộc | 42 |", "| Xã | Hộ |\n|---|---|\n| Hải Lộc | 42 |"),
    "table-row": Example(
        BODY, "| Xã | Hộ |\n|---|---|\n| Hải Lộc | 42 | 3 |", "| Xã | Hộ | Trẻ |\n|---|---|---|\n| Hải Lộc | 42 | 3 |"
    ),
    "fence-open": Example(BODY, "```\ngit pull", "```\ngit pull\n```"),
    "words-lost": Example(BODY, "Bà con ra đồng.\n\n[Nguồn]: TTXVN", "Bà con ra đồng.\n\nNguồn: TTXVN"),
    "mark-shown": Example(
        BODY, "Xem [kế hoạch](tep/ke-hoach.pdf và **lịch trực.", "Xem [kế hoạch](tep/ke-hoach.pdf) và **lịch trực**."
    ),
    "sign-taken": Example(BODY, "Hộp cỡ 20*30*40 cm.", "Hộp cỡ 20×30×40 cm."),
    "video-missing": Example(BODY, "::: video nao-vet-kenh.mp4\n:::", "::: video phim/nao-vet-kenh.mp4\n:::"),
    "video-format": Example(WORDS, "`::: video phim/le-hoi.avi`", "`::: video phim/le-hoi.mp4`"),
    "unknown-directive": Example(BODY, "::: phim a.mp4\n:::", "::: video phim/nao-vet-kenh.mp4\n:::"),
    "prose-too-deep": Example(WORDS, "danh sách thụt vào 200 tầng", "ba tầng là nhiều"),
    "body-too-long": Example(WORDS, "cả cuốn sách trong một tệp", "mỗi chương một bài"),
    "page-too-slow": Example(WORDS, "mười nghìn dấu `[` liền nhau", "xóa đoạn ấy"),
    "prose-failed": Example(WORDS, "một đoạn mà thư viện Markdown vấp phải", "viết lại đoạn ấy"),
    "template-syntax": Example(TEMPLATE, "{% if %}", "{% if view %}a{% endif %}"),
    "template-failed": Example(TEMPLATE, "{{ 1 // 0 }}", "{{ view.frame.title }}"),
    "template-endless": Example(TEMPLATE, '{% include "404.html" %}', "{{ view.frame.title }}"),
    "template-name": Example(TEMPLATE, "{{ view.tieu_de }}", "{{ view.frame.title }}"),
    "no-template": Example(WORDS, "xóa `templates/article.html` của dancam", "cài lại dancam"),
    "output-is-source": Example(WORDS, "`dancam build --output content`", "`dancam build --output public`"),
    "output-not-ours": Example(WORDS, "`--output` là thư mục đã có tệp của bạn", "một thư mục trống"),
    "locked": Example(WORDS, "chạy `dancam build` hai lần cùng lúc", "chờ lần trước xong"),
    "cannot-write": Example(WORDS, "đĩa đầy", "xóa bớt tệp rồi chạy lại"),
    "no-wheel": Example(
        WORDS, "`dancam init cong --wheel dancam.zip`", "`dancam init cong --wheel dist/dancam-0.1.0-py3-none-any.whl`"
    ),
    "list-in-output": Example(
        WORDS, "`dancam build --report public/bao-cao.json`", "`dancam build --report bao-cao.json`"
    ),
    "list-not-written": Example(WORDS, "`dancam build --report bao-cao.json` khi bài có lỗi", "sửa lỗi, dựng lại"),
    "manifest-missing": Example(
        WORDS,
        "`dancam verify --url https://huyen.example --manifest kiem-ke.jsn`",
        "`dancam verify --url https://huyen.example --manifest kiem-ke.json`",
    ),
    "manifest-broken": Example(WORDS, "`--manifest site.yml`", "`--manifest kiem-ke.json`"),
    "manifest-newer": Example(WORDS, "bản kê do một dancam mới hơn ghi", "cài đúng phiên bản ấy"),
    "live-silent": Example(WORDS, "`--url https://huyen.example` khi máy chủ tắt", "bật máy chủ, chạy lại lệnh ấy"),
    "live-busy": Example(WORDS, "`--rate 100` với máy chủ nhỏ", "`--rate 2`"),
    "not-a-state": Example(WORDS, "`--state site.yml`", "`--state .dancam/so-lan-nay.jsonl`"),
    "no-brotli": Example(WORDS, "cổng có `compress: true`, gỡ thư viện Brotli", "`pip install 'brotli>=1.2'`"),
    "report-broken": Example(WORDS, "`dancam notify --report kiem-ke.json`", "`dancam notify --report bao-cao.json`"),
    "notify-drafts": Example(
        WORDS, "`dancam build --drafts`, rồi `dancam notify`", "`dancam build`, đăng, rồi `dancam notify`"
    ),
    "notify-silent": Example(WORDS, "mất mạng khi chạy `dancam notify`", "có mạng lại, chạy `dancam notify`"),
    "notify-key": Example(WORDS, "`dancam notify` khi cổng chưa đăng", "đăng cổng, rồi `dancam notify`"),
    "notify-refused": Example(
        WORDS, "`websub: https://huyen.example/`, không phải một trạm", "`websub: https://tram.example/`"
    ),
    "no-ssh-keygen": Example(WORDS, "máy không có OpenSSH", "`apt install openssh-client`"),
    "signing-failed": Example(
        WORDS, "`--sign khoa-ky` với khóa có mật khẩu", "`--sign khoa-ky.pub`, khóa riêng nạp vào ssh-agent"
    ),
    "signature-missing": Example(WORDS, "có `kiem-ke.json`, không có `kiem-ke.json.sig`", "chép cả hai tệp"),
    "signers-missing": Example(
        WORDS, "`--signers nguoi-ky` khi không có tệp ấy", "tạo tệp ấy, mỗi dòng một tên và một khóa"
    ),
    "signer-unknown": Example(
        WORDS, "khóa đã ký không có trong `nguoi-ky`", "thêm khóa công khai ấy, nếu là của tòa soạn"
    ),
    "signature-wrong": Example(WORDS, "`kiem-ke.json` bị sửa sau khi ký", "lấy lại cả hai tệp từ lần dựng"),
    "deploy-drafts": Example(
        WORDS, "`dancam build --drafts`, rồi `dancam deploy …`", "`dancam build`, rồi `dancam deploy …`"
    ),
    "deploy-preview": Example(
        WORDS, "`dancam build --preview`, rồi `dancam deploy …`", "`dancam build`, rồi `dancam deploy …`"
    ),
    "deploy-altered": Example(WORDS, "sửa tay `public/index.html` rồi đưa lên", "sửa bài, `dancam build`, rồi đưa lên"),
    "deploy-locked": Example(WORDS, "hai người đưa lên cùng lúc", "chờ lần trước xong"),
    "deploy-taken-over": Example(WORDS, "`--take-over` khi lần kia còn chạy", "chỉ giành khóa của lần đã chết"),
    "deploy-not-ours": Example(
        WORDS, "`dancam deploy rsync:may-chu:/srv`", "`dancam deploy rsync:may-chu:/srv/cong`, một thư mục riêng"
    ),
    "deploy-newer": Example(WORDS, "máy này có dancam cũ hơn máy đã đưa lên lần trước", "cùng một bản ở mọi máy"),
    "deploy-moved": Example(WORDS, "nhiều chương trình cùng ghi vào nhánh `gh-pages`", "chỉ dancam ghi vào nhánh ấy"),
    "deploy-program": Example(WORDS, "`dancam deploy rsync:…` trên máy không có rsync", "`apt install rsync`"),
    "deploy-host-key": Example(
        WORDS, "máy chủ chưa có trong `known_hosts`", "`ssh may-chu` một lần, đối chiếu vân tay"
    ),
    "deploy-login": Example(
        WORDS, "`rsync:khach@may-chu:/srv/cong`", "`rsync:bientap@may-chu:/srv/cong`, với khóa ssh đã ghi nhận"
    ),
    "deploy-no-shell": Example(WORDS, "`rsync:` với máy chủ chỉ có SFTP", "`sftp:bientap@may-chu.example:/cong`"),
    "deploy-rights": Example(WORDS, "thư mục trên máy chủ thuộc về `root`", "`chown bientap /srv/cong` trên máy chủ"),
    "deploy-full": Example(WORDS, "đĩa máy chủ đầy", "xóa bớt rồi chạy lại"),
    "deploy-network": Example(WORDS, "`rsync:may-chuu:/srv/cong`", "`rsync:may-chu:/srv/cong`"),
    "deploy-bucket": Example(WORDS, "`s3://cong-chua-tao`", "tạo kho trước, rồi `dancam deploy s3://cong`"),
    "deploy-credentials": Example(WORDS, "chưa đặt AWS_ACCESS_KEY_ID", "đặt hai biến, hoặc `AWS_PROFILE`"),
    "deploy-failed": Example(WORDS, "máy chủ báo một lỗi khác", "làm theo lời báo ấy"),
    "changed-meanwhile": Example(WORDS, "dựng trong khi đang chép ảnh", "chép xong rồi dựng"),
    "internal": Example(WORDS, "lỗi của chính dancam", "xin báo lại kèm tệp gây lỗi"),
    "exists-already": Example(WORDS, "`dancam new` với tiêu đề đã có", "đặt tiêu đề khác, hoặc sửa bài đã có"),
    "nothing-published": Example(WORDS, "`dancam verify` khi chưa dựng", "`dancam build` trước"),
    "nothing-here": Example(WORDS, "`dancam explain bai`", "`dancam explain content/thoi-su/bai.md`"),
    "no-such-source": Example(
        WORDS, "`dancam move bai kinh-te/`", "`dancam move content/thoi-su/bai.md content/kinh-te/`"
    ),
    "no-such-tag": Example(WORDS, '`dancam rename-tag "thuỷ lội" "thủy lợi"`', "viết từ khóa cũ đúng như trong bài"),
    "move-outside": Example(WORDS, "`dancam move content/thoi-su/bai.md ../ngoai/`", "một chỗ trong `content/`"),
    "admin-for-all": Example(WORDS, "`dancam serve --admin --host 0.0.0.0`", "`dancam serve --admin`"),
    "cluster-not-installed": Example(WORDS, "`--cluster` khi chưa cài Dask", "`pip install 'dancam[cluster]'`"),
    "cluster-unreachable": Example(
        WORDS, "`--cluster tcp://10.0.0.9:8786` mà ở đó không có gì", "`dask scheduler` ở máy ấy"
    ),
    "cluster-empty": Example(WORDS, "có bộ điều phối mà chưa có worker", "`dask worker tcp://10.0.0.5:8786`"),
    "cluster-lost": Example(WORDS, "bộ điều phối tắt giữa chừng", "bật lại trước lần dựng sau"),
    "cluster-silent": Example(WORDS, "mọi worker tắt giữa chừng", "bật lại trước lần dựng sau"),
    "cluster-undone": Example(WORDS, "một worker bị tắt giữa chừng", "cho các worker đủ bộ nhớ"),
    "worker-refused": Example(WORDS, "worker cài dancam 0.1.0, ở đây là 0.2.0", "cài đúng một bản ở mọi máy"),
    "worker-unfit": Example(WORDS, "worker chưa cài dancam", "`pip install 'dancam[cluster]'` ở máy ấy"),
    "alt-missing": Example(BODY, "![](anh/ra-quan.jpg)", "![Bà con trên đồng](anh/ra-quan.jpg)"),
    "heading-skipped": Example(BODY, "## Kết quả\n\n#### Năm 2025", "## Kết quả\n\n### Năm 2025"),
    "double-space": Example(BODY, "Sáng nay,  bà con ra đồng.", "Sáng nay, bà con ra đồng."),
    "invisible-character": Example(BODY, "thủy\u200b lợi", "thủy lợi"),
    "tone-astray": Example(BODY, "đã hòan thành", "đã hoàn thành"),
    "tones-mixed": Example(BODY, "văn hóa, khỏe mạnh, xã Thái Hoà", "văn hóa, khỏe mạnh, xã Thái Hòa"),
    "loose-marks": Example(BODY, "Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
    "same-title": Example(FRONT, "title: Bài con-duong-sang", "title: Con đường sáng ở Yên Thành"),
    "same-slug": Example(FRONT, "slug: con-duong-sang", "slug: con-duong-sang-2"),
    "date-far": Example(FRONT, "date: 24/02/2062", "date: 24/02/2026"),
    "expired": Example(FRONT, "expires: 2026-03-01", "expires: 2027-03-01"),
    "word-not-word": Example(WORDS, "`--from bai.pdf`", "`--from bai.docx`"),
    "word-old": Example(WORDS, "`--from bai.doc`", "lưu lại thành `bai.docx`"),
    "word-broken": Example(WORDS, "tệp tải về dở dang", "tải lại, hoặc mở bằng Word rồi lưu"),
    "word-too-big": Example(WORDS, "mấy trăm ảnh nguyên cỡ trong một tệp", "nén ảnh trong Word"),
    "word-left-out": Example(WORDS, "biểu đồ, đối tượng nhúng", "viết lại bằng chữ, hoặc chụp thành ảnh"),
    "word-changed": Example(
        WORDS, "công thức, hộp chữ, chỗ sửa chưa duyệt", "duyệt mọi chỗ sửa trong Word trước khi nhập"
    ),
    "word-picture": Example(WORDS, "ảnh EMF, WMF dán từ chương trình khác", "lưu thành PNG rồi chèn lại"),
    "word-signature": Example(WORDS, "dòng cuối “Nguyễn Mạnh Khôi” đậm, canh phải", "xem lại ô `author` của bài nháp"),
    "word-old-fonts": Example(WORDS, "chữ phông .VnTime", "đọc lại bài sau khi dancam đổi sang Unicode"),
    "no-file": Example(WORDS, "`--from bai.docx` khi tệp nằm chỗ khác", "`--from Downloads/bai.docx`"),
}
