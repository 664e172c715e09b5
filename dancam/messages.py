"""The words of all problems, in Vietnamese and in English: one table, from which messages are made."""

from __future__ import annotations

from dataclasses import dataclass

from dancam.problems import Problem, Severity

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, slots=True)
class Words:
    """A problem in one language. `{name}` stands for a value of the problem."""

    code: str
    """Its name as people see it."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do."""
    hint_guess: str = ""
    """What to do where the problem has a value `guess`: what was most likely meant."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A kind of problem."""

    severity: Severity
    vi: Words
    en: Words


_GUESS_VI, _GUESS_EN = "có phải ý bạn là “{guess}”?", "did you mean “{guess}”?"

WORDINGS: dict[str, Wording] = {
    # Files
    "no-site-yml": Wording(
        E,
        Words(
            "thiếu-site-yml",
            "không có tệp site.yml ở đây",
            "chạy lệnh trong thư mục của cổng, chỉ thư mục bằng `--site`, hoặc tạo cổng mới bằng `dancam init THƯ-MỤC`",
        ),
        Words(
            "no-site-yml",
            "there is no site.yml here",
            "run the command in the portal's folder, name the folder with `--site`, or make a new portal with `dancam init FOLDER`",
        ),
    ),
    "unreadable": Wording(
        E,
        Words("không-đọc-được", "không đọc được tệp: {reason}", "kiểm tra quyền đọc của tệp"),
        Words("unreadable", "the file cannot be read: {reason}", "check who may read the file"),
    ),
    "link-refused": Wording(
        E,
        Words(
            "liên-kết-tượng-trưng",
            "liên kết tượng trưng dẫn ra ngoài thư mục, hoặc đến một thư mục; dancam không đi theo",
            "chép tệp thật vào đây",
        ),
        Words(
            "link-refused",
            "a symbolic link leads out of the folder, or to a folder; dancam does not follow it",
            "copy the real file here",
        ),
    ),
    "file-name": Wording(
        E,
        Words("tên-tệp-hỏng", "tên tệp không phải UTF-8", "đổi tên tệp bằng chữ không dấu, ví dụ `bai-viet.md`"),
        Words(
            "file-name",
            "the file's name is not UTF-8",
            "rename the file with plain letters, such as `article.md`",
        ),
    ),
    "same-file-name": Wording(
        E,
        Words(
            "trùng-tên-tệp",
            "hai tệp có cùng một tên, chỉ khác cách mã hóa dấu tiếng Việt (NFC và NFD)",
            "xóa hoặc đổi tên một trong hai tệp",
        ),
        Words(
            "same-file-name",
            "two files have one name, but for how its accents are encoded (NFC and NFD)",
            "delete or rename one of them",
        ),
    ),
    "utf-16": Wording(
        E,
        Words("mã-utf-16", "tệp được lưu bằng mã UTF-16", "mở tệp, chọn “Lưu thành…” (Save As) với mã hóa UTF-8"),
        Words("utf-16", "the file is saved as UTF-16", "open it and save it as UTF-8"),
    ),
    "not-utf-8": Wording(
        E,
        Words(
            "sai-mã-hóa",
            "tệp không phải UTF-8: gặp byte {byte}",
            "mở tệp, chọn “Lưu thành…” (Save As) với mã hóa UTF-8",
        ),
        Words("not-utf-8", "the file is not UTF-8: byte {byte}", "open it and save it as UTF-8"),
    ),
    "nul-byte": Wording(
        E,
        Words(
            "byte-không",
            "đây không phải tệp văn bản (có ký tự NUL)",
            "có thể là tệp Word hoặc tệp ảnh bị đổi đuôi; mở bằng đúng chương trình rồi lưu thành văn bản với mã hóa UTF-8",
        ),
        Words(
            "nul-byte",
            "the file holds a NUL byte: it is no text",
            "check whether it is a Word file or a picture; save it as UTF-8",
        ),
    ),
    # Front matter and YAML
    "no-front-matter": Wording(
        E,
        Words(
            "thiếu-phần-đầu",
            "dòng đầu tiên của tệp phải là `---`, mở phần đầu bài",
            "bắt đầu tệp bằng:\n---\ntitle: Tiêu đề\ndate: 2026-01-31 08:00\ncategory: khóa-chuyên-mục\n---",
        ),
        Words(
            "no-front-matter",
            "the first line of the file must be `---`, which opens the front matter",
            "start the file with:\n---\ntitle: Headline\ndate: 2026-01-31 08:00\ncategory: category-key\n---",
        ),
    ),
    "front-matter-unclosed": Wording(
        E,
        Words("phần-đầu-chưa-đóng", "phần đầu bài chưa được đóng", "thêm một dòng `---` sau trường cuối cùng"),
        Words("front-matter-unclosed", "the front matter is not closed", "add a line `---` after the last field"),
    ),
    "not-fields": Wording(
        E,
        Words(
            "không-phải-trường",
            "ở đây phải là các trường, mỗi trường một dòng `tên: giá trị`",
            "ví dụ: `title: Tiêu đề bài viết`",
        ),
        Words(
            "not-fields",
            "there must be fields here, each on a line `name: value`",
            "for example: `title: Headline`",
        ),
    ),
    "yaml-too-big": Wording(
        E,
        Words("quá-lớn", "phần này dài hơn {limit} KB", "chuyển bớt chữ xuống thân bài"),
        Words("too-big", "this part is longer than {limit} KB", "move text to the body"),
    ),
    "yaml-too-deep": Wording(
        E,
        Words(
            "quá-sâu", "các dấu ngoặc hoặc các mục lồng nhau quá {limit} tầng", "bớt dấu `[`, `{{` hoặc bớt thụt dòng"
        ),
        Words("too-deep", "nested more than {limit} levels deep", "use fewer `[`, `{{` or less indentation"),
    ),
    "yaml-two-documents": Wording(
        E,
        Words("hai-phần", "có dòng `---` giữa các trường", "chỉ giữ một cặp dòng `---`"),
        Words("two-documents", "there is a line `---` among the fields", "keep a single pair of lines `---`"),
    ),
    "yaml-alias": Wording(
        E,
        Words(
            "dấu-neo",
            "dấu `&` hoặc `*` ở đầu giá trị có nghĩa riêng trong YAML và không được dùng ở đây",
            "đặt cả giá trị trong dấu nháy đơn: '…'",
        ),
        Words(
            "yaml-alias",
            "`&` or `*` before a value has a meaning of its own in YAML and is not used here",
            "put the whole value in single quotes: '…'",
        ),
    ),
    "yaml-tag": Wording(
        E,
        Words(
            "thẻ-yaml",
            "thẻ YAML `{tag}` không được dùng",
            "xóa phần bắt đầu bằng `!`, hoặc đặt cả giá trị trong dấu nháy đơn: '…'",
        ),
        Words(
            "yaml-tag",
            "the YAML tag `{tag}` is not used here",
            "delete what starts with `!`, or put the whole value in single quotes: '…'",
        ),
    ),
    "yaml-key": Wording(
        E,
        Words("tên-trường-sai", "tên trường phải là một dòng chữ, không phải danh sách", "viết `tên: giá trị`"),
        Words("bad-key", "the name of a field must be text, not a list", "write `name: value`"),
    ),
    "yaml-character": Wording(
        E,
        Words("ký-tự-lạ", "có ký tự điều khiển {character} không nhìn thấy được", "xóa rồi gõ lại dòng này"),
        Words(
            "control-character",
            "there is an invisible control character {character}",
            "delete the line and type it again",
        ),
    ),
    "yaml-tab": Wording(
        E,
        Words("dấu-tab", "dòng này thụt vào bằng phím Tab", "thay bằng dấu cách"),
        Words("tab", "this line is indented with a tab", "use spaces"),
    ),
    "yaml-colon": Wording(
        E,
        Words(
            "dấu-hai-chấm",
            "giá trị của `{key}` có dấu hai chấm nên phải nằm trong dấu nháy",
            "đặt cả giá trị trong dấu nháy đơn: {key}: {quoted}",
        ),
        Words(
            "colon",
            "the value of `{key}` has a colon in it and must stand in quotation marks",
            "put the whole value in single quotes: {key}: {quoted}",
        ),
    ),
    "yaml-colon-space": Wording(
        E,
        Words("thiếu-dấu-cách", "thiếu dấu cách sau dấu hai chấm của `{key}`", "viết `{key}: {value}`"),
        Words("space-missing", "there is no space after the colon of `{key}`", "write `{key}: {value}`"),
    ),
    "yaml-quote": Wording(
        E,
        Words(
            "dấu-nháy",
            "giá trị của `{key}` mở đầu bằng dấu nháy nhưng còn chữ sau dấu nháy đóng",
            "đặt cả giá trị trong dấu nháy đơn: {key}: {quoted}; hoặc dùng dấu nháy cong “ ”",
        ),
        Words(
            "quote",
            "the value of `{key}` starts with a quotation mark, but goes on after the closing one",
            "put the whole value in single quotes: {key}: {quoted}; or use curved quotes “ ”",
        ),
    ),
    "yaml-unclosed": Wording(
        E,
        Words(
            "chưa-đóng",
            "dấu nháy hoặc dấu ngoặc mở ở đây chưa được đóng",
            "thêm dấu đóng tương ứng: `\"`, `'`, `]` hoặc `}}`",
        ),
        Words("unclosed", "the quotation mark or bracket opened here is not closed", "close it"),
    ),
    "yaml-start": Wording(
        E,
        Words(
            "ký-tự-mở-đầu",
            "giá trị không được mở đầu bằng `{character}`",
            "đặt cả giá trị trong dấu nháy đơn: {key}: {quoted}",
        ),
        Words(
            "first-character",
            "a value must not start with `{character}`",
            "put the whole value in single quotes: {key}: {quoted}",
        ),
    ),
    "yaml-no-colon": Wording(
        E,
        Words(
            "thiếu-dấu-hai-chấm",
            "dòng này không có dấu hai chấm sau tên trường",
            "viết `tên: giá trị`; nếu là đoạn nối tiếp của dòng trên thì thụt vào hai dấu cách",
        ),
        Words(
            "colon-missing",
            "this line has no colon after the name of a field",
            "write `name: value`; if it continues the line above, indent it by two spaces",
        ),
    ),
    "yaml-indent": Wording(
        E,
        Words(
            "thụt-dòng",
            "thụt dòng không đều, hoặc dấu ngoặc chưa đóng",
            "các trường cùng cấp phải bắt đầu ở cùng một cột",
        ),
        Words(
            "indentation",
            "the indentation is uneven, or a bracket is not closed",
            "fields of one level must start in one column",
        ),
    ),
    "yaml-syntax": Wording(
        E,
        Words("cú-pháp-yaml", "không đọc được đoạn này ({detail})", "so với một tệp khác đang dùng tốt"),
        Words("yaml-syntax", "this cannot be read ({detail})", "compare it with an article that works"),
    ),
    "duplicate-key": Wording(
        E,
        Words("trường-lặp", "trường `{key}` đã có ở dòng {first}", "giữ một dòng, xóa dòng kia"),
        Words("duplicate-field", "the field `{key}` is already on line {first}", "keep one of the lines"),
    ),
    # Fields
    "missing-field": Wording(
        E,
        Words("thiếu-trường", "thiếu trường `{field}`", "thêm dòng `{field}: …`"),
        Words("missing-field", "the field `{field}` is missing", "add a line `{field}: …`"),
    ),
    "unknown-field": Wording(
        W,
        Words(
            "trường-lạ",
            "không có trường nào tên là `{field}`",
            "xóa dòng này; các trường dùng được ghi trong docs/bien-tap.md (bài viết) và docs/quan-tri.md (site.yml)",
            "có phải ý bạn là `{guess}`?",
        ),
        Words(
            "unknown-field",
            "there is no field `{field}`",
            "delete the line; docs/bien-tap.md lists the fields of articles, docs/quan-tri.md those of site.yml",
            "did you mean `{guess}`?",
        ),
    ),
    "not-text": Wording(
        E,
        Words("không-phải-chữ", "`{field}` phải là một dòng chữ", "viết `{field}: …` trên một dòng"),
        Words("not-text", "`{field}` must be a line of text", "write `{field}: …` on one line"),
    ),
    "text-misread": Wording(
        E,
        Words(
            "chữ-bị-hiểu-khác",
            "`{field}` phải là chữ, nhưng `{value}` lại được hiểu là {kind_vi}",
            'đặt trong dấu nháy: "{value}"',
        ),
        Words(
            "text-misread",
            "`{field}` must be text, but `{value}` is taken for {kind_en}",
            'put it in quotation marks: "{value}"',
        ),
    ),
    "comment-cut": Wording(
        W,
        Words(
            "bị-cắt-vì-dấu-thăng",
            "từ ` #` trở đi bị coi là ghi chú; `{field}` chỉ còn “{value}”",
            "đặt cả giá trị trong dấu nháy đơn: {quoted}",
        ),
        Words(
            "cut-at-hash",
            "all from ` #` on is taken for a comment; what is left of `{field}` is “{value}”",
            "put the whole value in single quotes: {quoted}",
        ),
    ),
    "not-flag": Wording(
        E,
        Words(
            "không-phải-có-không",
            "`{field}` chỉ nhận `true` (có) hoặc `false` (không)",
            "viết `{field}: true`",
        ),
        Words("not-flag", "`{field}` is either `true` or `false`", "write `{field}: true`"),
    ),
    "not-number": Wording(
        E,
        Words(
            "không-phải-số",
            "`{field}` phải là số nguyên từ {least} đến {most}",
            "chỉ viết chữ số, ví dụ `{field}: {least}`",
        ),
        Words(
            "not-number",
            "`{field}` must be a whole number from {least} to {most}",
            "for example `{field}: {least}`",
        ),
    ),
    "not-mapping": Wording(
        E,
        Words(
            "không-phải-nhóm",
            "`{field}` phải gồm các trường con thụt vào bên dưới",
            "viết mỗi trường con một dòng, thụt vào hai dấu cách",
        ),
        Words(
            "not-mapping",
            "`{field}` must have fields of its own, indented below it",
            "write each of them on a line, indented by two spaces",
        ),
    ),
    "bad-date": Wording(
        E,
        Words(
            "ngày-không-hợp-lệ",
            "không đọc được ngày “{value}”",
            "viết ngày theo mẫu 2026-02-28, 28/02/2026 hoặc 28/02/2026 08:30",
        ),
        Words("bad-date", "“{value}” is no date", "write it like 2026-02-28, 28/02/2026 or 28/02/2026 08:30"),
    ),
    "no-such-month": Wording(
        E,
        Words(
            "ngày-không-hợp-lệ",
            "không có tháng {month}",
            "viết ngày trước, tháng sau: 28/02/2026; hoặc năm trước: 2026-02-28",
        ),
        Words(
            "bad-date",
            "there is no month {month}",
            "the day comes first: 28/02/2026; or the year does: 2026-02-28",
        ),
    ),
    "no-such-day": Wording(
        E,
        Words(
            "ngày-không-hợp-lệ",
            "tháng {month} không có ngày {day}",
            "viết ngày theo mẫu {last} hoặc {last_vi}",
        ),
        Words("bad-date", "month {month} has no day {day}", "write the date like {last} or {last_vi}"),
    ),
    "no-such-time": Wording(
        E,
        Words(
            "giờ-không-hợp-lệ",
            "không có giờ như trong “{value}”",
            "viết giờ theo mẫu 08:30, từ 00:00 đến 23:59",
        ),
        Words("bad-time", "there is no such time as in “{value}”", "write it like 08:30, from 00:00 to 23:59"),
    ),
    "empty-slug": Wording(
        E,
        Words(
            "đường-dẫn-trống",
            "không tạo được đường dẫn từ “{value}”",
            "thêm `slug:` bằng chữ không dấu, ví dụ `slug: bai-viet-moi`",
        ),
        Words(
            "empty-slug",
            "no address can be made of “{value}”",
            "add `slug:` with plain letters, such as `slug: new-article`",
        ),
    ),
    "bad-lang": Wording(
        E,
        Words("mã-ngôn-ngữ", "“{value}” không phải mã ngôn ngữ", "viết mã hai chữ cái, ví dụ `lang: en` cho tiếng Anh"),
        Words("bad-lang", "“{value}” is no language code", "write two letters, such as `lang: en` for English"),
    ),
    "empty-tag": Wording(
        E,
        Words("từ-khóa-trống", "từ khóa “{value}” không có chữ nào để tạo đường dẫn", "viết từ khóa bằng chữ hoặc số"),
        Words(
            "empty-tag",
            "the tag “{value}” has no letters to make an address of",
            "write the tag with letters or digits",
        ),
    ),
    "empty-item": Wording(
        E,
        Words("mục-trống", "mục này của `{field}` còn trống", "xóa dòng này, hoặc viết tiếp sau dấu gạch"),
        Words("empty-item", "this item of `{field}` is empty", "delete the line, or write on after the hyphen"),
    ),
    "control-character": Wording(
        W,
        Words(
            "ký-tự-điều-khiển",
            "chỗ này có ký tự điều khiển không nhìn thấy được; ký tự đó bị bỏ đi",
            "xóa rồi gõ lại chữ ở chỗ này",
        ),
        Words(
            "control-character",
            "there is an invisible control character, which is left out",
            "delete the word and type it again",
        ),
    ),
    "slug-changed": Wording(
        W,
        Words("slug-được-sửa", "`slug` “{value}” được đổi thành “{slug}”", "viết `slug: {slug}`"),
        Words("slug-changed", "the `slug` “{value}” becomes “{slug}”", "write `slug: {slug}`"),
    ),
    "alias-outside": Wording(
        E,
        Words(
            "địa-chỉ-cũ-sai",
            "địa chỉ cũ “{value}” phải bắt đầu bằng `/` và nằm trong cổng",
            "viết phần sau tên miền, ví dụ `/tin-cu/123.html`",
        ),
        Words(
            "bad-alias",
            "the old address “{value}” must start with `/` and lie in the portal",
            "write what stands after the domain, such as `/old/123.html`",
        ),
    ),
    "not-web-address": Wording(
        E,
        Words(
            "không-phải-địa-chỉ",
            "`{field}` phải là địa chỉ bắt đầu bằng https:// hoặc http://",
            "ví dụ https://nghean.example",
        ),
        Words(
            "not-web-address",
            "`{field}` must be an address that starts with https:// or http://",
            "for example https://nghean.example",
        ),
    ),
    # site.yml
    "unknown-choice": Wording(
        E,
        Words("giá-trị-lạ", "`{field}` không nhận “{value}”", "chọn một trong: {known}"),
        Words("unknown-choice", "`{field}` cannot be “{value}”", "choose one of: {known}"),
    ),
    "unknown-zone": Wording(
        E,
        Words("múi-giờ-lạ", "không có múi giờ “{value}”", "ví dụ Asia/Ho_Chi_Minh", _GUESS_VI),
        Words("unknown-zone", "there is no time zone “{value}”", "for example Asia/Ho_Chi_Minh", _GUESS_EN),
    ),
    "permalink-part": Wording(
        E,
        Words(
            "mẫu-đường-dẫn",
            "mẫu đường dẫn không có phần “{{{value}}}”",
            "các phần được dùng: {known}",
            "có phải ý bạn là “{{{guess}}}”?",
        ),
        Words(
            "permalink",
            "a permalink has no part “{{{value}}}”",
            "its parts are: {known}",
            "did you mean “{{{guess}}}”?",
        ),
    ),
    "permalink-shape": Wording(
        E,
        Words(
            "mẫu-đường-dẫn",
            "mẫu đường dẫn “{value}” không dùng được",
            "mẫu bắt đầu bằng `/`, có {{slug}}, kết thúc bằng `.html` hoặc `/`, chỉ gồm chữ không dấu: /{{category}}/{{slug}}.html",
        ),
        Words(
            "permalink",
            "the permalink “{value}” cannot be used",
            "it starts with `/`, has {{slug}}, ends in `.html` or `/`, and holds plain letters only: /{{category}}/{{slug}}.html",
        ),
    ),
    "menu-entry": Wording(
        E,
        Words(
            "mục-menu",
            "mỗi mục menu phải có đúng một trong ba trường: url, category, page",
            "ví dụ `- {{category: thoi-su}}`",
        ),
        Words(
            "menu-entry",
            "an entry of a menu has exactly one of: url, category, page",
            "for example `- {{category: news}}`",
        ),
    ),
    "menu-page": Wording(
        W,
        Words(
            "menu-thiếu-trang",
            "menu trỏ đến trang “{value}” không có hoặc chưa đăng",
            "viết đường dẫn tính từ thư mục content, ví dụ `page: gioi-thieu.md`",
            _GUESS_VI,
        ),
        Words(
            "menu-page",
            "the menu leads to the page “{value}”, which is not there or not published",
            "write its path below content, such as `page: about.md`",
            _GUESS_EN,
        ),
    ),
    "category-key": Wording(
        E,
        Words(
            "khóa-chuyên-mục",
            "khóa chuyên mục “{value}” phải là chữ thường không dấu, nối bằng gạch ngang",
            "viết `key: {slug}`",
        ),
        Words(
            "category-key",
            "the category key “{value}” must be plain small letters with hyphens",
            "write `key: {slug}`",
        ),
    ),
    "category-twice": Wording(
        E,
        Words("chuyên-mục-lặp", "khóa chuyên mục “{value}” đã được dùng", "mỗi chuyên mục cần một khóa riêng"),
        Words(
            "category-twice",
            "the category key “{value}” is already used",
            "each category needs a key of its own",
        ),
    ),
    "subsite-twice": Wording(
        E,
        Words(
            "trang-thành-viên-lặp",
            "chuyên mục “{value}” đã là gốc của một trang thành viên khác",
            "mỗi trang thành viên cần một chuyên mục riêng",
        ),
        Words(
            "subsite-twice",
            "the category “{value}” is already the root of another sub-site",
            "each sub-site needs a category of its own",
        ),
    ),
    "banner-missing": Wording(
        W,
        Words(
            "thiếu-ảnh",
            "không tìm thấy ảnh đầu trang (banner) “{value}”",
            "đặt ảnh vào thư mục static và viết `/static/…`",
        ),
        Words(
            "missing-picture",
            "the banner “{value}” is not there",
            "put it into the folder static and write `/static/…`",
        ),
    ),
    # The portal as a whole
    "unknown-category": Wording(
        E,
        Words(
            "chuyên-mục-lạ",
            "không có chuyên mục “{value}”",
            "dùng một khóa trong site.yml: {known}",
            _GUESS_VI,
        ),
        Words("unknown-category", "there is no category “{value}”", "use a key of site.yml: {known}", _GUESS_EN),
    ),
    "unknown-author": Wording(
        W,
        Words(
            "tác-giả-lạ",
            "“{value}” trông như một khóa, nhưng không có trong danh sách tác giả của site.yml",
            "thêm tác giả vào site.yml, hoặc viết họ tên đầy đủ",
            _GUESS_VI,
        ),
        Words(
            "unknown-author",
            "“{value}” looks like a key, but is not among the authors of site.yml",
            "add the author to site.yml, or write the full name",
            _GUESS_EN,
        ),
    ),
    "page-in-category": Wording(
        W,
        Words(
            "thiếu-ngày-và-chuyên-mục",
            "bài nằm trong thư mục “{category}” nhưng không có `date` và `category`, nên chỉ thành trang thường",
            "thêm `date: …` và `category: {category}`",
        ),
        Words(
            "no-date-no-category",
            "the file lies in the folder “{category}” but has neither `date` nor `category`, so it becomes a plain page",
            "add `date: …` and `category: {category}`",
        ),
    ),
    "same-address": Wording(
        E,
        Words(
            "trùng-địa-chỉ", "địa chỉ {address} đã thuộc về {other}", "đổi `slug:`, `aliases:` hoặc tên tệp của một bên"
        ),
        Words(
            "same-address",
            "the address {address} already belongs to {other}",
            "change the `slug:`, the `aliases:` or the file name of one of them",
        ),
    ),
    "same-address-but-case": Wording(
        E,
        Words(
            "trùng-địa-chỉ",
            "địa chỉ {address} chỉ khác {other} ở chữ hoa, chữ thường: nhiều máy chủ coi là một",
            "đổi `slug:`, `aliases:` hoặc tên tệp của một bên",
        ),
        Words(
            "same-address",
            "the address {address} differs from {other} in capitals only: many servers take them for one",
            "change the `slug:`, the `aliases:` or the file name of one of them",
        ),
    ),
    "address-outside": Wording(
        E,
        Words(
            "địa-chỉ-sai",
            "địa chỉ “{address}” dẫn ra ngoài cổng hoặc có ký tự không dùng được",
            "chỉ dùng chữ không dấu, số, gạch ngang và `/`; với tệp thì đổi tên tệp",
        ),
        Words(
            "bad-address",
            "the address “{address}” leads out of the portal or holds a character that cannot be used",
            "use plain letters, digits, hyphens and `/` only; where it is a file, rename it",
        ),
    ),
    "address-lost": Wording(
        W,
        Words(
            "mất-địa-chỉ",
            "địa chỉ {address} từng có bài, nay không còn",
            "nếu bài đã chuyển, thêm địa chỉ này vào `aliases` của bài mới",
        ),
        Words(
            "address-lost",
            "the address {address} had an article and has none now",
            "if it moved, add the address to the `aliases` of the new one",
        ),
    ),
    "image-missing": Wording(
        W,
        Words(
            "thiếu-ảnh",
            "không tìm thấy ảnh “{value}”",
            "đặt ảnh cạnh bài (đường dẫn tính từ bài), hoặc trong static (viết `/static/…`)",
            _GUESS_VI,
        ),
        Words(
            "missing-picture",
            "the picture “{value}” is not there",
            "put it beside the article (the path starts there) or into static (write `/static/…`)",
            _GUESS_EN,
        ),
    ),
    "attachment-missing": Wording(
        W,
        Words(
            "thiếu-tệp-đính-kèm",
            "không tìm thấy tệp đính kèm “{value}”",
            "đặt tệp cạnh bài, hoặc trong static (viết `/static/…`)",
            _GUESS_VI,
        ),
        Words(
            "missing-attachment",
            "the attachment “{value}” is not there",
            "put it beside the article or into static (write `/static/…`)",
            _GUESS_EN,
        ),
    ),
    "related-missing": Wording(
        W,
        Words(
            "bài-liên-quan",
            "không tìm thấy bài liên quan “{value}”",
            "viết đường dẫn tệp .md, slug, hoặc địa chỉ của bài",
            _GUESS_VI,
        ),
        Words(
            "related-missing",
            "the related article “{value}” is not there",
            "write the path of its .md file, its slug or its address",
            _GUESS_EN,
        ),
    ),
    "related-unpublished": Wording(
        W,
        Words(
            "bài-liên-quan-chưa-đăng",
            "bài liên quan “{value}” là bản nháp, chưa đến ngày đăng hoặc đã hết hạn; tạm bỏ qua",
            "bài sẽ tự hiện khi được đăng",
        ),
        Words(
            "related-unpublished",
            "the related article “{value}” is a draft, scheduled or expired, and left out",
            "it appears by itself once it is published",
        ),
    ),
    "related-itself": Wording(
        W,
        Words("bài-liên-quan", "bài liên quan “{value}” chính là bài này", "xóa dòng này"),
        Words("related-itself", "the related article “{value}” is this article itself", "delete the line"),
    ),
    "related-too-many": Wording(
        H,
        Words(
            "quá-nhiều-bài-liên-quan",
            "chỉ {limit} bài liên quan đầu tiên được hiện",
            "bỏ bớt, hoặc tăng `related` trong site.yml",
        ),
        Words(
            "related-too-many",
            "only the first {limit} related articles are shown",
            "remove some, or raise `related` in site.yml",
        ),
    ),
    # Bodies
    "dead-link": Wording(
        W,
        Words(
            "liên-kết-chết",
            "liên kết “{target}” không dẫn đến đâu; chữ vẫn hiện nhưng không bấm được",
            "viết đường dẫn tệp .md của bài (tính từ bài này), hoặc địa chỉ bắt đầu bằng `/`",
        ),
        Words(
            "dead-link",
            "the link “{target}” leads nowhere; its text is shown without it",
            "write the path of the article's .md file (from this one), or an address that starts with `/`",
        ),
    ),
    "link-unpublished": Wording(
        W,
        Words(
            "liên-kết-chưa-đăng",
            "“{target}” là bản nháp, chưa đến ngày đăng hoặc đã hết hạn; tạm không có liên kết",
            "liên kết sẽ tự hiện khi bài được đăng",
        ),
        Words(
            "link-unpublished",
            "“{target}” is a draft, scheduled or expired; its text is shown without a link",
            "the link appears by itself once it is published",
        ),
    ),
    "link-outside": Wording(
        W,
        Words(
            "liên-kết-ra-ngoài",
            "“{target}” dẫn ra ngoài thư mục content hoặc có ký tự không dùng được",
            "chỉ dùng tệp trong content hoặc static",
        ),
        Words(
            "link-outside",
            "“{target}” leads out of the folder content or holds a character that cannot be used",
            "use files of content or static only",
        ),
    ),
    "dead-anchor": Wording(
        W,
        Words(
            "mục-không-có",
            "bài không có mục “{target}”",
            "viết lại đề mục bằng chữ thường không dấu, nối bằng gạch ngang, ví dụ `#ket-qua-dat-duoc`",
        ),
        Words(
            "dead-anchor",
            "the page has no part “{target}”",
            "write the heading in small plain letters with hyphens, such as `#what-was-done`",
        ),
    ),
    "foreign-picture": Wording(
        W,
        Words(
            "ảnh-trang-khác",
            "ảnh “{target}” nằm ở trang khác nên bị bỏ",
            "tải ảnh về, đặt cạnh bài rồi dùng đường dẫn của tệp",
        ),
        Words(
            "foreign-picture",
            "the picture “{target}” lies on another site and is left out",
            "save it beside the article and use its path",
        ),
    ),
    "prose-too-deep": Wording(
        E,
        Words("lồng-quá-sâu", "thân bài có danh sách hoặc trích dẫn lồng nhau quá sâu", "bớt số tầng thụt dòng"),
        Words(
            "prose-too-deep",
            "the body has lists or quotations nested too deep",
            "use fewer levels of indentation",
        ),
    ),
    # Templates
    "template-syntax": Wording(
        E,
        Words("cú-pháp-mẫu", "mẫu giao diện viết sai: {detail}", "sửa mẫu ở dòng này"),
        Words("template-syntax", "the template cannot be read: {detail}", "mend the template on this line"),
    ),
    "template-failed": Wording(
        E,
        Words(
            "mẫu-hỏng",
            "mẫu giao diện không dựng được trang của {page}: {detail}",
            "các trường mà mẫu được dùng ghi trong docs/theme.md",
        ),
        Words(
            "template-failed",
            "the template fails on the page of {page}: {detail}",
            "docs/theme.md lists the fields that a template may use",
        ),
    ),
    "template-name": Wording(
        E,
        Words(
            "mẫu-dùng-tên-lạ",
            "mẫu giao diện dùng `{name}`, mà {owner} không có; không dựng được trang của {page}",
            "các trường mà mẫu được dùng ghi trong docs/theme.md",
            "có phải ý bạn là `{guess}`?",
        ),
        Words(
            "template-name",
            "the template uses `{name}`, which {owner} does not have; it fails on the page of {page}",
            "docs/theme.md lists the fields that a template may use",
            "did you mean `{guess}`?",
        ),
    ),
    "no-template": Wording(
        E,
        Words("thiếu-mẫu", "không có mẫu giao diện {name}", "đặt tệp vào thư mục templates, hoặc cài lại dancam"),
        Words(
            "no-template",
            "there is no template {name}",
            "put it into the folder templates, or install dancam again",
        ),
    ),
    # The build
    "output-is-source": Wording(
        E,
        Words(
            "thư-mục-xuất-sai",
            "không xuất vào thư mục này: nó chứa nguồn của cổng, hoặc là thư mục nhà, hoặc là gốc",
            "chọn thư mục khác bằng `--output`, ví dụ `--output public`",
        ),
        Words(
            "bad-output",
            "this folder is no place for the output: it holds the portal's sources, or is a home folder or the root",
            "name another one with `--output`, such as `--output public`",
        ),
    ),
    "output-not-ours": Wording(
        E,
        Words(
            "thư-mục-lạ",
            "thư mục xuất đã có tệp mà dancam không tạo ra; dancam không bao giờ xóa tệp của người khác",
            "chọn một thư mục mới hoặc trống bằng `--output`",
        ),
        Words(
            "foreign-folder",
            "the output folder holds files that dancam did not make; it never removes what is not its own",
            "name a new or empty folder with `--output`",
        ),
    ),
    "locked": Wording(
        E,
        Words(
            "đang-dựng",
            "một tiến trình khác (số {holder}) đang dựng cổng này",
            "chờ tiến trình đó xong rồi chạy lại",
        ),
        Words("locked", "another process (number {holder}) is building this portal", "wait for it and try again"),
    ),
    "cannot-write": Wording(
        E,
        Words(
            "không-ghi-được",
            "không ghi được: {reason}",
            "kiểm tra dung lượng đĩa và quyền ghi; trang đang đăng vẫn nguyên vẹn, lần dựng sau sẽ hoàn tất",
        ),
        Words(
            "cannot-write",
            "cannot write: {reason}",
            "check the disk's space and your rights; what is published is whole, and the next build completes it",
        ),
    ),
    "changed-meanwhile": Wording(
        E,
        Words(
            "đang-bị-sửa",
            "tệp liên tục thay đổi trong khi dựng",
            "đợi việc chép hoặc lưu tệp xong rồi chạy lại",
        ),
        Words(
            "changed-meanwhile",
            "the file keeps changing while the portal is built",
            "wait until it is copied or saved, and try again",
        ),
    ),
    "internal": Wording(
        E,
        Words(
            "lỗi-của-dancam",
            "dancam gặp lỗi của chính mình: {detail}",
            "xin báo lỗi này kèm tệp gây lỗi; chạy với DANCAM_DEBUG=1 để xem chi tiết",
        ),
        Words(
            "internal",
            "dancam failed by its own fault: {detail}",
            "please report it with the file; run with DANCAM_DEBUG=1 for details",
        ),
    ),
    # Commands
    "exists-already": Wording(
        E,
        Words("đã-có", "đã có tệp hoặc thư mục này", "chọn tên khác"),
        Words("exists-already", "it exists already", "choose another name"),
    ),
    "nothing-here": Wording(
        E,
        Words(
            "không-tìm-thấy",
            "không có tệp nguồn hay địa chỉ nào là “{value}”",
            "viết đường dẫn tệp (content/…), hoặc địa chỉ (/chuyen-muc/bai.html)",
            _GUESS_VI,
        ),
        Words(
            "nothing-here",
            "no source and no address is “{value}”",
            "write the path of a file (content/…) or an address (/category/article.html)",
            _GUESS_EN,
        ),
    ),
}

_KINDS = {
    "null": ("giá trị trống", "an empty value"),
    "bool": ("có/không (true/false)", "true or false"),
    "int": ("số", "a number"),
    "float": ("số", "a number"),
    "timestamp": ("ngày tháng", "a date"),
}


def severity(code: str) -> Severity:
    """Return how grave a kind of problem is."""
    return WORDINGS[code].severity


@dataclass(frozen=True, slots=True)
class Said:
    """A problem in words."""

    severity: Severity
    code: str
    message: str
    hint: str


def say(problem: Problem, language: str = "vi") -> Said:
    """Return a problem in the words of a language (vi or en)."""
    wording = WORDINGS[problem.code]
    words = wording.en if language == "en" else wording.vi
    values = dict(problem.values)
    if "kind" in values:
        values["kind_vi"], values["kind_en"] = _KINDS[values["kind"]]
    hint = words.hint_guess if values.get("guess") and words.hint_guess else words.hint
    return Said(wording.severity, words.code, words.message.format_map(values), hint.format_map(values))
