"""The files of the editing page: its HTML, its settings, and the program itself, all from this package."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from dancam.authoring.admin.forms import settings
from dancam.content.config import AdminField, Config
from dancam.messages.sayings import Sayings

_FOLDER = Path(__file__).parent
# The parts that dancam brings, in the order in which they need one another; `begin` comes last.
_SCRIPTS = (
    "js-yaml.min.js",
    *(
        f"scripts/{name}.js"
        for name in (
            "blanks",
            "moments",
            "lines",
            "fields",
            "sources",
            "words",
            "pasted",
            "moment_field",
            "body_field",
            "preview",
            "begin",
        )
    ),
)
# The program makes styles and code at run time, so the page has a policy of its own; it loads nothing from elsewhere,
# and contacts only this server and the host of the repository.
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'unsafe-eval'; \
style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: {hosts}; font-src 'self' data:; \
connect-src 'self' blob: {hosts}; \
form-action 'none'; base-uri 'none'">
<title>{title}</title>
<link href="config.yml" type="text/yaml" rel="cms-config-url">
</head>
<body>
<script src="editing.js"></script>
<script src="decap-cms.js"></script>
</body>
</html>
"""
_WORDS = Sayings(vi={"title": "Soạn bài"}, en={"title": "Editing"})
_API = re.compile(r"/api/[^/]+/?$")
# The hosts that the page must reach, by the kind of its repository.
_HOSTS = {"github": "https://api.github.com https://*.githubusercontent.com", "gitlab": "https://gitlab.com"}


def backend_of(admin: AdminField) -> dict[str, object]:
    """Return the settings of the page for the repository of a portal."""
    # What the program has for Gitea asks for folders in a way that Gitea does not answer; Forgejo's ways are the same.
    name = "forgejo" if admin.backend == "gitea" else admin.backend
    login = admin.login or (_API.sub("", admin.api) if admin.backend == "gitlab" else "")
    backend: dict[str, object] = {"name": name, "repo": admin.repo, "branch": admin.branch}
    backend |= {"base_url": login} if login else {}
    backend |= {"api_root": admin.api} if admin.api else {}
    backend |= {"app_id": admin.app_id} if admin.app_id else {}
    if admin.backend == "gitlab":  # it needs no service for logging in
        backend["auth_type"] = "pkce"
    return backend


def page(config: Config, backend: Mapping[str, object]) -> bytes:
    """Return the HTML of the editing page."""
    title = f"{_WORDS.say(config.language, 'title')} – {config.short_title or config.title}"
    own = {_origin(str(backend[name])) for name in ("base_url", "api_root") if backend.get(name)}
    hosts = " ".join([*([_HOSTS[name]] if (name := str(backend.get("name"))) in _HOSTS else []), *sorted(own)])
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    return _PAGE.format(language=config.language, title=escaped, hosts=hosts).encode()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def config_file(config: Config, backend: Mapping[str, object]) -> bytes:
    """Return the settings of the editing page; JSON is YAML as well."""
    return (json.dumps(settings(config, backend), ensure_ascii=False, indent=1) + "\n").encode()


def program() -> bytes:
    """Return the program of the editing page."""
    return gzip.decompress((_FOLDER / "decap-cms.js.gz").read_bytes())


def scripts() -> bytes:
    """Return what dancam adds to the program, as one file: how sources are read and written, fields, the preview."""
    return b"\n".join((_FOLDER / name).read_bytes().rstrip() for name in _SCRIPTS) + b"\n"
