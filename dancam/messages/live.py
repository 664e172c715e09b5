"""Problems of the published site: its manifest, its signature, and the server that has it."""

from __future__ import annotations

from dancam.messages.sayings import Sayings
from dancam.messages.wording import ProblemWords, Wording

# Why no whole answer came, by the key that `live.asking` gives.
SILENCES = Sayings(
    vi={
        "timeout": "quá lâu không trả lời",
        "reset": "ngắt kết nối giữa chừng",
        "cut-off": "gửi dở rồi dừng",
        "garbled": "trả lời không đúng giao thức HTTP",
        "encoding": "nén theo cách không ai hỏi",
        "spoiled": "nén hỏng, không mở ra được",
        "certificate": "chứng thư của máy chủ không hợp lệ",
        "unreachable": "không kết nối được",
    },
    en={
        "timeout": "it takes too long to answer",
        "reset": "it broke the connection off",
        "cut-off": "it sent a part and stopped",
        "garbled": "its answer is not HTTP",
        "encoding": "it compresses in a way that nobody asked for",
        "spoiled": "it cannot be unpacked",
        "certificate": "its certificate is not valid",
        "unreachable": "no connection",
    },
)

TABLE = {
    "manifest-missing": Wording(
        ProblemWords(
            "không-có-bản-kê",
            "không đọc được bản kê này: {reason}",
            "ghi bản kê khi dựng: `dancam build --manifest {name}`",
        ),
        ProblemWords(
            "manifest-missing",
            "this manifest cannot be read: {reason}",
            "write one as you build: `dancam build --manifest {name}`",
        ),
    ),
    "manifest-broken": Wording(
        ProblemWords(
            "bản-kê-hỏng",
            "tệp này không phải bản kê của dancam, hoặc bị cắt dở: {reason}",
            "chép lại nguyên tệp, hoặc ghi bản mới: `dancam build --manifest kiem-ke.json`",
        ),
        ProblemWords(
            "manifest-broken",
            "this is no manifest of dancam's, or a part of one: {reason}",
            "copy the whole file again, or write a new one: `dancam build --manifest kiem-ke.json`",
        ),
    ),
    "manifest-newer": Wording(
        ProblemWords(
            "bản-kê-mới-hơn",
            "bản kê theo mẫu số {value}; dancam này chỉ biết mẫu số {known}",
            "cài đúng phiên bản dancam đã dựng cổng",
        ),
        ProblemWords(
            "manifest-newer",
            "the manifest has form {value}; this dancam knows form {known} only",
            "install the version of dancam that built the portal",
        ),
    ),
    "live-silent": Wording(
        ProblemWords(
            "máy-chủ-im-lặng",
            "nhiều lần liền không nhận được trang nào: {silence} {detail}",
            "xem địa chỉ và mạng; chạy lại đúng lệnh này thì dancam hỏi tiếp từ chỗ dừng",
        ),
        ProblemWords(
            "server-silent",
            "no page came, several times in a row: {silence} {detail}",
            "look at the address and the network; the same command goes on where this stopped",
        ),
    ),
    "live-busy": Wording(
        ProblemWords(
            "máy-chủ-bận",
            "máy chủ đề nghị đợi {seconds} giây nữa mới hỏi tiếp",
            "chạy lại sau, dancam hỏi tiếp từ chỗ dừng; nếu hay gặp thì hỏi thưa hơn, ví dụ `--rate 2`",
        ),
        ProblemWords(
            "server-busy",
            "the server wants to be left alone for {seconds} seconds",
            "the same command goes on later; if it happens often, ask more slowly, such as `--rate 2`",
        ),
    ),
    "not-a-state": Wording(
        ProblemWords(
            "không-phải-sổ-so",
            "tệp này không do `dancam verify` ghi, nên không bị ghi đè, không bị xóa",
            "chọn tên khác sau `--state`; nếu không cần tệp này nữa thì tự xóa",
        ),
        ProblemWords(
            "not-a-state",
            "`dancam verify` did not write this file, so it neither writes over it nor removes it",
            "choose another name after `--state`; delete the file yourself if nobody needs it",
        ),
    ),
    "no-brotli": Wording(
        ProblemWords(
            "thiếu-brotli",
            "chưa so được những gì trình duyệt nhận ở dạng nén .br: Python ở đây không có thư viện Brotli từ bản 1.2",
            "`pip install 'brotli>=1.2'`, rồi chạy lại đúng lệnh này: dancam chỉ hỏi phần còn thiếu",
        ),
        ProblemWords(
            "no-brotli",
            "what browsers get as .br was not compared: Python has no library for Brotli here, or one before 1.2",
            "`pip install 'brotli>=1.2'`; the same command asks for what is left then",
        ),
    ),
    "report-broken": Wording(
        ProblemWords(
            "báo-cáo-hỏng",
            "tệp này không phải báo cáo của `dancam build --report bao-cao.json`, hoặc bị cắt dở: {reason}",
            "dựng lại với `dancam build --report bao-cao.json`",
        ),
        ProblemWords(
            "report-broken",
            "this is no report of `dancam build --report report.json`, or a part of one: {reason}",
            "build again with `dancam build --report report.json`",
        ),
    ),
    "notify-drafts": Wording(
        ProblemWords(
            "có-bản-nháp",
            "thư mục xuất này dựng với `--drafts`: không báo cho ai về bản nháp",
            "dựng lại không có `--drafts`, đăng, rồi báo",
        ),
        ProblemWords(
            "has-drafts",
            "this output was built with `--drafts`: nobody is told of drafts",
            "build without `--drafts`, deploy, and tell then",
        ),
    ),
    "notify-silent": Wording(
        ProblemWords(
            "chưa-báo-được",
            "chưa báo được: {silence} {detail}",
            "cổng vẫn đăng bình thường; chạy lại `dancam notify`, hoặc để lần đăng sau báo bù",
        ),
        ProblemWords(
            "not-told",
            "not told: {silence} {detail}",
            "the portal is published all the same; run `dancam notify` again, or leave it to the next deploy",
        ),
    ),
    "notify-key": Wording(
        ProblemWords(
            "khóa-bị-từ-chối",
            "nơi nhận không công nhận cổng này (mã {status}): {said}",
            "đăng cổng trước rồi mới báo: tệp khóa ở gốc cổng phải mở được trên mạng, và `base_url` phải đúng tên miền",
        ),
        ProblemWords(
            "key-refused",
            "the service does not acknowledge this portal (status {status}): {said}",
            "deploy first and tell then: the file of the key must be on the web at the root, and `base_url` be right",
        ),
    ),
    "notify-refused": Wording(
        ProblemWords(
            "bị-từ-chối",
            "nơi nhận từ chối (mã {status}): {said}",
            "xem lại địa chỉ trong mục `notify` của site.yml; mã 429 hoặc 5xx thì chạy lại sau, hoặc để lần đăng sau báo bù",
        ),
        ProblemWords(
            "refused",
            "the service refuses (status {status}): {said}",
            "look at the addresses under `notify` in site.yml; for a status of 429 or 5xx try again later, or leave it to the next deploy",
        ),
    ),
    "no-ssh-keygen": Wording(
        ProblemWords(
            "thiếu-ssh-keygen",
            "máy này không có ssh-keygen, chương trình của OpenSSH để ký và kiểm tra chữ ký",
            "cài OpenSSH, ví dụ `apt install openssh-client`",
        ),
        ProblemWords(
            "no-ssh-keygen",
            "this machine has no ssh-keygen, the program of OpenSSH that signs and checks signatures",
            "install OpenSSH, such as by `apt install openssh-client`",
        ),
    ),
    "signing-failed": Wording(
        ProblemWords(
            "không-ký-được",
            "không ký được bản kê bằng khóa này: {reason}",
            "chọn một khóa riêng của ssh không có mật khẩu, hoặc khóa công khai mà ssh-agent giữ; tạo khóa: `ssh-keygen -t ed25519 -f khoa-ky`",
        ),
        ProblemWords(
            "signing-failed",
            "the manifest cannot be signed with this key: {reason}",
            "name a private ssh key without a passphrase, or a public one that the ssh agent has; `ssh-keygen -t ed25519 -f signing-key` makes one",
        ),
    ),
    "signature-missing": Wording(
        ProblemWords(
            "thiếu-chữ-ký",
            "không có chữ ký của bản kê này",
            "chép tệp chữ ký đến cạnh bản kê, hoặc ký khi dựng: `dancam build --manifest {name} --sign KHÓA`",
        ),
        ProblemWords(
            "signature-missing",
            "there is no signature of this manifest",
            "copy it beside the manifest, or sign as you build: `dancam build --manifest {name} --sign KEY`",
        ),
    ),
    "signers-missing": Wording(
        ProblemWords(
            "thiếu-danh-sách-người-ký",
            "không có tệp danh sách những khóa được ký",
            "mỗi dòng là một tên và một khóa công khai, ví dụ `toasoan@huyen.example ssh-ed25519 AAAA…`",
        ),
        ProblemWords(
            "signers-missing",
            "there is no file with the keys that may sign",
            "each line is a name and a public key, such as `newsroom@portal.example ssh-ed25519 AAAA…`",
        ),
    ),
    "signer-unknown": Wording(
        ProblemWords(
            "người-ký-lạ",
            "không khóa nào trong {signers} đã ký chữ ký này",
            "nếu khóa là của tòa soạn thì thêm khóa công khai vào tệp ấy; nếu không thì đừng tin bản kê này",
        ),
        ProblemWords(
            "unknown-signer",
            "no key in {signers} has made this signature",
            "if the key is the newsroom's, add its public half to that file; if not, do not trust this manifest",
        ),
    ),
    "signature-wrong": Wording(
        ProblemWords(
            "chữ-ký-sai",
            "bản kê không còn đúng như lúc {who} ký: đã bị sửa, hoặc chữ ký là của tệp khác",
            "lấy lại bản kê và chữ ký từ cùng một lần dựng",
        ),
        ProblemWords(
            "wrong-signature",
            "the manifest is not as {who} signed it: it was changed, or the signature belongs to another file",
            "take manifest and signature from the same build",
        ),
    ),
}
