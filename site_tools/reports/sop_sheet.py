"""A SOP revision as its official sheet, for a terminal and for machines: pure values, nothing printed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from site_tools.deadlines import standard_text
from site_tools.model.clauses import Clauses
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.schema import yaml_name
from site_tools.model.sheet import Confidence, Reading
from site_tools.model.sop import Part, Phase, Sop, Step, Who
from site_tools.model.text import Lang, Text, same
from site_tools.model.when import date_text, local
from site_tools.reports.ratified_by import by_another

PHASES: Final[dict[Phase, Text]] = {
    "prepare": Text("menyiapkan", "prepare"),
    "meet": Text("rapat", "meet"),
    "handover": Text("menyerahkan", "hand over"),
    "decide": Text("memutuskan", "decide"),
    "publish": Text("mengunggah", "publish"),
    "report": Text("melaporkan", "report"),
}
PARTS: Final[dict[Part, Text]] = {
    "text": Text("naskah", "text"),
    "captions": Text("takarir", "captions"),
    "media": Text("media", "media"),
    "attachments": Text("lampiran", "attachments"),
    "evidence": Text("bukti", "evidence"),
}
CONFIDENCE: Final[dict[Confidence, Text]] = {
    "high": Text("tinggi", "high"),
    "medium": Text("sedang", "medium"),
    "low": Text("rendah", "low"),
}
NOT_RATIFIED: Final = Text("belum disahkan", "not ratified yet")
ABOUT: Final[dict[str, str]] = {
    "who": "pelaksana", "time": "waktu", "output": "output", "changes": "bagian yang boleh berubah", "returns": "arah pengembalian",
    "requirements": "kelengkapan", "evidence": "bukti unggah", "forms": "formulir", "phase": "jenis langkah",
    "records": "pencatatan dan pendataan", "warning": "peringatan", "legal_basis": "dasar hukum", "roles": "jabatan",
    "columns": "kolom pelaksana", "steps": "langkah", "ratification": "pengesahan", "explanation": "penjelasan",
    "equipment": "peralatan", "related": "keterkaitan", "clauses": "ketentuan", "header": "identitas",
    "effective_date": "tanggal efektif", "note_required": "tanggapan tertulis", "signature": "paraf", "sources": "sumber",
    "media_minimum": "jumlah gambar atau video", "categories": "kategori", "accounts": "akun resmi", "activity": "kegiatan",
    "label": "nomor langkah", "qualifications": "kualifikasi pelaksana",
}  # fmt: skip
"""What a reading or note is about, in Indonesian; of a dotted name the first word."""
STEP_COLUMNS: Final = (
    Text("No.", "No."),
    Text("Kegiatan", "Activity"),
    Text("Pelaksana", "Performer"),
    Text("Jenis", "Phase"),
    Text("Boleh mengubah", "May change"),
    Text("Kembali ke", "Back to"),
    Text("Waktu", "Time"),
    Text("Output", "Output"),
)
"""Headings of the step table."""


@dataclass(frozen=True, slots=True)
class SopSheet:
    """The sheet, part by part, in one language; the document's own words stay as they are."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and value of the identity block."""
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """Heading and items of the blocks before the steps; only those the document fills."""
    steps: tuple[tuple[str, ...], ...]
    """Rows of the step table, with the columns of `STEP_COLUMNS`."""
    gate: int
    """Number of the first step after the merge gate."""
    after: tuple[tuple[str, tuple[str, ...]], ...]
    """Heading and items of the blocks behind the steps: clauses, demands, readings, notes."""


def sheet(policy: Policy, revision: SopRevision, lang: Lang) -> SopSheet:
    """The sheet of one revision of a SOP of the office."""
    sop = revision.sop
    lists = (
        (Text("Dasar hukum", "Legal basis"), sop.legal_basis),
        (Text("Kualifikasi pelaksana", "Qualifications"), sop.qualifications),
        (Text("Keterkaitan", "Related SOPs"), sop.related),
        (Text("Peralatan/perlengkapan", "Equipment"), sop.equipment),
        (Text("Peringatan", "Warning"), sop.warning),
        (Text("Pencatatan dan pendataan", "Records"), tuple(r.text for r in sop.records)),
    )
    after = (
        (Text("Pengesahan", "Ratification"), sop.ratification),
        (Text("Penjelasan", "Explanation"), sop.explanation),
        (Text("Ketentuan yang dijalankan", "Clauses in effect"), tuple(t.to(lang) for t in clauses(sop.clauses))),
        (Text("Yang diminta dari isi", "Demands on the content"), tuple(t.to(lang) for t in demands(sop))),
        (Text("Pembacaan", "Readings"), tuple(t.to(lang) for t in _readings(sop))),
        (Text("Catatan bagi kantor", "Notes for the office"), tuple(f"{_about(n.about).to(lang)}: {n.text}" for n in sop.notes)),
    )
    return SopSheet(
        title=f"SOP {sop.header.name}",
        facts=tuple((label.to(lang), value.to(lang)) for label, value in _facts(policy, revision, lang)),
        lists=tuple((heading.to(lang), items) for heading, items in lists if items),
        steps=tuple(tuple(cell.to(lang) for cell in _row(sop, step)) for step in sop.steps),
        gate=sop.gate,
        after=tuple((heading.to(lang), items) for heading, items in after if items),
    )


def revision_object(policy: Policy, revision: SopRevision) -> dict[str, Any]:
    """A revision as JSON: where it is, since when it is in force, and everything its file says."""
    return {
        "office": policy.office.id,
        "sop": revision.sop_id,
        "path": revision.path,
        "sha256": revision.sha256,
        "in_force_from": revision.in_force_from.isoformat(),
        "in_force_until": revision.in_force_until.isoformat() if revision.in_force_until else None,
        "gate": revision.sop.gate,
        "document": _plain(revision.sop),
    }


def in_force_since(policy: Policy, revision: SopRevision, lang: Lang) -> str:
    """The day since when a revision is in force, on the office's clock."""
    return date_text(local(revision.in_force_from, policy.office.timezone), lang)


def clauses(found: Clauses) -> Iterator[Text]:
    """What the document's own sentences mean for the judge, one sentence each."""
    if found.effective:
        yield Text("Berlaku sejak ditandatangani.", "In force since it was signed.")
    if found.force_majeure:
        yield Text(
            "Keadaan kahar: pengesah dapat mengecualikan satu langkah, dengan alasan dan batas waktu.",
            "Force majeure: the ratifier may waive one step, with a reason and an end date.",
        )
    if found.completed_stages_stand:
        yield Text("Tahapan yang sudah selesai tidak terkena perubahan.", "Completed stages are not touched by a change.")
    if found.void_on_responsibility_change:
        yield Text(
            "Pelaksana atau ruang lingkup yang lain pada nomor ini membatalkan SOP seluruhnya.",
            "Another performer or scope under this number makes the whole SOP void.",
        )
    if found.void_on_scope_change:
        yield Text(
            "Langkah yang diubah, ditambah, dihapus, atau dipindah pada nomor ini juga membatalkannya.",
            "A step changed, added, dropped or moved under this number makes it void as well.",
        )
    if found.review:
        yield Text("Ditinjau {n} kali setahun.", "Reviewed {n} times a year.").fill(n=found.review.times_per_year)
    if found.higher_rules_prevail:
        yield Text("Peraturan KPU RI didahulukan.", "Rules of KPU RI prevail.")


def _facts(policy: Policy, revision: SopRevision, lang: Lang) -> Iterator[tuple[Text, Text]]:
    sop, header = revision.sop, revision.sop.header
    yield Text("Nomor", "Number"), same(sop.number)
    yield Text("Unit", "Unit"), same(header.unit)
    for printed in (header.made, header.revised, header.ratified, header.effective):
        if printed:
            yield same(printed.label), same(printed.printed) if printed.printed else Text("(kosong)", "(blank)")
    by = header.ratified_by
    yield Text("Disahkan oleh", "Ratified by"), same(f"{by.title}, {by.name}" if by.name else by.title)
    since = same(in_force_since(policy, revision, lang))
    if revision.void_from:
        void = date_text(local(revision.void_from, policy.office.timezone), lang)
        yield Text("Batal sejak", "Void since"), same(void)
    elif revision.in_force_until:
        end = date_text(local(revision.in_force_until, policy.office.timezone), lang)
        yield Text("Berlaku", "In force"), Text("{since} sampai {end}", "{since} until {end}").fill(since=since, end=end)
    else:
        yield Text("Berlaku sejak", "In force since"), since
    if sop.supersedes:
        yield Text("Menggantikan", "Supersedes"), same(sop.supersedes)
    yield Text("Berkas", "File"), same(f"{revision.path} (SHA256 {revision.sha256[:16]})")
    manifest = policy.manifests[-1]
    if manifest.signature:
        other = by_another(policy, manifest)
        told = Text("ke-{n}, {other}", "{n}, {other}") if other else Text("ke-{n}", "{n}")
        yield Text("Pengesahan", "Manifest"), told.fill(n=manifest.version, other=other or "")
    else:
        yield Text("Pengesahan", "Manifest"), NOT_RATIFIED


def _row(sop: Sop, step: Step) -> tuple[Text, ...]:
    label = step.label.rstrip(".")
    number = str(step.step) if label in ("", str(step.step)) else f"{step.step} ({step.label})"
    return (
        same(number),
        same(step.activity),
        _who(sop, step.who),
        PHASES[step.phase],
        _joined([PARTS[part] for part in step.changes]),
        same(", ".join(str(n) for n in step.returns) or "-"),
        _time(step),
        same(step.output or "-"),
    )


def _who(sop: Sop, who: Who) -> Text:
    titles = [found.title if (found := sop.role(role)) else role for role in who.roles]
    if who.all:
        text = Text("{roles} (semuanya)", "{roles} (all of them)").fill(roles=" + ".join(titles))
    elif who.count > 1:
        text = Text("{n} orang: {roles}", "{n} persons: {roles}").fill(n=who.count, roles=" / ".join(titles))
    else:
        text = same(" / ".join(titles))
    if not who.not_signer_of:
        return text
    steps = ", ".join(map(str, who.not_signer_of))
    return Text("{text}; bukan penanda tangan langkah {steps}", "{text}; no signer of step {steps}").fill(text=text, steps=steps)


def _time(step: Step) -> Text:
    if step.time is None:
        return same(step.time_text or "-")
    read = standard_text(step.time)
    # Where the document's words and our reading may differ, both stand.
    if step.time_text and step.time.after != "previous":
        return Text("{printed} [{read}]", "{printed} [{read}]").fill(printed=step.time_text, read=read)
    return same(step.time_text) if step.time_text else read


def _joined(words: list[Text]) -> Text:
    return Text(", ".join(w.id for w in words) or "-", ", ".join(w.en for w in words) or "-")


def demands(sop: Sop) -> Iterator[Text]:
    """What the document asks of the content itself, one sentence each."""
    least = sop.demands.media_minimum
    if least:
        yield Text("Sedikitnya {n} foto atau video untuk: {kinds}.", "At least {n} pictures or videos for: {kinds}.").fill(
            n=least.count, kinds=", ".join(least.kinds)
        )
    if sop.demands.sources:
        yield Text("Sumber disebut.", "Sources are named.")
    if sop.demands.categories:
        yield Text("Kategori: {names}.", "Category: {names}.").fill(names=", ".join(sop.demands.categories))


def _readings(sop: Sop) -> Iterator[Text]:
    """Every reading of the file: of its steps, of what it demands, of the document."""
    for step in sop.steps:
        for found in step.readings:
            yield _reading(Text("langkah {n}, ", "step {n}, ").fill(n=step.step), found)
    for found in (*sop.demands.readings, *sop.readings):
        yield _reading(same(""), found)


def _reading(place: Text, found: Reading) -> Text:
    sure = CONFIDENCE[found.confidence]
    text = Text("{place}{about} (keyakinan {sure}): {reading}", "{place}{about} (confidence {sure}): {reading}")
    return text.fill(place=place, about=_about(found.about), sure=sure, reading=found.reading)


def _about(name: str) -> Text:
    return Text(ABOUT.get(name) or ABOUT.get(name.split(".", 1)[0]) or name, name.replace("_", " "))


def _plain(value: object) -> object:
    """A value of the model under the names of its file; what is absent there is absent here."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {yaml_name(f.name): _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {name: found for name, found in fields.items() if found not in (None, "", [], {})}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
