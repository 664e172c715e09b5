"""`dancam init`: a new portal with the workflows of its code host, and what to do next."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from dancam import __version__
from dancam.authoring.handover import WHEELS, Wheel, installed_wheel, read_wheel, requirements, workflows
from dancam.authoring.scaffold import new_portal
from dancam.cli.console import BUILT
from dancam.messages.sayings import Sayings
from dancam.system.disk import Disk

_NEXT = Sayings(
    vi={
        "made": "Cổng mới nằm ở {folder}. Việc tiếp theo:",
        "look": "cd {folder} && dancam serve     (xem cổng, sửa site.yml: tên, base_url, chuyên mục)",
        "wheel": (
            "Chép gói dancam-{version}-py3-none-any.whl vào wheels/ và ghim mã băm của nó trong requirements.txt: "
            "quy trình cài dancam từ đó"
        ),
        "git": "git init -b main && git add . && git commit -m 'Cổng mới', rồi đẩy lên nơi giữ kho",
        "github": (
            "Trên GitHub: Settings → Pages → Source chọn GitHub Actions; hoặc khai DANCAM_TARGET để đăng lên máy chủ "
            "khác (xem đầu .github/workflows/publish.yml)"
        ),
        "gitlab": (
            "Trên GitLab: Build → Pipeline schedules, đặt lịch */30 * * * *; khai DANCAM_TARGET nếu không đăng lên "
            "Pages (xem đầu .gitlab-ci.yml)"
        ),
        "forgejo": "Trên Forgejo: bật Actions cho kho, khai DANCAM_TARGET (xem đầu .forgejo/workflows/publish.yml)",
    },
    en={
        "made": "The new portal is in {folder}. What is next:",
        "look": "cd {folder} && dancam serve     (look at it; edit site.yml: title, base_url, categories)",
        "wheel": (
            "Copy the package dancam-{version}-py3-none-any.whl into wheels/ and pin its digest in requirements.txt: "
            "the workflows install dancam from there"
        ),
        "git": "git init -b main && git add . && git commit -m 'New portal', and push it to the code host",
        "github": (
            "On GitHub: choose GitHub Actions under Settings → Pages → Source; or set DANCAM_TARGET to deploy to "
            "another host (see the head of .github/workflows/publish.yml)"
        ),
        "gitlab": (
            "On GitLab: schedule */30 * * * * under Build → Pipeline schedules; set DANCAM_TARGET if you do not deploy "
            "to Pages (see the head of .gitlab-ci.yml)"
        ),
        "forgejo": "On Forgejo: enable Actions, set DANCAM_TARGET (see the head of .forgejo/workflows/publish.yml)",
    },
)


def init_command(given: argparse.Namespace) -> int:
    """Write a new portal, print its files and what to do next, and return the exit status."""
    wheel = read_wheel(given.wheel) if given.wheel is not None else installed_wheel()
    files = () if given.ci == "none" else _files(given.ci, wheel)
    written = new_portal(given.folder, datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")), Disk(), files)
    print("\n".join(str(path) for path in written))
    steps = ["look"]
    if given.ci != "none":
        steps += [*(["wheel"] if wheel is None else []), "git", given.ci]
    print(f"\n{_NEXT.say(given.lang, 'made', folder=given.folder)}")
    for number, step in enumerate(steps, 1):
        print(f"  {number}. {_NEXT.say(given.lang, step, folder=given.folder, version=__version__)}")
    return BUILT


def _files(host: str, wheel: Wheel | None) -> Iterator[tuple[str, bytes]]:
    yield from workflows(host)
    yield "requirements.txt", requirements(wheel)
    if wheel is not None:
        yield f"{WHEELS}/{wheel.name}", wheel.data
