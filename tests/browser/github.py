"""A repository at GitHub, as far as the editing page asks for it; what it commits can be looked at."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

from playwright.sync_api import BrowserContext, Route

REPOSITORY = "tinh/cong"


class GitHub:
    """Answers for `api.github.com`."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.commits: list[dict[str, bytes]] = []
        """The files of each commit."""
        self.unknown: list[str] = []
        """What was asked and has no answer here."""
        self._blobs: dict[str, bytes] = {}
        self._tree: dict[str, bytes] = {}
        for data in files.values():
            self._keep(data)

    def serve(self, context: BrowserContext, address: str) -> None:
        """Answer what the pages of a browser ask, and have somebody logged in."""
        context.route("https://api.github.com/**", self._answer)
        user = json.dumps({"backendName": "github", "token": "x", "login": "an", "name": "An"})
        script = f"localStorage.setItem('decap-cms-user', {json.dumps(user)})"
        context.add_init_script(f"if (location.href.startsWith({json.dumps(address)})) {script}")

    def _keep(self, data: bytes) -> str:
        sha = hashlib.sha1(data).hexdigest()
        self._blobs[sha] = data
        return sha

    def _answer(self, route: Route) -> None:
        headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
        headers |= {"Access-Control-Allow-Methods": "*"}
        method, url = route.request.method, route.request.url
        found = {} if method == "OPTIONS" else self._found(method, url, route.request.post_data)
        if found is None:
            self.unknown.append(f"{method} {url}")
            route.fulfill(status=404, headers=headers, json={"message": "Not Found"})
        else:
            route.fulfill(status=200, headers=headers, json=found)

    def _found(self, method: str, url: str, data: str | None) -> Any:
        path = url.removeprefix("https://api.github.com").partition("?")[0]
        part = path.removeprefix(f"/repos/{REPOSITORY}")
        sent = json.loads(data) if data else {}
        if path == "/user":
            return {"login": "an", "name": "An", "email": "an@example.com", "avatar_url": ""}
        if path == f"/repos/{REPOSITORY}":
            return {"permissions": {"push": True}, "default_branch": "main", "owner": {"login": "tinh"}}
        if part.startswith(("/branches/", "/git/ref")):
            if method == "PATCH":
                self.files |= self._tree
                self.commits.append(self._tree)
            return {"name": "main", "commit": {"sha": "c0"}, "object": {"sha": "c0"}, "ref": "refs/heads/main"}
        if part == "/git/blobs":
            return {"sha": self._keep(base64.b64decode(sent["content"]))}
        if part.startswith("/git/blobs/"):
            return {"content": base64.b64encode(self._blobs[part.rpartition("/")[2]]).decode(), "encoding": "base64"}
        if part == "/git/trees":
            self._tree = {each["path"]: self._blobs[each["sha"]] for each in sent["tree"]}
            return {"sha": "t1"}
        if part == "/git/commits":
            return {"sha": "c1", "tree": {"sha": "t1"}}
        if part.startswith("/commits"):
            return [] if part == "/commits" else {"sha": "c0", "commit": {"tree": {"sha": "t0"}}}
        tree = re.fullmatch(r"/git/trees/main:(.*)", part)
        if tree:
            return {"tree": list(self._listed(tree[1].replace("%2F", "/").strip("/")))}
        return None

    def _listed(self, folder: str) -> list[dict[str, object]]:
        names = {path.removeprefix(f"{folder}/"): data for path, data in self.files.items() if path.startswith(folder)}
        return [
            {"path": name, "type": "blob", "sha": self._keep(data), "size": len(data)}
            for name, data in names.items()
            if "/" not in name
        ]
