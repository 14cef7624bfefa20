"""Naskah memuat sesuatu yang tidak boleh tampil.

## Yang diperiksa
Naskah tidak memuat HTML mentah di luar daftar pendek (`br`, `sub`, `sup`, `abbr`, `mark`, `kbd`), alamat yang menjalankan skrip, gambar
dari luar folder kiriman, atau potongan berkas lain.
## Mengapa
Semua itu dapat mengubah halaman setelah disetujui, mengirim data pembaca ke pihak lain, atau menjalankan skrip pada perambannya.
## Contoh
`![foto](https://contoh.id/foto.jpg)`: gambar itu dapat diganti pemiliknya kapan saja.
## Yang harus dilakukan
Tulis dengan Markdown biasa dan letakkan gambar di folder kiriman, lalu jalankan `paraf lint`. Bila kiriman sudah diparaf, langkah yang
boleh mengubah naskah diparaf ulang dengan `paraf sign`.

# English
The body holds something that may not be shown.

## What it checks
The body holds no raw HTML beyond a short list (`br`, `sub`, `sup`, `abbr`, `mark`, `kbd`), no address that runs a script, no picture
from outside the post's folder and no snippet of another file.
## Why
Each of these can change the page after its approval, send readers' data to others, or run a script in their browser.
## Example
`![foto](https://contoh.id/foto.jpg)`: its owner can replace that picture at any time.
## What to do
Write plain Markdown and put pictures into the post's folder, then run `paraf lint`. If the post is signed already, the step that may
change the text signs again with `paraf sign`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.shape import PostRule

CODE = "BODY-UNSAFE"


FORBIDDEN: tuple[tuple[re.Pattern[str], Text], ...] = (
    (
        re.compile(r"<(?!/?(?:br|sub|sup|abbr|mark|kbd)\s*/?>)[a-zA-Z/!?]"),
        Text("HTML mentah tidak boleh; pakai Markdown.", "Raw HTML is not allowed; use Markdown."),
    ),
    (
        re.compile(r"(?i)(?:(?:\]\s*\(|\]:|<)\s*<?\s*(?:vbscript|data)|javascript)\s*(?:&colon;|&#0*58;|&#x0*3a;|:)"),
        Text("Alamat yang menjalankan skrip tidak boleh.", "Addresses that run scripts are not allowed."),
    ),
    (
        re.compile(r"(?i)(?:\]\s*\(|\]:|<)[^)>\s]*&(?:#|colon|tab|newline)"),
        Text("Alamat tidak boleh memuat karakter tersandi.", "An address may not hold encoded characters."),
    ),
    (re.compile(r"-{1,}8<-{1,}"), Text("Potongan dari berkas lain tidak boleh.", "Snippets of other files are not allowed.")),
)
"""What may not stand in a line of the body, and why."""
_PICTURE = re.compile(r"!\[")
_OWN_PICTURE = re.compile(r'!\[[^\[\]]*\]\([a-z0-9][a-z0-9._-]*(?: "[^"]*")?\)')
_NOT_OWN = Text(
    "Gambar harus berada di folder kiriman ini, ditulis pada satu baris: ![keterangan](foto-1.jpg)",
    "Pictures must lie in this post's folder, written on one line: ![description](foto-1.jpg)",
)


def check(case: Case, _coming: frozenset[Part]) -> Iterator[Finding]:
    """No HTML but a short list, no script addresses, no remote pictures, no snippets."""
    for number, line in enumerate(case.post.body.split("\n"), start=case.post.body_line):
        reasons = [reason for pattern, reason in FORBIDDEN if pattern.search(line)]
        # Markdown has many ways to write a picture; the one that cannot lead elsewhere is allowed, not the others forbidden.
        reasons += [_NOT_OWN for start in _PICTURE.finditer(line) if not _OWN_PICTURE.match(line, start.start())]
        if reasons:
            yield Finding(CODE, reasons[0], case.post.path.index, number)


RULE = PostRule(CODE, check, __doc__ or "")
