"""The command-line parser; its help and error messages are Vietnamese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from dancam import __version__
from dancam.deploy.address import EXAMPLES, Address, read_address
from dancam.problems import close_match

HOSTS = ("github", "gitlab", "forgejo")
FORMATS = ("people", "short", "json", "github", "gitlab", "sarif")
SERVERS = ("nginx", "apache", "caddy", "netlify", "cloudflare", "iis")
Handler = Callable[[argparse.Namespace], int]
Complete = Callable[[argparse.Action, str], None]
# More processes than any machine has processors; a slip of the key must not start thousands.
_MOST_JOBS = 256
# The last year that dates of articles may have, too.
_LAST_YEAR = 2999
_LAST_PORT = 65535
_MOST_REQUESTS = 1000
_LONGEST_WAIT = 86_400

# The error messages of argparse, as patterns, and their translations.
_MESSAGES = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (r"unrecognized arguments: (.*)", r"không có tùy chọn này: \1"),
    (r"argument (\S+): expected one argument", r"sau \1 phải có một giá trị"),
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)", r"\1 không nhận “\2”; chọn một trong: \3"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)  # type: ignore[arg-type]  # argparse's own, passed on


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog, description=description, formatter_class=_Formatter, add_help=False)
        self._positionals.title = "đối số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in phần trợ giúp này")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and exit with status 2."""
        match = re.match(r"argument LỆNH: invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if match:
            commands = [name.strip(" '") for name in match[2].split(",")]
            guess = close_match(match[1], commands)
            hint = f"có phải ý bạn là “{guess}”?" if guess else f"các lệnh: {', '.join(commands)}"
            message = f"không có lệnh “{match[1]}”; {hint}"
        for pattern, translation in _MESSAGES:
            message = re.sub(f"^{pattern}$", translation, message)
        self.exit(2, f"{self.format_usage()}lỗi: {message}\n")


def parser(handlers: Mapping[str, Handler], complete: Complete = lambda _action, _kind: None) -> Parser:
    """Return the parser; the parsed arguments hold the handler of the command as `run`.

    Args:
        handlers: The function of each command, by its name.
        complete: Called with each argument that names something in the portal, and what it names (such as `tag`).
    """
    whole = Parser(prog="dancam", description="Dựng cổng tin tức tĩnh từ các bài viết Markdown.")
    version = f"dancam {__version__}"
    whole.add_argument("--version", action="version", version=version, help="in số phiên bản")
    whole.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo")
    commands = whole.add_subparsers(title="lệnh", required=True, metavar="LỆNH")

    def command(name: str, text: str) -> Parser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=handlers[name])
        sub.add_argument("--lang", choices=("vi", "en"), default=argparse.SUPPRESS, help="ngôn ngữ của thông báo")
        return sub

    def site(sub: Parser) -> None:
        sub.add_argument(
            "--site", type=Path, default=Path(), metavar="DIR", help="thư mục có site.yml (mặc định: ở đây)"
        )
        sub.add_argument("--now", type=_moment, metavar="ISO", help="coi như đang ở thời điểm này")

    def base_url(sub: Parser) -> None:
        text = "địa chỉ của cổng, thay cho site.yml"
        sub.add_argument("--base-url", default="", metavar="URL", type=_web_address, help=text)

    def portal(sub: Parser) -> None:
        site(sub)
        sub.add_argument("--output", type=Path, metavar="DIR", help="thư mục xuất (mặc định: public cạnh site.yml)")
        sub.add_argument("--drafts", action="store_true", help="hiện cả bản nháp và bài hẹn giờ")
        sub.add_argument("--strict", action="store_true", help="coi cảnh báo là lỗi")
        base_url(sub)
        sub.add_argument(
            "--jobs",
            type=_number(0, _MOST_JOBS),
            default=0,
            metavar="N",
            help="số tiến trình (mặc định: số bộ xử lý)",
        )

    def preview(sub: Parser) -> None:
        text = "bản xem thử: mọi trang mang noindex, robots.txt không cho máy tìm kiếm vào"
        sub.add_argument("--preview", action="store_true", help=text)

    def formats(sub: Parser) -> None:
        text = (
            "cách in: people cho người đọc, short mỗi vấn đề một dòng, json, "
            "github, gitlab và sarif để hiện ngay tại dòng trong pull request"
        )
        sub.add_argument("--format", choices=FORMATS, default="people", help=text)
        sub.add_argument("--json", action="store_const", dest="format", const="json", help="như --format json")

    build = command("build", "dựng cổng")
    build.set_defaults(error=build.error)
    portal(build)
    formats(build)
    preview(build)
    build.add_argument("--sync", action="store_true", help="chờ mọi tệp nằm hẳn trên đĩa rồi mới thay tệp đang đăng")
    since = (
        "chỉ xem những gì git thấy khác từ commit này, là commit mà lần dựng trước đã dựng (mặc định: commit ghi trong "
        "sổ cái); những gì chưa commit thì không thấy"
    )
    build.add_argument("--since", nargs="?", const="", metavar="COMMIT", help=since)
    trusted = "tin rằng thư mục xuất vẫn y nguyên như lần dựng trước, không xem lại từng tệp"
    build.add_argument("--trust-output", action="store_true", help=trusted)
    report = "ghi vào tệp này (JSON) những tệp đã ghi, gỡ bỏ, giữ nguyên, kèm mã băm, cỡ và lý do"
    build.add_argument("--report", type=Path, metavar="TỆP", help=report)
    manifest = "ghi vào tệp này (JSON) mã băm SHA-256 và cỡ của mọi tệp của cổng"
    build.add_argument("--manifest", type=Path, metavar="TỆP", help=manifest)
    sign = "ký bản kê bằng khóa ssh này; chữ ký nằm cạnh nó, tên thêm .sig"
    build.add_argument("--sign", type=Path, metavar="KHÓA", help=sign)
    compress = "đặt bản nén .br và .gz cạnh mỗi tệp chữ, như khi site.yml có compress: true"
    build.add_argument("--compress", action="store_const", const=True, default=None, help=compress)
    cluster = "dựng bằng các worker của cụm máy Dask có bộ điều phối ở địa chỉ này, ví dụ tcp://10.0.0.5:8786"
    build.add_argument("--cluster", type=_scheduler, default="", metavar="ĐỊA-CHỈ", help=cluster)
    check = command("check", "kiểm tra mọi bài mà không đăng gì")
    portal(check)
    formats(check)
    check.add_argument(
        "--fix", action="store_true", help="tự sửa những gì sửa được mà không cần ai cân nhắc, rồi kiểm tra"
    )
    check.add_argument("--diff", action="store_true", help="chỉ cho xem --fix sẽ sửa gì, không ghi tệp nào")
    serve = command("serve", "dựng, xem trên máy này, và tự cập nhật khi có thay đổi")
    portal(serve)
    port = "cổng mạng (mặc định: 8000; bận thì dùng số kế tiếp)"
    serve.add_argument("--port", type=_number(0, _LAST_PORT), default=8000, metavar="N", help=port)
    serve.add_argument("--admin", action="store_true", help="mở thêm trang soạn bài /admin/, lưu thẳng vào thư mục này")
    serve.add_argument("--host", type=_host, default="127.0.0.1", help="địa chỉ để nghe (mặc định: chỉ máy này)")
    new = command("new", "tạo bài mới; thiếu gì thì hỏi")
    new.set_defaults(error=new.error)
    new.add_argument("title", nargs="?", default="", help="tiêu đề của bài")
    new.add_argument("--from", dest="source", type=Path, metavar="TỆP", help="lấy nội dung từ một tệp Word (.docx)")
    texts = {"category": "khóa chuyên mục trong site.yml", "author": "khóa tác giả trong site.yml, hoặc họ tên"}
    for kind, text in texts.items():
        complete(new.add_argument(f"--{kind}", default="", metavar="KEY", help=text), kind)
    tags = new.add_argument("--tag", action="append", default=[], metavar="TAG", help="từ khóa; viết được nhiều lần")
    complete(tags, "tag")
    site(new)
    upcoming = command("next", "cho biết lần tới có bài đến giờ đăng hoặc gỡ là khi nào")
    site(upcoming)
    upcoming.add_argument("--json", action="store_true", help="in bằng JSON, cho lịch chạy tự động")
    move = command("move", "chuyển bài sang chỗ khác; địa chỉ cũ dẫn sang địa chỉ mới, liên kết tự sửa theo")
    old = "tệp của bài, ví dụ content/thoi-su/bai.md"
    complete(move.add_argument("old", type=_not_empty, metavar="TỪ", help=old), "source")
    to = "tệp mới hoặc thư mục, ví dụ content/dan-van-kheo/"
    move.add_argument("new", type=_not_empty, metavar="ĐẾN", help=to)
    site(move)
    rename = command("rename-tag", "đổi tên một từ khóa trong mọi bài")
    complete(rename.add_argument("old", type=_not_empty, metavar="CŨ", help="từ khóa đang dùng"), "tag")
    complete(rename.add_argument("new", type=_not_empty, metavar="MỚI", help="từ khóa mới"), "tag")
    site(rename)
    schema = command("schema", "viết tệp giúp trình soạn thảo (VS Code) hiểu phần đầu bài và site.yml")
    site(schema)
    shown = "chỉ in lược đồ JSON của phần đầu bài (article) hoặc của site.yml (site)"
    schema.add_argument("--print", dest="shown", choices=("article", "site"), help=shown)
    completion = command("completion", "in đoạn lệnh để phím Tab gợi ý lệnh, chuyên mục, tác giả, từ khóa")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="chương trình dòng lệnh đang dùng")
    explain = command("explain", "cho biết vì sao một tệp sẽ được dựng lại hay giữ nguyên")
    explain.add_argument("path", type=_not_empty, help="tệp nguồn (content/…) hoặc địa chỉ (/chuyen-muc/bai.html)")
    portal(explain)
    verify = command("verify", "so thư mục xuất với một bản dựng sạch, từng byte")
    portal(verify)
    preview(verify)
    verify.add_argument("--json", action="store_true", help="in kết quả bằng JSON")
    _live(verify)
    notify = command("notify", "báo cho máy tìm kiếm và trình đọc tin những trang vừa thay đổi")
    site(notify)
    notify.add_argument("--output", type=Path, metavar="DIR", help="thư mục xuất (mặc định: public cạnh site.yml)")
    known = notify.add_mutually_exclusive_group()
    report = "báo cáo của lần dựng (build --report); không ghi thì lấy lần dựng cuối ở đây"
    known.add_argument("--report", type=Path, metavar="TỆP", help=report)
    known.add_argument("--manifest", type=Path, metavar="TỆP", help="bản kê của lần dựng (build --manifest)")
    notify.add_argument("--all", action="store_true", help="báo tất cả các trang")
    notify.add_argument("--dry-run", action="store_true", help="chỉ cho xem sẽ báo gì, không báo ai")
    notify.add_argument("--json", action="store_true", help="in kết quả bằng JSON")
    send = command("deploy", "đưa cổng đã dựng lên nơi đăng: chỉ những tệp thay đổi, không lúc nào có liên kết chết")
    send.add_argument("target", type=_target, metavar="NƠI", help=f"nơi đăng, ví dụ {', '.join(EXAMPLES)}")
    send.add_argument("--site", type=Path, default=Path(), metavar="DIR", help="thư mục có site.yml (mặc định: ở đây)")
    send.add_argument("--output", type=Path, metavar="DIR", help="thư mục xuất (mặc định: public cạnh site.yml)")
    send.add_argument("--dry-run", action="store_true", help="chỉ cho biết sẽ làm gì, không gửi gì")
    compare = "so từng tệp ở nơi đăng thay vì tin sổ ở đó; cũng để nhận một nơi đã có tệp mà chưa có sổ"
    send.add_argument("--compare", action="store_true", help=compare)
    send.add_argument("--delete-strange", action="store_true", help="gỡ cả những tệp không phải do dancam đưa lên")
    send.add_argument(
        "--take-over", action="store_true", help="giành khóa của lần đưa lên khác, khi biết chắc nó đã chết"
    )
    wait = "chờ lần đưa lên khác nhiều nhất bấy nhiêu giây (mặc định: 120)"
    send.add_argument("--wait", type=_number(0, _LONGEST_WAIT), default=120, metavar="GIÂY", help=wait)
    endpoint = "địa chỉ máy chủ S3, nếu không phải của Amazon (hoặc biến AWS_ENDPOINT_URL)"
    send.add_argument("--endpoint", type=_web_address, default="", metavar="URL", help=endpoint)
    send.add_argument("--json", action="store_true", help="in kết quả bằng JSON")
    server = command(
        "server", "viết cấu hình máy chủ web cho cổng: chuyển hướng, 404, 410, tiêu đề an toàn, nén, bộ nhớ đệm"
    )
    server.add_argument("server", choices=SERVERS, metavar="MÁY-CHỦ", help=f"một trong: {', '.join(SERVERS)}")
    site(server)
    base_url(server)
    root = "thư mục trên máy chủ có những gì đã dựng (mặc định: public cạnh site.yml)"
    server.add_argument("--root", metavar="DIR", help=root)
    compressed = "gửi thẳng bản .br và .gz nằm cạnh, như khi site.yml có compress: true"
    server.add_argument("--compressed", action="store_true", help=compressed)
    where = "ghi vào tệp này (netlify, cloudflare: vào thư mục này) thay vì in ra"
    server.add_argument("--output", type=Path, metavar="TỆP", help=where)
    clean = command("clean", "xóa thư mục xuất và sổ cái .dancam")
    clean.add_argument("--site", type=Path, default=Path(), metavar="DIR", help="thư mục có site.yml (mặc định: ở đây)")
    clean.add_argument("--output", type=Path, metavar="DIR", help="thư mục xuất (mặc định: public cạnh site.yml)")
    init = command("init", "tạo một cổng mới")
    init.add_argument("folder", type=Path, metavar="DIR", help="thư mục của cổng mới")
    host = "nơi giữ kho, để viết quy trình soát, dựng, đăng cho nó (mặc định: github)"
    init.add_argument("--ci", choices=(*HOSTS, "none"), default=HOSTS[0], help=host)
    wheel = "gói dancam để chép vào cổng (mặc định: gói mà dancam này được cài từ đó)"
    init.add_argument("--wheel", type=Path, metavar="TỆP", help=wheel)
    return whole


def _live(verify: Parser) -> None:
    """Add the options for a site on the web."""
    verify.set_defaults(error=verify.error)
    group = verify.add_argument_group("so cổng đang chạy trên mạng với bản đã dựng")
    group.add_argument("--url", type=_web_address, default="", metavar="URL", help="địa chỉ của cổng đang chạy")
    manifest = "bản kê (build --manifest) để so; không ghi thì so với lần dựng cuối ở đây"
    group.add_argument("--manifest", type=Path, metavar="TỆP", help=manifest)
    previous = "bản kê của lần đăng trước: nhận ra bản cũ và tệp đáng lẽ đã gỡ"
    group.add_argument("--previous", type=Path, metavar="TỆP", help=previous)
    signers = "tệp những khóa ssh được ký bản kê (allowed_signers): kiểm tra chữ ký TỆP.sig"
    group.add_argument("--signers", type=Path, metavar="TỆP", help=signers)
    state = "nơi ghi những gì đã so, để chạy lại thì so tiếp (mặc định: trong .dancam)"
    group.add_argument("--state", type=Path, metavar="TỆP", help=state)
    rate = "số yêu cầu mỗi giây (mặc định: 10)"
    group.add_argument("--rate", type=_number(1, _MOST_REQUESTS), default=0, metavar="N", help=rate)
    sample = "chỉ so N địa chỉ lấy ngẫu nhiên, cùng trang chủ, 404, robots, sơ đồ trang, tìm kiếm, nguồn tin"
    group.add_argument("--sample", type=_number(1, 1_000_000), default=0, metavar="N", help=sample)


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    """Return the type of an argument that is a whole number within limits."""

    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = lowest - 1
        if not lowest <= value <= highest:
            raise argparse.ArgumentTypeError(f"phải là số nguyên từ {lowest} đến {highest}, không phải “{text}”")
        return value

    return number


def _not_empty(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("không được để trống")
    return text


def _target(text: str) -> Address:
    address = read_address(text)
    if address is None:
        raise argparse.ArgumentTypeError(f"không hiểu nơi đăng “{text}”; ví dụ: {', '.join(EXAMPLES)}")
    return address


def _host(text: str) -> str:
    try:
        text.encode("idna")
    except UnicodeError:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là tên máy hay địa chỉ IP") from None
    return text


def _scheduler(text: str) -> str:
    if text and not re.fullmatch(r"(tcp|tls|ws|wss)://(\[[\da-fA-F:.]+\]|[^\s:/\[\]]+):\d{1,5}", text):
        raise argparse.ArgumentTypeError(f"“{text}” phải là địa chỉ của bộ điều phối Dask, ví dụ tcp://10.0.0.5:8786")
    return text


def _moment(text: str) -> datetime:
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"không đọc được thời điểm “{text}”; ví dụ 2026-01-31T08:00:00+07:00"
        ) from None
    if not 1970 < value.year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"thời điểm “{text}” quá xa; chỉ nhận từ năm 1971 đến năm {_LAST_YEAR}")
    if value.tzinfo is None:
        from zoneinfo import ZoneInfo

        return value.replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    return value


def _web_address(text: str) -> str:
    if not text:
        return text
    from dancam.content.form import is_web_address  # slow to import

    if not is_web_address(text) or "?" in text or "#" in text:
        raise argparse.ArgumentTypeError(f"“{text}” phải là địa chỉ bắt đầu bằng https:// hoặc http://")
    return text
