"""Repositories at GitHub, GitLab and Gitea, as far as the editing page asks; what it commits can be looked at."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import BrowserContext, Route

REPOSITORY = "tinh/cong"
_ANYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Methods": "*",
    "Access-Control-Expose-Headers": "*",
}
_USER = {"login": "an", "username": "an", "name": "An", "full_name": "An", "email": "an@example.com", "avatar_url": ""}


class Repository:
    """Answers for a host."""

    name = ""
    """The host in `site.yml`."""
    called = ""
    """The host in the terms of Decap CMS."""
    api = ""
    """Where it answers."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = dict(files)
        self.commits: list[dict[str, bytes]] = []
        """The files of each commit."""
        self.unknown: list[str] = []
        """What was asked and has no answer here."""
        self._blobs: dict[str, bytes] = {}

    @property
    def settings(self) -> str:
        """What `site.yml` says of it."""
        return f"admin: {{backend: {self.name}, repo: {REPOSITORY}, api: '{self.api}'}}\n"

    def serve(self, context: BrowserContext, address: str) -> None:
        """Answer what the pages of a browser ask, and have somebody logged in."""
        context.route(f"{self.api}/**", self._answer)
        user = json.dumps({"backendName": self.called or self.name, "token": "x", "login": "an", "name": "An"})
        script = f"localStorage.setItem('decap-cms-user', {json.dumps(user)})"
        context.add_init_script(f"if (location.href.startsWith({json.dumps(address)})) {script}")

    def _answer(self, route: Route) -> None:
        method, url = route.request.method, route.request.url
        parts = urlsplit(url)
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        path = parts.path.removeprefix(urlsplit(self.api).path)
        sent = json.loads(route.request.post_data or "{}")
        found = {} if method == "OPTIONS" else _USER if path == "/user" else self.found(method, path, asked, sent)
        if found is None:
            if method != "HEAD":  # it asks whether there is such a file
                self.unknown.append(f"{method} {url}")
            route.fulfill(status=404, headers=_ANYBODY, json={"message": "Not Found"})
        elif isinstance(found, bytes):
            route.fulfill(status=200, headers=_ANYBODY, body=found)
        else:
            route.fulfill(status=200, headers=_ANYBODY, json=found)

    def found(self, method: str, path: str, asked: dict[str, str], sent: dict[str, Any]) -> Any:
        """Return what is answered; None where there is nothing.

        Args:
            method: How it is asked.
            path: For what, below the address of the API.
            asked: The values of the query.
            sent: What the page sends.
        """
        raise NotImplementedError

    def commit(self, files: dict[str, bytes]) -> None:
        """Take over what the page commits."""
        self.files |= files
        self.commits.append(files)

    def blob(self, data: bytes) -> str:
        """Keep the bytes of a file; return its digest."""
        sha = hashlib.sha1(data).hexdigest()
        self._blobs[sha] = data
        return sha

    def kept(self, path: str) -> dict[str, str]:
        """Return the bytes of the digest with which a path ends, as the page gets them."""
        return {"content": base64.b64encode(self._blobs[path.rpartition("/")[2]]).decode(), "encoding": "base64"}

    def listed(self, folder: str, **more: str) -> Iterator[dict[str, object]]:
        """Yield the files of a folder."""
        for path, data in self.files.items():
            parent, _, name = path.rpartition("/")
            if parent == folder:
                sha = self.blob(data)
                yield {"path": path, "name": name, "type": "blob", "sha": sha, "id": sha, "size": len(data), **more}


class GitHub(Repository):
    """Answers for `api.github.com`."""

    name = "github"
    api = "https://api.github.com"
    _tree: dict[str, bytes]

    @property
    def settings(self) -> str:
        return f"admin: {{backend: github, repo: {REPOSITORY}, login: 'https://dang-nhap.example'}}\n"

    def found(self, method: str, path: str, asked: dict[str, str], sent: dict[str, Any]) -> Any:
        part = path.removeprefix(f"/repos/{REPOSITORY}")
        if not part:
            return {"permissions": {"push": True}, "default_branch": "main", "owner": {"login": "tinh"}}
        if part.startswith(("/branches/", "/git/ref")):
            if method == "PATCH":
                self.commit(self._tree)
            return {"name": "main", "commit": {"sha": "c0"}, "object": {"sha": "c0"}, "ref": "refs/heads/main"}
        if part == "/git/blobs":
            return {"sha": self.blob(base64.b64decode(sent["content"]))}
        if part.startswith("/git/blobs/"):
            return self.kept(part)
        if part == "/git/trees":
            self._tree = {each["path"]: self._blobs[each["sha"]] for each in sent["tree"]}
            return {"sha": "t1"}
        if part == "/git/commits":
            return {"sha": "c1", "tree": {"sha": "t1"}}
        if part.startswith("/commits"):
            return [] if part == "/commits" else {"sha": "c0", "commit": {"tree": {"sha": "t0"}}}
        tree = re.fullmatch(r"/git/trees/main:(.*)", part)
        if tree:
            files = self.listed(unquote(tree[1]).strip("/"))
            return {"tree": [each | {"path": each["name"]} for each in files]}
        return None


class GitLab(Repository):
    """Answers for a GitLab on a machine of one's own."""

    name = "gitlab"
    api = "https://git.example/api/v4"

    def found(self, method: str, path: str, asked: dict[str, str], sent: dict[str, Any]) -> Any:
        part = path.removeprefix(f"/projects/{REPOSITORY.replace('/', '%2F')}")
        if not part:
            return {"permissions": {"project_access": {"access_level": 40}}, "default_branch": "main"}
        if part == "/repository/tree":
            return list(self.listed(asked["path"]))
        if part.startswith("/repository/branches/"):
            return {"name": "main", "commit": {"id": "c0"}}
        if part == "/repository/commits":
            if method == "POST":
                for each in sent["actions"]:
                    assert each["action"] == ("update" if each["file_path"] in self.files else "create")
                self.commit({each["file_path"]: base64.b64decode(each["content"]) for each in sent["actions"]})
            return []
        file = re.fullmatch(r"/repository/files/([^/]+)(?:/raw)?", part)
        return self.files.get(unquote(file[1])) if file else None


class Gitea(Repository):
    """Answers for a Gitea or a Forgejo; it gives no folder by branch and path, as these do not."""

    name = "gitea"
    called = "forgejo"
    api = "https://git.example/api/v1"

    def found(self, method: str, path: str, asked: dict[str, str], sent: dict[str, Any]) -> Any:
        part = path.removeprefix(f"/repos/{REPOSITORY}")
        if not part:
            return {"permissions": {"push": True}, "owner": {"login": "tinh"}}
        if part.startswith("/git/blobs/"):
            return self.kept(part)
        if part == "/commits":
            return []
        if part == "/contents":
            for each in sent["files"]:
                old = self.files.get(each["path"])
                assert (each["operation"], each.get("sha")) == (
                    ("create", None) if old is None else ("update", self.blob(old))
                )
            self.commit({each["path"]: base64.b64decode(each["content"]) for each in sent["files"]})
            return {}
        if part.startswith("/contents/"):
            wanted = unquote(part.removeprefix("/contents/"))
            if wanted in self.files:
                return next(each for each in self.listed(wanted.rpartition("/")[0]) if each["path"] == wanted)
            return list(self.listed(wanted, type="file")) or None
        return None
