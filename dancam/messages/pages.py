"""Problems of bodies and templates."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "words-lost": Wording(
        ProblemWords(
            "chữ-bị-mất",
            "chữ “{target}” không hiện trên trang, hoặc hiện sai chỗ",
            "xem lại dấu của Markdown ở dòng này và quanh đó; dấu nào là chữ thường thì viết `\\` ngay trước nó, ví dụ `\\*`",
        ),
        ProblemWords(
            "words-lost",
            "the words “{target}” are not on the page, or not in their place",
            "look at the signs of Markdown on this line and around it; write `\\` before one that is meant as text, as in `\\*`",
        ),
    ),
    "mark-shown": Wording(
        ProblemWords(
            "lộ-dấu-markdown",
            "người đọc sẽ thấy dấu “{target}” trên trang như chữ thường",
            "viết lại cho đủ cặp và đúng chỗ, ví dụ `**đậm**`, `[chữ](địa-chỉ)`; nếu muốn hiện đúng dấu ấy thì viết `\\` trước mỗi dấu",
        ),
        ProblemWords(
            "mark-shown",
            "readers will see the mark “{target}” on the page, as text",
            "complete it where it belongs, as in `**bold**`, `[text](address)`; write `\\` before each sign to have it shown",
        ),
    ),
    "dead-link": Wording(
        ProblemWords(
            "liên-kết-chết",
            "liên kết “{target}” không dẫn đến đâu; chữ vẫn hiện nhưng không bấm được",
            "viết đường dẫn tệp .md của bài (tính từ bài này), hoặc địa chỉ bắt đầu bằng `/`",
        ),
        ProblemWords(
            "dead-link",
            "the link “{target}” leads nowhere; its text is shown without it",
            "write the path of the article's .md file (from this one), or an address that starts with `/`",
        ),
    ),
    "link-unpublished": Wording(
        ProblemWords(
            "liên-kết-chưa-đăng",
            "“{target}” là bản nháp, chưa đến ngày đăng hoặc đã hết hạn; tạm không có liên kết",
            "liên kết sẽ tự hiện khi bài được đăng",
        ),
        ProblemWords(
            "link-unpublished",
            "“{target}” is a draft, scheduled or expired; its text is shown without a link",
            "the link appears by itself once it is published",
        ),
    ),
    "link-outside": Wording(
        ProblemWords(
            "liên-kết-ra-ngoài",
            "“{target}” dẫn ra ngoài thư mục content hoặc có ký tự không dùng được",
            "chỉ dùng tệp trong content hoặc static",
        ),
        ProblemWords(
            "link-outside",
            "“{target}” leads out of the folder content or holds a character that cannot be used",
            "use files of content or static only",
        ),
    ),
    "dead-anchor": Wording(
        ProblemWords(
            "mục-không-có",
            "không có mục “{target}”",
            "viết lại đề mục bằng chữ thường không dấu, nối bằng gạch ngang, ví dụ `#ket-qua-dat-duoc`",
        ),
        ProblemWords(
            "dead-anchor",
            "there is no part “{target}”",
            "write the heading in small plain letters with hyphens, such as `#what-was-done`",
        ),
    ),
    "footnote-missing": Wording(
        ProblemWords(
            "chú-thích-thiếu",
            "dấu `[^{target}]` không có lời chú thích; bạn đọc chỉ thấy một chữ nhỏ, không bấm được",
            "thêm dòng `[^{target}]: lời chú thích` ở cuối bài, hoặc xóa dấu này",
        ),
        ProblemWords(
            "footnote-missing",
            "the mark `[^{target}]` has no footnote; it is but a small sign that leads nowhere",
            "add a line `[^{target}]: its text` at the end of the article, or remove the mark",
        ),
    ),
    "footnote-unused": Wording(
        ProblemWords(
            "chú-thích-thừa",
            "trong bài không có dấu nào dẫn đến chú thích `[^{target}]`; lời của nó hiện sau các chú thích khác",
            "đặt `[^{target}]` vào chỗ cần chú thích, hoặc xóa chú thích này",
        ),
        ProblemWords(
            "footnote-unused",
            "no mark in the text leads to the footnote `[^{target}]`; it is shown behind the others",
            "put `[^{target}]` where it belongs, or remove the footnote",
        ),
    ),
    "footnote-twice": Wording(
        ProblemWords(
            "chú-thích-trùng",
            "chú thích `[^{target}]` có hai lời; lời sau hiện ở cuối danh sách chú thích, không có dấu nào dẫn đến",
            "đặt cho chú thích này một số khác, cả ở dấu trong bài, hoặc gộp hai lời làm một",
        ),
        ProblemWords(
            "footnote-twice",
            "the footnote `[^{target}]` has two texts; the second is shown at the end, and no mark leads to it",
            "give this one another number, at its mark too, or make one text of both",
        ),
    ),
    "footnote-case": Wording(
        ProblemWords(
            "chú-thích-khác-hoa-thường",
            "dấu `[^{target}]` khác chú thích `[^{known}]` ở chữ hoa, chữ thường; vẫn được coi là một",
            "viết hai chỗ giống nhau: `[^{known}]`",
        ),
        ProblemWords(
            "footnote-case",
            "the mark `[^{target}]` is written with other capitals than its footnote `[^{known}]`; they are taken for one",
            "write both alike: `[^{known}]`",
        ),
    ),
    "foreign-picture": Wording(
        ProblemWords(
            "ảnh-trang-khác",
            "ảnh “{target}” nằm ở trang khác nên bị bỏ",
            "tải ảnh về, đặt cạnh bài rồi dùng đường dẫn của tệp",
        ),
        ProblemWords(
            "foreign-picture",
            "the picture “{target}” lies on another site and is left out",
            "save it beside the article and use its path",
        ),
    ),
    "html-dropped": Wording(
        ProblemWords(
            "thẻ-bị-bỏ",
            "thẻ HTML “{target}” không được dùng trong bài nên bị bỏ",
            "video: viết `::: video địa-chỉ`; chữ có dấu `<`: viết `&lt;`; còn lại: viết bằng Markdown",
        ),
        ProblemWords(
            "tag-dropped",
            "the HTML tag “{target}” cannot be used in articles and is left out",
            "a video: write `::: video address`; text with the sign `<`: write `&lt;`; anything else: use Markdown",
        ),
    ),
    "attribute-dropped": Wording(
        ProblemWords(
            "thuộc-tính-bị-bỏ",
            "thuộc tính “{target}” của thẻ này không được dùng trong bài nên bị bỏ",
            "màu chữ, cỡ chữ, căn lề do giao diện quyết định; xóa thuộc tính này đi",
        ),
        ProblemWords(
            "attribute-dropped",
            "the attribute “{target}” of this tag cannot be used in articles and is left out",
            "the theme decides on colours, sizes and alignment; remove it",
        ),
    ),
    "link-scheme": Wording(
        ProblemWords(
            "địa-chỉ-lạ",
            "địa chỉ “{target}” thuộc loại không an toàn cho người đọc nên bị bỏ",
            "chỉ dùng địa chỉ bắt đầu bằng `https://`, `http://`, `mailto:`, `tel:`, hoặc đường dẫn tệp trong cổng",
        ),
        ProblemWords(
            "odd-address",
            "the address “{target}” is of a kind that is not safe for readers, and is left out",
            "use addresses that begin with `https://`, `http://`, `mailto:` or `tel:`, or the path of a file",
        ),
    ),
    "foreign-video": Wording(
        ProblemWords(
            "video-trang-khác",
            "video “{target}” nằm ở trang khác nên bị bỏ",
            "đặt tệp MP4 cạnh bài; với trang video như YouTube thì viết `::: video địa-chỉ`",
        ),
        ProblemWords(
            "foreign-video",
            "the video “{target}” lies on another site and is left out",
            "put an MP4 file beside the article; for a site such as YouTube write `::: video address`",
        ),
    ),
    "video-host": Wording(
        ProblemWords(
            "trang-video-lạ",
            "“{target}” không phải địa chỉ ở một trang video của cổng; chỉ hiện thành liên kết thường",
            "dùng địa chỉ đầy đủ ở {known}; trang khác: nhờ người quản trị thêm vào `video_hosts` trong site.yml",
        ),
        ProblemWords(
            "video-site",
            "“{target}” is no address on one of the portal's video sites; it becomes a plain link",
            "use a whole address on {known}; another site: have it added to `video_hosts` in site.yml",
        ),
    ),
    "video-address": Wording(
        ProblemWords(
            "video-thiếu-địa-chỉ",
            "khối video không có địa chỉ",
            "viết `::: video phim/le-hoi.mp4` hoặc `::: video https://…`",
        ),
        ProblemWords(
            "video-without-address",
            "the video has no address",
            "write `::: video film/feast.mp4` or `::: video https://…`",
        ),
    ),
    "gallery-empty": Wording(
        ProblemWords(
            "khối-không-có-ảnh",
            "khối ảnh không có ảnh nào",
            "mỗi ảnh một dòng, viết `![mô tả ảnh](anh/ten-anh.jpg)`",
        ),
        ProblemWords(
            "gallery-without-pictures",
            "the gallery has no pictures",
            "one picture on each line: `![what it shows](pictures/name.jpg)`",
        ),
    ),
    "table-broken": Wording(
        ProblemWords(
            "bảng-chưa-thành",
            "các dòng có dấu `|` này chưa thành bảng",
            "ngay dưới dòng đầu của bảng, viết một dòng `{known}`",
        ),
        ProblemWords(
            "broken-table",
            "these lines with `|` do not make a table",
            "write a line `{known}` just below the first line of the table",
        ),
    ),
    "table-row": Wording(
        ProblemWords(
            "hàng-bảng-lệch",
            "hàng này không khớp với hàng đầu của bảng: thừa ô, hoặc là phần xuống dòng của hàng trên",
            "mỗi hàng một dòng, đủ số ô như hàng đầu; xuống dòng trong ô thì viết `<br>`, dấu `|` trong ô thì viết `\\|`",
        ),
        ProblemWords(
            "table-row",
            "this row is not as the head of its table: it has more cells, or goes on with the row above",
            "write each row on one line with as many cells as the head; `<br>` breaks a line in a cell, `\\|` is a bar",
        ),
    ),
    "fence-open": Wording(
        ProblemWords(
            "mã-chưa-đóng",
            "từ đây đến hết đều hiện như mã, vì không có dòng nào đóng lại",
            "viết thêm một dòng như dòng này vào cuối đoạn mã; nếu không định viết mã thì xóa dòng này",
        ),
        ProblemWords(
            "open-fence",
            "all from here to the end is shown as code, as no line ends it",
            "write a line like this one below the code; take this line out if no code was meant",
        ),
    ),
    "video-missing": Wording(
        ProblemWords(
            "thiếu-video",
            "không tìm thấy video “{target}”",
            "đặt tệp vào cạnh bài, viết đường dẫn tính từ bài này",
        ),
        ProblemWords(
            "missing-video",
            "the video “{target}” is not there",
            "put it beside the article, and write its path from there",
        ),
    ),
    "video-format": Wording(
        ProblemWords(
            "dạng-video-lạ",
            "trình duyệt không phát được “{target}”; chỉ hiện thành liên kết để tải về",
            "chuyển sang MP4 (H.264)",
        ),
        ProblemWords(
            "video-format",
            "browsers cannot play “{target}”; it becomes a link for downloading",
            "convert it to MP4 (H.264)",
        ),
    ),
    "unknown-directive": Wording(
        ProblemWords(
            "khối-lạ",
            "không có khối nào tên “{target}”; các dòng này hiện ra như chữ thường",
            "khối dùng được: `::: video địa-chỉ` và `::: gallery`",
        ),
        ProblemWords(
            "unknown-block",
            "there is no block called “{target}”; the lines are shown as they are",
            "what there is: `::: video address` and `::: gallery`",
        ),
    ),
    "prose-too-deep": Wording(
        ProblemWords("lồng-quá-sâu", "thân bài có danh sách hoặc trích dẫn lồng nhau quá sâu", "bớt số tầng thụt dòng"),
        ProblemWords(
            "prose-too-deep",
            "the body has lists or quotations nested too deep",
            "use fewer levels of indentation",
        ),
    ),
    "body-too-long": Wording(
        ProblemWords(
            "thân-bài-quá-dài",
            "tệp dài {size}, hơn {limit}; người đọc sẽ phải chờ lâu",
            "chia thành nhiều bài, hoặc đưa phần dài thành tệp đính kèm (`attachments`)",
        ),
        ProblemWords(
            "body-too-long",
            "the file has {size}, more than {limit}; readers will wait for long",
            "make several articles of it, or attach the long part as a file (`attachments`)",
        ),
    ),
    "page-too-slow": Wording(
        ProblemWords(
            "trang-quá-chậm",
            "dựng trang này mất quá {seconds} giây, nên đã dừng",
            "tìm đoạn có hàng nghìn dấu `[`, `!` hoặc `<` liền nhau và xóa bớt",
        ),
        ProblemWords(
            "page-too-slow",
            "this page took more than {seconds} seconds and was given up",
            "look for thousands of signs `[`, `!` or `<` in a row, and take them out",
        ),
    ),
    "prose-failed": Wording(
        ProblemWords(
            "thân-bài-hỏng",
            "thư viện Markdown không hiểu được thân bài này",
            "bỏ bớt từng đoạn rồi dựng lại để tìm ra đoạn gây lỗi, và báo cho người làm dancam",
        ),
        ProblemWords(
            "prose-failed",
            "the Markdown library cannot make sense of the body",
            "take out one paragraph after the other to find the one at fault, and tell the makers of dancam",
        ),
    ),
    "template-syntax": Wording(
        ProblemWords("cú-pháp-mẫu", "mẫu giao diện viết sai: {detail}", "sửa mẫu ở dòng này"),
        ProblemWords("template-syntax", "the template cannot be read: {detail}", "mend the template on this line"),
    ),
    "template-failed": Wording(
        ProblemWords(
            "mẫu-hỏng",
            "mẫu giao diện không dựng được trang của {page}: {detail}",
            "các trường mà mẫu được dùng ghi trong docs/theme.md",
        ),
        ProblemWords(
            "template-failed",
            "the template fails on the page of {page}: {detail}",
            "docs/theme.md lists the fields that a template may use",
        ),
    ),
    "template-endless": Wording(
        ProblemWords(
            "mẫu-vòng-tròn",
            "các mẫu gọi nhau mãi không dừng, ở trang của {page}",
            "tìm `include`, `extends` hoặc macro dẫn trở lại chính mẫu này, và bỏ đi",
        ),
        ProblemWords(
            "template-endless",
            "the templates call each other without end, on the page of {page}",
            "look for an `include`, an `extends` or a macro that leads back to this template, and take it out",
        ),
    ),
    "template-name": Wording(
        ProblemWords(
            "mẫu-dùng-tên-lạ",
            "mẫu giao diện dùng `{name}`, mà {owner} không có; không dựng được trang của {page}",
            "các trường mà mẫu được dùng ghi trong docs/theme.md",
            "có phải ý bạn là `{guess}`?",
        ),
        ProblemWords(
            "template-name",
            "the template uses `{name}`, which {owner} does not have; it fails on the page of {page}",
            "docs/theme.md lists the fields that a template may use",
            "did you mean `{guess}`?",
        ),
    ),
    "no-template": Wording(
        ProblemWords(
            "thiếu-mẫu", "không có mẫu giao diện {name}", "đặt tệp vào thư mục templates, hoặc cài lại dancam"
        ),
        ProblemWords(
            "no-template",
            "there is no template {name}",
            "put it into the folder templates, or install dancam again",
        ),
    ),
}
