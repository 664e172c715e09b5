"""Problems of files."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "old-font": Wording(
        ProblemWords(
            "phông-chữ-cũ",
            "chữ “{sample}” gõ bằng phông {name} cũ, người đọc không đọc được",
            "chạy `dancam check --fix`, hoặc chuyển cả bài sang Unicode bằng UniKey (Ctrl + Shift + F6); ý bạn là “{meaning}”",
        ),
        ProblemWords(
            "old-font",
            "the text “{sample}” was typed for old {name} fonts; nobody can read it",
            "run `dancam check --fix`, or convert the whole article to Unicode; it means “{meaning}”",
        ),
    ),
    "drawing-active": Wording(
        ProblemWords(
            "bản-vẽ-có-mã",
            "bản vẽ SVG này không chỉ vẽ mà còn chạy mã hoặc gọi ra ngoài: {what}",
            "xuất lại bản vẽ từ phần mềm vẽ ở dạng “SVG thường”, hoặc lưu thành PNG",
        ),
        ProblemWords(
            "drawing-active",
            "this SVG drawing does more than draw, it runs code or calls elsewhere: {what}",
            "export it again as “plain SVG”, or save it as PNG",
        ),
    ),
    "picture-too-large": Wording(
        ProblemWords(
            "ảnh-quá-lớn",
            "ảnh có hơn {limit} triệu điểm ảnh",
            "thu nhỏ ảnh trước khi đưa lên, ví dụ còn rộng 2000 điểm",
        ),
        ProblemWords(
            "picture-too-large",
            "the picture has more than {limit} million pixels",
            "make it smaller, say 2000 pixels wide",
        ),
    ),
    "drawing-broken": Wording(
        ProblemWords(
            "bản-vẽ-hỏng",
            "bản vẽ SVG này không trọn vẹn hoặc sai cú pháp, trình duyệt không hiện được",
            "chép lại tệp từ bản gốc, hoặc xuất lại từ phần mềm vẽ",
        ),
        ProblemWords(
            "drawing-broken",
            "this SVG drawing is cut off or not well-formed; browsers do not show it",
            "copy it again from the original, or export it again",
        ),
    ),
    "file-active": Wording(
        ProblemWords(
            "tệp-có-mã",
            "trình duyệt mở tệp này như một trang của cổng và chạy mã trong đó: {what}",
            "lưu nội dung thành PDF, hoặc chép vào một bài viết",
        ),
        ProblemWords(
            "file-active",
            "browsers open this file as a page of the portal and run what is in it: {what}",
            "save it as PDF, or copy its text into an article",
        ),
    ),
    "picture-format": Wording(
        ProblemWords(
            "ảnh-không-xem-được",
            "ảnh này là loại {what}, trình duyệt không hiện được",
            "mở ảnh bằng phần mềm ảnh rồi lưu thành JPEG, PNG hoặc WebP; đổi đuôi tệp thì không đủ",
        ),
        ProblemWords(
            "picture-format",
            "this picture is of the kind {what}, which browsers do not show",
            "open it in a program for pictures and save it as JPEG, PNG or WebP; another ending of the name is not enough",
        ),
    ),
    "picture-none": Wording(
        ProblemWords(
            "không-phải-ảnh",
            "tên tệp là tên ảnh nhưng nội dung là {what}, không phải ảnh",
            "đặt đúng đuôi cho tệp, hoặc chép lại ảnh từ bản gốc",
        ),
        ProblemWords(
            "not-a-picture",
            "the name is that of a picture, but what is in the file is {what}",
            "give the file its right ending, or copy the picture again from the original",
        ),
    ),
    "picture-name": Wording(
        ProblemWords(
            "đuôi-ảnh-khác",
            "ảnh này là {what} nhưng mang đuôi khác; trình duyệt vẫn hiện",
            "đổi tên tệp thành {name}, và sửa ở những bài dùng ảnh",
        ),
        ProblemWords(
            "other-picture-ending",
            "this picture is {what}, but its name has another ending; browsers show it all the same",
            "rename it to {name}, also where it is used",
        ),
    ),
    "picture-name-hides": Wording(
        ProblemWords(
            "đuôi-ảnh-sai",
            "ảnh này là {what} nhưng tên tệp không nói vậy, nên có trình duyệt không hiện",
            "đổi tên tệp thành {name}, và sửa ở những bài dùng ảnh",
        ),
        ProblemWords(
            "picture-ending",
            "this picture is {what}, but its name does not say so, and some browsers will not show it",
            "rename it to {name}, also where it is used",
        ),
    ),
    "picture-broken": Wording(
        ProblemWords("ảnh-hỏng", "tệp ảnh không trọn vẹn, có lẽ bị cắt khi chép", "chép lại tệp ảnh từ bản gốc"),
        ProblemWords(
            "picture-broken",
            "the picture is not whole, perhaps it was cut off in copying",
            "copy it again from the original",
        ),
    ),
    "metadata-kept": Wording(
        ProblemWords(
            "còn-thông-tin-riêng",
            "không bỏ được hết thông tin riêng trong tệp ảnh này (nơi chụp, giờ chụp, máy ảnh, người chụp), nên tệp được đăng cùng với chúng",
            "mở ảnh bằng phần mềm ảnh rồi xuất lại thành JPEG, PNG hoặc WebP mới",
        ),
        ProblemWords(
            "metadata-kept",
            "the private data in this picture (place, time, camera, author) could not all be taken out, and is published with it",
            "open it in a program for pictures, and export a new JPEG, PNG or WebP",
        ),
    ),
    "conflict-mark": Wording(
        ProblemWords(
            "xung-đột-git",
            "còn dấu xung đột của git (`{value}`): hai người sửa cùng một chỗ, chưa ai chọn bản nào",
            "giữ phần đúng giữa các dòng `<<<<<<<`, `=======` và `>>>>>>>`, rồi xóa chính các dòng dấu ấy",
        ),
        ProblemWords(
            "conflict-mark",
            "a mark of git's is left (`{value}`): two people changed the same lines, and nobody has chosen yet",
            "keep what is right between the lines `<<<<<<<`, `=======` and `>>>>>>>`, and delete these lines",
        ),
    ),
    "source-name": Wording(
        ProblemWords(
            "tên-bài-sai",
            "tệp này có vẻ là một bài nhưng không được đăng: chỉ tệp có tên tận cùng bằng `.md`, chữ thường, và không bắt đầu bằng dấu chấm, mới là bài",
            "đổi tên tệp thành `{name}`; nếu Windows giấu đuôi tệp, bật “Phần mở rộng tên tệp” (File name extensions) để thấy cả tên",
        ),
        ProblemWords(
            "source-name",
            "this file looks like an article but is not published: only names that end in `.md`, in small letters, and begin with no dot, are articles",
            "rename it to `{name}`; where Windows hides endings, turn on “File name extensions” to see the whole name",
        ),
    ),
    "word-unseen": Wording(
        ProblemWords(
            "chưa-ai-thấy",
            "chưa trang nào đã đăng dùng tệp văn bản này, nên không ai thấy nó",
            "muốn thành bài: `dancam new --from {path}` (tệp .docx); muốn cho tải về: ghi `attachments: [{name}]` trong một bài",
        ),
        ProblemWords(
            "nobody-sees-it",
            "no published page refers to this document, so nobody sees it",
            "to make an article of it: `dancam new --from {path}` (a .docx); to offer it: `attachments: [{name}]` in an article",
        ),
    ),
    "text-unseen": Wording(
        ProblemWords(
            "chưa-ai-thấy",
            "tệp này không phải bài viết, và chưa trang nào đã đăng dùng nó, nên không ai thấy nó",
            "nếu là bài, đổi tên thành `{right}` và thêm phần đầu bài; muốn cho tải về thì ghi `attachments: [{name}]` trong một bài",
        ),
        ProblemWords(
            "nobody-sees-it",
            "this file is no article, and no published page refers to it, so nobody sees it",
            "if it is one, rename it to `{right}` and add the front matter; to offer it: `attachments: [{name}]` in an article",
        ),
    ),
    "file-unseen": Wording(
        ProblemWords(
            "chưa-ai-thấy",
            "chưa trang nào đã đăng dùng tệp này, nên không ai thấy nó",
            "ghi `attachments: [{name}]` trong một bài để người đọc tải về, hoặc xóa tệp nếu không dùng",
        ),
        ProblemWords(
            "nobody-sees-it",
            "no published page refers to this file, so nobody sees it",
            "name it in `attachments: [{name}]` of an article, or delete it",
        ),
    ),
    "no-site-yml": Wording(
        ProblemWords(
            "thiếu-site-yml",
            "không có tệp site.yml ở đây",
            "chạy lệnh trong thư mục của cổng, chỉ thư mục bằng `--site`, hoặc tạo cổng mới bằng `dancam init THƯ-MỤC`",
        ),
        ProblemWords(
            "no-site-yml",
            "there is no site.yml here",
            "run the command in the portal's folder, name the folder with `--site`, or make a new portal with `dancam init FOLDER`",
        ),
    ),
    "unreadable": Wording(
        ProblemWords("không-đọc-được", "không đọc được: {reason}", "kiểm tra quyền đọc của tệp hoặc thư mục này"),
        ProblemWords("unreadable", "it cannot be read: {reason}", "check who may read this file or folder"),
    ),
    "link-refused": Wording(
        ProblemWords(
            "liên-kết-tượng-trưng",
            "liên kết tượng trưng dẫn ra ngoài thư mục, hoặc đến một thư mục; dancam không đi theo",
            "chép tệp thật vào đây",
        ),
        ProblemWords(
            "link-refused",
            "a symbolic link leads out of the folder, or to a folder; dancam does not follow it",
            "copy the real file here",
        ),
    ),
    "file-name": Wording(
        ProblemWords("tên-tệp-hỏng", "tên tệp không phải UTF-8", "đổi tên tệp bằng chữ không dấu, ví dụ `bai-viet.md`"),
        ProblemWords(
            "file-name",
            "the file's name is not UTF-8",
            "rename the file with plain letters, such as `article.md`",
        ),
    ),
    "same-file-name": Wording(
        ProblemWords(
            "trùng-tên-tệp",
            "hai tệp có cùng một tên, chỉ khác cách mã hóa dấu tiếng Việt (NFC và NFD)",
            "xóa hoặc đổi tên một trong hai tệp",
        ),
        ProblemWords(
            "same-file-name",
            "two files have one name, but for how its accents are encoded (NFC and NFD)",
            "delete or rename one of them",
        ),
    ),
    "utf-16": Wording(
        ProblemWords(
            "mã-utf-16", "tệp được lưu bằng mã UTF-16", "mở tệp, chọn “Lưu thành…” (Save As) với mã hóa UTF-8"
        ),
        ProblemWords("utf-16", "the file is saved as UTF-16", "open it and save it as UTF-8"),
    ),
    "not-utf-8": Wording(
        ProblemWords(
            "sai-mã-hóa",
            "tệp không phải UTF-8: gặp byte {byte}",
            "mở tệp, chọn “Lưu thành…” (Save As) với mã hóa UTF-8",
        ),
        ProblemWords("not-utf-8", "the file is not UTF-8: byte {byte}", "open it and save it as UTF-8"),
    ),
    "nul-byte": Wording(
        ProblemWords(
            "byte-không",
            "đây không phải tệp văn bản (có ký tự NUL)",
            "có thể là tệp Word hoặc tệp ảnh bị đổi đuôi; mở bằng đúng chương trình rồi lưu thành văn bản với mã hóa UTF-8",
        ),
        ProblemWords(
            "nul-byte",
            "the file holds a NUL byte: it is no text",
            "check whether it is a Word file or a picture; save it as UTF-8",
        ),
    ),
}
