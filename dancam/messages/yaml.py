"""Problems of front matter and of YAML syntax."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "no-front-matter": Wording(
        ProblemWords(
            "thiếu-phần-đầu",
            "dòng đầu tiên của tệp phải là `---`, mở phần đầu bài",
            "bắt đầu tệp bằng:\n---\ntitle: Tiêu đề\ndate: 2026-01-31 08:00\ncategory: khóa-chuyên-mục\n---",
        ),
        ProblemWords(
            "no-front-matter",
            "the first line of the file must be `---`, which opens the front matter",
            "start the file with:\n---\ntitle: Headline\ndate: 2026-01-31 08:00\ncategory: category-key\n---",
        ),
    ),
    "front-matter-unclosed": Wording(
        ProblemWords("phần-đầu-chưa-đóng", "phần đầu bài chưa được đóng", "thêm một dòng `---` sau trường cuối cùng"),
        ProblemWords(
            "front-matter-unclosed", "the front matter is not closed", "add a line `---` after the last field"
        ),
    ),
    "not-fields": Wording(
        ProblemWords(
            "không-phải-trường",
            "ở đây phải là các trường, mỗi trường một dòng `tên: giá trị`",
            "ví dụ: `title: Tiêu đề bài viết`",
        ),
        ProblemWords(
            "not-fields",
            "there must be fields here, each on a line `name: value`",
            "for example: `title: Headline`",
        ),
    ),
    "yaml-too-big": Wording(
        ProblemWords("quá-lớn", "phần này dài hơn {limit} KB", "chuyển bớt chữ xuống thân bài"),
        ProblemWords("too-big", "this part is longer than {limit} KB", "move text to the body"),
    ),
    "yaml-too-deep": Wording(
        ProblemWords(
            "quá-sâu", "các dấu ngoặc hoặc các mục lồng nhau quá {limit} tầng", "bớt dấu `[`, `{{` hoặc bớt thụt dòng"
        ),
        ProblemWords("too-deep", "nested more than {limit} levels deep", "use fewer `[`, `{{` or less indentation"),
    ),
    "yaml-two-documents": Wording(
        ProblemWords("hai-phần", "có dòng `---` giữa các trường", "chỉ giữ một cặp dòng `---`"),
        ProblemWords("two-documents", "there is a line `---` among the fields", "keep a single pair of lines `---`"),
    ),
    "yaml-alias": Wording(
        ProblemWords(
            "dấu-neo",
            "dấu `&` hoặc `*` ở đầu giá trị có nghĩa riêng trong YAML và không được dùng ở đây",
            "đặt cả giá trị trong dấu nháy đơn: '…'",
        ),
        ProblemWords(
            "yaml-alias",
            "`&` or `*` before a value has a meaning of its own in YAML and is not used here",
            "put the whole value in single quotes: '…'",
        ),
    ),
    "yaml-tag": Wording(
        ProblemWords(
            "thẻ-yaml",
            "thẻ YAML `{tag}` không được dùng",
            "xóa phần bắt đầu bằng `!`, hoặc đặt cả giá trị trong dấu nháy đơn: '…'",
        ),
        ProblemWords(
            "yaml-tag",
            "the YAML tag `{tag}` is not used here",
            "delete what starts with `!`, or put the whole value in single quotes: '…'",
        ),
    ),
    "yaml-key": Wording(
        ProblemWords("tên-trường-sai", "tên trường phải là một dòng chữ, không phải danh sách", "viết `tên: giá trị`"),
        ProblemWords("bad-key", "the name of a field must be text, not a list", "write `name: value`"),
    ),
    "yaml-character": Wording(
        ProblemWords("ký-tự-lạ", "có ký tự điều khiển {character} không nhìn thấy được", "xóa rồi gõ lại dòng này"),
        ProblemWords(
            "control-character",
            "there is an invisible control character {character}",
            "delete the line and type it again",
        ),
    ),
    "yaml-tab": Wording(
        ProblemWords("dấu-tab", "dòng này thụt vào bằng phím Tab", "thay bằng dấu cách"),
        ProblemWords("tab", "this line is indented with a tab", "use spaces"),
    ),
    "yaml-odd-sign": Wording(
        ProblemWords(
            "dấu-lạ",
            "ở đây có dấu {character}: nhìn giống dấu cách hoặc dấu hai chấm thường nhưng là ký tự khác",
            "xóa ký tự này rồi gõ lại bằng bàn phím chữ Latinh",
        ),
        ProblemWords(
            "odd-sign",
            "there is a {character} here: it looks like a usual blank or colon, but is another character",
            "delete this character and type it again on a Latin keyboard",
        ),
    ),
    "hash-in-list": Wording(
        ProblemWords(
            "dấu-thăng-trong-ngoặc",
            "từ `#` trong “{value}” trở đi bị coi là ghi chú, cả dấu đóng ngoặc cũng mất",
            "bỏ dấu `#`, hoặc đặt mục này trong dấu nháy đơn: {quoted}",
        ),
        ProblemWords(
            "hash-in-list",
            "all from the `#` of “{value}” on is taken for a comment, the closing bracket too",
            "leave the `#` out, or put the item in single quotes: {quoted}",
        ),
    ),
    "yaml-colon": Wording(
        ProblemWords(
            "dấu-hai-chấm",
            "giá trị của `{key}` có dấu hai chấm nên phải nằm trong dấu nháy",
            "đặt cả giá trị trong dấu nháy đơn: {key}: {quoted}",
        ),
        ProblemWords(
            "colon",
            "the value of `{key}` has a colon in it and must stand in quotation marks",
            "put the whole value in single quotes: {key}: {quoted}",
        ),
    ),
    "yaml-colon-space": Wording(
        ProblemWords("thiếu-dấu-cách", "thiếu dấu cách sau dấu hai chấm của `{key}`", "viết `{key}: {value}`"),
        ProblemWords("space-missing", "there is no space after the colon of `{key}`", "write `{key}: {value}`"),
    ),
    "yaml-quote": Wording(
        ProblemWords(
            "dấu-nháy",
            "giá trị của `{key}` mở đầu bằng dấu nháy nhưng còn chữ sau dấu nháy đóng",
            "đặt cả giá trị trong dấu nháy đơn: {key}: {quoted}; hoặc dùng dấu nháy cong “ ”",
        ),
        ProblemWords(
            "quote",
            "the value of `{key}` starts with a quotation mark, but goes on after the closing one",
            "put the whole value in single quotes: {key}: {quoted}; or use curved quotes “ ”",
        ),
    ),
    "yaml-unclosed": Wording(
        ProblemWords(
            "chưa-đóng",
            "dấu nháy hoặc dấu ngoặc mở ở đây chưa được đóng",
            "thêm dấu đóng tương ứng: `\"`, `'`, `]` hoặc `}}`",
        ),
        ProblemWords("unclosed", "the quotation mark or bracket opened here is not closed", "close it"),
    ),
    "yaml-start": Wording(
        ProblemWords(
            "ký-tự-mở-đầu",
            "giá trị không được mở đầu bằng `{character}`",
            "đặt cả giá trị trong dấu nháy đơn: {key}: {quoted}",
        ),
        ProblemWords(
            "first-character",
            "a value must not start with `{character}`",
            "put the whole value in single quotes: {key}: {quoted}",
        ),
    ),
    "yaml-no-colon": Wording(
        ProblemWords(
            "thiếu-dấu-hai-chấm",
            "dòng này không có dấu hai chấm sau tên trường",
            "viết `tên: giá trị`; nếu là đoạn nối tiếp của dòng trên thì thụt vào hai dấu cách",
        ),
        ProblemWords(
            "colon-missing",
            "this line has no colon after the name of a field",
            "write `name: value`; if it continues the line above, indent it by two spaces",
        ),
    ),
    "yaml-indent": Wording(
        ProblemWords(
            "thụt-dòng",
            "thụt dòng không đều, hoặc dấu ngoặc chưa đóng",
            "các trường cùng cấp phải bắt đầu ở cùng một cột",
        ),
        ProblemWords(
            "indentation",
            "the indentation is uneven, or a bracket is not closed",
            "fields of one level must start in one column",
        ),
    ),
    "yaml-syntax": Wording(
        ProblemWords("cú-pháp-yaml", "không đọc được đoạn này ({detail})", "so với một tệp khác đang dùng tốt"),
        ProblemWords("yaml-syntax", "this cannot be read ({detail})", "compare it with an article that works"),
    ),
    "duplicate-key": Wording(
        ProblemWords("trường-lặp", "trường `{key}` đã có ở dòng {first}", "giữ một dòng, xóa dòng kia"),
        ProblemWords("duplicate-field", "the field `{key}` is already on line {first}", "keep one of the lines"),
    ),
}
