"""Signs a manifest, and checks its signature, with OpenSSH's `ssh-keygen -Y`: whoever uses git by ssh has it and a key.

The signature lies beside the manifest as `FILE.sig`. Who may sign is told by a file of allowed signers, the one that
git has for signed commits: a line `toasoan@huyen.example ssh-ed25519 AAAA…` for each key.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from dancam.problems import Place, Refusal, problem

# What was signed for another purpose is no signature of a manifest.
_NAMESPACE = "dancam-manifest"
_PROGRAM = "ssh-keygen"
_SIGNATURE = b"-----BEGIN SSH SIGNATURE-----"


def signature_of(manifest: Path) -> Path:
    """Return where the signature of a manifest lies."""
    return manifest.with_name(f"{manifest.name}.sig")


def sign(manifest: Path, key: Path) -> Path:
    """Sign a manifest and return the path of the signature.

    Args:
        manifest: The manifest.
        key: A private key, or a public one whose private key the ssh agent has.

    Raises:
        Refusal: There is no `ssh-keygen`, the key cannot be used, or something else lies where the signature belongs.
    """
    signature = signature_of(manifest)
    if signature.exists() and not (signature.is_file() and signature.read_bytes().startswith(_SIGNATURE)):
        raise Refusal(problem("exists-already", Place(str(signature))))
    signature.unlink(missing_ok=True)  # else it asks whether to write over it
    done = _run("-q", "-Y", "sign", "-f", str(key), "-n", _NAMESPACE, str(manifest))
    if done.returncode or not signature.is_file():
        raise Refusal(problem("signing-failed", Place(str(key)), reason=_last_line(done.stderr)))
    return signature


def verify(manifest: Path, data: bytes, signers: Path) -> str:
    """Return who signed a manifest.

    Args:
        manifest: Its path.
        data: Its bytes.
        signers: The file of allowed signers.

    Raises:
        Refusal: It is not signed, was changed since, or nobody signed it who may.
    """
    signature = signature_of(manifest)
    if not signature.is_file():
        raise Refusal(problem("signature-missing", Place(str(signature)), name=manifest.name))
    if not signers.is_file():
        raise Refusal(problem("signers-missing", Place(str(signers))))
    given = ("-f", str(signers), "-s", str(signature))
    found = _run("-Y", "find-principals", *given)
    who = found.stdout.decode(errors="replace").split("\n")[0].strip()
    if found.returncode or not who:
        raise Refusal(problem("signer-unknown", Place(str(signature)), signers=signers))
    done = _run("-Y", "verify", "-n", _NAMESPACE, "-I", who, *given, data=data)
    if done.returncode:
        raise Refusal(problem("signature-wrong", Place(str(manifest)), who=who))
    return who


def _run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        # Without a terminal it asks nobody for a passphrase.
        return subprocess.run(  # noqa: S603 - no shell
            (_PROGRAM, *arguments), input=data, capture_output=True, check=False, start_new_session=True
        )
    except FileNotFoundError:
        raise Refusal(problem("no-ssh-keygen", Place(_PROGRAM))) from None


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "?"
