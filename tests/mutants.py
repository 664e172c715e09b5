"""Break the program, one place at a time, and see that the tests notice: `make mutants`.

Each mutant leaves something out of what an output's bytes are said to depend on, or out of the order in which files
are published, or of what brings an editor's words to readers (`mutants_written`). It is made in a copy of the project,
and the tests that must notice are run there. A mutant that no test notices is a hole in the tests, and one whose place
is not found any more is told.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.mutant import Mutant
from tests.mutants_written import written
from tests.unit.plan.test_fingerprints import VIEWS

ROOT = Path(__file__).parents[1]
_FINGERPRINTS = ("tests/unit/plan/test_fingerprints.py",)
_ARRANGED = "digest_of([msgspec.structs.replace(config, compress=False), options.drafts])"
_BUILDS = ("tests/site/test_rebuilding.py", "tests/site/test_build.py", "tests/site/test_sources.py")
_SIZES = ("tests/unit/images/test_sizes.py", "tests/site/test_photographs.py")
_PUBLISH = (
    "tests/unit/pipeline/test_publish.py",
    "tests/site/test_faults.py",
    "--deselect=tests/site/test_faults.py::test_a_build_may_be_killed_at_any_moment",
)


def fields() -> Iterator[Mutant]:
    """Yield the mutants that forget one field of the views."""
    old = "for value in msgspec.structs.astuple(view)]"
    for name in sorted({name for view in VIEWS for name in view.__struct_fields__}):
        new = f'for name, value in zip(view.__struct_fields__, msgspec.structs.astuple(view)) if name != "{name}"]'
        yield Mutant(
            f"fingerprint without the field {name}", (("dancam/plan/fingerprints.py", old, new),), _FINGERPRINTS
        )


FINGERPRINT = (
    Mutant(
        "fingerprint without the program",
        (
            ("dancam/render/press.py", "Fingerprint(self.program_of(maker), ", 'Fingerprint("", '),
            ("dancam/render/workers.py", "if known.fingerprint.program != self.press.program_of(maker):", "if False:"),
        ),
        _BUILDS,
    ),
    Mutant(
        "fingerprint without the maker",
        (
            ("dancam/render/press.py", "self.maker_digest(maker), self", '"", self'),
            ("dancam/render/workers.py", "if known.fingerprint.maker != self.press.maker_digest(", "if False and ("),
        ),
        _BUILDS,
    ),
    Mutant(
        "fingerprint without the view",
        (("dancam/render/press.py", "self._fingerprints.of(output.view).view)", '"")'),),
        _BUILDS,
    ),
    Mutant(
        "maker without what a template includes",
        (("dancam/plan/fingerprints.py", 'waiting += templates if "*" in names else names', "pass"),),
        _BUILDS,
    ),
    Mutant(
        "maker without the digests of its templates",
        (("dancam/render/press.py", 'f"\\n{part.path} {part.digest}"', 'f"\\n{part.path}"'),),
        _BUILDS,
    ),
    Mutant(
        "arrangement without the settings",
        (("dancam/pipeline/read.py", _ARRANGED, "digest_of([options.drafts])"),),
        _BUILDS,
    ),
    Mutant(
        "arrangement without the drafts",
        (("dancam/pipeline/read.py", _ARRANGED, "digest_of([config])"),),
        _BUILDS,
    ),
    *(
        Mutant(
            f"plan without the {what}",
            (("dancam/pipeline/prepare.py", "frames.all(), banners, templates, fonts_of(site)]", f"{rest}]"),),
            (*_BUILDS, "tests/site/test_arrange.py", "tests/site/test_photographs.py"),
        )
        for what, rest in (
            ("frames", "banners, templates, fonts_of(site)"),
            ("banners", "frames.all(), templates, fonts_of(site)"),
            ("templates", "frames.all(), banners, fonts_of(site)"),
            ("fonts", "frames.all(), banners, templates"),
        )
    ),
    Mutant(
        "program without its code",
        (("dancam/system/program.py", ".encode(), *_code()]", ".encode()]"),),
        ("tests/unit/system/test_program.py",),
    ),
    Mutant(
        "program of which one folder counts",
        (("dancam/system/program.py", "package = Path(dancam.__file__).parent", "package = Path(__file__).parent"),),
        ("tests/unit/system/test_program.py",),
    ),
    Mutant(
        "program without its libraries",
        (("dancam/system/program.py", "zlib.ZLIB_RUNTIME_VERSION, *_versions()]", "zlib.ZLIB_RUNTIME_VERSION]"),),
        ("tests/unit/system/test_program.py",),
    ),
    Mutant(
        "sources that are known by size and time alone, however new",
        (("dancam/system/disk.py", "max(self.modified, self.changed) < now - _SETTLING", "True"),),
        ("tests/unit/system/test_disk.py", *_BUILDS),
    ),
    Mutant(
        "a body that is not looked at again when it is rendered",
        (("dancam/render/bodies.py", "if body is None:", "if False:"),),
        ("tests/site/test_rebuilding.py",),
    ),
    Mutant(
        "a part of another page that nobody asks for again",
        (("dancam/site/names.py", '        return {f"b:{after.path}"}', "        return set()"),),
        ("tests/site/test_rebuilding.py", "tests/property/test_names.py"),
    ),
    Mutant(
        "an article that others show, and nobody asks for again",
        (("dancam/site/fronts.py", "                questions.add(at_front(path))\n", ""),),
        ("tests/site/test_translations.py", "tests/unit/views/test_article.py", *_BUILDS),
    ),
    Mutant(
        "an author whose rival has another name",
        (("dancam/site/authors.py", "each.who in numbered and base_of(each.who) in self.renamed", "False"),),
        ("tests/site/test_arrange.py",),
    ),
    Mutant(
        "outputs that are not compared with what was published",
        (("dancam/system/scan.py", "elif not _has_digest(disk", "elif False and not _has_digest(disk"),),
        _BUILDS,
    ),
    Mutant(
        "outputs that are gone and not missed",
        (("dancam/pipeline/prepare.py", "dict.fromkeys(folder.difference.removed, ", "dict.fromkeys((), "),),
        _BUILDS,
    ),
)

_COPIED = """def _copied(source, target):
    data = open(source, "rb").read()
    with open(target, "wb") as file:
        file.write(data[: len(data) // 2])
        file.flush()
        time.sleep(0.0005)
        file.write(data[len(data) // 2 :])
    os.unlink(source)


def _write(path"""

PUBLISHED = (
    Mutant(
        "the picture of an article that was withdrawn",
        (("dancam/site/publication.py", "        image=None,\n", ""),),
        ("tests/site/test_withdrawn.py",),
    ),
    Mutant(
        "an output that was left half done and is trusted",
        (("dancam/pipeline/publish.py", " and not (target / ASIDE).exists()", ""),),
        ("tests/site/test_since.py",),
    ),
    Mutant(
        "a first build that failed and is deployed",
        (("dancam/deploy/wanted.py", "if HOME not in files or", "if"),),
        ("tests/site/test_deploy.py",),
    ),
    Mutant(
        "a list that is written over a file of somebody else",
        (("dancam/pipeline/inventory.py", "not begin or _OURS.match(begin) is not None", "True"),),
        ("tests/site/test_inventory.py",),
    ),
    Mutant(
        "a file that git names and that is not as it was committed",
        (("dancam/pipeline/since.py", "not are_blobs(options.site, named) or ", ""),),
        ("tests/site/test_since.py",),
    ),
    Mutant(
        "what became known of single files that is forgotten",
        (("dancam/pipeline/ledger_listings.py", "_merged(entry, later) if later else entry", "entry"),),
        ("tests/unit/pipeline/test_ledger.py",),
    ),
    Mutant(
        "a segment that is searched as it was",
        (("dancam/plan/scope.py", "if any(each.differs(month, *changed[month]) for month in changed)", "if False"),),
        ("tests/site/test_search.py",),
    ),
    Mutant(
        "a translation whose headline changes unseen",
        (("dancam/site/article.py", "_encode(front)", '_encode(msgspec.structs.replace(front, title=""))'),),
        ("tests/site/test_translations.py",),
    ),
    Mutant(
        "an identifier twice",
        (("dancam/render/markdown/cleaner.py", 'if not value or " " in value or value in self.ids:', "if not value:"),),
        ("tests/unit/render/markdown/test_renderer.py",),
    ),
)
PHOTOGRAPHS = (
    Mutant(
        "sizes of another file at the same address",
        (("dancam/images/sizes.py", 'f"{address}-{mark}"', 'f"{address}"'),),
        _SIZES,
    ),
    Mutant(
        "photographs made anew by each version",
        (
            (
                "dancam/render/press.py",
                "recipe() if MAKERS[maker].outlasts_versions else self.program",
                "self.program",
            ),
        ),
        _SIZES,
    ),
    Mutant(
        "photographs that say what the file says of itself",
        (("dancam/images/resize.py", "picture.info.clear()", "pass"),),
        _SIZES,
    ),
    Mutant(
        "photographs with what lies behind them",
        (("dancam/images/containers/jpeg.py", "if code == _EOI:\n            break", "pass"),),
        ("tests/unit/images/test_private_metadata.py",),
    ),
    Mutant(
        "moving pictures with what lies beside them",
        (("dancam/images/containers/heif.py", "self._zero(box.body, box.end)\n\n    def _zero", "\n    def _zero"),),
        ("tests/unit/images/test_private_metadata.py",),
    ),
    Mutant(
        "photographs as the camera was held",
        (("dancam/images/resize.py", "ImageOps.exif_transpose(opened)", "opened.copy()"),),
        _SIZES,
    ),
)
PUBLISH = (
    Mutant(
        "pages that changed before those that they lead to",
        (
            (
                "dancam/pipeline/publish.py",
                "return path in listing, path in HOMES",
                "return path not in listing, path in HOMES",
            ),
        ),
        _PUBLISH,
    ),
    Mutant(
        "new and changed files in one heap",
        (("dancam/pipeline/publish.py", "return path in listing, path in HOMES", "return False, path in HOMES"),),
        _PUBLISH,
    ),
    Mutant(
        "the home page before what it leads to",
        (("dancam/pipeline/publish.py", "path in listing, path in HOMES,", "path in listing, path not in HOMES,"),),
        _PUBLISH,
    ),
    Mutant(
        "no order among what is new",
        (("dancam/pipeline/publish.py", "order_of(path), path", "path"),),
        _PUBLISH,
    ),
    Mutant(
        "removals first",
        (
            (
                "dancam/pipeline/publish.py",
                "    for each in waiting:\n",
                "    for path in gone:\n        disk.remove(target / path, target)\n    for each in waiting:\n",
            ),
        ),
        _PUBLISH,
    ),
    Mutant(
        "no removals",
        (
            (
                "dancam/pipeline/publish.py",
                "        disk.remove(target / path, target)\n    return",
                "        pass\n    return",
            ),
        ),
        _PUBLISH,
    ),
    Mutant(
        "files that are written in their places",
        (
            (
                "dancam/render/workers.py",
                'self.disk.write(f"{self.aside}/{aside}"',
                'self.disk.write(f"{self.target}/{path}"',
            ),
            (
                "dancam/pipeline/publish.py",
                'disk.replace(f"{target}/{ASIDE}/{each.aside}", f"{target}/{each.path}")',
                "pass",
            ),
        ),
        _PUBLISH,
    ),
    Mutant(
        "files that are copied into their places, not renamed",
        (
            (
                "dancam/system/disk.py",
                "os.replace(source, target)\n        except FileNotFoundError",
                "_copied(source, target)\n        except FileNotFoundError",
            ),
            ("dancam/system/disk.py", "def _write(path", _COPIED),
        ),
        ("tests/site/test_faults.py::test_a_build_may_be_killed_at_any_moment",),
    ),
    Mutant(
        "files that are published before they are on the disk",
        (("dancam/pipeline/stages.py", "if options.sync:", "if False:"),),
        _PUBLISH,
    ),
    Mutant(
        "errors that do not keep from publishing",
        (("dancam/pipeline/stages.py", "if result.failed or not options.publish:", "if not options.publish:"),),
        ("tests/site/test_rebuilding.py", "tests/unit/cli/test_main.py"),
    ),
    Mutant(
        "a ledger that is ahead of what is published",
        (
            ("dancam/pipeline/remember.py", "        _wait(publishing)\n        listings", "        listings"),
            (
                "dancam/pipeline/remember.py",
                "            _wait(publishing)\n            listings",
                "            listings",
            ),
        ),
        _PUBLISH,
    ),
    Mutant(
        "a ledger that is written row by row",
        (("dancam/pipeline/ledger.py", 'connection.execute("BEGIN")', "pass"),),
        ("tests/unit/pipeline/test_ledger.py", "tests/site/test_faults.py"),
    ),
    Mutant(
        "a folder of others that is cleaned",
        (("dancam/pipeline/publish.py", "not all(map(_is_leftover, target.iterdir()))", "False"),),
        _PUBLISH,
    ),
    Mutant(
        "hidden files of others that are removed",
        (("dancam/pipeline/publish.py", 'return not path.startswith(".") or', "return True or"),),
        _PUBLISH,
    ),
    Mutant(
        "two builds at once",
        (("dancam/pipeline/build.py", 'with lock(options.site / STATE / "lock"):', "if True:"),),
        _PUBLISH,
    ),
)


def mutants() -> list[Mutant]:
    """Return all mutants."""
    return [*FINGERPRINT, *PHOTOGRAPHS, *PUBLISHED, *PUBLISH, *written(), *fields()]


def apply(mutant: Mutant, folder: Path) -> None:
    """Break a copy of the project.

    Raises:
        LookupError: What is to be changed does not stand there, or twice.
    """
    for file, old, new in mutant.changes:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise LookupError(f"{mutant.name}: {file} has {text.count(old)} times {old!r}")
        path.write_text(text.replace(old, new), encoding="utf-8")


def is_caught(mutant: Mutant, folder: Path) -> bool:
    """Whether a test notices a mutant that was made of a copy of the project in `folder`."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *mutant.tests]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "DANCAM_KILLS": "30"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1, 2}:
        raise RuntimeError(f"{mutant.name}: the tests did not run:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.returncode != 0


def copy_of_project(folder: Path) -> None:
    """Copy what the tests need."""
    for name in ("dancam", "tests", "templates", "static", "demo", "tools", "bench"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "build.py", "site.yml"):
        shutil.copy(ROOT / name, folder)
    (folder / "content").symlink_to(ROOT / "content")


def main() -> int:
    """Make all mutants, or those whose names hold one of the arguments; print what became of each.

    With `--count`, only print how many there are.
    """
    if "--count" in sys.argv[1:]:
        print(len(mutants()))
        return 0
    wanted = [each for each in mutants() if not sys.argv[1:] or any(word in each.name for word in sys.argv[1:])]
    survived = []
    for number, mutant in enumerate(wanted, start=1):
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as raw:
            folder = Path(raw) / "copy"
            folder.mkdir()
            copy_of_project(folder)
            apply(mutant, folder)
            caught = is_caught(mutant, folder)
        survived += [] if caught else [mutant.name]
        seconds = time.monotonic() - started
        print(
            f"{number}/{len(wanted)} {'caught' if caught else 'SURVIVED'}: {mutant.name} ({seconds:.0f} s)", flush=True
        )
    print(f"{len(wanted) - len(survived)} of {len(wanted)} mutants caught")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
