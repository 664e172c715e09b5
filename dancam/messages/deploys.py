"""Problems of bringing a portal to its host."""

from __future__ import annotations

from dancam.messages.wording import ProblemWords, Wording

TABLE = {
    "deploy-drafts": Wording(
        ProblemWords(
            "có-bản-nháp",
            "thư mục xuất được dựng với `--drafts`: có bản nháp và bài hẹn giờ trong đó",
            "dựng lại bằng `dancam build` rồi đưa lên",
        ),
        ProblemWords(
            "has-drafts",
            "the output folder was built with `--drafts`: drafts and scheduled articles are in it",
            "run `dancam build`, then deploy",
        ),
    ),
    "deploy-preview": Wording(
        ProblemWords(
            "bản-xem-thử",
            "thư mục xuất được dựng với `--preview`: mọi trang trong đó bảo máy tìm kiếm đừng ghi nhận",
            "dựng lại bằng `dancam build` rồi đưa lên",
        ),
        ProblemWords(
            "preview",
            "the output folder was built with `--preview`: all pages in it keep search engines away",
            "run `dancam build`, then deploy",
        ),
    ),
    "deploy-altered": Wording(
        ProblemWords(
            "tệp-bị-sửa",
            "{count} tệp trong thư mục xuất không còn như lúc dựng: {files}",
            "chạy `dancam build`: tệp sai khác được dựng lại; rồi đưa lên",
        ),
        ProblemWords(
            "altered",
            "{count} files of the output folder are not as they were built: {files}",
            "run `dancam build`, which makes them anew; then deploy",
        ),
    ),
    "deploy-locked": Wording(
        ProblemWords(
            "đang-đưa-lên",
            "một lần đưa lên khác đang chạy: máy {host}, tiến trình {process}, từ {since}",
            "chờ nó xong rồi chạy lại, hoặc chờ lâu hơn bằng `--wait`; biết chắc nó đã chết thì thêm `--take-over`",
        ),
        ProblemWords(
            "deploying",
            "another deploy is under way: machine {host}, process {process}, since {since}",
            "wait for it and try again, or wait longer with `--wait`; if it is surely dead, add `--take-over`",
        ),
    ),
    "deploy-taken-over": Wording(
        ProblemWords(
            "mất-khóa",
            "một lần đưa lên khác đã giành lấy khóa: máy {host}, tiến trình {process}, từ {since}",
            "nơi đăng vẫn lành; chờ lần kia xong rồi chạy lại",
        ),
        ProblemWords(
            "taken-over",
            "another deploy took the lock over: machine {host}, process {process}, since {since}",
            "the target is whole; wait for the other one, then try again",
        ),
    ),
    "deploy-not-ours": Wording(
        ProblemWords(
            "nơi-đăng-lạ",
            "nơi đăng đã có tệp mà không có sổ của dancam: {files}",
            "đúng là chỗ của cổng này thì thêm `--compare`: dancam so từng tệp, gửi phần khác, không xóa tệp nào của người khác",
        ),
        ProblemWords(
            "foreign-target",
            "the target has files, and no record of dancam's: {files}",
            "if it is the place of this portal, add `--compare`: files are compared, what differs is sent, and nobody else's file is removed",
        ),
    ),
    "deploy-newer": Wording(
        ProblemWords(
            "sổ-mới-hơn",
            "sổ ở nơi đăng do một bản dancam mới hơn ghi",
            "cài bản dancam mới hơn rồi đưa lên",
        ),
        ProblemWords(
            "newer-record",
            "a later version of dancam wrote the record on the target",
            "install a later version of dancam, then deploy",
        ),
    ),
    "deploy-moved": Wording(
        ProblemWords(
            "nhánh-liên-tục-đổi",
            "nhánh liên tục bị người khác thay đổi trong lúc đưa lên",
            "chờ người kia xong rồi chạy lại",
        ),
        ProblemWords(
            "branch-moves",
            "somebody else keeps changing the branch meanwhile",
            "wait for the other one, then try again",
        ),
    ),
    "deploy-program": Wording(
        ProblemWords(
            "thiếu-chương-trình",
            "thiếu chương trình {reason}",
            "cài chương trình đó, ví dụ `apt install rsync openssh-client git` (rsync ở cả hai máy); với S3: `pip install 'dancam[s3]'`",
        ),
        ProblemWords(
            "no-program",
            "a program is missing: {reason}",
            "install it, such as by `apt install rsync openssh-client git` (rsync on both machines); for S3: `pip install 'dancam[s3]'`",
        ),
    ),
    "deploy-host-key": Wording(
        ProblemWords(
            "khóa-máy-lạ",
            "chưa biết khóa của máy chủ, hoặc khóa đã đổi: {reason}",
            "hỏi người giữ máy chủ vân tay của khóa, đối chiếu, rồi chạy `ssh MÁY` một lần để ghi nhận; trong CI: ghi khóa vào `known_hosts`",
        ),
        ProblemWords(
            "host-key",
            "the host's key is not known, or is another one: {reason}",
            "compare its fingerprint with what the host's keeper says, then run `ssh HOST` once to record it; in CI: write it into `known_hosts`",
        ),
    ),
    "deploy-login": Wording(
        ProblemWords(
            "không-vào-được",
            "máy chủ không nhận: {reason}",
            "kiểm tra tên người dùng và khóa ssh (`ssh-add -l`); khóa công khai phải nằm trong `authorized_keys` ở máy chủ",
        ),
        ProblemWords(
            "no-login",
            "the host refuses the login: {reason}",
            "check the user's name and the ssh key (`ssh-add -l`); the public key must be in `authorized_keys` on the host",
        ),
    ),
    "deploy-no-shell": Wording(
        ProblemWords(
            "chỉ-có-sftp",
            "máy chủ không cho chạy lệnh: {reason}",
            "dùng `sftp:` thay cho `rsync:`",
        ),
        ProblemWords(
            "sftp-only",
            "the host runs no commands: {reason}",
            "write `sftp:` instead of `rsync:`",
        ),
    ),
    "deploy-rights": Wording(
        ProblemWords(
            "không-được-ghi",
            "nơi đăng không cho ghi: {reason}",
            "cho người dùng này quyền ghi vào thư mục ấy; với S3: quyền PutObject, GetObject, DeleteObject, ListBucket",
        ),
        ProblemWords(
            "no-rights",
            "the target may not be written: {reason}",
            "give this user the right to write there; for S3: PutObject, GetObject, DeleteObject, ListBucket",
        ),
    ),
    "deploy-full": Wording(
        ProblemWords(
            "nơi-đăng-đầy",
            "nơi đăng hết chỗ: {reason}",
            "xóa bớt ở đó rồi chạy lại: những gì đang đăng vẫn lành, lần sau làm nốt",
        ),
        ProblemWords(
            "target-full",
            "the target is full: {reason}",
            "make room there and try again: what is published is whole, and the next try completes it",
        ),
    ),
    "deploy-network": Wording(
        ProblemWords(
            "mất-mạng",
            "không đến được nơi đăng: {reason}",
            "kiểm tra mạng, tên máy và cổng rồi chạy lại: lần sau làm nốt",
        ),
        ProblemWords(
            "no-network",
            "the target cannot be reached: {reason}",
            "check the network, the host's name and the port, and try again: the next try completes it",
        ),
    ),
    "deploy-bucket": Wording(
        ProblemWords(
            "không-có-kho",
            "không có kho S3 này: {reason}",
            "kiểm tra tên kho và `--endpoint`; kho phải được tạo trước",
        ),
        ProblemWords(
            "no-bucket",
            "there is no such bucket: {reason}",
            "check its name and `--endpoint`; the bucket must be made before",
        ),
    ),
    "deploy-credentials": Wording(
        ProblemWords(
            "chìa-khóa-sai",
            "chìa khóa S3 thiếu, sai hoặc hết hạn: {reason}",
            "đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY, hoặc AWS_PROFILE; hết hạn thì lấy chìa khóa mới",
        ),
        ProblemWords(
            "credentials",
            "the S3 credentials are missing, wrong or expired: {reason}",
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; if they expired, get new ones",
        ),
    ),
    "deploy-failed": Wording(
        ProblemWords(
            "đưa-lên-hỏng",
            "nơi đăng báo lỗi: {reason}",
            "sửa theo lời báo ấy rồi chạy lại: những gì đang đăng vẫn lành, lần sau làm nốt",
        ),
        ProblemWords(
            "deploy-failed",
            "the target failed: {reason}",
            "mend what it says and try again: what is published is whole, and the next try completes it",
        ),
    ),
}
