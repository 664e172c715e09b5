"""Problems of imported Word documents."""

from __future__ import annotations

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
            "trong tệp có {thing} ({count} chỗ) không đưa nguyên vào bài được",
            "so bài với bản Word ở những chỗ đó, rồi sửa tay",
        ),
        ProblemWords(
            "left-out",
            "the file has {thing} ({count} places), which cannot become part of an article as they are",
            "compare these places with the Word file, and mend them by hand",
        ),
    ),
    "word-picture": Wording(
        ProblemWords(
            "ảnh-không-đưa-được",
            "một ảnh kiểu {form} không hiện được trên web, hoặc chỉ là liên kết đến máy người soạn",
            "lưu ảnh đó thành JPEG hoặc PNG rồi đặt vào bài bằng tay",
        ),
        ProblemWords(
            "picture-left-out",
            "a picture of kind {form} cannot be shown on the web, or is only a link to its author's disk",
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
    "no-file": Wording(
        ProblemWords("không-có-tệp", "không đọc được tệp này: {reason}", "kiểm tra lại đường dẫn của tệp Word"),
        ProblemWords("no-file", "this file cannot be read: {reason}", "look at the path of the Word file"),
    ),
}
