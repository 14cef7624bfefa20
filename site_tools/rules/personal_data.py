"""Kiriman memuat data pribadi.

## Yang diperiksa
Judul, takarir, keterangan gambar, judul dokumen, sumber, dan naskah tidak memuat NIK, nomor kartu keluarga, nomor telepon seluler, atau
alamat rumah (jalan, nomor rumah, dan RT/RW dalam satu kalimat). Nomor naskah dinas, tanggal, jumlah, dan telepon tetap bukan temuan;
nomor dan alamat kantor pada `contact` dan `address` di `office.yml` boleh tampil. Temuan menampilkan nomor itu tersamar.
## Mengapa
Data pribadi yang telanjur terbit tidak dapat ditarik dari gawai orang lain. UU Nomor 27 Tahun 2022 melindunginya, dan orang yang datanya
tersebar yang menanggung akibatnya.
## Contoh
Takarir memuat nomor telepon pribadi seorang petugas sebagai narahubung.
## Yang harus dilakukan
Hapus atau samarkan, lalu jalankan `paraf lint`. Bila memang harus terbit, misalnya nomor layanan yang diumumkan, tambahkan ke `exceptions`
baris yang dicetak pada temuan itu, dengan alasan sedikitnya 15 karakter; pengecualian ikut diparaf bersama naskah pada setiap langkah.

# English
The post holds personal data.

## What it checks
Title, captions, descriptions of pictures, titles of documents, sources and body hold no population number (NIK), no family card number
(KK), no mobile number and no home address (street, house number and RT/RW in one sentence). Numbers of documents, dates, amounts and fixed
lines are no finding; the office's own numbers and address in `contact` and `address` of `office.yml` may be shown. A finding shows the
number masked.
## Why
Personal data once published cannot be called back from other people's devices. Law 27 of 2022 protects it, and the person whose data
spread bears the harm.
## Example
A caption names the private mobile number of a member of staff as the contact.
## What to do
Delete or mask it, then run `paraf lint`. If it must be published, such as the number of an announced service, add to `exceptions` the line
that the finding prints, with a reason of at least 15 characters; the exception is signed with the text at every step.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.office import Office
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.rules.private_numbers import ADDRESS, Private, mobiles, private, street_and_house
from site_tools.rules.published_text import Passage, passages
from site_tools.rules.shape import PostRule

CODE = "PERSONAL-DATA"
MOST: Final = 50
"""Findings of one post: who published a list of people need not read each line of it again."""


def check(case: Case, _coming: frozenset[Part]) -> Iterator[Finding]:
    """Nothing that identifies a person is published, unless the post says why."""
    excused = {e.digest for e in case.post.meta.exceptions if e.code == CODE}
    told = (_finding(case, passage, found) for passage, found in persons(case) if found.digest not in excused)
    yield from islice(dict.fromkeys(islice(told, MOST * 4)), MOST)


def persons(case: Case) -> Iterator[tuple[Passage, Private]]:
    """Everything of persons that would be published, excused or not, but for what is the office's own."""
    office = case.policy.office
    for passage in passages(case.post):
        for found in private(passage.text):
            own, street = _own_numbers(office), street_and_house(office.address)
            ours = found.value in own or (found.kind is ADDRESS and bool(street) and f"{found.value} ".startswith(f"{street} "))
            if not ours:
                yield passage, found


def _own_numbers(office: Office) -> frozenset[str]:
    return mobiles(office.contact) | mobiles(office.address)


def _finding(case: Case, passage: Passage, found: Private) -> Finding:
    line = f'{{code: {CODE}, digest: "{found.digest}", reason: "..."}}'
    line = f"  - {line}" if "exceptions" in case.post.lines else f"exceptions: [{line}]"
    return Finding(
        CODE,
        Text("Ada {kind} pada {place}: {shown}.", "There is a {kind} in {place}: {shown}.").fill(
            kind=found.kind, place=passage.name, shown=found.shown
        ),
        case.post.path.index,
        passage.line_at(found.start),
        remedy=Text(
            "Hapus atau samarkan. Bila memang harus terbit, tulis alasannya dalam front matter: {line}",
            "Delete or mask it. If it must be published, say why in the front matter: {line}",
        ).fill(line=line),
    )


RULE = PostRule(CODE, check, __doc__ or "")
