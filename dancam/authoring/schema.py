"""Files with which text editors can help: JSON Schemas of the front matter and of site.yml, snippets, and tasks.

One of the tasks shows every problem at its line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from dancam.authoring.fieldbook import FRONT_MATTER, SITE, Field, FieldKind
from dancam.content.config import Config, categories, category_keys

# The newest draft that all programs which check front matter can read.
_DRAFT = "http://json-schema.org/draft-07/schema#"
# The date of a front matter, as far as a pattern can check it.
_DATE = (
    r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    r"([T ,]+\d{1,2}[:hg]\d{2}(:\d{2}(\.\d+)?)?)?(\s*(Z|[+-]\d{2}:?\d{2}))?$"
)
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Schema = dict[str, object]


def article_schema(config: Config) -> Schema:
    """Return the JSON Schema of the front matter of articles and pages of a portal."""
    schema = _mapping(FRONT_MATTER, config)
    only = [field.name for field in FRONT_MATTER if field.only_articles and not field.required]
    needed = [field.name for field in FRONT_MATTER if field.only_articles and field.required]
    return {
        "$schema": _DRAFT,
        "title": f"Phần đầu bài – {config.title}",
        **schema,
        "required": [field.name for field in FRONT_MATTER if field.required and not field.only_articles],
        "dependencies": {**dict.fromkeys(only, needed), **dict.fromkeys(needed, needed)},
    }


def site_schema() -> Schema:
    """Return the JSON Schema of site.yml. It names no categories: one that is being added must not be an error."""
    config = Config()
    trees = {field.name: field for field in SITE if field.kind is FieldKind.TREE}
    below = {
        name: _mapping(field.parts, config, {"children": {"type": "array", "items": {"$ref": f"#/definitions/{name}"}}})
        for name, field in trees.items()
    }
    return {"$schema": _DRAFT, "title": "site.yml", **_mapping(SITE, config), "definitions": below}


def _mapping(fields: Iterable[Field], config: Config, more: Mapping[str, Schema] | None = None) -> Schema:
    listed = list(fields)
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field(field, config) for field in listed} | dict(more or {}),
    }
    required = [field.name for field in listed if field.required and not field.only_articles]
    return schema | ({"required": required} if required else {})


def _field(field: Field, config: Config) -> Schema:
    one = _one(field, config)
    if field.many:
        listed: Schema = {"type": "array", "items": one}
        one = listed if field.kind in {FieldKind.GROUP, FieldKind.TREE} else {"anyOf": [listed, one]}
    return {"title": field.label, "description": field.hint} | (
        one if field.required else {"anyOf": [one, {"type": "null"}]}
    )


def _one(field: Field, config: Config) -> Schema:
    kind = field.kind
    text: Schema = {"type": "string"}
    all_categories = [category for _, category in categories(config)]
    if kind is FieldKind.DATE:
        return {"type": "string", "pattern": _DATE}
    if kind is FieldKind.FLAG:
        return {"type": "boolean"}
    if kind is FieldKind.NUMBER:
        return {"type": "integer", "minimum": 0}
    if kind is FieldKind.CHOICE:
        return {"enum": list(field.choices)}
    if kind is FieldKind.CATEGORY:
        return _one_of({each.key: each.title for each in all_categories}) if all_categories else text
    if kind is FieldKind.TREE:
        return {"$ref": f"#/definitions/{field.name}"}
    if kind is FieldKind.REGISTRY:
        return {
            "type": "object",
            "propertyNames": {"pattern": _SLUG},
            "additionalProperties": _mapping(field.parts, config),
        }
    if not field.parts:
        return text
    if kind is FieldKind.AUTHOR and config.authors:
        text = {"anyOf": [_one_of({each.key: each.name for each in config.authors}), text]}
    whole = _mapping(field.parts, config)
    return {"anyOf": [text, whole]} if field.bare else whole


def _one_of(titles: Mapping[str, str]) -> Schema:
    """Return the schema of one of several keys; text editors show the title of each."""
    return {"enum": list(titles), "enumDescriptions": list(titles.values())}


# Files for VS Code


def editor_files(config: Config, *, has_make: bool) -> dict[str, str]:
    """Return the files that VS Code reads, by path below the folder of the portal.

    Args:
        config: The settings of the portal.
        has_make: Whether dancam lies beside the portal and `make` checks it; else the command is installed.
    """
    return {
        ".vscode/article.schema.json": _json(article_schema(config)),
        ".vscode/site.schema.json": _json(site_schema()),
        ".vscode/settings.json": _json(_settings()),
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml", "unifiedjs.vscode-remark"]}),
        ".vscode/tasks.json": _json(_tasks(has_make=has_make)),
        ".vscode/dancam.code-snippets": _json(_snippets(config)),
        ".remarkrc.mjs": _REMARK,
    }


# The YAML extension does not read front matter in Markdown; remark does, with two packages of npm. Where they are not
# installed, nothing is checked, without an error.
_REMARK = """\
// npm install --no-save --no-package-lock remark-frontmatter@5 remark-lint-frontmatter-schema@3
const plugins = []
try {
  const { default: frontMatter } = await import('remark-frontmatter')
  const { default: schema } = await import('remark-lint-frontmatter-schema')
  plugins.push(frontMatter, [schema, { schemas: { './.vscode/article.schema.json': ['./content/**/*.md'] } }])
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
}
export default { plugins }
"""


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _settings() -> Schema:
    return {
        "yaml.schemas": {".vscode/site.schema.json": "site.yml"},
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": False},
            "editor.unicodeHighlight.ambiguousCharacters": False,
        },
    }


def _tasks(*, has_make: bool) -> Schema:
    pattern = {
        "regexp": r"^(.+?)(?::(\d+))?(?::(\d+))?: (error|warning|hint)\[(.+?)\] (.*)$",
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "code": 5,
        "message": 6,
    }
    matcher = {"owner": "dancam", "fileLocation": ["relative", "${workspaceFolder}"], "pattern": pattern}
    check = {
        "label": "dancam: kiểm tra mọi bài",
        "type": "shell",
        "command": "make check FORMAT=short" if has_make else "dancam check --format short",
        "problemMatcher": matcher,
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"reveal": "silent", "clear": True},
    }
    serve: Schema = {
        "label": "dancam: xem cổng trên máy này",
        "type": "shell",
        "command": "make drafts" if has_make else "dancam serve --drafts",
        "isBackground": True,
        "problemMatcher": [],
    }
    return {"version": "2.0.0", "tasks": [check, serve]}


def _snippets(config: Config) -> Schema:
    keys = ",".join(category_keys(config)) or "chuyen-muc"
    authors = ",".join(each.key for each in config.authors)
    now = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE $CURRENT_HOUR:$CURRENT_MINUTE"
    article = [
        "---",
        "title: '${1:Tiêu đề}'",
        f"date: {now}",
        f"category: ${{2|{keys}|}}",
        f"author: ${{3|{authors}|}}" if authors else "author: ${3:Họ tên}",
        "summary: >-",
        "  ${4:Một, hai câu dưới tiêu đề.}",
        "image:",
        "  src: ${5:anh/ten-anh.jpg}",
        "  alt: '${6:Mô tả ảnh cho người không nhìn thấy}'",
        "tags: [${7:từ khóa}]",
        "draft: true",
        "---",
        "",
        "$0",
    ]
    inner = {
        "Ảnh": (
            "anh",
            ['![${1:Mô tả ảnh cho người không nhìn thấy}](${2:anh/ten-anh.jpg} "${3:Chú thích}")', "", "$0"],
        ),
        "Bảng": ("bang", ["| ${1:Cột} | ${2:Cột} |", "|---|---|", "| $3 | $4 |", "", "$0"]),
        "Trích dẫn": ("trich", ["> ${1:Lời trích}", "", "$0"]),
        "Chú thích cuối bài": ("chuthich", ["[^${1:1}]$0", "", "[^${1:1}]: ${2:Nội dung chú thích}"]),
        "Video": ("video", ["::: video ${1:https://www.youtube.com/watch?v=…}", "${2:Chú thích}", ":::", "", "$0"]),
        "Liên kết đến bài khác": ("bai", ["[${1:chữ để bấm}](${2:../thoi-su/ten-bai.md})$0"]),
    }
    snippets = {
        name: {"scope": "markdown", "prefix": prefix, "body": body, "description": name}
        for name, (prefix, body) in inner.items()
    }
    first = {"scope": "markdown", "prefix": "baimoi", "body": article, "description": "Phần đầu của một bài mới"}
    return {"Bài mới": first, **snippets}
