"""The package: a wheel made of this checkout, installed elsewhere, and a new portal that it makes and builds."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def run(*command: str | Path, folder: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; with `path`, that is the only place outside Python's own where modules are found."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    environment |= {"PYTHONUTF8": "1", "PIP_NO_INDEX": "1"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, folder=out)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl")
    return made


class Installed:
    """dancam as its wheel installs it, run from a folder where the checkout cannot be imported."""

    def __init__(self, library: Path, folder: Path) -> None:
        self.library = library
        self.folder = folder

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of dancam."""
        return run(sys.executable, "-m", "dancam", *arguments, folder=self.folder, path=self.library)

    def build(self) -> dict[str, object]:
        """Build the portal `portal` and return the result."""
        done = self("build", "--site", "portal", "--json")
        assert done.returncode == 0, done.stdout + done.stderr
        result: dict[str, object] = json.loads(done.stdout)
        return result


@pytest.fixture(scope="module")
def library(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("library")
    done = run(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"),
        *("--disable-pip-version-check", "--target", library, wheel),
        folder=library,
    )
    assert done.returncode == 0, done.stderr
    return library


@pytest.fixture
def installed(library: Path, tmp_path: Path) -> Installed:
    return Installed(library, tmp_path)


def files(folder: str) -> set[str]:
    """Return the files of a folder of the checkout that belong into the wheel, relative to the folder."""
    base = ROOT / folder
    found = (path for path in base.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(base).as_posix() for path in found}


def test_the_wheel_carries_the_program_the_theme_and_the_starter(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (
        ("dancam", "dancam"),
        ("templates", "dancam/theme/templates"),
        ("static/theme", "dancam/theme/static/theme"),
    ):
        assert {f"{inside}/{name}" for name in files(folder)} <= names
    assert "dancam/theme/templates/parts/footer.html" in names
    assert "dancam/theme/static/theme/dancam.css" in names
    assert "dancam/authoring/starter/site.yml" in names
    assert {
        "dancam/serve/reload.js",
        "dancam/serve/notes.js",
        "dancam/authoring/admin/decap-cms.js.gz",
        "dancam/authoring/admin/NOTICE.txt",
    } <= names


def test_the_wheel_carries_nothing_of_the_demo_portal_and_its_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert all(top == "dancam" or top.endswith(".dist-info") for top in tops), tops
    assert not [name for name in names if name.startswith(("dancam/theme/content", "tests"))]
    assert not [name for name in names if name.endswith(".md") and "/starter/" not in name]
    assert not [name for name in names if "__pycache__" in name or "/banner/" in name]
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_wheel_installs_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (entry,) = (name for name in archive.namelist() if name.endswith("/entry_points.txt"))
        assert "dancam = dancam.cli.main:run" in archive.read(entry).decode()


def test_a_new_portal_is_in_order_builds_at_once_and_takes_what_is_its_own_before_the_theme(
    installed: Installed,
) -> None:
    where = run(
        sys.executable, "-c", "import dancam; print(dancam.__file__)", folder=installed.folder, path=installed.library
    )
    assert where.stdout.startswith(str(installed.library)), "the checkout is imported instead of the wheel"
    made = installed("init", "portal")
    assert made.returncode == 0, made.stderr
    public = installed.folder / "portal" / "public"
    checked = installed("check", "--site", "portal", "--strict")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert not public.exists()
    built = installed("build", "--site", "portal", "--strict")
    assert (built.returncode, built.stderr) == (0, "")
    assert (public / "index.html").is_file()
    assert (public / "static/theme/dancam.css").is_file()
    again = installed.build()
    assert (again["rendered"], again["written"], again["problems"]) == (0, 0, [])
    page = "tin-tuc/bai-dau-tien.html"
    before = (public / page).read_text(encoding="utf-8")
    footer = installed.folder / "portal/templates/parts/footer.html"
    footer.parent.mkdir()
    footer.write_text("<footer>Chân trang của {{ view.frame.title }}</footer>\n", encoding="utf-8")
    result = installed.build()
    after = (public / page).read_text(encoding="utf-8")
    assert result["problems"] == []
    assert "<footer>Chân trang của Cổng thông tin mới</footer>" in after
    assert after.partition("<footer>")[0] == before.partition('<footer class="foot"')[0]
    footer.unlink()
    own = installed.folder / "portal/static/theme/dancam.css"
    own.parent.mkdir(parents=True)
    own.write_text("body { color: green }\n", encoding="utf-8")
    installed.build()
    without = re.compile(r"dancam\.css\?v=\w+")
    assert without.sub("", (public / page).read_text(encoding="utf-8")) == without.sub("", before)
    assert (public / "static/theme/dancam.css").read_bytes() == own.read_bytes()
    assert (public / "static/theme/dancam.js").is_file()


def test_a_new_portal_takes_the_package_along_that_it_was_made_with(installed: Installed, wheel: Path) -> None:
    assert installed("init", "portal", "--ci", "gitlab").returncode == 0
    portal = installed.folder / "portal"
    assert (portal / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    assert (portal / ".gitlab-ci.yml").is_file()
    lines = (portal / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert f"./wheels/{wheel.name} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}" in lines
    locked = (ROOT / "requirements/run.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-len(locked) :] == locked


def test_init_writes_into_no_folder_that_has_files(installed: Installed) -> None:
    (installed.folder / "portal").mkdir()
    (installed.folder / "portal" / "mine.txt").write_text("mine", encoding="utf-8")
    refused = installed("init", "portal")
    assert refused.returncode == 1
    assert "đã-có" in refused.stderr
    assert [each.name for each in (installed.folder / "portal").iterdir()] == ["mine.txt"]


def test_make_wheel_starts_the_packager_and_not_our_own_build_py() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^wheel:.*\n\t(.*--wheel.*)$", makefile, re.MULTILINE)
    python = recipe.partition("--wheel")[0].replace("$(RUN)", sys.executable).split()
    said = run(*python, "--version", folder=ROOT)
    assert said.stdout.startswith("build "), said.stdout + said.stderr
