"""The configuration of the editing page: the fields of an article with label and hint, from the shared table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dancam.authoring.fieldbook import FRONT_MATTER, Field, FieldKind
from dancam.authoring.scaffold import PICTURES
from dancam.content.config import CategoryField, Config, categories
from dancam.messages.sayings import Sayings

# Fields that the page shows; all other fields of a front matter stay as they are.
_SHOWN = ("title", "date", "author", "summary", "image", "tags", "related", "draft", "pinned", "expires")
_ADVANCED = ("updated", "correction", "withdrawn", "audio", "slug", "lang")
_WORDS = Sayings(
    vi={"article": "bài", "pages": "Trang tĩnh", "page": "trang"},
    en={"article": "article", "pages": "Pages", "page": "page"},
)
PREVIEW_PATH = "/_dancam/preview"
"""Where dancam on this machine renders what stands in the form."""
LOCAL = "proxy"
"""The name of the backend that is this machine, in the terms of Decap CMS."""
Widget = dict[str, object]


def settings(config: Config, backend: Mapping[str, object]) -> dict[str, object]:
    """Return the settings of the editing page.

    Args:
        config: The settings of the portal.
        backend: Where articles are kept, in the terms of Decap CMS.
    """
    is_local = backend.get("name") == LOCAL
    return {
        "backend": dict(backend),
        "dancam": {"zone": config.zone, "preview": PREVIEW_PATH if is_local else ""},
        "locale": config.language,
        "site_url": config.public_url or config.base_url,
        "display_url": config.public_url or config.base_url,
        "show_preview_links": False,
        "search": True,
        "media_folder": "static/tep",
        "public_folder": "/static/tep",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "editor": {"preview": is_local},
        "collections": [*(_articles(each, config) for _, each in categories(config)), _pages(config)],
    }


def _articles(category: CategoryField, config: Config) -> Widget:
    """Return the articles of a category: they lie in the folder of its key."""
    texts = {"label": category.title, "description": category.description}
    kind: Widget = {"name": "category", "label": "Chuyên mục", "widget": "hidden", "default": category.key}
    fields = [*_fields(_SHOWN, config), kind, _body(), *_fields(_ADVANCED, config)]
    one = _WORDS.say(config.language, "article")
    collection = _collection(category.key, f"content/{category.key}", one, fields)
    return {**collection, **texts, "sortable_fields": ["date", "title"]}


def _pages(config: Config) -> Widget:
    label, one = (_WORDS.say(config.language, key) for key in ("pages", "page"))
    fields = [*_fields(("title", "summary", "image", "draft"), config), _body()]
    return {**_collection("trang", "content", one, fields), "label": label}


def _collection(name: str, folder: str, one: str, fields: list[Widget]) -> Widget:
    """Return the sources of a folder; pictures lie beside them."""
    return {
        "name": name,
        "label_singular": one,
        "folder": folder,
        "create": True,
        "extension": "md",
        "format": "dancam",
        "slug": "{{slug}}",
        "summary": "{{title}}",
        "media_folder": PICTURES,
        "public_folder": PICTURES,
        "fields": fields,
    }


def _body() -> Widget:
    hint = "Để trống một dòng giữa hai đoạn. Đề mục bắt đầu từ cấp 2."
    return {"name": "body", "label": "Nội dung", "hint": hint, "widget": "body", "required": False}


def _fields(names: tuple[str, ...], config: Config) -> Iterator[Widget]:
    fields = {field.name: field for field in FRONT_MATTER}
    for name in names:
        yield _widget(fields[name], config)


def _widget(field: Field, config: Config) -> Widget:
    texts: Widget = {"name": field.name, "label": field.label, "hint": field.hint, "required": field.required}
    return texts | _kind(field, config)


def _kind(field: Field, config: Config) -> Widget:
    if field.kind is FieldKind.DATE:
        return {"widget": "moment", "default": "{{now}}" if field.required else ""}
    if field.kind is FieldKind.FLAG:
        return {"widget": "boolean", "default": field.name == "draft"}
    if field.kind is FieldKind.AUTHOR:
        authors = "; ".join(f"{each.key} ({each.name})" for each in config.authors)
        return {"widget": "string", "hint": f"{field.hint} {authors}".strip()}
    if field.kind is FieldKind.PICTURE:
        parts = [_widget(part, config) | ({"widget": "image"} if part.name == "src" else {}) for part in field.parts]
        parts = [part | ({"required": False} if part["name"] == "src" else {}) for part in parts]
        return {"widget": "object", "collapsed": False, "fields": parts}
    if field.many:
        return {"widget": "list", "allow_add": True, "collapsed": False}
    return {"widget": "text" if field.kind is FieldKind.LONG else "string"}
