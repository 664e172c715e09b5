"""Problems of site.yml."""

from __future__ import annotations

from dancam.messages.wording import GUESS_EN, GUESS_VI, ProblemWords, Wording

TABLE = {
    "unknown-choice": Wording(
        ProblemWords("giá-trị-lạ", "`{field}` không nhận “{value}”", "chọn một trong: {known}"),
        ProblemWords("unknown-choice", "`{field}` cannot be “{value}”", "choose one of: {known}"),
    ),
    "unknown-zone": Wording(
        ProblemWords("múi-giờ-lạ", "không có múi giờ “{value}”", "ví dụ Asia/Ho_Chi_Minh", GUESS_VI),
        ProblemWords("unknown-zone", "there is no time zone “{value}”", "for example Asia/Ho_Chi_Minh", GUESS_EN),
    ),
    "permalink-part": Wording(
        ProblemWords(
            "mẫu-đường-dẫn",
            "mẫu đường dẫn không có phần “{{{value}}}”",
            "các phần được dùng: {known}",
            "có phải ý bạn là “{{{guess}}}”?",
        ),
        ProblemWords(
            "permalink",
            "a permalink has no part “{{{value}}}”",
            "its parts are: {known}",
            "did you mean “{{{guess}}}”?",
        ),
    ),
    "permalink-shape": Wording(
        ProblemWords(
            "mẫu-đường-dẫn",
            "mẫu đường dẫn “{value}” không dùng được",
            "mẫu bắt đầu bằng `/`, có {{slug}}, kết thúc bằng `.html` hoặc `/`, chỉ gồm chữ không dấu: /{{category}}/{{slug}}.html",
        ),
        ProblemWords(
            "permalink",
            "the permalink “{value}” cannot be used",
            "it starts with `/`, has {{slug}}, ends in `.html` or `/`, and holds plain letters only: /{{category}}/{{slug}}.html",
        ),
    ),
    "menu-entry": Wording(
        ProblemWords(
            "mục-menu",
            "mỗi mục menu phải có đúng một trong ba trường: url, category, page",
            "ví dụ `- {{category: thoi-su}}`",
        ),
        ProblemWords(
            "menu-entry",
            "an entry of a menu has exactly one of: url, category, page",
            "for example `- {{category: news}}`",
        ),
    ),
    "menu-page": Wording(
        ProblemWords(
            "menu-thiếu-trang",
            "menu trỏ đến trang “{value}” không có hoặc chưa đăng",
            "viết đường dẫn tính từ thư mục content, ví dụ `page: gioi-thieu.md`",
            GUESS_VI,
        ),
        ProblemWords(
            "menu-page",
            "the menu leads to the page “{value}”, which is not there or not published",
            "write its path below content, such as `page: about.md`",
            GUESS_EN,
        ),
    ),
    "category-key": Wording(
        ProblemWords(
            "khóa-chuyên-mục",
            "khóa chuyên mục “{value}” phải là chữ thường không dấu, nối bằng gạch ngang",
            "viết `key: {slug}`",
        ),
        ProblemWords(
            "category-key",
            "the category key “{value}” must be plain small letters with hyphens",
            "write `key: {slug}`",
        ),
    ),
    "category-twice": Wording(
        ProblemWords("chuyên-mục-lặp", "khóa chuyên mục “{value}” đã được dùng", "mỗi chuyên mục cần một khóa riêng"),
        ProblemWords(
            "category-twice",
            "the category key “{value}” is already used",
            "each category needs a key of its own",
        ),
    ),
    "subsite-twice": Wording(
        ProblemWords(
            "trang-thành-viên-lặp",
            "chuyên mục “{value}” đã là gốc của một trang thành viên khác",
            "mỗi trang thành viên cần một chuyên mục riêng",
        ),
        ProblemWords(
            "subsite-twice",
            "the category “{value}” is already the root of another sub-site",
            "each sub-site needs a category of its own",
        ),
    ),
    "not-a-host": Wording(
        ProblemWords(
            "không-phải-tên-miền",
            "“{value}” không phải tên miền",
            "ghi tên miền, không có `https://` và không có đường dẫn, ví dụ `youtube.com`",
        ),
        ProblemWords(
            "not-a-host",
            "“{value}” is not the name of a host",
            "write the name alone, without `https://` and without a path, such as `youtube.com`",
        ),
    ),
    "indexnow-key": Wording(
        ProblemWords(
            "khóa-indexnow",
            "khóa IndexNow “{value}” phải có từ 8 đến 128 chữ cái không dấu, chữ số hoặc gạch ngang",
            "đặt một chuỗi bất kỳ khó đoán, ví dụ lấy từ lệnh `python3 -c 'import secrets; print(secrets.token_hex(16))'`",
        ),
        ProblemWords(
            "indexnow-key",
            "the IndexNow key “{value}” must have 8 to 128 plain letters, digits or hyphens",
            "take any text that is hard to guess, such as from `python3 -c 'import secrets; print(secrets.token_hex(16))'`",
        ),
    ),
    "banner-missing": Wording(
        ProblemWords(
            "thiếu-ảnh",
            "không tìm thấy ảnh đầu trang (banner) “{value}”",
            "đặt ảnh vào thư mục static và viết `/static/…`",
        ),
        ProblemWords(
            "missing-picture",
            "the banner “{value}” is not there",
            "put it into the folder static and write `/static/…`",
        ),
    ),
}
