"""Which characters a file of ours may hold, before anybody parses it.

A signature covers bytes, a person reads glyphs: a character that shows nothing, turns the reading direction or
ends a line for one program and not for another lets the two differ. So it is refused, wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text

SHOWN_PER_CODE = 20
"""Lines reported per code; a file full of tabs shall not fill the screen."""

_LINE_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")

_NONCHARACTERS = frozenset(range(0xFDD0, 0xFDF0)) | {plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)}

# A joiner between two emoji makes one picture of them (a family, a profession): the one place where it shows.
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf"
_EMOJI_JOINER = re.compile(f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])")

_ADVICE = {
    "CANON-CRLF": (
        Text("Baris diakhiri CR ({name}); hanya LF yang boleh.", "The line has a carriage return ({name}); only LF may end a line."),
        Text('Atur editor ke akhir baris "LF" lalu simpan ulang.', 'Set the editor to "LF" line ends and save again.'),
    ),
    "YAML-TAB": (
        Text("Ada tab ({name}); pakai spasi.", "There is a tab ({name}); use spaces."),
        Text("Ganti setiap tab dengan spasi.", "Replace each tab with spaces."),
    ),
    "YAML-LINEBREAK": (
        Text("Ada pemisah baris yang tidak lazim ({name}).", "There is an unusual line break ({name})."),
        Text("Hapus karakter itu atau ganti dengan baris baru biasa.", "Delete the character or use an ordinary new line."),
    ),
    "YAML-CONTROL": (
        Text("Ada karakter yang tidak terlihat atau karakter kendali ({name}).", "There is an invisible or control character ({name})."),
        Text(
            "Ketik ulang bagian itu; jangan menyalin dari pengolah kata.",
            "Type that part again instead of pasting it from a word processor.",
        ),
    ),
    "NOT-NFC": (
        Text("Huruf beraksen ditulis terurai (bukan Unicode NFC).", "An accented letter is written in pieces (not Unicode NFC)."),
        Text("Ketik ulang huruf itu atau simpan berkas sebagai NFC.", "Type the letter again or save the file as NFC."),
    ),
}


def refusal(character: str) -> str | None:
    r"""The code under which this one character is refused, or None; `\n` alone may control anything."""
    if character == "\n":
        return None
    if character == "\r":
        return "CANON-CRLF"
    if character == "\t":
        return "YAML-TAB"
    if character in _LINE_BREAKS:
        return "YAML-LINEBREAK"
    # Noncharacters are for a program's inside only, and YAML parsers disagree about them.
    if unicodedata.category(character) in ("Cc", "Cf", "Cs") or ord(character) in _NONCHARACTERS:
        return "YAML-CONTROL"
    return None


def refused_codes(text: str) -> dict[str, frozenset[str]]:
    """Code -> the refused characters of `text`; `NOT-NFC` with an empty set where pieces should be one letter."""
    # Nearly every text is clean, and Python can say so of the whole at once: what it calls printable is none of these.
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        return {}
    found: dict[str, set[str]] = {}
    for character in sorted(set(_EMOJI_JOINER.sub("", text))):
        code = refusal(character)
        if code is not None:
            found.setdefault(code, set()).add(character)
    codes = {code: frozenset(characters) for code, characters in found.items()}
    if not unicodedata.is_normalized("NFC", text):
        codes["NOT-NFC"] = frozenset()
    return codes


def finding(code: str, characters: frozenset[str], *, path: str, line: int) -> Finding:
    """The finding for one line that holds `characters` refused under `code`."""
    message, remedy = _ADVICE[code]
    name = ", ".join(f"U+{ord(c):04X}" for c in sorted(characters)[:4])
    return Finding(code=code, message=message.fill(name=name), path=path, line=line, remedy=remedy)


def _findings(text: str, path: str, first_line: int) -> Iterator[Finding]:
    codes = refused_codes(text)
    if not codes:
        return
    left = dict.fromkeys(codes, SHOWN_PER_CODE)
    for line, words in enumerate(text.split("\n"), first_line):
        # A file has a million lines or more, and one bad line must not make all the others expensive.
        if words.isprintable() and unicodedata.is_normalized("NFC", words):
            continue
        if not any(left.values()):
            return
        shown = set(_EMOJI_JOINER.sub("", words))
        for code, characters in codes.items():
            here = characters & shown
            hit = not unicodedata.is_normalized("NFC", words) if code == "NOT-NFC" else bool(here)
            if hit and left[code]:
                left[code] -= 1
                yield finding(code, here, path=path, line=line)


def clean_text(data: bytes, *, path: str, first_line: int = 1, limit: int = 65536) -> str:
    """The text of `data`, which is at most `limit` bytes, UTF-8 without BOM, LF, NFC, and free of unseen characters.

    Raises `Problem` with one finding per line and kind (TOO-LARGE, YAML-ENCODING, CANON-CRLF, YAML-TAB,
    YAML-LINEBREAK, YAML-CONTROL, NOT-NFC). Lines are counted by LF alone, from `first_line`.
    """
    if len(data) > limit:
        message = Text("Berkas terlalu besar: {size} bita, paling banyak {limit}.", "The file is too large: {size} bytes, at most {limit}.")
        remedy = Text("Persingkat isinya atau bagi menjadi beberapa berkas.", "Shorten it or split it into several files.")
        raise Problem(Finding("TOO-LARGE", message.fill(size=len(data), limit=limit), path, first_line, remedy=remedy))
    remedy = Text('Simpan berkas sebagai "UTF-8" tanpa BOM.', 'Save the file as "UTF-8" without BOM.')
    if data.startswith(b"\xef\xbb\xbf"):
        message = Text("Berkas diawali tanda BOM.", "The file starts with a byte order mark.")
        raise Problem(Finding("YAML-ENCODING", message, path, first_line, remedy=remedy))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        message = Text("Isi baris ini bukan UTF-8.", "This line is not UTF-8.")
        raise Problem(Finding("YAML-ENCODING", message, path, line, remedy=remedy)) from None
    found = tuple(_findings(text, path, first_line))
    if found:
        raise Problem(*found)
    return text
