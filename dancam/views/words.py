"""The words of the theme, in Vietnamese and English."""

from __future__ import annotations

from dancam.records import Record

LANGUAGES = {
    "vi": "Tiếng Việt",
    "en": "English",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "ja": "日本語",
    "km": "ភាសាខ្មែរ",
    "ko": "한국어",
    "lo": "ພາສາລາວ",
    "ru": "Русский",
    "th": "ภาษาไทย",
    "zh": "中文",
}
"""Languages, each by its name in the language itself."""


class Words(Record, frozen=True):
    """The words of the theme in one language."""

    skip: str = "Đến nội dung chính"
    menu: str = "Danh mục"
    submenu: str = "Mục con"
    home: str = "Trang chủ"
    search: str = "Tìm kiếm"
    search_text: str = "Gõ có dấu hay không dấu đều được. Đặt trong ngoặc kép để tìm đúng cụm từ."
    search_label: str = "Từ cần tìm"
    search_button: str = "Tìm"
    search_running: str = "Đang tìm…"
    search_found: str = "Số bài tìm thấy"
    search_none: str = "Không tìm thấy bài nào. Thử ít từ hơn, xem lại chính tả, hoặc gõ không dấu."
    search_short: str = "Gõ thêm chữ để tìm."
    search_more: str = "Xem thêm bài"
    search_like: str = "Không có đúng cụm từ này. Có phải bạn tìm"
    search_everywhere: str = "Tìm trong toàn cổng"
    search_filters: str = "Thu hẹp"
    search_category: str = "Chuyên mục"
    search_year: str = "Năm"
    search_author: str = "Tác giả"
    search_any: str = "Tất cả"
    search_sort: str = "Xếp theo"
    search_best: str = "Sát nhất trước"
    search_newest: str = "Mới nhất trước"
    search_failed: str = "Không tải được dữ liệu tìm kiếm. Kiểm tra mạng rồi thử lại."
    search_no_script: str = "Trang tìm kiếm cần JavaScript. Không có thì mời xem"
    you_are_here: str = "Bạn đang ở"
    draft: str = "BẢN NHÁP"
    scheduled: str = "CHỜ ĐĂNG"
    updated: str = "Cập nhật"
    correction: str = "Đính chính"
    withdrawn: str = "Bài đã được gỡ"
    withdrawn_text: str = "Ban biên tập đã gỡ bài viết này. Nội dung của bài không còn trên cổng."
    withdrawn_reason: str = "Lý do"
    see_category: str = "Đọc các bài khác của chuyên mục"
    translations: str = "Bài này bằng"
    source: str = "Nguồn"
    document: str = "Văn bản"
    attachments: str = "Tệp đính kèm"
    tags: str = "Từ khóa"
    tools: str = "Chia sẻ, in và lưu"
    reading: str = "Công cụ đọc"
    print: str = "In bài"
    save: str = "Lưu bài"
    paste_in_zalo: str = "Đã chép liên kết, mời dán vào Zalo"
    copy_link: str = "Chép liên kết"
    copied: str = "Đã chép"
    share: str = "Chia sẻ"
    smaller: str = "Chữ nhỏ hơn"
    larger: str = "Chữ to hơn"
    listen: str = "Nghe bài"
    stop_listening: str = "Dừng đọc"
    beside: str = "Bài liền trước, liền sau"
    newer_article: str = "Bài mới hơn"
    older_article: str = "Bài cũ hơn"
    photo: str = "Ảnh"
    related: str = "Tin cùng chuyên mục"
    related_outside: str = "Trang ngoài"
    newest: str = "Tin mới nhất"
    featured: str = "Tin nổi bật"
    see_all: str = "Xem tất cả"
    older: str = "Cũ hơn"
    newer: str = "Mới hơn"
    newest_page: str = "Về trang mới nhất"
    page_number: str = "Trang"
    numbered_from_oldest: str = "đánh số từ trang cũ nhất"
    pages: str = "Phân trang"
    by_year: str = "Theo năm"
    empty: str = "Chuyên mục này chưa có bài viết."
    empty_portal: str = "Chưa có bài viết nào."
    categories: str = "Chuyên mục"
    subcategories: str = "Chuyên mục con"
    subsites: str = "Trang thành viên"
    feeds: str = "Nhận tin qua RSS"
    archive: str = "Lưu trữ"
    year: str = "Năm"
    month: str = "Tháng"
    articles: str = "bài"
    all_tags: str = "Tất cả từ khóa"
    tag: str = "Từ khóa"
    author: str = "Tác giả"
    all_authors: str = "Tác giả"
    static_pages: str = "Trang thông tin"
    site_map: str = "Sơ đồ trang"
    not_found: str = "Không tìm thấy trang"
    not_found_text: str = (
        "Trang bạn tìm không có ở địa chỉ này: có thể đã được chuyển đi, hoặc địa chỉ gõ chưa đúng. "
        "Mời bạn bắt đầu lại từ một trong những nơi dưới đây."
    )
    moved: str = "Trang đã chuyển địa chỉ"
    moved_text: str = "Trang này nay ở địa chỉ mới:"
    managing_body: str = "Cơ quan chủ quản"
    responsible: str = "Chịu trách nhiệm chính"
    licence: str = "Giấy phép"
    address: str = "Địa chỉ"
    phone: str = "Điện thoại"
    email: str = "Thư điện tử"
    contents: str = "Trong bài này"
    table: str = "Bảng"
    scroll: str = "Cuộn ngang để xem hết bảng"
    back_to_text: str = "Trở lại chỗ ghi chú trong bài"
    task_done: str = "Đã xong"
    task_to_do: str = "Chưa xong"
    watch: str = "Xem video trên"
    box_note: str = "Ghi chú"
    box_info: str = "Thông tin"
    box_tip: str = "Mẹo"
    box_important: str = "Quan trọng"
    box_warning: str = "Cảnh báo"
    box_danger: str = "Nguy hiểm"
    box_example: str = "Ví dụ"
    box_question: str = "Hỏi"
    box_summary: str = "Tóm tắt"
    to_top: str = "Lên đầu trang"
    print_from: str = "In từ"
    by_letter: str = "Theo chữ cái"
    footer_links: str = "Liên kết cuối trang"


VIETNAMESE = Words()
ENGLISH = Words(
    skip="Skip to content",
    menu="Menu",
    submenu="Submenu",
    home="Home",
    search="Search",
    search_text="With or without diacritics. Put a phrase in quotes to find it as it is.",
    search_label="Words to find",
    search_button="Search",
    search_running="Searching…",
    search_found="Articles found",
    search_none="No article was found. Try fewer words, or another spelling.",
    search_short="Type some more letters.",
    search_more="More articles",
    search_like="There is no such phrase. Did you mean",
    search_everywhere="Search the whole portal",
    search_filters="Narrow down",
    search_category="Category",
    search_year="Year",
    search_author="Author",
    search_any="All",
    search_sort="Order",
    search_best="Best first",
    search_newest="Newest first",
    search_failed="What is needed to search could not be loaded. Check the network and try again.",
    search_no_script="Searching needs JavaScript. Without it, see the",
    you_are_here="You are here",
    draft="DRAFT",
    scheduled="SCHEDULED",
    updated="Updated",
    correction="Correction",
    translations="This article in",
    withdrawn="Article withdrawn",
    withdrawn_text="The editors have withdrawn this article. Its text is no longer published here.",
    withdrawn_reason="Reason",
    see_category="Read other articles of the category",
    source="Source",
    document="Official document",
    attachments="Attachments",
    tags="Tags",
    tools="Share, print and save",
    reading="Reading tools",
    print="Print",
    save="Save",
    paste_in_zalo="Link copied, paste it into Zalo",
    copy_link="Copy link",
    copied="Copied",
    share="Share",
    smaller="Smaller text",
    larger="Larger text",
    listen="Listen",
    stop_listening="Stop reading",
    beside="Articles before and after",
    newer_article="Newer article",
    older_article="Older article",
    photo="Photo",
    related="More in this category",
    related_outside="Outside page",
    newest="Latest news",
    featured="Top stories",
    see_all="See all",
    older="Older",
    newer="Newer",
    newest_page="To the newest",
    page_number="Page",
    numbered_from_oldest="numbered from the oldest",
    pages="Pages",
    by_year="By year",
    empty="No articles in this category yet.",
    empty_portal="No articles yet.",
    categories="Categories",
    subcategories="Subcategories",
    subsites="Member sites",
    feeds="Follow by RSS",
    archive="Archive",
    year="Year",
    month="Month",
    articles="articles",
    all_tags="All tags",
    tag="Tag",
    author="Author",
    all_authors="Authors",
    static_pages="Pages",
    site_map="Site map",
    not_found="Page not found",
    not_found_text="There is no page at this address: it may have moved, or the address may be mistyped. "
    "Please start again from one of the places below.",
    moved="This page has moved",
    moved_text="This page is now at a new address:",
    managing_body="Managing body",
    responsible="Person responsible",
    licence="Licence",
    address="Address",
    phone="Telephone",
    email="E-mail",
    contents="In this article",
    table="Table",
    scroll="Scroll sideways to see all of the table",
    back_to_text="Back to the place in the text",
    task_done="Done",
    task_to_do="To do",
    watch="Watch the video on",
    box_note="Note",
    box_info="Information",
    box_tip="Tip",
    box_important="Important",
    box_warning="Warning",
    box_danger="Danger",
    box_example="Example",
    box_question="Question",
    box_summary="Summary",
    to_top="To the top",
    print_from="Printed from",
    by_letter="By letter",
    footer_links="Links at the foot",
)


def words(language: str) -> Words:
    """Return the theme's words in a language; Vietnamese where it has none."""
    return ENGLISH if language == "en" else VIETNAMESE
