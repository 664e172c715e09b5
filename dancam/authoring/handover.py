"""What a new portal needs to be built elsewhere: the workflows of a code host, and dancam pinned with its libraries."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dancam import __version__
from dancam.problems import Place, Refusal, problem
from dancam.records import Record

WHEELS = "wheels"
_NAME = re.compile(r"dancam-[0-9][^-]*(?:-[0-9][^-]*)?-py3-none-any\.whl")
_REQUIREMENTS = """# dancam và các thư viện của nó, ghim bằng mã băm: pip install --require-hashes -r requirements.txt
#
# Nâng cấp: tạo một cổng mới bằng bản mới (lệnh init), rồi chép requirements.txt và wheels/ của nó sang đây.
{dancam}
{libraries}"""
_NAMED = f"dancam-{__version__}-py3-none-any.whl"
_UNKNOWN = f"""# Chép gói {_NAMED} vào wheels/, xóa dấu # ở dòng cuối, và thay … bằng mã mà lệnh này in ra:
# pip hash wheels/{_NAMED}
# ./wheels/{_NAMED} --hash=sha256:…"""


class Wheel(Record, frozen=True):
    """The package of dancam that a portal is built with."""

    name: str
    """Its file name."""
    data: bytes


def read_wheel(path: Path) -> Wheel:
    """Return a package of dancam.

    Raises:
        Refusal: There is none at this path.
    """
    if not _NAME.fullmatch(path.name) or not path.is_file():
        raise Refusal(problem("no-wheel", Place(str(path)), version=__version__))
    return Wheel(path.name, path.read_bytes())


def installed_wheel() -> Wheel | None:
    """Return the package from which this dancam was installed, if it still lies where it was; else None."""
    try:
        origin = json.loads(metadata.distribution("dancam").read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        return None
    url = urlsplit(str(origin.get("url", "")))
    path = Path(unquote(url.path))
    return read_wheel(path) if url.scheme == "file" and _NAME.fullmatch(path.name) and path.is_file() else None


def workflows(host: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and text of each workflow for a code host."""
    source = resources.files("dancam.authoring") / "ci" / host
    if host == "gitlab":
        yield ".gitlab-ci.yml", (source / "gitlab-ci.yml").read_bytes()
        return
    for each in sorted((source / "workflows").iterdir(), key=lambda found: found.name):
        yield f".{host}/workflows/{each.name}", each.read_bytes()


def requirements(wheel: Wheel | None) -> bytes:
    """Return a portal's requirements.txt: a package of dancam, and all its libraries, each with its digest."""
    pinned = _UNKNOWN
    if wheel is not None:
        pinned = f"./{WHEELS}/{wheel.name} --hash=sha256:{hashlib.sha256(wheel.data).hexdigest()}"
    return _REQUIREMENTS.format(dancam=pinned, libraries=_locked()).encode()


def _locked() -> str:
    """Return the libraries as they are pinned: in the package, or beside it in a checkout."""
    packed = Path(str(resources.files("dancam.authoring"))) / "requirements.txt"
    path = packed if packed.is_file() else Path(__file__).parents[2] / "requirements" / "run.txt"
    return path.read_text(encoding="utf-8")
