"""Problems of imported Word documents."""

from __future__ import annotations

from dancam.messages.sayings import Sayings
from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "word-not-word": Wording(
        ProblemWords(
            "không-phải-word",
            "đây không phải tệp Word (.docx)",
            "mở tệp bằng Word hoặc LibreOffice rồi chọn “Lưu thành…” kiểu Word (.docx)",
        ),
        ProblemWords(
            "not-word", "this is no Word file (.docx)", "open it in Word or LibreOffice, and save it as .docx"
        ),
    ),
    "word-old": Wording(
        ProblemWords(
            "word-cũ",
            "tệp này là Word đời cũ (.doc), hoặc có mật khẩu",
            "mở bằng Word, bỏ mật khẩu nếu có, rồi “Lưu thành…” kiểu Word (.docx)",
        ),
        ProblemWords(
            "old-word",
            "this is a file of an old Word (.doc), or it has a password",
            "open it in Word, take the password away, and save it as .docx",
        ),
    ),
    "word-broken": Wording(
        ProblemWords(
            "word-hỏng",
            "tệp Word này không trọn vẹn",
            "mở bằng Word (Word tự chữa được nhiều tệp hỏng) rồi lưu lại, hoặc xin lại bản gốc",
        ),
        ProblemWords(
            "broken-word", "this Word file is not whole", "open it in Word, which mends many, and save it again"
        ),
    ),
    "word-too-big": Wording(
        ProblemWords(
            "word-quá-lớn",
            "tệp Word này giải nén ra quá {limit} MB",
            "bớt ảnh, hoặc nén ảnh trong Word: Picture Format → Compress Pictures",
        ),
        ProblemWords(
            "word-too-big", "this Word file holds more than {limit} MB", "use fewer pictures, or compress them in Word"
        ),
    ),
    "word-left-out": Wording(
        ProblemWords(
            "không-đưa-được",
            "trong tệp có {thing} ({count} chỗ) không đưa vào bài{words}, vì {why}",
            "nếu bạn đọc cần phần này thì chép lại vào bài bằng tay",
        ),
        ProblemWords(
            "left-out",
            "the file has {thing} ({count} places), which the article does not have{words}, because {why}",
            "if readers need it, copy it into the article by hand",
        ),
    ),
    "word-changed": Wording(
        ProblemWords(
            "đưa-vào-dạng-khác",
            "trong tệp có {thing} ({count} chỗ), đã đưa vào bài dưới dạng khác: {why}",
            "so bài với bản Word ở những chỗ đó",
        ),
        ProblemWords(
            "changed-form",
            "the file has {thing} ({count} places), which the article has in another form: {why}",
            "compare these places with the Word file",
        ),
    ),
    "word-picture": Wording(
        ProblemWords(
            "ảnh-không-đưa-được",
            "trình duyệt không hiện được một ảnh kiểu {form} của tệp này, nên bài không có ảnh ấy",
            "lưu ảnh đó thành JPEG hoặc PNG rồi đặt vào bài bằng tay",
        ),
        ProblemWords(
            "picture-left-out",
            "browsers cannot show a picture of kind {form} of this file, so the article does not have it",
            "save it as JPEG or PNG, and put it into the article by hand",
        ),
    ),
    "word-old-fonts": Wording(
        ProblemWords(
            "đã-đổi-phông",
            "{count} đoạn gõ bằng phông .VnTime hoặc VNI đã được đổi sang Unicode",
            "đọc lại cả bài, nhất là tên riêng và chữ hoa",
        ),
        ProblemWords(
            "fonts-converted",
            "{count} pieces of text in .VnTime or VNI fonts were converted to Unicode",
            "read it all again, names and capitals above all",
        ),
    ),
    "word-signature": Wording(
        ProblemWords(
            "tên-ký-thành-tác-giả",
            "tên “{name}” ở cuối tệp đã chuyển thành ô tác giả, không còn trong lời bài",
            "nếu đó không phải người viết thì sửa ô `author`, và chép tên ấy lại vào bài",
        ),
        ProblemWords(
            "signature-is-author",
            "the name “{name}” at the end of the file became the author, and is no longer in the text",
            "if that is not who wrote it, change `author`, and copy the name back into the text",
        ),
    ),
    "no-file": Wording(
        ProblemWords("không-có-tệp", "không đọc được tệp này: {reason}", "kiểm tra lại đường dẫn của tệp Word"),
        ProblemWords("no-file", "this file cannot be read: {reason}", "look at the path of the Word file"),
    ),
}

THINGS = Sayings(
    vi={
        "comments": "lời bàn bên lề",
        "hidden text": "chữ ẩn",
        "hidden pictures": "ảnh ẩn",
        "unseen text": "chữ trùng màu nền hoặc cỡ 1",
        "linked pictures": "ảnh chỉ được liên kết",
        "marks without notes": "số chú thích không có lời chú thích",
        "deleted text": "chữ đã xóa nhưng chưa duyệt",
        "headers and footers": "chữ ở đầu trang, chân trang",
        "table of contents": "mục lục",
        "charts": "biểu đồ",
        "diagrams": "sơ đồ SmartArt",
        "embedded objects": "đối tượng nhúng",
        "fields": "trường tự động",
        "symbols": "ký hiệu",
        "inserted files": "tệp khác chèn vào",
        "notes of the title": "chú thích của tiêu đề",
        "document head": "phần đầu văn bản",
        "title": "tiêu đề",
        "author": "tên tác giả",
        "other text": "chữ ở chỗ khác thường",
        "tracked changes": "dấu vết sửa chưa duyệt",
        "text boxes": "hộp chữ",
        "equations": "công thức",
        "notes in tables": "chú thích trong bảng có ô gộp",
        "links": "liên kết không dẫn đến trang web",
        "bare links": "liên kết không còn chỗ đặt",
        "numbers": "số thứ tự viết bằng lời hoặc bằng chữ nước khác",
    },
    en={
        "comments": "comments",
        "hidden text": "hidden text",
        "hidden pictures": "hidden pictures",
        "unseen text": "text of the colour of its ground, or of size 1",
        "linked pictures": "pictures that are only linked",
        "marks without notes": "marks of notes that are not there",
        "deleted text": "deleted text that nobody has accepted yet",
        "headers and footers": "headers and footers",
        "table of contents": "a table of contents",
        "charts": "charts",
        "diagrams": "SmartArt diagrams",
        "embedded objects": "embedded objects",
        "fields": "fields",
        "symbols": "symbols",
        "inserted files": "inserted files",
        "notes of the title": "notes of the title",
        "document head": "the head of an official document",
        "title": "a title",
        "author": "the name of an author",
        "other text": "text in an unusual place",
        "tracked changes": "tracked changes",
        "text boxes": "text boxes",
        "equations": "equations",
        "notes in tables": "notes in tables with merged cells",
        "links": "links that lead to no web page",
        "bare links": "links that have no place left",
        "numbers": "numbers in words or in another script",
    },
)
"""What is left out or changed, in words."""

REASONS = Sayings(
    vi={
        "comments": "đó là lời trao đổi giữa những người soạn",
        "hidden text": "Word không hiện ra, nên có thể không phải để công bố",
        "hidden pictures": "Word không hiện ra, nên có thể không phải để công bố",
        "unseen text": "người xem bản Word không đọc được nó, nên có thể không phải để công bố",
        "linked pictures": "ảnh nằm trên máy người soạn hoặc trên mạng, không nằm trong tệp",
        "marks without notes": "tệp không có lời của chú thích ấy",
        "deleted text": "bài lấy văn bản như khi mọi chỗ sửa đã được chấp nhận",
        "headers and footers": "chúng lặp lại trên mỗi trang giấy, còn trang web không có",
        "table of contents": "số trang không còn đúng trên web",
        "charts": "trang web không vẽ lại được biểu đồ của Word",
        "diagrams": "trang web không vẽ lại được sơ đồ của Word",
        "embedded objects": "chỉ chương trình đã làm ra chúng mới mở được",
        "fields": "chỉ Word mới tính được chúng cho thấy gì",
        "symbols": "phông của chúng có những hình mà Unicode không có",
        "inserted files": "chữ của chúng nằm trong tệp khác",
        "notes of the title": "tiêu đề của bài không có chú thích",
        "title": "đã có tiêu đề khác ghi trong lệnh",
        "author": "đã có tác giả khác ghi trong lệnh",
        "document head": "số và ngày đã được đưa vào phần đầu bài, còn quốc hiệu, tiêu ngữ thì trang web không lặp lại",
        "other text": "dancam chưa biết cách Word hiện chữ ở đó",
        "tracked changes": "lấy như khi mọi chỗ sửa đã được chấp nhận",
        "text boxes": "chữ trong hộp đứng ngay dưới đoạn có hộp",
        "equations": "viết trên một dòng, lũy thừa đưa lên cao, phân số dùng dấu gạch chéo",
        "notes in tables": "chúng đứng ngay dưới bảng",
        "links": "chữ vẫn còn, nhưng không bấm được, vì người đọc không mở được nơi chúng dẫn đến",
        "bare links": "tiêu đề, tên tác giả, và thứ không đưa vào bài thì không mang được liên kết",
        "numbers": "viết bằng tiếng Việt hoặc bằng chữ số thường",
    },
    en={
        "comments": "they are what its authors say to one another",
        "hidden text": "Word does not show it, so it may not be meant for the public",
        "hidden pictures": "Word does not show them, so they may not be meant for the public",
        "unseen text": "nobody can read it in Word, so it may not be meant for the public",
        "linked pictures": "they lie on their author's disk or on the web, not in the file",
        "marks without notes": "the file has no text for them",
        "deleted text": "the article is as if all changes were accepted",
        "headers and footers": "they repeat on each sheet of paper, and a web page has none",
        "table of contents": "page numbers mean nothing on the web",
        "charts": "a web page cannot draw those of Word",
        "diagrams": "a web page cannot draw those of Word",
        "embedded objects": "only the program that made them can open them",
        "fields": "only Word can work out what they show",
        "symbols": "their font has shapes that Unicode does not have",
        "inserted files": "their text is in other files",
        "notes of the title": "the title of an article has no notes",
        "title": "the command states another one",
        "author": "the command states another one",
        "document head": "number and date became fields, and a web page does not repeat the rest",
        "other text": "dancam does not know how Word shows it there",
        "tracked changes": "as if all of them were accepted",
        "text boxes": "their text stands below the paragraph that has the box",
        "equations": "on one line, with raised powers and a slash in fractions",
        "notes in tables": "they stand below the table",
        "links": "their text is there but leads nowhere, as readers cannot open what it led to",
        "bare links": "a title, an author, and what the article does not have lead nowhere",
        "numbers": "in Vietnamese, or in plain figures",
    },
)
"""Why it is left out, or how it is changed."""
