"""The auditor's script: accepts every sample post, refuses each attack, and is plain POSIX shell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.spec import independent
from tests.spec.samples import EXAMPLE, REPOSITORY, root_of, sample_root, signed_posts

SCRIPT = REPOSITORY / "docs/auditor/verify-post.sh"
OFFICE = EXAMPLE.split("/", maxsplit=1)[0]
GOOD, FINDINGS, CANNOT = 0, 1, 2
SHELLS = [[name] for name in ("dash", "sh") if shutil.which(name)] + ([["busybox", "sh"]] if shutil.which("busybox") else [])


def run(root: Path, post: str, *, shell: list[str] | None = None) -> tuple[int, str]:
    """Exit code and everything that was printed."""
    command = [*(shell or ["sh"]), str(SCRIPT), f"content/{post}"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def with_attachment() -> str:
    """A sample post that has attachments, evidence and pictures."""
    content = sample_root() / "content"
    return next(p for p in signed_posts() if all(any((content / p).glob(g)) for g in ("attachments/*", "evidence/*", "*.jpg")))


def copied(tmp_path: Path, post: str) -> Path:
    """A repository with this one post and its office's policy."""
    shutil.copytree(sample_root() / "content" / post, tmp_path / "content" / post)
    shutil.copytree(sample_root() / "sops", tmp_path / "sops")
    return tmp_path


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))


def test_every_sample_post_is_accepted():
    refused = {post: out for post in signed_posts() if (out := run(sample_root(), post))[0] != GOOD}
    assert refused == {}


def test_it_names_every_entry_and_what_it_does_not_judge():
    _, out = run(sample_root(), EXAMPLE)
    _, block = independent.cut((sample_root() / "content" / EXAMPLE / "index.md").read_bytes())
    people = [entry["person"] for entry in independent.entries(block)]
    assert re.findall(r"^sah \[valid\]: paraf \d+: langkah \[step\] \d+, \S+, (\S+),", out, re.MULTILINE) == people
    assert "not judged" in out


@pytest.mark.parametrize("shell", SHELLS, ids=" ".join)
def test_other_shells_agree(shell):
    assert subprocess.run([*shell, "-n", str(SCRIPT)], check=False).returncode == 0
    assert run(sample_root(), EXAMPLE, shell=shell)[0] == GOOD


def index(root: Path, post: str) -> Path:
    return root / "content" / post / "index.md"


def test_a_flipped_byte_is_found_in_every_file(tmp_path):
    post = with_attachment()
    root = copied(tmp_path, post)
    folder = root / "content" / post
    assert run(root, post)[0] == GOOD
    for part, pattern in {"media": "*.jpg", "attachments": "attachments/*", "evidence": "evidence/*.jpg"}.items():
        file = min(folder.glob(pattern))
        before = file.read_bytes()
        flipped(file)
        code, out = run(root, post)
        assert (code, part in out) == (FINDINGS, True), out
        assert "TIDAK SAH" not in out
        file.write_bytes(before)
    assert run(root, post)[0] == GOOD


TEXT_ATTACKS = {
    "title": ("title: ", "title:  ", "text"),
    "body": ("**Lubuk Basung**", "**Lubuk Basong**", "text"),
    "comment before the keys": ("---\n", "---\n# x\n", "text"),
    "caption": ("captions:\n  default: |\n    KPU", "captions:\n  default: |\n    Kpu", "captions"),
    "comment in the caption block": ("captions:\n", "captions:\n  # x\n", "captions"),
    "alternative text": ('alt: "', 'alt: "X', "media"),
}


@pytest.mark.parametrize(("old", "new", "part"), TEXT_ATTACKS.values(), ids=TEXT_ATTACKS)
def test_a_changed_part_of_index_is_found(tmp_path, old, new, part):
    root = copied(tmp_path, EXAMPLE)
    replaced(index(root, EXAMPLE), old, new)
    code, out = run(root, EXAMPLE)
    assert (code, f"{part} berubah" in out) == (FINDINGS, True), out


def without_entry(text: str, number: int) -> str:
    head, *entries = text.split("\n  - step: ")
    last, rest = entries[-1].split("\n---\n", 1)
    entries[-1] = last
    del entries[number]
    return "\n  - step: ".join([head, *entries]) + "\n---\n" + rest


BLOCK_ATTACKS = {
    "note": lambda t: t.replace('note: "', 'note: "X', 1),
    "decision": lambda t: t.replace('"done"', '"waive"', 1),
    "person": lambda t: t.replace('person: "mahoni-teduh"', 'person: "beringin-tulus"', 1),
    "unknown person": lambda t: t.replace('person: "mahoni-teduh"', 'person: "siapa-saja"', 1),
    "time": lambda t: re.sub(r'at: "2026-10-06T(\d\d)', 'at: "2026-10-07T\\1', t, count=1),
    "step": lambda t: t.replace("step: 2", "step: 3", 1),
    "first entry gone": lambda t: without_entry(t, 0),
    "middle entry gone": lambda t: without_entry(t, 1),
    "entry turned into a click": lambda t: t.replace(
        "\n    signature: ",
        '\n    review: {forge: "f", repository: "1", pull_request: "1", review: "1", commit: "c", user: "1", state: "approved", '
        'reviewed_at: "2026-10-06T10:00:00+07:00"}\n    signature: ',
        1,
    ),
    "space": lambda t: t.replace("by: {role", "by: { role", 1),
    "comment": lambda t: t.replace("\n    by: ", "\n    # x\n    by: ", 1),
    "escape": lambda t: t.replace('role: "operator"', 'role: "\\u006fperator"', 1),
    "number in quotes": lambda t: t.replace("step: 2", 'step: "2"', 1),
    "padding that is none": lambda t: re.sub(r'(signature: "[^"]*)"\n---', r'\1="\n---', t, count=1),
    "line end": lambda t: t.replace("\n    by: ", "\r\n    by: ", 1),
    "key after it": lambda t: t.replace("\n---\n\n", "\nx: y\n---\n\n", 1),
}


@pytest.mark.parametrize("attack", BLOCK_ATTACKS.values(), ids=BLOCK_ATTACKS)
def test_a_changed_block_is_found(tmp_path, attack):
    root = copied(tmp_path, EXAMPLE)
    file = index(root, EXAMPLE)
    before = file.read_bytes().decode()
    file.write_bytes(attack(before).encode())
    assert file.read_bytes().decode() != before
    code, out = run(root, EXAMPLE)
    assert code == FINDINGS, out


def test_a_last_entry_cut_off_leaves_the_folder_unsigned(tmp_path):
    """The chain alone cannot know what came later; the folder does, here by its evidence."""
    root = copied(tmp_path, EXAMPLE)
    file = index(root, EXAMPLE)
    file.write_bytes(without_entry(file.read_bytes().decode(), 3).encode())
    code, out = run(root, EXAMPLE)
    assert (code, "evidence differs" in out) == (FINDINGS, True), out


def test_a_moved_folder_is_refused(tmp_path):
    root = copied(tmp_path, EXAMPLE)
    other = EXAMPLE + "-2"
    (root / "content" / EXAMPLE).rename(root / "content" / other)
    code, out = run(root, other)
    assert (code, "sah [valid]" in out, "TIDAK SAH" in out) == (FINDINGS, False, True), out


def test_an_additional_file_is_found(tmp_path):
    root = copied(tmp_path, EXAMPLE)
    folder = root / "content" / EXAMPLE
    for name in ("foto-9.jpg", "catatan.txt", "Foto.jpg", "attachments/x.pdf", "lampiran/x.pdf"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
        assert run(root, EXAMPLE)[0] == FINDINGS, name
        (folder / name).unlink()
    (folder / "tautan.jpg").symlink_to("foto-1.jpg")
    assert run(root, EXAMPLE)[0] == FINDINGS


POLICY_ATTACKS = {
    "key exchanged": ("people.yml", lambda t: t.replace("AAAAIJ8b", "AAAAIJ8c", 1)),
    "person renamed": ("people.yml", lambda t: t.replace("id: mahoni-teduh", "id: mahoni-tedup", 1)),
    "office changed": ("office.yml", lambda t: t + "# x\n"),
    "manifest lists other bytes": ("pengesahan/0001.txt", lambda t: t.replace("file 0", "file 1", 1).replace("file 2", "file 1", 1)),
    "another ratifier": ("pengesahan/0001.txt", lambda t: t.replace("person beringin-tulus", "person seruni-bijak", 1)),
}


@pytest.mark.parametrize(("name", "attack"), POLICY_ATTACKS.values(), ids=POLICY_ATTACKS)
def test_changed_policy_is_found(tmp_path, name, attack):
    root = copied(tmp_path, EXAMPLE)
    file = root / "sops" / OFFICE / name
    before = file.read_text("utf-8")
    file.write_text(attack(before), "utf-8")
    assert file.read_text("utf-8") != before
    code, out = run(root, EXAMPLE)
    assert code == FINDINGS, out


@pytest.mark.parametrize(
    "argument",
    [
        "",
        "content",
        "content/../content/agam/medsos/2026/x",
        "content/agam/medsos/2026/tidak-ada",
        "sops/agam/medsos/2026/x",
        f"content/{EXAMPLE}/evidence",
    ],
)
def test_wrong_use_gives_no_verdict(argument):
    done = subprocess.run(["sh", str(SCRIPT), argument], cwd=sample_root(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (CANNOT, "")
    assert "Tidak dapat menilai" in done.stderr


def test_an_unknown_office_and_an_unsigned_post_give_no_verdict(tmp_path):
    root = copied(tmp_path, EXAMPLE)
    file = index(root, EXAMPLE)
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"signatures:\n.*?\n---\n", "---\n", text, count=1, flags=re.DOTALL), "utf-8")
    assert run(root, EXAMPLE)[0] == CANNOT
    file.write_text(text, "utf-8")
    trust = root / "sops/trust.txt"
    trust.write_text(re.sub(rf"(?m)^{OFFICE} .*\n", "", trust.read_text("utf-8")), "utf-8")
    assert run(root, EXAMPLE)[0] == CANNOT


# --- what no sample has: a notary's entry, and a second manifest ----------------------------------------------------


def key(folder: Path, name: str) -> str:
    """A new key; its public line without the comment."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)], check=True)
    return " ".join((folder / f"{name}.pub").read_text().split()[:2])


def signature(key_file: Path, namespace: str, message: bytes) -> str:
    command = ["ssh-keygen", "-Y", "sign", "-n", namespace, "-f", str(key_file)]
    armored = subprocess.run(command, input=message, check=True, capture_output=True).stdout.decode()
    return "".join(armored.splitlines()[1:-1])


def manifest(folder: Path, root: Path, version: int, previous: str, ratifiers: dict[str, str], *, signer: str, signer_key: str = "") -> str:
    """Write the next manifest of an office `uji`; returns the digest of the file."""
    paths = ["sops/uji/office.yml", "sops/uji/people.yml"]
    lines = ["paraf-policy/v1", "office uji", f"version {version}", f"at 2026-01-0{version}T00:00:00+07:00", f"person {signer}"]
    lines += [f"previous {previous}", *(f"ratifier {person} {line}" for person, line in ratifiers.items())]
    lines += [f"file {independent.sha256((root / path).read_bytes())}  {path}" for path in paths]
    message = ("\n".join(lines) + "\n").encode()
    data = message + f"signature {signature(folder / (signer_key or signer), 'paraf-policy@v1', message)}\n".encode()
    file = root / f"sops/uji/pengesahan/{version:04d}.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    return independent.sha256(data)


@pytest.fixture
def clicked(tmp_path):
    """A repository with an office `uji`, two manifests and one post with one entry by a click."""
    keys = tmp_path / "keys"
    keys.mkdir()
    root = tmp_path / "repo"
    post = root / "content/uji/medsos/2026/a"
    post.mkdir(parents=True)
    (root / "sops/uji").mkdir(parents=True)
    person, notary, first, second = (key(keys, name) for name in ("orang", "notaris", "satu", "dua"))
    (root / "sops/uji/people.yml").write_text(f'people:\n  - id: orang\n    keys:\n      - {{key: "{person}"}}\n')
    (root / "sops/uji/office.yml").write_text(
        f'id: uji\nnotaries:\n  - id: hos\n    key: "{notary}"\n    forge: git.contoh.id\n    repository: "7"\nplace: X\n'
    )
    ratifiers = {"satu": first, "dua": second}
    trusted = manifest(keys, root, 1, "-", ratifiers, signer="satu")
    manifest(keys, root, 2, trusted, ratifiers, signer="dua")
    (root / "sops/trust.txt").write_text(f"uji {trusted}\n")
    body = "---\ntitle: A\n", "---\n\nIsi.\n"
    (post / "index.md").write_text("".join(body))
    digests = independent.part_digests(post)
    parts = ", ".join(f'{part}: "{digest}"' for part, digest in digests.items())
    entry = (
        '  - step: "-"\n'
        '    by: {role: "operator", person: "orang", capacity: "plh 12/A \\"B\\""}\n'
        '    act: {decision: "withdraw", at: "2026-10-06T13:30:00+07:00"}\n'
        '    note: "salah-data: \\\\ dan \\"kutip\\""\n'
        f'    sop: {{number: "1/2026", sha256: "{"a" * 64}"}}\n'
        f"    parts: {{{parts}}}\n"
        '    review: {forge: "git.contoh.id", repository: "7", pull_request: "3", review: "9", commit: "c0ffee", user: "5", '
        'state: "command", reviewed_at: "2026-10-06T13:29:00+07:00"}\n'
        '    signature: "{}"\n'
    )
    head = f"signatures:\n{independent.MARKER}\n"
    draft = (head + entry.replace('"{}"\n', '"AAAA"\n')).encode()
    [unsigned] = independent.chain(draft, post="uji/medsos/2026/a", root=trusted)
    made = signature(keys / "notaris", "paraf-notary@v1", unsigned.statement)
    (post / "index.md").write_text(body[0] + head + entry.replace('"{}"\n', f'"{made}"\n') + body[1])
    return root, keys, ratifiers


def test_a_click_is_verified_with_the_notary_s_key(clicked):
    root, _, _ = clicked
    code, out = run(root, "uji/medsos/2026/a")
    assert code == GOOD, out


CLICK_ATTACKS = {
    "user": ("content/uji/medsos/2026/a/index.md", 'user: "5"', 'user: "6"'),
    "moment": ("content/uji/medsos/2026/a/index.md", "13:29:00", "13:28:00"),
    "letter": ("content/uji/medsos/2026/a/index.md", "plh 12/A", "plh 13/A"),
    "notary outside its list": ("sops/uji/office.yml", "notaries:", "place2: y\nothers:"),
}


@pytest.mark.parametrize(("name", "old", "new"), CLICK_ATTACKS.values(), ids=CLICK_ATTACKS)
def test_a_changed_click_is_found(clicked, name, old, new):
    root, _, _ = clicked
    replaced(root / name, old, new)
    assert run(root, "uji/medsos/2026/a")[0] == FINDINGS


def test_another_spelling_of_the_last_signature_is_found(clicked):
    """The spare bits of the last base64 letter say nothing to ssh-keygen, which would accept all four letters."""
    root, _, _ = clicked
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    file = index(root, "uji/medsos/2026/a")
    text = file.read_text("utf-8")
    last = re.search(r'([A-Za-z0-9+/])="\n---', text)
    assert last
    other = letters[letters.index(last[1]) + 1]
    replaced(file, f'{last[1]}="\n---', f'{other}="\n---')
    code, out = run(root, "uji/medsos/2026/a")
    assert (code, "signatures block" in out) == (FINDINGS, True), out


def test_a_manifest_by_a_stranger_or_out_of_line_is_found(clicked):
    root, keys, ratifiers = clicked
    good = (root / "sops/uji/pengesahan/0001.txt").read_bytes()
    previous = independent.sha256(good)
    stranger = {**ratifiers, "tamu": key(keys, "tamu")}
    manifest(keys, root, 2, previous, stranger, signer="tamu")
    assert run(root, "uji/medsos/2026/a")[0] == FINDINGS
    manifest(keys, root, 2, previous, ratifiers, signer="satu", signer_key="tamu")
    assert run(root, "uji/medsos/2026/a")[0] == FINDINGS
    manifest(keys, root, 2, "0" * 64, ratifiers, signer="satu")
    assert run(root, "uji/medsos/2026/a")[0] == FINDINGS
    manifest(keys, root, 2, previous, ratifiers, signer="satu")
    assert run(root, "uji/medsos/2026/a")[0] == GOOD


def test_it_leaves_nothing_behind(tmp_path):
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(["sh", str(SCRIPT), f"content/{EXAMPLE}"], cwd=sample_root(), env=environment, capture_output=True, check=False)
    assert done.returncode == GOOD
    assert list(tmp_path.iterdir()) == []
    assert root_of(OFFICE)
