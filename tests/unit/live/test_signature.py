"""A manifest is signed, and its signature checked, with the real `ssh-keygen`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dancam.live.signature import sign, signature_of, verify
from dancam.problems import Refusal

TEXT = b'{"format": 1, "files": {}}'


def key(folder: Path, name: str, passphrase: str = "") -> Path:
    """Make a key, and return its path."""
    path = folder / name
    made = ("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", str(path))
    subprocess.run(made, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return path


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "ban-ke.json"
    path.write_bytes(TEXT)
    return path


@pytest.fixture
def signers(tmp_path: Path) -> Path:
    """Make a key, and name its public half as one that may sign."""
    public = key(tmp_path, "khoa").with_name("khoa.pub").read_text(encoding="utf-8")
    path = tmp_path / "nguoi-ky"
    path.write_text(f"toasoan@huyen.example {public}", encoding="utf-8")
    return path


def refused(manifest: Path, signers: Path, data: bytes = TEXT) -> list[str]:
    with pytest.raises(Refusal) as refusal:
        verify(manifest, data, signers)
    return [each.code for each in refusal.value.problems]


def test_who_signed_is_told(manifest: Path, signers: Path, tmp_path: Path) -> None:
    assert sign(manifest, tmp_path / "khoa") == signature_of(manifest)
    assert verify(manifest, TEXT, signers) == "toasoan@huyen.example"
    assert sign(manifest, tmp_path / "khoa") == signature_of(manifest), "signing again replaces the signature"
    assert verify(manifest, TEXT, signers)


def test_what_is_no_signature_is_not_written_over(manifest: Path, signers: Path, tmp_path: Path) -> None:
    signature_of(manifest).write_bytes(b"of somebody else")
    with pytest.raises(Refusal) as refusal:
        sign(manifest, tmp_path / "khoa")
    (told,) = refusal.value.problems
    assert (told.code, told.place.file) == ("exists-already", str(signature_of(manifest)))
    assert signature_of(manifest).read_bytes() == b"of somebody else"


def test_a_manifest_that_was_changed_since_is_refused(manifest: Path, signers: Path, tmp_path: Path) -> None:
    sign(manifest, tmp_path / "khoa")
    assert refused(manifest, signers, TEXT + b" ") == ["signature-wrong"]


def test_a_key_that_nobody_knows_is_refused(manifest: Path, signers: Path, tmp_path: Path) -> None:
    sign(manifest, key(tmp_path, "la"))
    assert refused(manifest, signers) == ["signer-unknown"]


def test_what_the_same_key_signed_for_another_purpose_is_refused(manifest: Path, signers: Path, tmp_path: Path) -> None:
    signed = ("ssh-keygen", "-q", "-Y", "sign", "-f", str(tmp_path / "khoa"), "-n", "git", str(manifest))
    subprocess.run(signed, check=True, capture_output=True)
    assert refused(manifest, signers) == ["signature-wrong"]


def test_no_signature_no_signers_and_garbage_are_refused(manifest: Path, signers: Path, tmp_path: Path) -> None:
    assert refused(manifest, signers) == ["signature-missing"]
    signature_of(manifest).write_text("no signature", encoding="utf-8")
    assert refused(manifest, signers) == ["signer-unknown"]
    assert refused(manifest, tmp_path / "nobody") == ["signers-missing"]


@pytest.mark.parametrize("name", ["khoa-co-mat-khau", "khong-co"])
def test_a_key_that_cannot_be_used_is_told_and_nobody_is_asked_for_its_passphrase(
    manifest: Path, tmp_path: Path, name: str
) -> None:
    if name == "khoa-co-mat-khau":
        key(tmp_path, name, passphrase="bí mật")
    with pytest.raises(Refusal) as refusal:
        sign(manifest, tmp_path / name)
    (told,) = refusal.value.problems
    assert told.code == "signing-failed"
    assert dict(told.values)["reason"] not in {"", "?"}


def test_a_machine_without_ssh_keygen_is_told_what_to_install(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal) as refusal:
        sign(manifest, tmp_path / "khoa")
    assert [each.code for each in refusal.value.problems] == ["no-ssh-keygen"]
