"""The real OpenSSH: what it signs is what we read, and everything that goes wrong is said in a sentence."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from site_tools.adapters import demo_keys, ssh_keygen, verifier
from site_tools.formats import sshsig
from site_tools.model.finding import CannotJudge, Problem
from tests.adapters import sig_corpus
from tests.adapters.sig_corpus import MESSAGE, NAMESPACE, armor, openssh_accepts

FIRST_DEMO_KEY = "SHA256:eHL7B3uqAbNgXpkeX9s3oZdh/sT9swecZ5SxkQfYdCc"
REAL_KEYS = {
    "ed25519": sig_corpus.ed25519_key,
    "ecdsa256": lambda: sig_corpus.ecdsa_key(256),
    "ecdsa384": lambda: sig_corpus.ecdsa_key(384),
    "ecdsa521": lambda: sig_corpus.ecdsa_key(521),
    "rsa512": lambda: sig_corpus.rsa_key(3072),
}


def write_private(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    path.chmod(0o600)
    return path


@pytest.fixture
def demo_key(tmp_path) -> Path:
    return write_private(tmp_path / "kunci", demo_keys.demo_private_key_bytes(0))


def refused(code: str, call, *arguments, **named) -> str:
    with pytest.raises(Problem) as caught:
        call(*arguments, **named)
    (finding,) = caught.value.findings
    assert finding.code == code
    assert isinstance(caught.value, CannotJudge) == (code == "TOOL-MISSING")
    assert finding.message.id
    # Whoever stands there without a key is told the next command.
    assert code != "KEY-FILE" or any(word in finding.remedy.id for word in ("ssh-keygen", "chmod 600"))
    return finding.message.en


def fake_tool(folder: Path, script: str, monkeypatch) -> None:
    """Put another `ssh-keygen` on the path, to see how its failures are told."""
    folder.mkdir()
    tool = folder / "ssh-keygen"
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


@pytest.mark.parametrize("kind", REAL_KEYS)
def test_signature_of_every_kind_of_key_file(kind, tmp_path):
    pem = REAL_KEYS[kind]().private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    key_file = write_private(tmp_path / "kunci", pem)
    line = ssh_keygen.sign(MESSAGE, key_file=key_file, namespace=NAMESPACE)
    verified = verifier.verify(line, MESSAGE, NAMESPACE)
    public = ssh_keygen.public_key_of(key_file)
    assert verified.ok
    assert verified.key_blob == sshsig.parse_public_key(public).blob == sig_corpus.good(kind).blob
    assert ssh_keygen.verify(line, MESSAGE, NAMESPACE, public)
    assert not ssh_keygen.verify(line, MESSAGE + b"x", NAMESPACE, public)


def test_signature_is_the_one_the_terminal_would_print(demo_key):
    printed = subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-n", NAMESPACE, "-f", demo_key], input=MESSAGE, capture_output=True, check=True
    ).stdout.decode()
    line = ssh_keygen.sign(MESSAGE, key_file=demo_key, namespace=NAMESPACE)
    assert sshsig.to_armor(line) == printed
    assert sshsig.from_armor(printed) == line


def test_verify_is_about_this_key_this_purpose_these_bytes(demo_key):
    line = ssh_keygen.sign(MESSAGE, key_file=demo_key, namespace=NAMESPACE)
    mine, other = demo_keys.demo_public_line(0), demo_keys.demo_public_line(1)
    assert ssh_keygen.verify(line, MESSAGE, NAMESPACE, mine, principal="budi")
    assert not ssh_keygen.verify(line, MESSAGE, NAMESPACE, other)
    assert not ssh_keygen.verify(line, MESSAGE, "paraf-policy@v1", mine)
    assert not ssh_keygen.verify(line, MESSAGE[:-1], NAMESPACE, mine)
    assert not ssh_keygen.verify("", MESSAGE, NAMESPACE, mine)
    assert not ssh_keygen.verify(line + "\n-----END SSH SIGNATURE-----", MESSAGE, NAMESPACE, mine)


@pytest.mark.parametrize("word", ["", "*", "a*", "!a", "a,b", "a b", 'a"', "-a", "a\nb", "git?"])
def test_patterns_never_reach_the_list_of_signers(word, demo_key):
    line, public = sig_corpus.accepted("ed25519").signature_line, demo_keys.demo_public_line(0)
    with pytest.raises(ValueError, match="plain word"):
        ssh_keygen.verify(line, MESSAGE, word, public)
    with pytest.raises(ValueError, match="plain word"):
        ssh_keygen.verify(line, MESSAGE, NAMESPACE, public, principal=word)
    with pytest.raises(ValueError, match="plain word"):
        ssh_keygen.sign(MESSAGE, key_file=demo_key, namespace=word)


def test_verify_with_a_broken_public_key_is_no_verdict_about_the_signature():
    refused("KEY-FORMAT", ssh_keygen.verify, sig_corpus.accepted("ed25519").signature_line, MESSAGE, NAMESPACE, "ssh-ed25519 AAAA")


def test_only_full_verification_is_ever_called():
    source = Path(ssh_keygen.__file__).read_text(encoding="utf-8")
    assert "novalidate" not in source
    assert "shell=True" not in source


def test_openssh_overlooks_what_stands_around_the_armor():
    case = sig_corpus.accepted("ed25519")
    text = armor(case.signature_line)
    for loose in (text + "behind the end\n", text.replace("\n", "\n \n", 1), text.replace("-----\n", "-----\n\n", 1)):
        assert openssh_accepts(loose, *case[2:])
        refused("SIG-FORMAT", sshsig.from_armor, loose)


def test_generate_makes_a_key_and_overwrites_none(tmp_path):
    path = tmp_path / "baru"
    ssh_keygen.generate(path, "contoh saja")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ssh_keygen.public_key_of(path) == ssh_keygen.public_key_of(tmp_path / "baru.pub")
    assert ssh_keygen.public_key_of(path).endswith(" contoh saja")
    assert "exists" in refused("KEY-FILE", ssh_keygen.generate, path, "lagi")
    path.unlink()
    assert "exists" in refused("KEY-FILE", ssh_keygen.generate, path, "lagi")
    assert "cannot be written" in refused("KEY-FILE", ssh_keygen.generate, tmp_path / "tidak-ada" / "kunci", "x")
    with pytest.raises(ValueError, match="one line"):
        ssh_keygen.generate(tmp_path / "lain", "a\nb")


def test_comment_is_taken_only_from_the_file_that_belongs_to_the_key(demo_key):
    bare = " ".join(demo_keys.demo_public_line(0).split()[:2])
    assert ssh_keygen.public_key_of(demo_key) == bare
    beside = demo_key.with_name("kunci.pub")
    beside.write_text(demo_keys.demo_public_line(0) + "\n", encoding="ascii")
    assert ssh_keygen.public_key_of(demo_key) == demo_keys.demo_public_line(0)
    beside.write_text(demo_keys.demo_public_line(1) + "\n", encoding="ascii")
    assert ssh_keygen.public_key_of(demo_key) == bare


def test_old_kind_of_private_key_file(tmp_path):
    pem = sig_corpus.ecdsa_key(256).private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    key_file = write_private(tmp_path / "lama", pem)
    assert ssh_keygen.public_key_of(key_file) == sig_corpus.good("ecdsa256").public_key_line
    assert ".pub file beside" in refused("KEY-FILE", ssh_keygen.sign, MESSAGE, key_file=key_file, namespace=NAMESPACE)
    (tmp_path / "lama.pub").write_text(ssh_keygen.public_key_of(key_file) + "\n", encoding="ascii")
    assert verifier.verify(ssh_keygen.sign(MESSAGE, key_file=key_file, namespace=NAMESPACE), MESSAGE, NAMESPACE).ok
    write_private(key_file, pem[:60] + b"\n-----END EC PRIVATE KEY-----\n")
    assert "damaged" in refused("KEY-FILE", ssh_keygen.public_key_of, key_file)


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "KEY-FILE", "no SSH key file"),
        (b"halo\n", "KEY-FILE", "no SSH key file"),
        (b"\xff\xfe\x00", "KEY-FILE", "no SSH key file"),
        (b"-----BEGIN OPENSSH PRIVATE KEY-----\n", "KEY-FILE", "damaged"),
        (b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAA\n-----END OPENSSH PRIVATE KEY-----\n", "KEY-FILE", "damaged"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n", "KEY-FILE", "no SSH key file"),
        (b"ssh-ed25519 AAAA\n", "KEY-FORMAT", "public key"),
        (b"ssh-dss AAAA\n", "KEY-FILE", "no SSH key file"),
    ],
)
def test_file_that_is_no_key(content, code, says, tmp_path):
    key_file = write_private(tmp_path / "kunci", content)
    assert says in refused(code, ssh_keygen.sign, MESSAGE, key_file=key_file, namespace=NAMESPACE)


def test_damaged_behind_a_good_front(demo_key):
    lines = demo_key.read_text(encoding="ascii").splitlines()
    write_private(demo_key, "\n".join([*lines[:3], *lines[4:], ""]).encode())
    assert "damaged" in refused("KEY-FILE", ssh_keygen.sign, MESSAGE, key_file=demo_key, namespace=NAMESPACE)


def test_missing_key_file_and_folder(tmp_path):
    assert "does not exist" in refused("KEY-FILE", ssh_keygen.sign, MESSAGE, key_file=tmp_path / "x", namespace=NAMESPACE)
    assert "does not exist" in refused("KEY-FILE", ssh_keygen.public_key_of, tmp_path)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_key_file_open_to_others(mode, demo_key):
    demo_key.chmod(mode)
    assert "other people" in refused("KEY-FILE", ssh_keygen.sign, MESSAGE, key_file=demo_key, namespace=NAMESPACE)


def test_weak_key_is_refused_before_signing(tmp_path):
    pem = sig_corpus.rsa_key(2048).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    key_file = write_private(tmp_path / "kunci", pem)
    assert "3072" in refused("KEY-FORMAT", ssh_keygen.sign, MESSAGE, key_file=key_file, namespace=NAMESPACE)


def test_public_file_without_agent(tmp_path, monkeypatch):
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    public = tmp_path / "kunci.pub"
    public.write_text(demo_keys.demo_public_line(3) + "\n", encoding="ascii")
    assert "agent" in refused("SIGN-FAILED", ssh_keygen.sign, MESSAGE, key_file=public, namespace=NAMESPACE)


def test_public_file_with_agent(tmp_path, demo_key, monkeypatch):
    socket = tmp_path / "agen"
    with subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.PIPE) as agent:
        try:
            assert agent.stdout
            agent.stdout.readline()
            monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
            subprocess.run(["ssh-add", "-q", demo_key], check=True, timeout=10)
            demo_key.unlink()
            public = tmp_path / "lain.pub"
            public.write_text(demo_keys.demo_public_line(0) + "\n", encoding="ascii")
            line = ssh_keygen.sign(MESSAGE, key_file=public, namespace=NAMESPACE)
        finally:
            agent.terminate()
    assert verifier.verify(line, MESSAGE, NAMESPACE).key_blob in demo_keys.demo_key_blobs()


def ask_with(folder: Path, answer: str, monkeypatch) -> None:
    asker = folder / "tanya"
    asker.write_text(f"#!/bin/sh\necho {answer}\n", encoding="ascii")
    asker.chmod(0o700)
    monkeypatch.setenv("SSH_ASKPASS", str(asker))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")


@pytest.fixture
def locked_key(tmp_path) -> Path:
    path = tmp_path / "terkunci"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-a", "1", "-N", "rahasia", "-f", path], check=True)
    return path


def test_passphrase_right_and_wrong(locked_key, tmp_path, monkeypatch):
    ask_with(tmp_path, "rahasia", monkeypatch)
    assert verifier.verify(ssh_keygen.sign(MESSAGE, key_file=locked_key, namespace=NAMESPACE), MESSAGE, NAMESPACE).ok
    ask_with(tmp_path, "salah", monkeypatch)
    assert "passphrase" in refused("SIGN-FAILED", ssh_keygen.sign, MESSAGE, key_file=locked_key, namespace=NAMESPACE)


@pytest.mark.parametrize(
    ("script", "code", "says"),
    [
        ("kill -INT $$", "SIGN-FAILED", "Cancelled"),
        ("echo 'unknown option -- Y' >&2; exit 1", "TOOL-MISSING", "too old"),
        ("echo 'Signing data on standard input' >&2; echo 'device not found' >&2; exit 255", "SIGN-FAILED", "device not found"),
        ("exit 7", "SIGN-FAILED", "7"),
        ("echo not a signature", "SIG-FORMAT", "cannot be read"),
    ],
)
def test_failures_of_the_tool(script, code, says, tmp_path, demo_key, monkeypatch):
    fake_tool(tmp_path / "bin", f"cat >/dev/null\n{script}", monkeypatch)
    assert says in refused(code, ssh_keygen.sign, MESSAGE, key_file=demo_key, namespace=NAMESPACE)


def test_signature_by_another_key_than_asked_for(tmp_path, demo_key, monkeypatch):
    (tmp_path / "lain").write_text(armor(sig_corpus.accepted("ed25519").signature_line), encoding="ascii")
    fake_tool(tmp_path / "bin", f"cat >/dev/null\ncat {tmp_path / 'lain'}", monkeypatch)
    assert "another key" in refused("KEY-FILE", ssh_keygen.sign, MESSAGE, key_file=demo_key, namespace=NAMESPACE)


def test_verify_believes_no_bare_exit_code(tmp_path, monkeypatch):
    fake_tool(tmp_path / "bin", "cat >/dev/null\nexit 0", monkeypatch)
    assert not ssh_keygen.verify(*sig_corpus.accepted("ed25519")[1:])


def test_tool_is_missing(tmp_path, demo_key, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "not found" in refused("TOOL-MISSING", ssh_keygen.sign, MESSAGE, key_file=demo_key, namespace=NAMESPACE)
    assert "not found" in refused("TOOL-MISSING", ssh_keygen.verify, *sig_corpus.accepted("ed25519")[1:])
    (tmp_path / "ssh-keygen").write_text("no program", encoding="ascii")
    assert "cannot be run" in refused("TOOL-MISSING", ssh_keygen.verify, *sig_corpus.accepted("ed25519")[1:])


def test_interrupt_from_the_keyboard(demo_key, monkeypatch):
    def interrupted(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupted)
    assert "Cancelled" in refused("SIGN-FAILED", ssh_keygen.sign, MESSAGE, key_file=demo_key, namespace=NAMESPACE)


def test_environment_is_clean(tmp_path, demo_key, monkeypatch):
    fake_tool(tmp_path / "bin", f"cat >/dev/null\nenv > {tmp_path / 'seen'}\nexit 1", monkeypatch)
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    monkeypatch.setenv("GIT_DIR", "/somewhere")
    refused("SIGN-FAILED", ssh_keygen.sign, MESSAGE, key_file=demo_key, namespace=NAMESPACE)
    seen = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    assert "LC_ALL=C" in seen
    assert not any(entry.startswith("GIT_") for entry in seen)


def test_demonstration_keys_are_fixed_and_known():
    blobs = demo_keys.demo_key_blobs()
    assert len(blobs) == 128
    assert all(sshsig.parse_public_key(demo_keys.demo_public_line(index)).blob in blobs for index in demo_keys.POOL)
    # Changing the derivation would make every sample signature a stranger's.
    assert sshsig.fingerprint(sshsig.parse_public_key(demo_keys.demo_public_line(0)).blob) == FIRST_DEMO_KEY
    for index in (-1, 128):
        with pytest.raises(ValueError, match="no demonstration key"):
            demo_keys.demo_private_key_bytes(index)


def test_demonstration_signature_is_deterministic(tmp_path):
    made = set()
    for name in ("a", "b"):
        key_file = write_private(tmp_path / name, demo_keys.demo_private_key_bytes(127))
        made.add(ssh_keygen.sign(MESSAGE, key_file=key_file, namespace=NAMESPACE))
    assert len(made) == 1
