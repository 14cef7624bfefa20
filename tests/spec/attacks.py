"""What is done to a repository of one office, as data: the same list for the program and for the auditor's script."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.spec.auditor import flipped, replaced, sample_copy, split_entries, with_entries, without_signatures
from tests.spec.samples import EXAMPLE, sample_root

OFFICE = "kota-bengkulu"
POST = f"{OFFICE}/medsos/2026/kuliah-umum-pendidikan-pemilih"
"""Eight entries, with pictures, attachments and evidence."""
RETURNED = f"{OFFICE}/medsos/2026/klarifikasi-pesan-berantai-pendaftaran"
"""Its last entry is a return."""


class Attack(NamedTuple):
    """What is done, and what the refusal names; accepted where it names nothing."""

    do: Callable[[Path], object]
    named: str = ""
    second: bool = False
    """Whether the office needs its second post for it."""


def index(root: Path, post: str = POST) -> Path:
    return root / "content" / post / "index.md"


def folder(root: Path, post: str = POST) -> Path:
    return root / "content" / post


def policy(root: Path) -> Path:
    return root / "sops" / OFFICE


def edit(old: str, new: str, post: str = POST) -> Attack:
    return Attack(lambda root: replaced(index(root, post), old, new), post)


def edit_entry(number: int, pattern: str, new: str) -> Attack:
    """Change one entry, counted from 0, by a regular expression that must match."""

    def do(root: Path) -> None:
        head, entries, tail = split_entries(index(root).read_bytes().decode())
        changed = re.sub(pattern, new, entries[number], count=1)
        assert changed != entries[number]
        entries[number] = changed
        index(root).write_bytes((head + "".join(entries) + tail).encode())

    return Attack(do, POST)


def keep(order: list[int]) -> Attack:
    return Attack(lambda root: with_entries(index(root), order), POST)


def beside(name: str, data: bytes = b"x") -> Attack:
    """A file more in the post's folder."""

    def do(root: Path) -> None:
        file = folder(root) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    return Attack(do, POST)


def renamed(old: str, new: str) -> Attack:
    return Attack(lambda root: (folder(root) / old).rename(folder(root) / new), POST)


def _signature_of_other_post(root: Path) -> None:
    head, entries, tail = split_entries(index(root).read_bytes().decode())
    _, other, _ = split_entries(index(root, RETURNED).read_bytes().decode())
    signature = re.search(r'signature: "([^"]+)"', other[1])
    assert signature
    entries[1] = re.sub(r'signature: "[^"]+"', f'signature: "{signature[1]}"', entries[1])
    index(root).write_bytes((head + "".join(entries) + tail).encode())


def _entry_of_other_post(root: Path) -> None:
    head, entries, tail = split_entries(index(root).read_bytes().decode())
    _, other, _ = split_entries(index(root, RETURNED).read_bytes().decode())
    index(root).write_bytes((head + "".join([*entries, other[-1]]) + tail).encode())


def _to_another_office(root: Path) -> None:
    other = root / "lain"
    sample_copy(other, EXAMPLE)
    shutil.copytree(other / "sops/agam", root / "sops/agam")
    shutil.copytree(other / "content/agam", root / "content/agam")
    with (root / "sops/trust.txt").open("a", encoding="utf-8") as file:
        file.write((other / "sops/trust.txt").read_text("utf-8"))
    shutil.rmtree(other)
    shutil.copytree(folder(root), root / "content/agam/medsos/2026/kuliah-umum-pendidikan-pemilih")
    listed = re.search(r"file ([0-9a-f]{64})  sops/agam/medsos/", (root / "sops/agam/pengesahan/0001.txt").read_text("utf-8"))
    assert listed
    moved = index(root, "agam/medsos/2026/kuliah-umum-pendidikan-pemilih")
    text = moved.read_bytes().decode()
    text = re.sub(r'sop: \{number: "[^"]+", sha256: "[^"]+"\}', f'sop: {{number: "175/ORT.06/1306/2023", sha256: "{listed[1]}"}}', text)
    moved.write_bytes(text.encode())


def _twice_signed_line(root: Path) -> None:
    text = index(root).read_bytes().decode()
    line = re.search(r'    signature: "[^"]+"\n', text)
    assert line
    index(root).write_bytes(text.replace(line[0], line[0] * 2, 1).encode())


def _linked_folder(root: Path) -> None:
    shutil.move(folder(root), root / "asli")
    folder(root).symlink_to(root / "asli", target_is_directory=True)


def _foreign_manifest(root: Path) -> None:
    shutil.copy(sample_root() / "sops/agam/pengesahan/0001.txt", _manifest(root))


def _page(root: Path) -> Path:
    return root / "content" / OFFICE / "profil.md"


def _manifest(root: Path, number: int = 1) -> Path:
    return policy(root) / f"pengesahan/{number:04d}.txt"


def _sop(root: Path) -> Path:
    return next((policy(root) / "medsos").glob("*.yml"))


def _appended(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.write(text)


ATTACKS: dict[str, Attack] = {
    "nothing": Attack(lambda root: root, second=True),
    # --- one byte of each part
    "byte of the text": Attack(lambda root: flipped(index(root), -2), POST),
    "byte of a caption": Attack(lambda root: flipped(index(root), index(root).read_bytes().index(b"\ncaptions:") + 30), POST),
    "byte of a list of pictures": edit('alt: "', 'alt: "X'),
    "byte of a picture": Attack(lambda root: flipped(folder(root) / "foto-2.jpg"), POST),
    "byte of an attachment": Attack(lambda root: flipped(folder(root) / "attachments/notula.md", -2), POST),
    "byte of the evidence": Attack(lambda root: flipped(min((folder(root) / "evidence").glob("*.jpg"))), POST),
    # --- files
    "picture added": beside("foto-9.jpg"),
    "attachment added": beside("attachments/lain.md"),
    "evidence added": beside("evidence/lain.jpg"),
    "file without a place": beside("catatan.txt"),
    "name with capitals": beside("Foto.jpg"),
    "name with a space": beside("attachments/a b.md"),
    "name with a newline": beside("attachments/a\nb.md"),
    "name that begins with a hyphen": beside("attachments/-r.md"),
    "Indonesian folder": beside("lampiran/notula.md"),
    "picture removed": Attack(lambda root: (folder(root) / "foto-2.jpg").unlink(), POST),
    "attachment removed": Attack(lambda root: (folder(root) / "attachments/notula.md").unlink(), POST),
    "evidence removed": Attack(lambda root: min((folder(root) / "evidence").glob("*.jpg")).unlink(), POST),
    "index removed": Attack(lambda root: index(root).unlink(), POST),
    "picture renamed": renamed("foto-2.jpg", "foto-8.jpg"),
    "attachment renamed": renamed("attachments/notula.md", "attachments/notulen.md"),
    "folder renamed": Attack(lambda root: folder(root).rename(f"{folder(root)}-2"), f"{POST}-2"),
    "symlink": Attack(lambda root: (folder(root) / "foto-9.jpg").symlink_to("foto-1.jpg"), POST),
    "symlink to the outside": Attack(lambda root: (folder(root) / "foto-9.jpg").symlink_to("/etc/hostname"), POST),
    "linked folder": Attack(_linked_folder, POST),
    "executable": Attack(lambda root: (folder(root) / "foto-1.jpg").chmod(0o755), POST),
    "pipe": Attack(lambda root: os.mkfifo(folder(root) / "foto-9.jpg"), POST),
    # --- a signature somewhere else
    "signature of another post": Attack(_signature_of_other_post, POST, second=True),
    "entry of another post": Attack(_entry_of_other_post, POST, second=True),
    "other step": edit_entry(1, "step: 2", "step: 3"),
    "other SOP": edit_entry(1, r'number: "[^"]+", sha256: "[0-9a-f]+"', f'number: "175/ORT.06/1306/2023", sha256: "{"a" * 64}"'),
    "other office": Attack(_to_another_office, "agam/medsos/2026/kuliah-umum-pendidikan-pemilih"),
    "other role": edit_entry(1, 'role: "[^"]+"', 'role: "operator"'),
    "other person": edit_entry(1, 'person: "[^"]+"', 'person: "siapa-saja"'),
    "other capacity": edit_entry(1, '"definitif"', '"plh 12/SP/2026"'),
    "other decision": edit_entry(1, '"done"', '"waive"'),
    "other time": edit_entry(0, "T11:00:00", "T11:00:01"),
    "same time in another zone": edit_entry(0, r"T11:00:00\+07:00", "T04:00:00Z"),
    "other note": edit_entry(1, "\n    sop: ", '\n    note: "Setuju."\n    sop: '),
    "other digest": edit_entry(-1, r'text: "[0-9a-f]{8}', 'text: "00000000'),
    # --- the chain
    "first entry dropped": keep([1, 2, 3, 4, 5, 6, 7]),
    "middle entry dropped": keep([0, 1, 2, 4, 5, 6, 7]),
    "entries before the evidence only": keep([0, 1, 2, 3]),
    "entry twice": keep([0, 1, 1, 2, 3, 4, 5, 6, 7]),
    "entries swapped": keep([0, 1, 3, 2, 4, 5, 6, 7]),
    "last entry dropped where it changed nothing": Attack(lambda root: with_entries(index(root), range(7))),
    "all entries dropped": Attack(lambda root: without_signatures(index(root)), POST),
    # --- the block and the front matter
    "signature line twice": Attack(_twice_signed_line, POST),
    "comment in the block": edit("\n    by: ", "\n    # x\n    by: "),
    "blank line in the block": edit("\n    by: ", "\n\n    by: "),
    "escape in the block": edit('capacity: "d', 'capacity: "\\u0064'),
    "day that no calendar has": edit_entry(1, r"2026-10-21T", "2026-02-30T"),
    "step zero": edit("step: 1\n", "step: 0\n"),
    "key behind the block": edit("\n---\n\n", "\nkind: berita\n---\n\n"),
    "key twice": edit("\ncategory:", "\ntitle: Lain\ncategory:"),
    "carriage return": edit("\ncategory:", "\r\ncategory:"),
    "no newline at the end": Attack(lambda root: index(root).write_bytes(index(root).read_bytes()[:-1]), POST),
    "change after a return": Attack(lambda root: replaced(index(root, RETURNED), "title: ", "title: Ralat "), second=True),
    # --- policy
    "people edited": Attack(lambda root: _appended(policy(root) / "people.yml", "# x\n"), POST),
    "key exchanged": Attack(lambda root: replaced(policy(root) / "people.yml", "C1lZDI1NTE5AAAAI", "C1lZDI1NTE5AAAAJ"), POST),
    "office edited": Attack(lambda root: _appended(policy(root) / "office.yml", "# x\n"), POST),
    "SOP edited": Attack(lambda root: _appended(_sop(root), "# x\n"), POST),
    "SOP removed": Attack(lambda root: _sop(root).unlink(), POST),
    "SOP added": Attack(lambda root: shutil.copy(_sop(root), policy(root) / "medsos/lain.yml"), POST),
    "SOP linked": Attack(lambda root: (policy(root) / "medsos/lain.yml").symlink_to(_sop(root)), POST),
    "page edited": Attack(lambda root: _appended(_page(root), "Berita.\n"), "content/kota-bengkulu/profil.md"),
    "page removed": Attack(lambda root: _page(root).unlink(), "content/kota-bengkulu/profil.md"),
    "page added": Attack(lambda root: shutil.copy(_page(root), _page(root).with_name("berita.md")), "content/kota-bengkulu/berita.md"),
    "file beside the posts": Attack(lambda root: (root / "content/lepas.md").write_text("x\n"), "content/lepas.md"),
    "manifest edited": Attack(lambda root: replaced(_manifest(root), "at 2026-01-05T09", "at 2026-01-05T08"), POST),
    "manifest of another office": Attack(_foreign_manifest, POST),
    "second manifest that is none": Attack(lambda root: shutil.copy(_manifest(root), _manifest(root, 2)), POST),
    "manifest with a gap": Attack(lambda root: shutil.copy(_manifest(root), _manifest(root, 3)), POST),
    "manifest removed": Attack(lambda root: (_manifest(root)).unlink(), POST),
    "other root": Attack(lambda root: (root / "sops/trust.txt").write_text(f"{OFFICE} {'0' * 64}\n"), POST),
    "office not trusted": Attack(lambda root: (root / "sops/trust.txt").write_text(f"agam {'0' * 64}\n"), POST),
    "trust line twice": Attack(lambda root: _appended(root / "sops/trust.txt", (root / "sops/trust.txt").read_text()), "sops/trust.txt"),
    "no trust file": Attack(lambda root: (root / "sops/trust.txt").unlink(), "sops/trust.txt"),
    "comment in the trust file": Attack(lambda root: _appended(root / "sops/trust.txt", "\n# x\n")),
    "file elsewhere": Attack(lambda root: (root / "README.md").write_text("x\n")),
}  # fmt: skip
