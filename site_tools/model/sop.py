"""One revision of a Standard Operating Procedure (SOP AP), as an office wrote it.

The document's own words stand beside what a machine needs; where the two are not plainly the same, a
`Reading` says how we read it and how sure we are. Source: the official sheet of PermenPANRB 35/2012.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from site_tools.model.clauses import Clauses
from site_tools.model.schema import STRICT
from site_tools.model.sheet import Column, Header, Note, Reading, RecordItem
from site_tools.model.text import Text

Phase = Literal["prepare", "meet", "handover", "decide", "publish", "report"]
Part = Literal["text", "captions", "media", "attachments", "evidence"]
EvidenceKind = Literal["link", "screenshot", "confirmation"]

PARTS: tuple[Part, ...] = ("text", "captions", "media", "attachments", "evidence")
"""The parts of a post, in the order of the statement."""
CONTENT_PARTS: tuple[Part, ...] = ("text", "captions", "media")
"""Who changes one of these is a maker of the post."""
AFTER_GATE: tuple[Phase, ...] = ("publish", "report")
"""Phases whose steps lie behind the merge gate."""
LONGEST_DAYS = 3660
"""Days of the longest time a step may take: ten years, far from where the calendar ends."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who completes a step: `count` persons with any of the roles, or one person for each role of `all`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    any: tuple[str, ...] = ()
    """Roles of which each signer holds at least one."""
    all: tuple[str, ...] = ()
    """Roles that must each sign, by different persons."""
    count: int = 1
    """How many different persons, with `any`."""
    not_signer_of: tuple[int, ...] = ()
    """Steps whose signers may not sign this one."""

    def __post_init__(self) -> None:
        if bool(self.any) == bool(self.all):
            raise ValueError("exactly one of `any` and `all` names the roles")
        if self.count < 1 or (self.all and self.count != 1):
            raise ValueError("`count` is at least 1 and goes with `any`")

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that may sign the step."""
        return self.any or self.all

    @property
    def needed(self) -> int:
        """How many different persons complete the step."""
        return len(self.all) if self.all else self.count


@dataclass(frozen=True, slots=True)
class TimeStandard:
    """The document's time for a step (waktu): measured and explained, never a gate."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    minutes: int | None = None
    """Minutes."""
    days: int | tuple[int, int] | None = None
    """Days, or a range of days; which kind of day is the office's `day_counting`."""
    after: Literal["event", "collection", "previous"] = "previous"
    """Counted from the activity, from the step that collects the material, or from the step before."""

    def __post_init__(self) -> None:
        if (self.minutes is None) == (self.days is None):
            raise ValueError("a time is given in `minutes` or in `days`")
        days = self.days if isinstance(self.days, tuple) else (self.days or 0,)
        if not 0 <= (self.minutes or 0) <= LONGEST_DAYS * 24 * 60 or not all(0 <= count <= LONGEST_DAYS for count in days):
            raise ValueError(Text("waktu antara 0 dan {most} hari", "a time is 0 to {most} days").fill(most=LONGEST_DAYS))


@dataclass(frozen=True, slots=True)
class Role:
    """An actor column of the document (pelaksana)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """The identifier used in `who`, in appointments and in signatures."""
    title: str
    """The title (jabatan) people read."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the flowchart."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    step: int
    """1..n, without gaps."""
    activity: str
    """Kegiatan, in the document's words."""
    phase: Phase
    """What kind of step it is; `publish` and `report` come after the merge gate."""
    who: Who
    """Who completes it."""
    label: str = ""
    """The printed number, such as `9.`."""
    changes: tuple[Part, ...] = ()
    """The parts this step may change."""
    returns: tuple[int, ...] = ()
    """Steps to which it may send the post back."""
    requirements: tuple[str, ...] = ()
    """Kelengkapan, as printed."""
    time_text: str = ""
    """Waktu, as printed."""
    time: TimeStandard | None = None
    """Waktu, as read; absent where the document is blank."""
    output: str = ""
    """Output, as printed."""
    remark: str = ""
    """Ket., as printed."""
    note_required: bool = False
    """A written response is the step's output: the entry needs a note."""
    evidence: tuple[EvidenceKind, ...] = ()
    """What a publish step's record must hold for each platform."""
    forms: tuple[str, ...] = ()
    """Papers that go with the step (`formulir-unggah`, `lembar-disposisi`, `notula`, `tanggapan`, `register`, ...)."""
    signature: Literal["any", "personal"] = "any"
    """`personal`: a notary's entry is not enough."""
    readings: tuple[Reading, ...] = ()
    """Places of this row that were read, not printed."""


@dataclass(frozen=True, slots=True)
class MediaMinimum:
    """At least so many pictures or videos for posts of these kinds."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    count: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentDemands:
    """What the document demands of the content itself."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    media_minimum: MediaMinimum | None = None
    """Least number of pictures or videos."""
    sources: bool = False
    """`sources` must not be empty."""
    categories: tuple[str, ...] = ()
    """`category` must be one of these."""
    readings: tuple[Reading, ...] = ()
    """How these were read."""


@dataclass(frozen=True, slots=True)
class Sop:
    """One ratified revision of an office's SOP."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    number: str
    """NOMOR SOP, an opaque text."""
    header: Header
    roles: tuple[Role, ...]
    steps: tuple[Step, ...]
    columns: tuple[Column, ...] = ()
    """Printed actor columns, left to right."""
    legal_basis: tuple[str, ...] = ()
    """DASAR HUKUM."""
    qualifications: tuple[str, ...] = ()
    """KUALIFIKASI PELAKSANA."""
    related: tuple[str, ...] = ()
    """KETERKAITAN."""
    equipment: tuple[str, ...] = ()
    """PERALATAN/PERLENGKAPAN."""
    warning: tuple[str, ...] = ()
    """PERINGATAN."""
    records: tuple[RecordItem, ...] = ()
    """PENCATATAN DAN PENDATAAN."""
    ratification: tuple[str, ...] = ()
    """The numbered sentences under PENGESAHAN."""
    explanation: tuple[str, ...] = ()
    """Further paragraphs of the document."""
    clauses: Clauses = field(default_factory=Clauses)
    demands: ContentDemands = ContentDemands()
    revision_date: dt.date | None = None
    """With the number, what tells two revisions apart."""
    effective_date: dt.date | None = None
    """In force from this day; absent: from the first manifest that lists the file."""
    supersedes: str = ""
    """Number of the revision this one replaces."""
    readings: tuple[Reading, ...] = ()
    """Readings that concern the whole document."""
    notes: tuple[Note, ...] = ()
    """Remarks for the office: old citations, oddities of the print."""

    def __post_init__(self) -> None:
        problem = _shape_problem(self)
        if problem:
            raise ValueError(problem)

    @property
    def gate(self) -> int:
        """Number of the first step after the merge gate; n + 1 where nothing is published."""
        return next((s.step for s in self.steps if s.phase in AFTER_GATE), len(self.steps) + 1)

    @property
    def before_gate(self) -> tuple[Step, ...]:
        """The steps that must be complete before the post may be merged."""
        return self.steps[: self.gate - 1]

    @property
    def after_gate(self) -> tuple[Step, ...]:
        """Publish and report steps."""
        return self.steps[self.gate - 1 :]

    def at(self, number: int) -> Step | None:
        """The step of that number, or None."""
        return self.steps[number - 1] if 1 <= number <= len(self.steps) else None

    def role(self, role_id: str) -> Role | None:
        """The role of that id, or None."""
        return next((r for r in self.roles if r.id == role_id), None)

    def may_change(self, number: int) -> frozenset[Part]:
        """Parts that the signer of a step may hand over changed.

        A step with `changes`: those it lists and those a later step before the gate lists, since that one
        signs after it. Step 1 brings everything but evidence. Behind the gate only evidence changes.
        """
        step = self.at(number)
        if step is None:
            return frozenset()
        if step.phase in AFTER_GATE:
            return frozenset({"evidence"})
        if number == 1:
            return frozenset(PARTS) - {"evidence"}
        if not step.changes:
            return frozenset()
        later = {part for s in self.before_gate[number - 1 :] for part in s.changes}
        return frozenset(later) - {"evidence"}


def _shape_problem(sop: Sop) -> str:
    """Why this cannot be a SOP, in one sentence; empty if it can."""
    if not sop.number:
        return "a SOP needs its number"
    if not sop.steps:
        return "a SOP without steps approves nothing"
    if [s.step for s in sop.steps] != list(range(1, len(sop.steps) + 1)):
        return "steps are numbered 1..n without gaps"
    known = {r.id for r in sop.roles}
    if len(known) != len(sop.roles) or "" in known:
        return "role ids are unique and not empty"
    phases = [s.phase in AFTER_GATE for s in sop.steps]
    if phases != sorted(phases):
        return "no step before the gate may follow a publish or report step"
    if phases[0]:
        return "the first step lies before the gate"
    for step in sop.steps:
        unknown = set(step.who.roles) - known
        if unknown:
            return f"step {step.step} names a role that is not listed: {', '.join(sorted(unknown))}"
        if any(not 1 <= t < step.step for t in (*step.returns, *step.who.not_signer_of)):
            return f"step {step.step}: `returns` and `not_signer_of` name earlier steps"
    return ""
