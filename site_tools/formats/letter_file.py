"""`appointments/<yyyy>-<n>.yml`: the letter of an acting official, written so that it reads back as the same values."""

from __future__ import annotations

from typing import Final

from site_tools.formats.yaml_shape import load
from site_tools.formats.yaml_write import quote
from site_tools.model.people import ActingLetter

HEAD: Final = "# Surat penunjukan Plh. atau Plt. Ditulis oleh `paraf appoint`; sesudah ditandatangani tidak diubah.\n"


def render(letter: ActingLetter) -> bytes:
    """The whole file.

    Raises:
        ValueError: a value cannot stand on one line of YAML. Problem: it would read back as something else.
    """
    rows = [
        ("person", quote(letter.person)),
        ("role", quote(letter.role)),
        ("capacity", letter.capacity),
        ("letter", quote(letter.letter)),
        ("date", quote(letter.date)),
        ("from", quote(letter.from_.isoformat())),
        ("until", quote(letter.until.isoformat())),
        ("merangkap", "true" if letter.merangkap else "false"),
        ("signed_by", quote(letter.signed_by)),
        ("signed_at", quote(letter.signed_at.isoformat())),
        ("signature", quote(letter.signature)),
    ]
    data = (HEAD + "".join(f"{name}: {value}\n" for name, value in rows)).encode()
    load(ActingLetter, data, path="appointments")
    return data
