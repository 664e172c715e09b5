"""What all tests share."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from dancam.pipeline import inventory
from dancam.system.lock import lock
from demo.portal import build_into, copy_sources
from tests import memory, once
from tests.amounts import IS_LONG
from tests.portal import Portal
from tests.stores import Outgoing

memory.use()

# How long an example takes says more of the machine than of the program.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
# Reading all of the program for constants to try takes each process seconds: where examples are many, it is worth them.
if not IS_LONG and hasattr(providers, "is_local_module_file"):
    providers.is_local_module_file = lambda _: False


# Begun first, or at the end one processor waits for the other.
LONGEST = ("test_differential.py", "test_ondemand.py", "test_faults.py")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Have one process after the other read the tests: what the first one compiles, the others have."""
    if "PYTEST_XDIST_WORKER" not in os.environ or sys.dont_write_bytecode or session.config.cache is None:
        return (yield)
    with lock(session.config.cache.mkdir("collecting") / "lock", wait=600):
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with the longest tests first."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


def pytest_collection_finish() -> None:
    """Collect garbage between files only, and never look through the tests themselves: a tenth of all the time."""
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(scope="module", autouse=True)
def _garbage() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        once.remember(patch)
        yield


@pytest.fixture
def as_it_is() -> Iterator[None]:
    """Templates are compiled, cards drawn and photographs made smaller each time, as in reality: for tests of that."""
    with pytest.MonkeyPatch.context() as patch:
        once.forget(patch)
        yield


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """A small portal with a sub-site, an empty category and a page."""
    return Portal(tmp_path / "site")


@pytest.fixture
def outgoing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outgoing:
    """An output folder without a ledger; whether it lies in a work tree of git, nobody asks."""
    monkeypatch.setattr(inventory, "commit_of", lambda *_: None)
    return Outgoing(tmp_path / "site")


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo portal of this repository, built: once for all processes of the tests, so nobody may change it."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    target, done = common / "demo/public", common / "demo-built"
    with lock(common / "demo-lock", wait=600):
        if not done.exists():
            shutil.rmtree(common / "demo", ignore_errors=True)
            copy_sources(common / "demo")
            build_into(target, common / "demo", jobs=1)
            done.touch()
    return target
