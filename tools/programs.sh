#!/bin/sh
# Install the programs that the tests need and pip does not install: Chromium, the web servers of `dancam server`,
# LibreOffice, which writes Word documents to import, and for deploys sshd, rsync, OpenSSH, and Swift with S3.
# What is missing is installed if this user may do so; if not, the tests list in their summary what they skipped.
# `sh tools/programs.sh chromium` handles the browser only.
set -eu

has() {
    for name in "$@"; do
        if PATH="$PATH:/usr/sbin" command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

# Whether this user is root or may become root: without a password, or with one typed at a terminal.
as_root=""
may_install() {
    has apt-get || return 1
    [ "$(id -u)" -ne 0 ] || return 0
    as_root="sudo"
    has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }
}

missing=""
[ -n "${DANCAM_CHROMIUM:-}" ] \
    || has chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable || missing="chromium"
if [ "${1:-}" != chromium ]; then
    has nginx || missing="$missing nginx"
    has apache2 || missing="$missing apache2-bin media-types"
    has caddy || missing="$missing caddy"
    has soffice libreoffice || missing="$missing libreoffice-writer-nogui"
    has sshd || missing="$missing openssh-server"
    has sftp && has ssh-keygen || missing="$missing openssh-client"
    has rsync || missing="$missing rsync"
    has swift-proxy-server || missing="$missing swift-proxy swift-account swift-container swift-object"
fi
[ -n "$missing" ] || exit 0

if may_install; then
    # The servers are for the tests: none may start by itself, neither now nor when the machine starts.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        trap '$as_root rm -f $policy' EXIT
        printf '#!/bin/sh\nexit 101\n' | $as_root tee $policy >/dev/null
        $as_root chmod +x $policy
    fi
    $as_root apt-get update -qq
    # Chromium without windows, where there is such a package: it takes a third less of everything.
    if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
        missing=$(echo "$missing" | sed 's/^chromium/chromium-headless-shell/')
    fi
    # shellcheck disable=SC2086 # these are several words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    for name in nginx caddy openssh-server:ssh swift-proxy swift-account swift-container swift-object; do
        case " $missing " in
        *" ${name%%:*} "*) $as_root systemctl disable --quiet "${name##*:}" >/dev/null 2>&1 || true ;;
        esac
    done
else
    echo "tools/programs.sh: not here, and this user may not install it:" $missing >&2
    case " $missing " in
    *" chromium "*) .venv/bin/playwright install chromium ;;
    esac
fi
