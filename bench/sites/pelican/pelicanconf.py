"""The portal for Pelican. The titles, the menu and the authors are in portal.json, which the bench writes."""

import json
from functools import partial
from pathlib import Path

from pelican import signals  # type: ignore[import-not-found,unused-ignore]  # only there when the bench runs

PORTAL = json.loads((Path(__file__).parent / "portal.json").read_text(encoding="utf-8"))
PORTAL["titles"] = {each["key"]: each["title"] for each in PORTAL["categories"]}
DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


class Neighbours:
    """A plugin: gives each article the five newer and the ten older ones of its category."""

    @staticmethod
    def find(generator):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN205 - a type of Pelican
        """Set `neighbours` of each article; more of one side where the other has too few."""
        for _, articles in generator.categories:
            for rank, article in enumerate(articles):
                start = max(0, min(rank - 5, len(articles) - 16))
                window = articles[start : start + 16]
                article.neighbours = [each for each in window if each is not article]

    @staticmethod
    def register() -> None:
        """Connect the plugin."""
        signals.article_generator_finalized.connect(Neighbours.find)


PLUGINS = [Neighbours]
SITENAME = PORTAL["title"]
SITEURL = PORTAL["base_url"]
FEED_DOMAIN = SITEURL
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
OUTPUT_PATH = "public"
ARTICLE_PATHS = list(PORTAL["titles"])
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["static"]
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
FORMATTED_FIELDS: list[str] = []  # the sapo is plain text
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.tables": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.toc": {},
        "markdown.extensions.sane_lists": {},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}
JINJA_ENVIRONMENT = {
    "trim_blocks": True,
    "lstrip_blocks": True,
}
JINJA_FILTERS = {"json": partial(json.dumps, ensure_ascii=False)}
JINJA_GLOBALS = {"PORTAL": PORTAL, "DAYS": DAYS}

SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "{category}/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "the/{slug}/"
TAG_SAVE_AS = "the/{slug}/index.html"
AUTHOR_URL = "tac-gia/{slug}/"
AUTHOR_SAVE_AS = "tac-gia/{slug}/index.html"
DRAFT_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "authors", "sitemap", "404", "robots"]
TAGS_SAVE_AS = "the/index.html"
AUTHORS_SAVE_AS = "tac-gia/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"category": 20, "tag": 20, "author": 20}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)

FEED_ALL_ATOM = None
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = "{slug}/rss.xml"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
