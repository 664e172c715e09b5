"""Problems that appear when all sources are arranged: addresses, references, authors, tags and categories."""

from __future__ import annotations

from dancam.messages.wording import GUESS_EN, GUESS_VI, ProblemWords, Wording

TABLE = {
    "unknown-category": Wording(
        ProblemWords(
            "chuyên-mục-lạ",
            "không có chuyên mục “{value}”",
            "dùng một khóa trong site.yml: {known}",
            GUESS_VI,
        ),
        ProblemWords("unknown-category", "there is no category “{value}”", "use a key of site.yml: {known}", GUESS_EN),
    ),
    "unknown-author": Wording(
        ProblemWords(
            "tác-giả-lạ",
            "“{value}” trông như một khóa, nhưng không có trong danh sách tác giả của site.yml",
            "thêm tác giả vào site.yml, hoặc viết họ tên đầy đủ",
            GUESS_VI,
        ),
        ProblemWords(
            "unknown-author",
            "“{value}” looks like a key, but is not among the authors of site.yml",
            "add the author to site.yml, or write the full name",
            GUESS_EN,
        ),
    ),
    "author-alike": Wording(
        ProblemWords(
            "tên-gần-giống",
            "“{value}” chỉ khác “{guess}” trong site.yml ở dấu, nên được coi là người khác",
            "nếu là một người, viết “{guess}”; nếu là hai người thì không cần sửa",
        ),
        ProblemWords(
            "names-alike",
            "“{value}” differs from “{guess}” of site.yml in accents only, and is taken for somebody else",
            "write “{guess}” if it is one person; if there are two, nothing needs mending",
        ),
    ),
    "same-author": Wording(
        ProblemWords(
            "trùng-tác-giả",
            "“{value}” và “{known}” là hai tên chỉ khác dấu; trang của “{value}” nằm ở /tac-gia/{address}/",
            "nếu là một người thì viết thống nhất; nếu là hai người thì không cần sửa",
        ),
        ProblemWords(
            "same-author",
            "“{value}” and “{known}” are two names that differ in accents only; the page of “{value}” is at /tac-gia/{address}/",
            "write them alike if it is one person; if there are two, nothing needs mending",
        ),
    ),
    "same-tag": Wording(
        ProblemWords(
            "trùng-từ-khóa",
            "từ khóa “{value}” và “{known}” ({other}) cùng có địa chỉ “{address}”, nên thành một từ khóa",
            "viết thống nhất nếu là một; nếu là hai, thêm chữ cho một từ khóa",
        ),
        ProblemWords(
            "same-tag",
            "the tags “{value}” and “{known}” ({other}) have one address “{address}” and become one tag",
            "write them alike if they are one; if they are two, add a word to one of them",
        ),
    ),
    "only-on-articles": Wording(
        ProblemWords(
            "chỉ-dùng-cho-bài-viết",
            "`{field}` chỉ có tác dụng trong bài viết; tệp này không có `date` và `category` nên là trang tĩnh",
            "thêm `date` và `category` nếu đây là bài viết, hoặc xóa dòng này",
        ),
        ProblemWords(
            "only-on-articles",
            "`{field}` works on articles only; this file has neither `date` nor `category`, so it is a page",
            "add `date` and `category` if it is an article, or delete the line",
        ),
    ),
    "updated-odd": Wording(
        ProblemWords(
            "ngày-cập-nhật-lạ",
            "ngày cập nhật trước ngày đăng, hoặc ở tương lai",
            "sửa `updated` cho đúng, hoặc xóa dòng này",
        ),
        ProblemWords(
            "updated-odd",
            "it was updated before it appeared, or in the future",
            "mend `updated`, or delete the line",
        ),
    ),
    "page-in-category": Wording(
        ProblemWords(
            "thiếu-ngày-và-chuyên-mục",
            "bài nằm trong thư mục “{category}” nhưng không có `date` và `category`, nên chỉ thành trang thường",
            "thêm `date: …` và `category: {category}`",
        ),
        ProblemWords(
            "no-date-no-category",
            "the file lies in the folder “{category}” but has neither `date` nor `category`, so it becomes a plain page",
            "add `date: …` and `category: {category}`",
        ),
    ),
    "same-address": Wording(
        ProblemWords(
            "trùng-địa-chỉ", "địa chỉ {address} đã thuộc về {other}", "đổi `slug:`, `aliases:` hoặc tên tệp của một bên"
        ),
        ProblemWords(
            "same-address",
            "the address {address} already belongs to {other}",
            "change the `slug:`, the `aliases:` or the file name of one of them",
        ),
    ),
    "same-address-but-case": Wording(
        ProblemWords(
            "trùng-địa-chỉ",
            "địa chỉ {address} chỉ khác {other} ở chữ hoa, chữ thường: nhiều máy chủ coi là một",
            "đổi `slug:`, `aliases:` hoặc tên tệp của một bên",
        ),
        ProblemWords(
            "same-address",
            "the address {address} differs from {other} in capitals only: many servers take them for one",
            "change the `slug:`, the `aliases:` or the file name of one of them",
        ),
    ),
    "alias-query": Wording(
        ProblemWords(
            "địa-chỉ-cũ-có-dấu-hỏi",
            "chỉ máy chủ mới dẫn được địa chỉ cũ “{value}” về {address}: một trang tĩnh không nhìn thấy phần sau dấu `?`",
            "người quản trị viết lại cấu hình máy chủ bằng `dancam server nginx` (hoặc apache, caddy, iis, netlify)",
        ),
        ProblemWords(
            "alias-query",
            "only a server can lead the old address “{value}” to {address}: a static page does not see what follows the `?`",
            "whoever runs the server writes its configuration anew with `dancam server nginx` (or apache, caddy, iis, netlify)",
        ),
    ),
    "address-outside": Wording(
        ProblemWords(
            "địa-chỉ-sai",
            "địa chỉ “{address}” dẫn ra ngoài cổng hoặc có ký tự không dùng được",
            "chỉ dùng chữ không dấu, số, gạch ngang và `/`; với tệp thì đổi tên tệp",
        ),
        ProblemWords(
            "bad-address",
            "the address “{address}” leads out of the portal or holds a character that cannot be used",
            "use plain letters, digits, hyphens and `/` only; where it is a file, rename it",
        ),
    ),
    "address-lost": Wording(
        ProblemWords(
            "mất-địa-chỉ",
            "địa chỉ {address} từng có bài, nay không còn",
            "nếu bài đã chuyển, thêm địa chỉ này vào `aliases` của bài mới",
        ),
        ProblemWords(
            "address-lost",
            "the address {address} had an article and has none now",
            "if it moved, add the address to the `aliases` of the new one",
        ),
    ),
    "image-no-picture": Wording(
        ProblemWords(
            "trường-ảnh-sai",
            "“{value}” không phải ảnh: nội dung là {what}",
            "ghi tệp JPEG, PNG hoặc WebP vào đây; tệp để tải về thì ghi vào `attachments`",
        ),
        ProblemWords(
            "image-not-a-picture",
            "“{value}” is no picture: what is in it is {what}",
            "name a JPEG, PNG or WebP here; files to download belong into `attachments`",
        ),
    ),
    "body-no-picture": Wording(
        ProblemWords(
            "không-phải-ảnh",
            "“{target}” không phải ảnh: nội dung là {known}, nên người đọc không thấy gì ở đây",
            "ghi tên một tệp ảnh; tệp để tải về thì bỏ dấu `!` ở đầu",
        ),
        ProblemWords(
            "not-a-picture",
            "“{target}” is no picture: what is in it is {known}, and readers see nothing here",
            "name a picture; for a file to download leave out the `!`",
        ),
    ),
    "image-missing": Wording(
        ProblemWords(
            "thiếu-ảnh",
            "không tìm thấy ảnh “{value}”",
            "đặt ảnh cạnh bài (đường dẫn tính từ bài), hoặc trong static (viết `/static/…`)",
            GUESS_VI,
        ),
        ProblemWords(
            "missing-picture",
            "the picture “{value}” is not there",
            "put it beside the article (the path starts there) or into static (write `/static/…`)",
            GUESS_EN,
        ),
    ),
    "attachment-missing": Wording(
        ProblemWords(
            "thiếu-tệp-đính-kèm",
            "không tìm thấy tệp đính kèm “{value}”",
            "đặt tệp cạnh bài, hoặc trong static (viết `/static/…`)",
            GUESS_VI,
        ),
        ProblemWords(
            "missing-attachment",
            "the attachment “{value}” is not there",
            "put it beside the article or into static (write `/static/…`)",
            GUESS_EN,
        ),
    ),
    "audio-missing": Wording(
        ProblemWords(
            "thiếu-bản-đọc",
            "không tìm thấy tệp ghi âm “{value}”",
            "đặt tệp cạnh bài, hoặc trong static (viết `/static/…`)",
            GUESS_VI,
        ),
        ProblemWords(
            "missing-audio",
            "the recording “{value}” is not there",
            "put it beside the article or into static (write `/static/…`)",
            GUESS_EN,
        ),
    ),
    "audio-odd": Wording(
        ProblemWords(
            "bản-đọc-lạ",
            "“{value}” không phải tệp âm thanh mà trình duyệt phát được",
            "lưu bản đọc thành tệp MP3, M4A, OGG hoặc WAV",
        ),
        ProblemWords(
            "odd-audio",
            "“{value}” is no sound file that browsers play",
            "save the recording as MP3, M4A, OGG or WAV",
        ),
    ),
    "translation-missing": Wording(
        ProblemWords(
            "bản-dịch-không-có",
            "không có bài nào đã đăng là “{value}”, nên bài này không dẫn tới bản dịch ấy",
            "viết đường dẫn tệp .md của bản dịch đã đăng",
        ),
        ProblemWords(
            "translation-missing",
            "no published article is “{value}”, so this one does not lead to that translation",
            "write the path of the .md file of a translation that is published",
        ),
    ),
    "translation-language": Wording(
        ProblemWords(
            "bản-dịch-trùng-tiếng",
            "“{value}” cũng có ngôn ngữ `{language}` như bài này hoặc một bản dịch khác",
            "ghi `lang` trong tệp bản dịch (ví dụ `lang: en`), hoặc xóa dòng này",
        ),
        ProblemWords(
            "translation-language",
            "“{value}” is in `{language}` like this article or another translation",
            "set `lang` in the file of the translation (such as `lang: en`), or delete the line",
        ),
    ),
    "translation-one-sided": Wording(
        ProblemWords(
            "bản-dịch-một-chiều",
            "bản dịch “{value}” không dẫn ngược về bài này, nên máy tìm kiếm không nhận hai bài là một",
            "thêm bài này vào `translations` của {other}",
        ),
        ProblemWords(
            "translation-one-sided",
            "the translation “{value}” does not lead back to this article, so search engines do not take both for one",
            "add this article to `translations` in {other}",
        ),
    ),
    "related-withdrawn": Wording(
        ProblemWords(
            "bài-liên-quan-đã-gỡ",
            "bài liên quan “{value}” đã được gỡ (`withdrawn`), nên không hiện",
            "chọn bài khác, hoặc xóa dòng này",
        ),
        ProblemWords(
            "related-withdrawn",
            "the related article “{value}” was withdrawn and is left out",
            "choose another one, or delete the line",
        ),
    ),
    "related-missing": Wording(
        ProblemWords(
            "bài-liên-quan",
            "không tìm thấy bài liên quan “{value}”",
            "viết đường dẫn tệp .md, slug, hoặc địa chỉ của bài",
            GUESS_VI,
        ),
        ProblemWords(
            "related-missing",
            "the related article “{value}” is not there",
            "write the path of its .md file, its slug or its address",
            GUESS_EN,
        ),
    ),
    "related-unpublished": Wording(
        ProblemWords(
            "bài-liên-quan-chưa-đăng",
            "bài liên quan “{value}” là bản nháp, chưa đến ngày đăng hoặc đã hết hạn; tạm bỏ qua",
            "bài sẽ tự hiện khi được đăng",
        ),
        ProblemWords(
            "related-unpublished",
            "the related article “{value}” is a draft, scheduled or expired, and left out",
            "it appears by itself once it is published",
        ),
    ),
    "related-itself": Wording(
        ProblemWords("bài-liên-quan", "bài liên quan “{value}” chính là bài này", "xóa dòng này"),
        ProblemWords("related-itself", "the related article “{value}” is this article itself", "delete the line"),
    ),
    "related-too-many": Wording(
        ProblemWords(
            "quá-nhiều-bài-liên-quan",
            "chỉ {limit} bài liên quan đầu tiên được hiện",
            "bỏ bớt, hoặc tăng `related` trong site.yml",
        ),
        ProblemWords(
            "related-too-many",
            "only the first {limit} related articles are shown",
            "remove some, or raise `related` in site.yml",
        ),
    ),
}
