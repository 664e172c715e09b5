"""Problems of single fields of front matter and site.yml."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "missing-field": Wording(
        ProblemWords("thiếu-trường", "thiếu trường `{field}`", "viết dòng `{field}: …`, có chữ sau dấu hai chấm"),
        ProblemWords("missing-field", "the field `{field}` is missing", "write a line `{field}: …`, with a value"),
    ),
    "unknown-field": Wording(
        ProblemWords(
            "trường-lạ",
            "không có trường nào tên là `{field}`",
            "xóa dòng này; các trường dùng được ghi trong docs/bien-tap/ (bài viết) và docs/quan-tri.md (site.yml)",
            "có phải ý bạn là `{guess}`?",
        ),
        ProblemWords(
            "unknown-field",
            "there is no field `{field}`",
            "delete the line; docs/bien-tap/ lists the fields of articles, docs/quan-tri.md those of site.yml",
            "did you mean `{guess}`?",
        ),
    ),
    "not-text": Wording(
        ProblemWords("không-phải-chữ", "`{field}` phải là một dòng chữ", "viết `{field}: …` trên một dòng"),
        ProblemWords("not-text", "`{field}` must be a line of text", "write `{field}: …` on one line"),
    ),
    "text-misread": Wording(
        ProblemWords(
            "chữ-bị-hiểu-khác",
            "`{field}` phải là chữ, nhưng `{value}` lại được hiểu là {kind}",
            'đặt trong dấu nháy: "{value}"',
        ),
        ProblemWords(
            "text-misread",
            "`{field}` must be text, but `{value}` is taken for {kind}",
            'put it in quotation marks: "{value}"',
        ),
    ),
    "comment-cut": Wording(
        ProblemWords(
            "bị-cắt-vì-dấu-thăng",
            "từ ` #` trở đi bị coi là ghi chú; `{field}` chỉ còn “{value}”",
            "đặt cả giá trị trong dấu nháy đơn: {quoted}",
        ),
        ProblemWords(
            "cut-at-hash",
            "all from ` #` on is taken for a comment; what is left of `{field}` is “{value}”",
            "put the whole value in single quotes: {quoted}",
        ),
    ),
    "value-hash": Wording(
        ProblemWords(
            "mất-vì-dấu-thăng",
            "“{value}” bắt đầu bằng `#` nên bị coi là ghi chú; `{field}` không có giá trị nào",
            "bỏ dấu `#`, hoặc đặt giá trị trong dấu nháy đơn: {quoted}",
        ),
        ProblemWords(
            "lost-at-hash",
            "“{value}” starts with `#` and is taken for a comment; nothing is left of `{field}`",
            "leave the `#` out, or put the value in single quotes: {quoted}",
        ),
    ),
    "not-flag": Wording(
        ProblemWords(
            "không-phải-có-không",
            "`{field}` chỉ nhận `true` (có) hoặc `false` (không)",
            "viết `{field}: true`",
        ),
        ProblemWords("not-flag", "`{field}` is either `true` or `false`", "write `{field}: true`"),
    ),
    "not-number": Wording(
        ProblemWords(
            "không-phải-số",
            "`{field}` phải là số nguyên từ {least} đến {most}",
            "chỉ viết chữ số, ví dụ `{field}: {least}`",
        ),
        ProblemWords(
            "not-number",
            "`{field}` must be a whole number from {least} to {most}",
            "for example `{field}: {least}`",
        ),
    ),
    "not-mapping": Wording(
        ProblemWords(
            "không-phải-nhóm",
            "`{field}` phải gồm các trường con thụt vào bên dưới",
            "viết mỗi trường con một dòng, thụt vào hai dấu cách",
        ),
        ProblemWords(
            "not-mapping",
            "`{field}` must have fields of its own, indented below it",
            "write each of them on a line, indented by two spaces",
        ),
    ),
    "bad-date": Wording(
        ProblemWords(
            "ngày-không-hợp-lệ",
            "không đọc được ngày “{value}”",
            "viết ngày theo mẫu 2026-02-28, 28/02/2026 hoặc 28/02/2026 08:30",
        ),
        ProblemWords("bad-date", "“{value}” is no date", "write it like 2026-02-28, 28/02/2026 or 28/02/2026 08:30"),
    ),
    "no-such-month": Wording(
        ProblemWords(
            "ngày-không-hợp-lệ",
            "không có tháng {month}",
            "viết ngày trước, tháng sau: 28/02/2026; hoặc năm trước: 2026-02-28",
        ),
        ProblemWords(
            "bad-date",
            "there is no month {month}",
            "the day comes first: 28/02/2026; or the year does: 2026-02-28",
        ),
    ),
    "no-such-day": Wording(
        ProblemWords(
            "ngày-không-hợp-lệ",
            "tháng {month} không có ngày {day}",
            "viết ngày theo mẫu {last} hoặc {last_vi}",
        ),
        ProblemWords("bad-date", "month {month} has no day {day}", "write the date like {last} or {last_vi}"),
    ),
    "no-such-time": Wording(
        ProblemWords(
            "giờ-không-hợp-lệ",
            "không có giờ như trong “{value}”",
            "viết giờ theo mẫu 08:30, từ 00:00 đến 23:59",
        ),
        ProblemWords("bad-time", "there is no such time as in “{value}”", "write it like 08:30, from 00:00 to 23:59"),
    ),
    "empty-slug": Wording(
        ProblemWords(
            "đường-dẫn-trống",
            "không tạo được đường dẫn từ “{value}”",
            "thêm `slug:` bằng chữ không dấu, ví dụ `slug: bai-viet-moi`",
        ),
        ProblemWords(
            "empty-slug",
            "no address can be made of “{value}”",
            "add `slug:` with plain letters, such as `slug: new-article`",
        ),
    ),
    "bad-lang": Wording(
        ProblemWords(
            "mã-ngôn-ngữ", "“{value}” không phải mã ngôn ngữ", "viết mã hai chữ cái, ví dụ `lang: en` cho tiếng Anh"
        ),
        ProblemWords("bad-lang", "“{value}” is no language code", "write two letters, such as `lang: en` for English"),
    ),
    "empty-tag": Wording(
        ProblemWords(
            "từ-khóa-trống", "từ khóa “{value}” không có chữ nào để tạo đường dẫn", "viết từ khóa bằng chữ hoặc số"
        ),
        ProblemWords(
            "empty-tag",
            "the tag “{value}” has no letters to make an address of",
            "write the tag with letters or digits",
        ),
    ),
    "empty-item": Wording(
        ProblemWords("mục-trống", "mục này của `{field}` còn trống", "xóa dòng này, hoặc viết tiếp sau dấu gạch"),
        ProblemWords("empty-item", "this item of `{field}` is empty", "delete the line, or write on after the hyphen"),
    ),
    "control-character": Wording(
        ProblemWords(
            "ký-tự-điều-khiển",
            "chỗ này có ký tự điều khiển không nhìn thấy được; ký tự đó bị bỏ đi",
            "xóa rồi gõ lại chữ ở chỗ này",
        ),
        ProblemWords(
            "control-character",
            "there is an invisible control character, which is left out",
            "delete the word and type it again",
        ),
    ),
    "slug-changed": Wording(
        ProblemWords("slug-được-sửa", "`slug` “{value}” được đổi thành “{slug}”", "viết `slug: {slug}`"),
        ProblemWords("slug-changed", "the `slug` “{value}” becomes “{slug}”", "write `slug: {slug}`"),
    ),
    "alias-outside": Wording(
        ProblemWords(
            "địa-chỉ-cũ-sai",
            "địa chỉ cũ “{value}” phải bắt đầu bằng `/` và nằm trong cổng",
            "viết phần sau tên miền, ví dụ `/tin-cu/123.html`",
        ),
        ProblemWords(
            "bad-alias",
            "the old address “{value}” must start with `/` and lie in the portal",
            "write what stands after the domain, such as `/old/123.html`",
        ),
    ),
    "not-web-address": Wording(
        ProblemWords(
            "không-phải-địa-chỉ",
            "`{field}` phải là địa chỉ bắt đầu bằng https:// hoặc http://",
            "ví dụ https://nghean.example",
        ),
        ProblemWords(
            "not-web-address",
            "`{field}` must be an address that starts with https:// or http://",
            "for example https://nghean.example",
        ),
    ),
}
