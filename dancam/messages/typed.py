"""Problems of what looks like a list, a table or a heading in the text and is none on the page, or the other way round."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

_TABLE_VI = "viết bảng bằng dấu `|`: dòng đầu `| Xã | Hộ |`, dòng thứ hai `|---|---|`, rồi mỗi hàng một dòng"
_TABLE_EN = "write it with `|`: first `| Commune | Houses |`, then `|---|---|`, then a line for each row"

TABLE = {
    "list-typed": Wording(
        ProblemWords(
            "danh-sách-gõ-tay",
            "{count} dòng mở đầu bằng “{value}” được gõ như danh sách, nhưng trang không hiện thành danh sách",
            "mở đầu mỗi dòng bằng `{right}`, có dấu cách; `dancam check --fix` sửa giúp",
        ),
        ProblemWords(
            "list-typed",
            "{count} lines that begin like “{value}” look like a list, but are none on the page",
            "begin each line with `{right}`, with its blank; `dancam check --fix` does it",
        ),
    ),
    "list-mixed": Wording(
        ProblemWords(
            "danh-sách-lẫn-dấu",
            "{count} dòng mở đầu bằng “{value}” và những dấu khác, nên không rõ đâu là mục, đâu là mục con",
            "mở đầu mỗi mục bằng `- `; trước mục con thì thêm hai dấu cách",
        ),
        ProblemWords(
            "list-mixed",
            "{count} lines begin like “{value}” or with other signs, so nobody knows which items are below others",
            "begin each item with `- `, and put two blanks before those that are below another one",
        ),
    ),
    "list-lettered": Wording(
        ProblemWords(
            "mục-dính-liền",
            "{count} mục đánh như “{value}” đứng liền dòng nhau, nên trên trang chúng nối thành một đoạn",
            "để một dòng trống giữa các mục; `dancam check --fix` làm giúp",
        ),
        ProblemWords(
            "list-lettered",
            "{count} items marked like “{value}” stand on lines without an empty one between, so the page runs them together",
            "leave an empty line between the items; `dancam check --fix` does it",
        ),
    ),
    "lines-with-dashes": Wording(
        ProblemWords(
            "dòng-gạch-đầu",
            "{count} dòng mở đầu bằng “{value}” đứng liền nhau, nên trên trang chúng nối thành một đoạn",
            "là danh sách thì mở đầu bằng `- `; là lời thoại thì để một dòng trống giữa các câu (`dancam check --fix` làm giúp)",
        ),
        ProblemWords(
            "lines-with-dashes",
            "{count} lines that begin with “{value}” follow each other, so the page runs them together",
            "begin the items of a list with `- `; leave an empty line between sentences that people say (`dancam check --fix` does it)",
        ),
    ),
    "odd-blank": Wording(
        ProblemWords(
            "dấu-cách-lạ",
            "sau “{value}” là một dấu cách đặc biệt ({sign}), nên dòng này không thành danh sách hay đề mục",
            "xóa dấu ấy rồi gõ lại bằng phím cách; `dancam check --fix` sửa giúp",
        ),
        ProblemWords(
            "odd-blank",
            "behind “{value}” stands a special blank ({sign}), so this line is no item and no heading",
            "delete it and type a blank; `dancam check --fix` does it",
        ),
    ),
    "heading-close": Wording(
        ProblemWords(
            "đề-mục-dính-chữ",
            "sau “{value}” thiếu dấu cách, nên dòng này có thể không thành đề mục",
            "thêm một dấu cách sau `{value}`; `dancam check --fix` sửa giúp",
        ),
        ProblemWords(
            "heading-close",
            "there is no blank behind “{value}”, so this line may be no heading",
            "add a blank behind `{value}`; `dancam check --fix` does it",
        ),
    ),
    "heading-underlined": Wording(
        ProblemWords(
            "gạch-dưới-thành-đề-mục",
            "hàng dấu ngay dưới “{value}” biến đoạn ấy thành đề mục",
            "muốn một vạch ngăn thì để một dòng trống ở giữa; muốn đề mục thì viết `## ` ở đầu dòng cho rõ",
        ),
        ProblemWords(
            "heading-underlined",
            "the line of signs right under “{value}” makes it a heading",
            "leave an empty line between if it is a rule; write `## ` before the text if it is a heading",
        ),
    ),
    "table-drawn": Wording(
        ProblemWords(
            "bảng-vẽ-tay",
            "bảng vẽ bằng ký tự ({count} dòng) không thành bảng trên trang",
            _TABLE_VI,
        ),
        ProblemWords("table-drawn", "a table drawn with signs ({count} lines) is no table on the page", _TABLE_EN),
    ),
    "table-spaced": Wording(
        ProblemWords(
            "bảng-bằng-dấu-cách",
            "{count} dòng liền nhau xếp cột bằng phím Tab hoặc nhiều dấu cách; trên trang các cột dính vào nhau",
            _TABLE_VI,
        ),
        ProblemWords(
            "table-spaced",
            "{count} lines have columns made with tabs or many blanks; on the page they run together",
            _TABLE_EN,
        ),
    ),
    "caption-quotes": Wording(
        ProblemWords(
            "ngoặc-kép-cong",
            "chú thích “{value}” đứng trong ngoặc kép cong, nên không được hiểu là chú thích",
            'dùng ngoặc kép thẳng: `(anh.jpg "{value}")`; `dancam check --fix` sửa giúp',
        ),
        ProblemWords(
            "caption-quotes",
            "the caption “{value}” stands in curly quotation marks, so it is not taken for one",
            'use straight ones: `(picture.jpg "{value}")`; `dancam check --fix` does it',
        ),
    ),
    "sign-taken": Wording(
        ProblemWords(
            "dấu-giữa-số-bị-mất",
            "“{target}” hiện trên trang thành “{known}”, vì dấu đi với số ở đây bị hiểu là dấu của Markdown",
            "viết `\\` ngay trước mỗi dấu muốn hiện, ví dụ `2\\*3\\*4`, `\\> 25`; phép nhân thì nên viết `×`, khoảng thì viết `–`",
        ),
        ProblemWords(
            "sign-taken",
            "“{target}” stands on the page as “{known}”, since the sign beside the figures is taken for one of Markdown",
            "write `\\` before each sign that is to be seen, as in `2\\*3\\*4`, `\\> 25`; better write `×` for times and `–` for a range",
        ),
    ),
}
