"""The official sheet of a SOP revision (PermenPANRB 35/2012) as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from site_tools.model.policy import Policy, SopRevision
from site_tools.model.sheet import PrintedDate, Reading
from site_tools.model.when import date_text, local
from site_tools.website import address, words
from site_tools.website.drawing import draw, legend
from site_tools.website.flow import columns_of, rows_of
from site_tools.website.page import Page
from site_tools.website.render import page
from site_tools.website.step_times import StepTime, measures
from site_tools.website.transparency import step_row

_ABOUT = {
    "who": "pelaksana",
    "time": "waktu",
    "output": "output",
    "changes": "bagian yang boleh berubah",
    "returns": "arah pengembalian",
    "requirements": "kelengkapan",
    "evidence": "bukti unggah",
    "forms": "formulir",
    "phase": "jenis langkah",
    "records": "pencatatan dan pendataan",
    "warning": "peringatan",
    "legal_basis": "dasar hukum",
    "roles": "jabatan",
    "columns": "kolom pelaksana",
    "steps": "langkah",
    "ratification": "pengesahan",
    "explanation": "penjelasan",
    "equipment": "peralatan",
    "related": "keterkaitan",
    "clauses": "ketentuan",
    "header": "identitas",
    "effective_date": "tanggal efektif",
    "note_required": "tanggapan tertulis",
    "signature": "paraf",
    "sources": "sumber",
    "media_minimum": "jumlah gambar atau video",
    "categories": "kategori",
    "accounts": "akun resmi",
    "activity": "kegiatan",
    "label": "nomor langkah",
}
"""What a reading is about, in Indonesian; the first word of a dotted name decides where the whole is not listed."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading as the page lists it."""

    place: str
    about: str
    reading: str
    confidence: str
    code: str


def _about(name: str) -> str:
    return _ABOUT.get(name) or _ABOUT.get(name.split(".", 1)[0]) or name


def _readings(revision: SopRevision) -> list[ReadingRow]:
    """Every reading of the file: of the document, of what it demands, of its steps."""
    sop = revision.sop

    def row(place: str, found: Reading) -> ReadingRow:
        return ReadingRow(place, _about(found.about), found.reading, words.CONFIDENCE[found.confidence], found.confidence)

    rows = [row(f"Langkah {step.label.rstrip('.') or step.step}", r) for step in sop.steps for r in step.readings]
    rows += [row("Isi unggahan", r) for r in sop.demands.readings]
    return rows + [row("Seluruh dokumen", r) for r in sop.readings]


def _dates(revision: SopRevision) -> list[PrintedDate]:
    """The dates of the header in the order of the official sheet; blank ones stay, as printed."""
    header = revision.sop.header
    found = (header.made, header.revised, header.ratified, header.effective)
    return [date for date in found if date is not None]


def _minutes(revision: SopRevision) -> int:
    """Sum of the times given in minutes; 0 unless every step has one."""
    times = [step.time.minutes if step.time else None for step in revision.sop.steps]
    return sum(t for t in times if t) if all(times) else 0


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision in the list of all of them."""

    number: str
    href: str
    since: str
    until: str
    sha256: str
    manifest: str
    here: bool


def _manifest(policy: Policy, revision: SopRevision) -> str:
    """The manifest that first listed the file: version and day."""
    first = next((m for m in policy.manifests if any(f.sha256 == revision.sha256 and f.path == revision.path for f in m.files)), None)
    if first is None:
        return "-"
    return f"versi {first.version}, {date_text(local(first.moment, policy.office.timezone))}"


def _revisions(policy: Policy, shown: SopRevision, current: SopRevision, here: str) -> list[RevisionRow]:
    zone = policy.office.timezone
    return [
        RevisionRow(
            number=r.sop.number,
            href=address.link(place(policy, r, current), here),
            since=date_text(local(r.in_force_from, zone)),
            until=date_text(local(r.in_force_until, zone)) if r.in_force_until else "",
            sha256=r.sha256,
            manifest=_manifest(policy, r),
            here=r.sha256 == shown.sha256,
        )
        for r in reversed(policy.of_sop(shown.sop_id))
    ]


def current(policy: Policy, sop_id: str, now: datetime) -> SopRevision:
    """The revision whose sheet stands at the SOP's own address: the one in force now, else the latest."""
    return policy.in_force(sop_id, now) or policy.of_sop(sop_id)[-1]


def place(policy: Policy, revision: SopRevision, current_one: SopRevision) -> str:
    """Address of a revision's sheet."""
    office = policy.office.id
    return address.sheet(office, revision.sop_id) if revision.sha256 == current_one.sha256 else address.revision(office, revision)


def sop_ids(policy: Policy) -> tuple[str, ...]:
    """The SOPs of an office, in the order of their names."""
    return tuple(sorted({r.sop_id for r in policy.revisions}))


def sheets(policy: Policy, times: Sequence[StepTime], now: datetime) -> list[Page]:
    """A page for every revision of every SOP of the office; `times` are the measured steps of its public posts."""
    return [_sheet(policy, r, current(policy, sop_id, now), times) for sop_id in sop_ids(policy) for r in policy.of_sop(sop_id)]


def _sheet(policy: Policy, revision: SopRevision, current_one: SopRevision, times: Sequence[StepTime]) -> Page:
    here = place(policy, revision, current_one)
    sop = revision.sop

    def body(_: Markup) -> Markup:
        return page(
            "sop.html",
            office=policy.office,
            sop=sop,
            revision=revision,
            superseded=revision.sha256 != current_one.sha256,
            dates=_dates(revision),
            columns=columns_of(sop),
            rows=[(row.step, [draw(cell) for cell in row.cells], row.page_ends) for row in rows_of(sop)],
            legend=legend,
            minutes=_minutes(revision),
            measured=[step_row(m) for m in measures(sop.steps, sop.number, times)],
            measured_any=any(t.sop == sop.number for t in times),
            transparency_href=address.link(address.of_office(policy.office.id, address.TRANSPARENCY), here),
            readings=_readings(revision),
            about=_about,
            manifest_version=policy.manifests[-1].version if policy.manifests else None,
            revisions=_revisions(policy, revision, current_one, here),
        )

    return Page(
        address=here,
        title=f"SOP {sop.header.name}",
        body=body,
        description=f"Lembar SOP Nomor {sop.number} {policy.office.short_name}.",
        policy=policy,
        demo=policy.office.demo,
        layout="sheet",
    )
