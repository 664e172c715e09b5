"""Problems of front matter and of YAML."""

from __future__ import annotations

from dancam.messages.wording import Wording, Words

TABLE = {
    "no-front-matter": Wording(
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
        Words("phần-đầu-chưa-đóng", "phần đầu bài chưa được đóng", "thêm một dòng `---` sau trường cuối cùng"),
        Words("front-matter-unclosed", "the front matter is not closed", "add a line `---` after the last field"),
    ),
    "not-fields": Wording(
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
        Words("quá-lớn", "phần này dài hơn {limit} KB", "chuyển bớt chữ xuống thân bài"),
        Words("too-big", "this part is longer than {limit} KB", "move text to the body"),
    ),
    "yaml-too-deep": Wording(
        Words(
            "quá-sâu", "các dấu ngoặc hoặc các mục lồng nhau quá {limit} tầng", "bớt dấu `[`, `{{` hoặc bớt thụt dòng"
        ),
        Words("too-deep", "nested more than {limit} levels deep", "use fewer `[`, `{{` or less indentation"),
    ),
    "yaml-two-documents": Wording(
        Words("hai-phần", "có dòng `---` giữa các trường", "chỉ giữ một cặp dòng `---`"),
        Words("two-documents", "there is a line `---` among the fields", "keep a single pair of lines `---`"),
    ),
    "yaml-alias": Wording(
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
        Words("tên-trường-sai", "tên trường phải là một dòng chữ, không phải danh sách", "viết `tên: giá trị`"),
        Words("bad-key", "the name of a field must be text, not a list", "write `name: value`"),
    ),
    "yaml-character": Wording(
        Words("ký-tự-lạ", "có ký tự điều khiển {character} không nhìn thấy được", "xóa rồi gõ lại dòng này"),
        Words(
            "control-character",
            "there is an invisible control character {character}",
            "delete the line and type it again",
        ),
    ),
    "yaml-tab": Wording(
        Words("dấu-tab", "dòng này thụt vào bằng phím Tab", "thay bằng dấu cách"),
        Words("tab", "this line is indented with a tab", "use spaces"),
    ),
    "yaml-colon": Wording(
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
        Words("thiếu-dấu-cách", "thiếu dấu cách sau dấu hai chấm của `{key}`", "viết `{key}: {value}`"),
        Words("space-missing", "there is no space after the colon of `{key}`", "write `{key}: {value}`"),
    ),
    "yaml-quote": Wording(
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
        Words(
            "chưa-đóng",
            "dấu nháy hoặc dấu ngoặc mở ở đây chưa được đóng",
            "thêm dấu đóng tương ứng: `\"`, `'`, `]` hoặc `}}`",
        ),
        Words("unclosed", "the quotation mark or bracket opened here is not closed", "close it"),
    ),
    "yaml-start": Wording(
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
        Words("cú-pháp-yaml", "không đọc được đoạn này ({detail})", "so với một tệp khác đang dùng tốt"),
        Words("yaml-syntax", "this cannot be read ({detail})", "compare it with an article that works"),
    ),
    "duplicate-key": Wording(
        Words("trường-lặp", "trường `{key}` đã có ở dòng {first}", "giữ một dòng, xóa dòng kia"),
        Words("duplicate-field", "the field `{key}` is already on line {first}", "keep one of the lines"),
    ),
}
