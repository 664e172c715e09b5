"""Remarks of proofreading, which only `dancam check` and `dancam serve` report."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "alt-missing": Wording(
        ProblemWords(
            "thiếu-mô-tả-ảnh",
            "ảnh “{value}” chưa có mô tả cho người không nhìn thấy",
            "tả điều ảnh cho thấy: `![Bà con gặt lúa ở Yên Thành](anh.jpg)`, hoặc dòng `alt:` dưới `image:`",
        ),
        ProblemWords(
            "alt-missing",
            "the picture “{value}” has no description for those who cannot see it",
            "say what it shows: `![Harvest in Yên Thành](picture.jpg)`, or a line `alt:` below `image:`",
        ),
    ),
    "heading-skipped": Wording(
        ProblemWords(
            "nhảy-cấp-đề-mục",
            "đề mục này cấp `{level}`, mà ngay trên nó chưa có đề mục cấp liền trước",
            "viết `{wanted}`; muốn chữ nhỏ hơn thì việc đó của giao diện, không phải của cấp đề mục",
        ),
        ProblemWords(
            "heading-skipped",
            "this heading is of level `{level}`, and the one before it is more than one level above",
            "write `{wanted}`; how large it looks is up to the theme",
        ),
    ),
    "double-space": Wording(
        ProblemWords(
            "thừa-dấu-cách",
            "hai dấu cách liền nhau; trong bài có {count} chỗ như vậy",
            "để một dấu cách; `dancam check --fix` sửa giúp",
        ),
        ProblemWords(
            "double-space",
            "two blanks in a row; the article has {count} such places",
            "leave one; `dancam check --fix` does it",
        ),
    ),
    "invisible-character": Wording(
        ProblemWords(
            "ký-tự-vô-hình",
            "ở đây có một ký tự không nhìn thấy ({value}); trong bài có {count} ký tự như vậy",
            "xóa đi, vì tìm chữ này sẽ không thấy; `dancam check --fix` xóa giúp, trừ cạnh những dấu như `*` hay `[`",
        ),
        ProblemWords(
            "invisible-character",
            "here is a character that nobody sees ({value}); the article has {count} of them",
            "delete it, or searching does not find this word; `dancam check --fix` does it, but not beside signs such as `*` or `[`",
        ),
    ),
    "tone-astray": Wording(
        ProblemWords(
            "dấu-đặt-sai",
            "“{value}” đặt dấu thanh sai chỗ; trong bài có {count} chữ như vậy",
            "viết “{right}”",
        ),
        ProblemWords(
            "tone-astray",
            "“{value}” has its tone mark on the wrong vowel; the article has {count} such words",
            "write “{right}”",
        ),
    ),
    "tones-mixed": Wording(
        ProblemWords(
            "lẫn-kiểu-bỏ-dấu",
            "bài lẫn hai kiểu đặt dấu thanh: {few} chữ như “{value}”, {many} chữ như “{other}”",
            "chọn một kiểu cho cả bài; trong UniKey là ô “Đặt dấu oà, uý (thay vì òa, úy)”",
        ),
        ProblemWords(
            "tones-mixed",
            "the article places tone marks in two ways: {few} words like “{value}”, {many} like “{other}”",
            "choose one of them for the whole article",
        ),
    ),
    "loose-marks": Wording(
        ProblemWords(
            "dấu-rời",
            "tệp được gõ bằng dấu rời (NFD): trên trang thì đúng, nhưng tìm chữ trong tệp này sẽ không thấy",
            "chạy `dancam check --fix`; để lần sau không còn, trong UniKey chọn bảng mã “Unicode” thay cho “Unicode tổ hợp”",
        ),
        ProblemWords(
            "loose-marks",
            "the file is written with combining marks (NFD): the page is right, but searching this file finds nothing",
            "run `dancam check --fix`, which composes the letters (NFC)",
        ),
    ),
    "same-title": Wording(
        ProblemWords(
            "trùng-tiêu-đề",
            "đã có tệp mang tiêu đề này: {other}",
            "nếu là đăng lại thì xóa một bài; nếu là bài khác thì đổi tiêu đề để người đọc phân biệt được",
        ),
        ProblemWords(
            "same-title",
            "another file has this title: {other}",
            "delete one of them if they are the same; if not, let readers tell them apart",
        ),
    ),
    "same-slug": Wording(
        ProblemWords(
            "trùng-slug",
            "đã có bài ở chuyên mục khác mang tên địa chỉ `{value}`: {other}",
            "không sao với người đọc; nhưng `related: {value}` chỉ dẫn đến bài mới nhất, nên viết đường dẫn tệp",
        ),
        ProblemWords(
            "same-slug",
            "an article of another category has the slug `{value}`: {other}",
            "readers do not mind, but `related: {value}` means the newest of them; write the path of the file there",
        ),
    ),
    "date-far": Wording(
        ProblemWords(
            "ngày-quá-xa",
            "ngày đăng {date} còn hơn một năm nữa mới đến; đến lúc đó bài mới hiện",
            "xem lại năm",
        ),
        ProblemWords(
            "date-far",
            "the date {date} is more than a year away; the article appears only then",
            "look at the year",
        ),
    ),
    "expired": Wording(
        ProblemWords(
            "đã-hết-hạn",
            "bài đã hết hạn ngày {date} nên không còn trên trang",
            "muốn hiện lại thì xóa dòng này; không cần nữa thì cứ để",
        ),
        ProblemWords(
            "expired",
            "the article has expired on {date} and is not published any more",
            "delete this line to have it back; leave it if that is meant",
        ),
    ),
}
