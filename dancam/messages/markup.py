"""Problems of the HTML in bodies, and of what becomes of it in a page."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "attribute-value": Wording(
        ProblemWords(
            "giá-trị-thuộc-tính",
            "thuộc tính `{target}` có giá trị không dùng được ở đây nên bị bỏ",
            "xóa thuộc tính này đi, hoặc viết đúng: số thì chỉ viết chữ số, `id` không có khoảng trắng và không trùng nhau",
        ),
        ProblemWords(
            "attribute-value",
            "the attribute `{target}` has a value that cannot be used here, and is left out",
            "remove it, or write it right: numbers as figures only, an `id` without blanks and only once",
        ),
    ),
    "html-misplaced": Wording(
        ProblemWords(
            "thẻ-sai-chỗ",
            "thẻ HTML “{target}” không được đứng ở chỗ này nên bị bỏ; chữ bên trong vẫn còn",
            "đưa thẻ ra ngoài: không đặt liên kết trong liên kết, bảng trong tên bảng, đề mục trong ô đầu bảng",
        ),
        ProblemWords(
            "tag-misplaced",
            "the HTML tag “{target}” cannot stand here and is left out; the text in it stays",
            "move it out: no link in a link, no table in a caption, no heading in the head of a table",
        ),
    ),
    "html-unclosed": Wording(
        ProblemWords(
            "thẻ-chưa-đóng",
            "thẻ HTML “{target}” mở ra mà không đóng; nó kết thúc cùng khối chứa nó",
            "viết thẻ đóng, ví dụ `</b>`, ở đúng chỗ; chữ có dấu `<`: viết `&lt;`",
        ),
        ProblemWords(
            "tag-unclosed",
            "the HTML tag “{target}” is never closed; it ends with its block",
            "write the closing tag, such as `</b>`, where it belongs; text with the sign `<`: write `&lt;`",
        ),
    ),
    "html-unopened": Wording(
        ProblemWords(
            "thẻ-đóng-thừa",
            "thẻ đóng “{target}” không có thẻ mở nên bị bỏ",
            "xóa thẻ này đi, hoặc viết thẻ mở ở trước nó, trong cùng một đoạn",
        ),
        ProblemWords(
            "tag-unopened",
            "the closing tag “{target}” closes nothing and is left out",
            "remove it, or write the opening tag before it in the same block",
        ),
    ),
    "html-shown": Wording(
        ProblemWords(
            "không-phải-thẻ",
            "“{target}” không phải thẻ HTML nên hiện ra như chữ",
            "nếu là chỗ chờ điền thì điền vào; nếu đúng là chữ thì viết `&lt;` thay cho dấu `<`",
        ),
        ProblemWords(
            "not-a-tag",
            "“{target}” is no HTML tag and is shown as text",
            "fill it in if it is a placeholder; if it is meant as text, write `&lt;` for the sign `<`",
        ),
    ),
    "heading-empty": Wording(
        ProblemWords(
            "đề-mục-trống",
            "đề mục này không có chữ nào nên bị bỏ",
            "viết tên đề mục sau dấu `#` và một khoảng trắng, hoặc xóa dòng này",
        ),
        ProblemWords(
            "heading-empty",
            "this heading has no text and is left out",
            "write its text behind `#` and a blank, or remove the line",
        ),
    ),
    "address-broken": Wording(
        ProblemWords(
            "địa-chỉ-hỏng",
            "địa chỉ “{target}” viết sai nên bị bỏ; chữ vẫn hiện nhưng không bấm được",
            "chép lại địa chỉ từ trình duyệt, ví dụ `https://hailoc.example/tin-tuc`",
        ),
        ProblemWords(
            "address-broken",
            "the address “{target}” cannot be right and is left out; its text is shown without a link",
            "copy it from the browser, such as `https://hailoc.example/news`",
        ),
    ),
}
