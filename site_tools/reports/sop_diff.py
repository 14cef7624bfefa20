"""What differs between two revisions of a SOP, in the words of an office: pure values, nothing printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from site_tools.deadlines import standard_text
from site_tools.model.sop import Sop, Step
from site_tools.model.sop_changes import Matched, match, performers, retitled, titles
from site_tools.model.text import Lang, Text, same
from site_tools.model.when import date_text
from site_tools.reports.sop_sheet import PARTS, PHASES, clauses, demands

NONE: Final = Text("tidak ada", "none")
FIELDS: Final[dict[str, Text]] = {
    "who": Text("pelaksana", "performer"),
    "activity": Text("kegiatan", "activity"),
    "phase": Text("jenis", "kind"),
    "changes": Text("boleh mengubah", "may change"),
    "returns": Text("dikembalikan ke", "returns to"),
    "time": Text("waktu", "time"),
    "requirements": Text("kelengkapan", "completeness"),
    "output": Text("output", "output"),
    "evidence": Text("bukti unggah", "proof of upload"),
    "forms": Text("formulir", "forms"),
    "note_required": Text("tanggapan tertulis", "written response"),
    "signature": Text("paraf", "signature"),
}
"""What can differ in a step, as people call it."""
LISTS: Final[tuple[tuple[str, Text], ...]] = (
    ("legal_basis", Text("Dasar hukum", "Legal basis")),
    ("qualifications", Text("Kualifikasi pelaksana", "Qualifications")),
    ("related", Text("Keterkaitan", "Related SOPs")),
    ("equipment", Text("Peralatan/perlengkapan", "Equipment")),
    ("warning", Text("Peringatan", "Warning")),
    ("ratification", Text("Pengesahan", "Ratification")),
)
"""Blocks of the sheet that are lists of sentences."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of a step that is another now."""

    before: int
    """Its number in the older revision."""
    now: int
    field: str
    """A key of `FIELDS`."""
    was: Text
    becomes: Text

    def sentence(self) -> Text:
        """`Langkah 3, pelaksana: kini Kasubbag; semula Sekretaris`."""
        return Text("Langkah {n}, {what}: kini {becomes}; semula {was}", "Step {n}, {what}: now {becomes}; before {was}").fill(
            n=self.now, what=FIELDS[self.field], becomes=self.becomes, was=self.was
        )


@dataclass(frozen=True, slots=True)
class SopDiff:
    """Everything that differs."""

    steps: Matched
    changes: tuple[Change, ...]
    document: tuple[Text, ...]
    """Number, titles, clauses, lists: one sentence each."""
    sentences: tuple[Text, ...]
    """Everything about the steps, one sentence each."""

    @property
    def empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.sentences or self.document)


def sop_diff(old: Sop, new: Sop) -> SopDiff:
    """What an office that works by the older revision must learn about the newer one."""
    steps = match(old, new)
    changes = tuple(change for pair in steps.kept for change in _changes(old, new, *pair, steps))
    sentences = (
        *(
            Text("Langkah {n} baru: {what} ({who})", "Step {n} is new: {what} ({who})").fill(n=s.step, what=s.activity, who=titles(new, s))
            for s in steps.added
        ),
        *(
            Text("Langkah {n} dihapus: {what} ({who})", "Step {n} is dropped: {what} ({who})").fill(
                n=s.step, what=s.activity, who=titles(old, s)
            )
            for s in steps.dropped
        ),
        *(
            Text("Langkah {n} pindah menjadi langkah {now}: {what}", "Step {n} moves to be step {now}: {what}").fill(
                n=one.step, now=two.step, what=two.activity
            )
            for one, two in steps.moved
        ),
        *(change.sentence() for change in changes),
    )
    return SopDiff(steps, changes, tuple(_document(old, new)), sentences)


def diff_object(found: SopDiff, lang: Lang) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "steps": {
            "added": [s.step for s in found.steps.added],
            "dropped": [s.step for s in found.steps.dropped],
            "moved": [{"from": one.step, "to": two.step} for one, two in found.steps.moved],
            "changed": [
                {"from": c.before, "to": c.now, "field": c.field, "before": c.was.to(lang), "now": c.becomes.to(lang)}
                for c in found.changes
            ],
        },
        "document": [t.to(lang) for t in found.document],
    }


def _changes(old: Sop, new: Sop, one: Step, two: Step, steps: Matched) -> Iterator[Change]:
    # A step that only stands elsewhere returns to the same step as before.
    now_at = {before.step: after.step for before, after in steps.kept}
    back = tuple(now_at.get(n, -n) for n in one.returns)
    barred = tuple(now_at.get(n, -n) for n in one.who.not_signer_of)
    differs = {
        "who": (performers(one), titles(old, one), barred) != (performers(two), titles(new, two), two.who.not_signer_of),
        "activity": one.activity.split() != two.activity.split(),
        "phase": one.phase != two.phase,
        "changes": set(one.changes) != set(two.changes),
        "returns": set(back) != set(two.returns),
        "time": (one.time, one.time_text) != (two.time, two.time_text),
        "requirements": one.requirements != two.requirements,
        "output": one.output != two.output,
        "evidence": set(one.evidence) != set(two.evidence),
        "forms": set(one.forms) != set(two.forms),
        "note_required": one.note_required != two.note_required,
        "signature": one.signature != two.signature,
    }
    for field, changed in differs.items():
        if changed:
            # Where the print is the same and our reading is not, the reading is what differs.
            field_ = "read" if field == "time" and one.time_text == two.time_text else field
            yield Change(one.step, two.step, field, _value(old, one, field_), _value(new, two, field_))


def _value(sop: Sop, step: Step, field: str) -> Text:
    """What a field of a step says, as people read it."""
    match field:
        case "who":
            return _who(sop, step)
        case "phase":
            return PHASES[step.phase]
        case "changes":
            words = [PARTS[part] for part in step.changes]
            return Text(", ".join(w.id for w in words), ", ".join(w.en for w in words)) if words else NONE
        case "time":
            return same(step.time_text) if step.time_text else standard_text(step.time) if step.time else NONE
        case "read":
            return standard_text(step.time) if step.time else NONE
        case "note_required":
            return Text("wajib", "mandatory") if step.note_required else Text("tidak wajib", "not mandatory")
        case "signature":
            return Text("kunci pribadi", "personal key") if step.signature == "personal" else Text("cara apa pun", "any way")
        case _:
            value = getattr(step, field)
            text = value if isinstance(value, str) else ", ".join(map(str, value))
            return same(text) if text else NONE


def _who(sop: Sop, step: Step) -> Text:
    text = same(titles(sop, step))
    if step.who.count > 1:
        text = Text("{n} orang: {who}", "{n} persons: {who}").fill(n=step.who.count, who=text)
    if step.who.not_signer_of:
        steps = ", ".join(map(str, step.who.not_signer_of))
        return Text("{who}, bukan penanda tangan langkah {steps}", "{who}, no signer of step {steps}").fill(who=text, steps=steps)
    return text


def _document(old: Sop, new: Sop) -> Iterator[Text]:
    becomes = Text("{what}: kini {now}; semula {before}", "{what}: now {now}; before {before}")
    for what, was, is_ in (
        (Text("Nomor", "Number"), same(old.number), same(new.number)),
        (Text("Nama SOP", "Name of the SOP"), same(old.header.name), same(new.header.name)),
        (Text("Tanggal revisi", "Revision date"), _day(old.revision_date), _day(new.revision_date)),
        (Text("Tanggal efektif", "Effective date"), _day(old.effective_date), _day(new.effective_date)),
    ):
        if was != is_:
            yield becomes.fill(what=what, now=is_, before=was)
    for before, now in retitled(old, new):
        yield Text('Jabatan "{before}" kini "{now}"', 'The role "{before}" is now "{now}"').fill(before=before, now=now)
    yield from _list(
        Text("Pelaksana", "Performers"),
        [same(r.title) for r in old.roles if not new.role(r.id)],
        [same(r.title) for r in new.roles if not old.role(r.id)],
    )
    for name, heading in LISTS:
        yield from _list(heading, *_only([same(t) for t in getattr(old, name)], [same(t) for t in getattr(new, name)]))
    yield from _list(
        Text("Pencatatan dan pendataan", "Records"), *_only([same(r.text) for r in old.records], [same(r.text) for r in new.records])
    )
    yield from _list(Text("Ketentuan", "Clauses"), *_only(list(clauses(old.clauses)), list(clauses(new.clauses))))
    yield from _list(Text("Yang diminta dari isi", "Demands on the content"), *_only(list(demands(old)), list(demands(new))))


def _day(day: date | None) -> Text:
    return Text(date_text(day, "id"), date_text(day, "en")) if day else NONE


def _only(old: list[Text], new: list[Text]) -> tuple[list[Text], list[Text]]:
    return [t for t in old if t not in new], [t for t in new if t not in old]


def _list(heading: Text, gone: list[Text], came: list[Text]) -> Iterator[Text]:
    for text in gone:
        yield Text("{what}, tidak ada lagi: {text}", "{what}, no more: {text}").fill(what=heading, text=text)
    for text in came:
        yield Text("{what}, baru: {text}", "{what}, new: {text}").fill(what=heading, text=text)
