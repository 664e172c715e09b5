"""Which program this is: what another version read or rendered is not reused."""

from __future__ import annotations

import functools
import os
import sys
import zlib
from pathlib import Path

import dancam
from dancam.records import quick_digest

_LIBRARIES = (
    "brotli",
    "jinja2",
    "markdown",
    "markupsafe",
    "msgspec",
    "nh3",
    "numpy",
    "pillow",
    "python_slugify",
    "pyyaml",
    "text_unidecode",
    "tzdata",
)


@functools.cache
def program_digest() -> str:
    """Return the digest of this program: its code, its Python and the libraries that make output."""
    versions = "\n".join([sys.version, zlib.ZLIB_RUNTIME_VERSION, *_versions()])
    return quick_digest(b"".join([versions.encode(), *_code()])).hex()


def program_parts() -> dict[str, str]:
    """Return the version of each part of this program by name: what differs where two have not the same digest."""
    code = quick_digest(b"".join(_code())).hex()[:8]
    libraries = dict(each.split(" ", 1) for each in _versions())
    own = {"dancam": f"{dancam.__version__} ({code})", "Python": " ".join(sys.version.split())}
    return {**own, "zlib": zlib.ZLIB_RUNTIME_VERSION, **libraries}


def _code() -> list[bytes]:
    """Return the program, those of pages among it; the theme, which lies in a wheel and beside a checkout, is none."""
    package = Path(dancam.__file__).parent
    theme = f"{package}{os.sep}theme{os.sep}"
    return [path.read_bytes() for path in sorted(package.rglob("*.[jp][sy]")) if not str(path).startswith(theme)]


# To be increased when photographs or cards are made in another way.
_RECIPE = 3


@functools.cache
def recipe() -> str:
    """Return what the bytes of smaller photographs depend on besides the file: it changes seldom, as they take long."""
    return next(f"{each} {_RECIPE}" for each in _versions() if each.startswith("pillow "))


def _versions() -> list[str]:
    """Return name and version of each library, from the names of the folders that installers make.

    Asking the standard library takes longer than all else that a build with nothing to do needs to start.
    """
    versions: dict[str, str] = {}
    for folder in sys.path:
        if not folder.endswith(("site-packages", "dist-packages")):
            continue
        for entry in os.listdir(folder):
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            if entry.endswith(".dist-info") and name.lower() in _LIBRARIES:
                versions.setdefault(name.lower(), version)
    if len(versions) < len(_LIBRARIES):  # installed in an unusual way
        from importlib import metadata

        versions |= {name: metadata.version(name) for name in _LIBRARIES if name not in versions}
    return sorted(f"{name} {version}" for name, version in versions.items())
