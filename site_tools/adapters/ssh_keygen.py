"""Signing and verifying by the real OpenSSH, so that agents, passphrases and hardware keys work as people know them.

Never a shell, always argument lists and the C locale. `-Y verify` is the only verification used: the command's other mode
accepts a signature by any key whatever.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
import subprocess
import tempfile
from pathlib import Path

from site_tools.formats import sshsig
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text, same

_TOOL = "ssh-keygen"
_VERIFY_SECONDS = 60
_MAX_KEY_FILE = 64 * 1024
# Both words are patterns in OpenSSH's list of allowed signers: nothing that could be read as one may get there.
_PLAIN_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9@._-]*")
# What signing may see of the caller's environment: finding the tool, the agent, a way to ask for a passphrase or a touch.
_PASSED_ON = (
    "PATH", "HOME", "TERM", "TMPDIR", "SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "SSH_SK_PROVIDER", "DISPLAY",
    "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "SYSTEMROOT", "USERPROFILE",
)  # fmt: skip
_PRIVATE_HEADER = "-----BEGIN OPENSSH PRIVATE KEY-----"
_PRIVATE_MAGIC = b"openssh-key-v1\0"


_ELSEWHERE = Text(id="Pilih berkas lain: ssh-keygen -t ed25519 -f BERKAS", en="Choose another file: ssh-keygen -t ed25519 -f FILE")
_NAME_ONE = Text(
    id="Sebut berkas kunci Anda: --key BERKAS; belum punya: ssh-keygen -t ed25519",
    en="Name your key file: --key FILE; if you have none: ssh-keygen -t ed25519",
)


def sign(message: bytes, *, key_file: Path, namespace: str) -> str:
    """Sign `message` with a key file, or with the agent's key if `key_file` is a `.pub`; one line of base64.

    OpenSSH itself asks for a passphrase or a touch on the terminal. Raises `Problem` (KEY-FILE, KEY-FORMAT, SIGN-FAILED),
    `CannotJudge` (TOOL-MISSING) and, for a namespace that is not plain, `ValueError`.
    """
    _check_plain(namespace)
    public = sshsig.parse_public_key(public_key_of(key_file))
    if key_file.suffix != ".pub":
        _check_private(key_file)
    # A security key's "touch me" is only shown if its error output is the terminal, so it is not caught then.
    result = _run(
        ["-Y", "sign", "-n", namespace, "-f", str(key_file)], message, stderr=None if public.key_type.startswith("sk-") else subprocess.PIPE
    )
    if result.returncode:
        raise _sign_failed(key_file, result)
    line = sshsig.from_armor(result.stdout.decode("ascii", "replace"))
    if sshsig.parse(line).key != public.blob:
        raise _key_problem(key_file, "menandatangani dengan kunci lain daripada isinya", "signs with another key than it shows")
    return line


def verify(signature_line: str, message: bytes, namespace: str, public_key_line: str, *, principal: str = "signer") -> bool:
    """Ask OpenSSH whether exactly this key signed exactly these bytes for exactly this namespace.

    A signature that cannot be read is `False`. Raises `Problem` (KEY-FORMAT) if the public key cannot be read, `CannotJudge`
    (TOOL-MISSING) and, for a namespace or principal that is not plain, `ValueError`.
    """
    _check_plain(namespace)
    _check_plain(principal)
    public = sshsig.parse_public_key(public_key_line)
    try:
        armored = sshsig.to_armor(signature_line)
    except Problem:
        return False
    key = base64.b64encode(public.blob).decode("ascii")
    with tempfile.TemporaryDirectory(prefix="paraf-verify-") as private_folder:
        signers, signature = Path(private_folder, "allowed_signers"), Path(private_folder, "signature")
        signers.write_text(f'{principal} namespaces="{namespace}" {public.key_type} {key}\n', encoding="ascii", newline="\n")
        signature.write_text(armored, encoding="ascii", newline="\n")
        command = ["-Y", "verify", "-n", namespace, "-I", principal, "-f", str(signers), "-s", str(signature)]
        result = _run(command, message, timeout=_VERIFY_SECONDS)
    return result.returncode == 0 and result.stdout.startswith(b'Good "')


def generate(path: Path, comment: str) -> None:
    """Write a new Ed25519 key WITHOUT passphrase to `path` and `path.pub`: for demonstrations and tests only.

    Raises `Problem` (KEY-FILE) if a file is there already or cannot be written, `CannotJudge` (TOOL-MISSING).
    """
    if path.exists() or path.with_name(path.name + ".pub").exists():
        raise _key_problem(path, "sudah ada dan tidak ditimpa", "exists already and is not overwritten", _ELSEWHERE)
    if not comment.isprintable():
        raise ValueError("the comment of a key is one line of printable text")
    result = _run(["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(path)], b"")
    if result.returncode:
        raise _key_problem(path, "tidak dapat ditulis", "cannot be written", _ELSEWHERE)


def public_key_of(key_file: Path) -> str:
    """The public key of a private or `.pub` file as one line, comment included where it is known.

    An OpenSSH private key shows its public half without the passphrase; older formats may ask for it on the terminal.
    Raises `Problem` (KEY-FILE, KEY-FORMAT), `CannotJudge` (TOOL-MISSING).
    """
    text = _read(key_file)
    if text.startswith(_PRIVATE_HEADER):
        return _with_comment(key_file, _public_half(key_file, text))
    if text.startswith("-----BEGIN ") and "PRIVATE KEY-----" in text:
        _check_private(key_file)
        result = _run(["-y", "-f", str(key_file)], b"")
        if result.returncode:
            raise _sign_failed(key_file, result)
        text = result.stdout.decode("utf-8", "replace")
    elif text.partition(" ")[0] not in sshsig.ALGORITHMS:
        raise _key_problem(key_file, "bukan berkas kunci SSH yang diterima", "is no SSH key file that is accepted")
    line = text.strip()
    sshsig.parse_public_key(line)
    return line


def _run(
    arguments: list[str], message: bytes, *, stderr: int | None = subprocess.PIPE, timeout: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"LC_ALL": "C"}
    try:
        return subprocess.run(
            [_TOOL, *arguments], input=message, stdout=subprocess.PIPE, stderr=stderr, env=environment, timeout=timeout, check=False
        )
    except KeyboardInterrupt:
        raise _cancelled() from None
    except FileNotFoundError:
        raise CannotJudge(
            Finding(
                "TOOL-MISSING",
                Text(id="Perintah ssh-keygen tidak ditemukan.", en="The command ssh-keygen was not found."),
                remedy=Text(
                    id="Pasang OpenSSH 8.2 atau lebih baru (paket openssh-client).",
                    en="Install OpenSSH 8.2 or newer (package openssh-client).",
                ),
            )
        ) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        message_text = Text(id="ssh-keygen tidak dapat dijalankan: {why}.", en="ssh-keygen cannot be run: {why}.")
        raise CannotJudge(Finding("TOOL-MISSING", message_text.fill(why=same(type(error).__name__)))) from error


def _read(key_file: Path) -> str:
    try:
        if not key_file.is_file():
            raise _key_problem(key_file, "tidak ada", "does not exist", _NAME_ONE)
        with key_file.open("rb") as stream:
            return stream.read(_MAX_KEY_FILE).decode("utf-8")
    except UnicodeDecodeError:
        raise _key_problem(key_file, "bukan berkas kunci SSH", "is no SSH key file") from None
    except (OSError, ValueError):
        raise _key_problem(key_file, "tidak dapat dibaca", "cannot be read") from None


def _public_half(key_file: Path, text: str) -> str:
    """The public line of an OpenSSH private key: its public blob stands unencrypted at the front (`PROTOCOL.key`)."""
    try:
        raw = binascii.a2b_base64(text.removeprefix(_PRIVATE_HEADER).partition("-----END ")[0])
    except ValueError:
        raw = b""
    at = len(_PRIVATE_MAGIC)
    for _ in ("cipher", "key derivation", "its options"):
        at += 4 + int.from_bytes(raw[at : at + 4], "big")
    at += 4  # the number of keys: always one
    blob = raw[at + 4 : at + 4 + int.from_bytes(raw[at : at + 4], "big")]
    if not raw.startswith(_PRIVATE_MAGIC) or len(blob) < len("ssh-rsa"):
        raise _key_problem(key_file, "rusak", "is damaged")
    key_type = blob[4 : 4 + int.from_bytes(blob[:4], "big")].decode("ascii", "replace")
    line = f"{key_type} {base64.b64encode(blob).decode('ascii')}"
    sshsig.parse_public_key(line)
    return line


def _with_comment(key_file: Path, line: str) -> str:
    try:
        beside = key_file.with_name(key_file.name + ".pub").read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return line
    return beside if beside.startswith(line + " ") and beside.isprintable() else line


def _check_private(key_file: Path) -> None:
    if os.name == "posix" and key_file.stat().st_mode & 0o077:
        raise _key_problem(
            key_file,
            "dapat dibaca orang lain",
            "can be read by other people",
            remedy=Text(id="Jalankan: chmod 600 {file}", en="Run: chmod 600 {file}").fill(file=same(str(key_file))),
        )


def _check_plain(word: str) -> None:
    if not _PLAIN_WORD.fullmatch(word):
        raise ValueError(f"{word!r} is not a plain word")


def _sign_failed(key_file: Path, result: subprocess.CompletedProcess[bytes]) -> Problem:
    said = (result.stderr or b"").decode("utf-8", "replace")
    if result.returncode < 0:  # ended by a signal: Ctrl-C reached the tool first
        return _cancelled()
    if "passphrase" in said:
        return _failed(
            Text(
                id="Kunci tidak dapat dibuka: frasa sandi salah atau tidak diisi.",
                en="The key could not be unlocked: wrong or missing passphrase.",
            )
        )
    not_found = "No private key found" in said
    if f'Load key "{key_file}"' in said or (not_found and key_file.suffix != ".pub"):
        return _key_problem(key_file, "rusak", "is damaged")
    if "Couldn't load public key" in said:
        return _key_problem(
            key_file,
            "rusak, atau berformat lama tanpa berkas .pub di sampingnya",
            "is damaged, or is of the old format without its .pub file beside it",
            remedy=Text(id="Ubah ke format baru: ssh-keygen -p -f {file}", en="Convert it: ssh-keygen -p -f {file}").fill(
                file=same(str(key_file))
            ),
        )
    if not_found:
        return _failed(
            Text(
                id="Kunci privat untuk {file} tidak ada di agen SSH dan tidak ada di sampingnya.",
                en="The private key of {file} is neither in the SSH agent nor beside it.",
            ).fill(file=same(str(key_file)))
        )
    if "unknown option -- Y" in said:
        return CannotJudge(Finding("TOOL-MISSING", Text(id="OpenSSH terlalu lama; perlu 8.2.", en="OpenSSH is too old; 8.2 is needed.")))
    lines = [line for line in said.splitlines() if line.isprintable() and not line.startswith("Signing data")]
    why = same(lines[-1][:200] if lines else f"ssh-keygen: {result.returncode}")
    return _failed(Text(id="ssh-keygen tidak menandatangani: {why}", en="ssh-keygen did not sign: {why}").fill(why=why))


def _cancelled() -> Problem:
    return _failed(Text(id="Dibatalkan; tidak ada yang ditandatangani.", en="Cancelled; nothing was signed."))


def _failed(message: Text) -> Problem:
    return Problem(Finding("SIGN-FAILED", message))


def _key_problem(key_file: Path, id: str, en: str, remedy: Text | None = None) -> Problem:  # noqa: A002 - the two languages of Text
    named = Text(id="Berkas kunci {file} " + id + ".", en="The key file {file} " + en + ".").fill(file=same(str(key_file)))
    other = Text(
        id="Sebut kunci Anda sendiri dengan --key BERKAS; melihat isinya: ssh-keygen -l -f {file}",
        en="Name your own key with --key FILE; to look into one: ssh-keygen -l -f {file}",
    ).fill(file=same(str(key_file)))
    return Problem(Finding("KEY-FILE", named, remedy=remedy or other))
