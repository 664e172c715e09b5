"""Every field of the front matter and of site.yml, as it is explained to editors.

One table for all programs that help to fill them in. `frontmatter` and `settings` read the same fields; a test compares
them.
"""

from __future__ import annotations

import enum

from dancam.content.settings import ADMIN_BACKENDS, PERMALINK_PARTS
from dancam.records import Record


class FieldKind(enum.Enum):
    """What a field holds."""

    TEXT = "text"
    LONG = "long"
    """Text of several lines."""
    DATE = "date"
    FLAG = "flag"
    NUMBER = "number"
    CATEGORY = "category"
    """Key of a category."""
    AUTHOR = "author"
    """Key of an author, a name, or a name with a position."""
    RELATED = "related"
    """Path or slug of an article, or an outside page."""
    PICTURE = "picture"
    FILE = "file"
    """Path of a file, or a file with a title."""
    ADDRESS = "address"
    CHOICE = "choice"
    GROUP = "group"
    """Fields of its own."""
    TREE = "tree"
    """Items with fields of their own, and perhaps `children` of the same kind."""
    REGISTRY = "registry"
    """Keys of the portal's choice, each with fields of its own."""


class Field(Record, frozen=True):
    """One field."""

    name: str
    kind: FieldKind
    label: str
    """What it is called."""
    hint: str
    """What to write into it."""
    required: bool = False
    many: bool = False
    """Whether it is a list; a single item may stand without one."""
    only_articles: bool = False
    """Whether only articles have it, and pages do not."""
    choices: tuple[str, ...] = ()
    bare: bool = False
    """Whether a text may stand in the place of its own fields."""
    parts: tuple[Field, ...] = ()
    """Its own fields."""


PICTURE = (
    Field("src", FieldKind.TEXT, "Tệp ảnh", "Đường dẫn tính từ bài, ví dụ anh/ra-quan.jpg.", required=True),
    Field("alt", FieldKind.TEXT, "Mô tả ảnh", "Ảnh cho thấy gì; cho người không nhìn thấy và cho máy tìm kiếm."),
    Field("caption", FieldKind.TEXT, "Chú thích", "Dòng chữ dưới ảnh."),
    Field("credit", FieldKind.TEXT, "Người chụp", "Tên người chụp, hoặc nguồn của ảnh."),
)
SIGNATURE = (
    Field("name", FieldKind.TEXT, "Họ tên", "Họ tên người ký.", required=True),
    Field("position", FieldKind.TEXT, "Chức vụ", "Chức vụ hiện dưới tên."),
)
LINK = (
    Field("url", FieldKind.ADDRESS, "Địa chỉ", "Địa chỉ bắt đầu bằng https://.", required=True),
    Field("title", FieldKind.TEXT, "Tên", "Tên trang mà bạn đọc thấy."),
)
ORIGIN = (
    Field("name", FieldKind.TEXT, "Tên nguồn", "Tên báo, đài hoặc cơ quan.", required=True),
    Field("url", FieldKind.ADDRESS, "Địa chỉ", "Địa chỉ của bài gốc."),
)
DOCUMENT = (
    Field("number", FieldKind.TEXT, "Số, ký hiệu", "Số và ký hiệu của văn bản, ví dụ 12/QĐ-UBND."),
    Field("date", FieldKind.DATE, "Ngày ban hành", "Ngày ký văn bản, ví dụ 2026-11-30."),
)
ATTACHMENT = (
    Field("file", FieldKind.FILE, "Tệp", "Đường dẫn tính từ bài.", required=True),
    Field("title", FieldKind.TEXT, "Tên tệp", "Tên mà bạn đọc thấy; không có thì lấy tên tệp."),
)
FRONT_MATTER = (
    Field("title", FieldKind.TEXT, "Tiêu đề", "Tiêu đề của bài.", required=True),
    Field(
        "date",
        FieldKind.DATE,
        "Ngày đăng",
        "Ngày, giờ đăng, ví dụ 2026-02-15 08:30. Ở tương lai thì bài tự đăng khi đến giờ.",
        required=True,
        only_articles=True,
    ),
    Field("category", FieldKind.CATEGORY, "Chuyên mục", "Khóa của chuyên mục.", required=True, only_articles=True),
    Field(
        "author",
        FieldKind.AUTHOR,
        "Tác giả",
        "Khóa trong danh sách tác giả, hoặc họ tên, hoặc họ tên và chức vụ.",
        many=True,
        only_articles=True,
        bare=True,
        parts=SIGNATURE,
    ),
    Field("summary", FieldKind.LONG, "Sapo", "Một, hai câu dưới tiêu đề. Bỏ trống thì lấy đoạn đầu của bài."),
    Field(
        "image",
        FieldKind.PICTURE,
        "Ảnh",
        "Ảnh của bài, hiện cả ở trang chủ và các danh sách.",
        bare=True,
        parts=PICTURE,
    ),
    Field("tags", FieldKind.TEXT, "Từ khóa", "Các từ khóa của bài.", many=True, only_articles=True),
    Field(
        "related",
        FieldKind.RELATED,
        "Bài liên quan",
        "Bài do ban biên tập chọn: đường dẫn tệp .md, hoặc trang ngoài có url và title.",
        many=True,
        only_articles=True,
        bare=True,
        parts=LINK,
    ),
    Field(
        "attachments", FieldKind.FILE, "Tệp đính kèm", "Tệp để bạn đọc tải về.", many=True, bare=True, parts=ATTACHMENT
    ),
    Field(
        "source", FieldKind.GROUP, "Nguồn", "Nơi bài được đăng đầu tiên.", only_articles=True, bare=True, parts=ORIGIN
    ),
    Field(
        "document",
        FieldKind.GROUP,
        "Văn bản",
        "Số, ngày của văn bản, nếu bài là toàn văn một văn bản.",
        only_articles=True,
        bare=True,
        parts=DOCUMENT,
    ),
    Field("updated", FieldKind.DATE, "Ngày cập nhật", "Ngày sửa bài mà bạn đọc cần biết."),
    Field(
        "correction",
        FieldKind.LONG,
        "Đính chính",
        "Trước đây bài sai ở đâu, đúng là thế nào; hiện ngay trên thân bài.",
        only_articles=True,
    ),
    Field(
        "withdrawn",
        FieldKind.LONG,
        "Gỡ bài",
        "Vì sao bài bị gỡ; trang của bài chỉ còn tiêu đề và lý do này.",
        only_articles=True,
    ),
    Field(
        "audio", FieldKind.FILE, "Bản đọc", "Tệp ghi âm giọng đọc cả bài, ví dụ tep/bai-doc.mp3.", only_articles=True
    ),
    Field("expires", FieldKind.DATE, "Hết hạn", "Từ lúc này bài tự gỡ xuống."),
    Field("draft", FieldKind.FLAG, "Bản nháp", "Đang viết dở, chưa đăng."),
    Field("pinned", FieldKind.FLAG, "Ghim", "Đứng đầu trang chủ và chuyên mục.", only_articles=True),
    Field(
        "slug",
        FieldKind.TEXT,
        "Phần cuối của địa chỉ",
        "Chữ thường không dấu, nối bằng gạch ngang; bỏ trống thì theo tên tệp.",
        only_articles=True,
    ),
    Field("aliases", FieldKind.TEXT, "Địa chỉ cũ", "Các địa chỉ cũ dẫn về bài này, ví dụ /tin-cu/123.html.", many=True),
    Field(
        "translations",
        FieldKind.RELATED,
        "Bản dịch",
        "Chính bài này bằng tiếng khác: đường dẫn tệp .md của từng bản.",
        many=True,
        only_articles=True,
    ),
    Field("lang", FieldKind.TEXT, "Ngôn ngữ", "Mã ngôn ngữ nếu bài không viết bằng tiếng của cổng: en, lo, fr."),
)

MENU = (
    Field("title", FieldKind.TEXT, "Chữ trên menu", "Bỏ trống thì lấy tên chuyên mục hoặc trang."),
    Field("url", FieldKind.ADDRESS, "Địa chỉ", "Địa chỉ trong cổng (bắt đầu bằng /) hoặc trang ngoài."),
    Field("category", FieldKind.CATEGORY, "Chuyên mục", "Khóa của chuyên mục."),
    Field("page", FieldKind.TEXT, "Trang", "Tệp của trang tĩnh trong content, ví dụ gioi-thieu.md."),
)
FOOTER = (
    Field("managing_body", FieldKind.TEXT, "Cơ quan chủ quản", "Cơ quan mà cổng thuộc về."),
    Field("responsible", FieldKind.TEXT, "Chịu trách nhiệm", "Người chịu trách nhiệm nội dung."),
    Field("licence", FieldKind.TEXT, "Giấy phép", "Số, ngày và nơi cấp giấy phép."),
    Field("address", FieldKind.TEXT, "Địa chỉ", "Địa chỉ trụ sở."),
    Field("phone", FieldKind.TEXT, "Điện thoại", "Số điện thoại; đặt trong dấu nháy."),
    Field("email", FieldKind.TEXT, "Thư điện tử", "Địa chỉ thư điện tử."),
    Field("reuse", FieldKind.TEXT, "Ghi nguồn", "Cách ghi nguồn khi dùng lại thông tin."),
    Field(
        "links",
        FieldKind.GROUP,
        "Liên kết",
        "Các liên kết cuối trang.",
        many=True,
        parts=(
            Field("title", FieldKind.TEXT, "Tên", "Tên liên kết.", required=True),
            Field("url", FieldKind.ADDRESS, "Địa chỉ", "Địa chỉ trong cổng hoặc trang ngoài.", required=True),
        ),
    ),
)
BANNER = Field("banner", FieldKind.PICTURE, "Ảnh đầu trang", "Băng-rôn đầu trang.", bare=True, parts=PICTURE)
SITE = (
    Field("title", FieldKind.TEXT, "Tên cổng", "Tên đầy đủ của cổng.", required=True),
    Field("short_title", FieldKind.TEXT, "Tên ngắn", "Dùng ở chỗ hẹp và trên thẻ của trình duyệt."),
    Field("description", FieldKind.LONG, "Giới thiệu", "Một câu về cổng, cho máy tìm kiếm."),
    Field(
        "base_url", FieldKind.ADDRESS, "Địa chỉ cổng", "Địa chỉ thật của cổng, bắt đầu bằng https://.", required=True
    ),
    Field("language", FieldKind.CHOICE, "Ngôn ngữ", "Ngôn ngữ của cổng.", choices=("vi", "en")),
    Field("zone", FieldKind.TEXT, "Múi giờ", "Mặc định Asia/Ho_Chi_Minh."),
    BANNER,
    Field(
        "permalink",
        FieldKind.TEXT,
        "Mẫu địa chỉ bài",
        "Mặc định /{category}/{slug}.html; dùng được " + ", ".join(f"{{{part}}}" for part in PERMALINK_PARTS) + ".",
    ),
    Field("page_size", FieldKind.NUMBER, "Số bài một trang", "Số bài trên một trang danh sách, mặc định 20."),
    Field(
        "related",
        FieldKind.GROUP,
        "Tin cùng chuyên mục",
        "Số bài mới hơn và cũ hơn dưới mỗi bài.",
        parts=(
            Field("newer", FieldKind.NUMBER, "Mới hơn", "Mặc định 5."),
            Field("older", FieldKind.NUMBER, "Cũ hơn", "Mặc định 10."),
        ),
    ),
    Field("menu", FieldKind.TREE, "Menu", "Các mục của menu, theo thứ tự.", many=True, parts=MENU),
    Field(
        "categories",
        FieldKind.TREE,
        "Chuyên mục",
        "Cây chuyên mục.",
        many=True,
        parts=(
            Field("key", FieldKind.TEXT, "Khóa", "Chữ thường không dấu, nối bằng gạch ngang.", required=True),
            Field("title", FieldKind.TEXT, "Tên", "Tên mà bạn đọc thấy.", required=True),
            Field("description", FieldKind.LONG, "Giới thiệu", "Một câu về chuyên mục."),
            BANNER,
        ),
    ),
    Field(
        "subsites",
        FieldKind.GROUP,
        "Trang con",
        "Chuyên mục có tên, băng-rôn, menu và trang chủ riêng.",
        many=True,
        parts=(
            Field("category", FieldKind.CATEGORY, "Chuyên mục", "Khóa của chuyên mục gốc.", required=True),
            Field("title", FieldKind.TEXT, "Tên", "Tên trang con.", required=True),
            Field("description", FieldKind.LONG, "Giới thiệu", "Một câu về trang con."),
            Field("short_title", FieldKind.TEXT, "Tên ngắn", "Dùng ở chỗ hẹp."),
            BANNER,
            Field("menu", FieldKind.TREE, "Menu", "Menu riêng.", many=True, parts=MENU),
            Field("footer", FieldKind.GROUP, "Chân trang", "Những gì khác với chân trang chung.", parts=FOOTER),
        ),
    ),
    Field(
        "authors",
        FieldKind.REGISTRY,
        "Tác giả",
        "Mỗi tác giả một khóa: chữ thường không dấu.",
        parts=(
            Field("name", FieldKind.TEXT, "Họ tên", "Họ tên.", required=True),
            Field("position", FieldKind.TEXT, "Chức vụ", "Chức vụ, nếu chưa từng đổi."),
            Field(
                "positions",
                FieldKind.GROUP,
                "Các chức vụ",
                "Chức vụ theo từng thời kỳ.",
                many=True,
                parts=(
                    Field("title", FieldKind.TEXT, "Chức vụ", "Tên chức vụ.", required=True),
                    Field("from", FieldKind.DATE, "Từ ngày", "Ngày bắt đầu giữ chức vụ."),
                ),
            ),
        ),
    ),
    Field(
        "admin",
        FieldKind.GROUP,
        "Trang soạn bài",
        "Nơi trang /admin/ lưu bài; không có mục này thì không đăng trang ấy.",
        parts=(
            Field("backend", FieldKind.CHOICE, "Kho bài", "Nơi giữ kho bài.", choices=ADMIN_BACKENDS),
            Field("repo", FieldKind.TEXT, "Tên kho", "Chủ kho và tên kho: tinh-nghe-an/cong.", required=True),
            Field("branch", FieldKind.TEXT, "Nhánh", "Nhánh được ghi, mặc định main."),
            Field("login", FieldKind.ADDRESS, "Đăng nhập", "Địa chỉ dịch vụ đăng nhập."),
            Field("api", FieldKind.ADDRESS, "API", "Địa chỉ API, nếu kho nằm ở máy chủ của mình."),
            Field("app_id", FieldKind.TEXT, "Mã ứng dụng", "Mã mà nơi giữ kho cấp cho trang soạn bài."),
        ),
    ),
    Field(
        "notify",
        FieldKind.GROUP,
        "Báo tin",
        "Báo cho máy tìm kiếm và trình đọc tin sau khi đăng: dancam notify; không có mục này thì không báo ai.",
        parts=(
            Field("indexnow", FieldKind.TEXT, "Khóa IndexNow", "8 đến 128 chữ cái, chữ số, gạch ngang, do bạn đặt."),
            Field("indexnow_endpoint", FieldKind.ADDRESS, "Nơi nhận IndexNow", "Mặc định api.indexnow.org."),
            Field("websub", FieldKind.ADDRESS, "Trạm WebSub", "Địa chỉ của trạm (hub), bắt đầu bằng https://."),
        ),
    ),
    Field("footer", FieldKind.GROUP, "Chân trang", "Thông tin theo quy định ở cuối mỗi trang.", parts=FOOTER),
    Field("avif", FieldKind.FLAG, "Ảnh AVIF", "Làm thêm ảnh AVIF: nhẹ hơn WebP, nhưng dựng lâu hơn."),
    Field("compress", FieldKind.FLAG, "Nén sẵn", "Đặt bản nén .br và .gz cạnh mỗi tệp chữ, cho máy chủ gửi thẳng."),
    Field("video_hosts", FieldKind.TEXT, "Trang video", "Các trang có video được dẫn tới.", many=True),
)
