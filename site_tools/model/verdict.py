"""What the judge says of a post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from site_tools.model.entry import Digests, Entry
from site_tools.model.finding import Finding
from site_tools.model.policy import SopRevision
from site_tools.model.sop import Part
from site_tools.model.text import Text
from site_tools.model.turn import Turn


class Code(StrEnum):
    """Verdicts, in order of precedence."""

    INVALID = "INVALID"
    WITHDRAWN = "WITHDRAWN"
    REJECTED = "REJECTED"
    RETURNED = "RETURNED"
    ALTERED = "ALTERED"
    WAITING = "WAITING"
    OVERRIDDEN = "OVERRIDDEN"
    SATISFIED = "SATISFIED"


LABELS: dict[Code, Text] = {
    Code.INVALID: Text("Tidak sah", "Invalid"),
    Code.WITHDRAWN: Text("Ditarik", "Withdrawn"),
    Code.REJECTED: Text("Ditolak", "Rejected"),
    Code.RETURNED: Text("Dikembalikan", "Returned"),
    Code.ALTERED: Text("Berubah setelah diparaf", "Altered after it was signed"),
    Code.WAITING: Text("Menunggu {title}", "Waiting for {title}"),
    Code.OVERRIDDEN: Text("Lengkap dengan pengecualian (keadaan kahar)", "Complete with an exception (force majeure)"),
    Code.SATISFIED: Text("Lengkap, siap tayang", "Complete, ready to publish"),
}
"""How people read the verdicts."""
PART_WORDS: dict[Part, Text] = {
    "text": Text("naskah", "text"),
    "captions": Text("takarir", "captions"),
    "media": Text("media", "media"),
    "attachments": Text("lampiran", "attachments"),
    "evidence": Text("bukti", "evidence"),
}
"""How people read the parts of a post, in the order of the statement."""


def parts_in_words(parts: frozenset[Part]) -> Text:
    """Parts of a post as people read them."""
    words = [word for part, word in PART_WORDS.items() if part in parts]
    return Text(", ".join(w.id for w in words), ", ".join(w.en for w in words))


@dataclass(frozen=True, slots=True)
class Awaited:
    """A role whose signature is missing, and who holds it now and may sign."""

    role: str
    title: str
    people: tuple[str, ...]
    """Person ids."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepState:
    """Where one step stands in the current round."""

    step: int
    complete: bool
    entries: tuple[Entry, ...]
    """The live entries that hold the step, in order of signing."""
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The gate was passed: what was approved, and when."""

    round: int
    at: datetime
    digests: Digests
    note: str
    """Public note of a correction; empty in the first round."""
    overridden: bool
    entries: tuple[Entry, ...]
    """The live entries at that moment, in order of the steps."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judge's answer for one post."""

    code: Code
    complete: bool
    """Every step is done, publish and report steps included."""
    round: int
    """The current round, from 1; 0 without entries."""
    step: int | None
    """The step expected next, or since which the post is altered; None when complete."""
    pending: tuple[int, ...]
    """Steps that are not complete."""
    awaited: tuple[Awaited, ...]
    """Who must act next."""
    steps: tuple[StepState, ...]
    revision: SopRevision
    passages: tuple[Passage, ...] = ()
    """Every time the gate was passed, the latest last."""
    findings: tuple[Finding, ...] = ()
    altered: frozenset[Part] = frozenset()
    """Parts of the folder that no live signature covers."""
    dead: tuple[int, ...] = ()
    """Steps whose signatures died through an alteration."""
    editing: bool = False
    """The folder differs, but only in what the expected step may change: it is being worked on."""
    evidence_covered: bool = True
    """The evidence in the folder is what the last entry covers; otherwise it shows nowhere."""
    uploaded: tuple[str, ...] = ()
    """Platforms with a record in this round."""
    withdrawn: Entry | None = None
    stopped: Entry | None = None
    """The return or reject that holds the post."""
    void: bool = False
    """The number of its SOP is void and no other revision is in force: a ratifier must act, not a performer."""
    turns: tuple[Turn, ...] = ()
    """Which step was expected from when until when, in all rounds; the last one may still last."""
    now: datetime | None = None
    """The moment of judging, by which lateness is told."""

    @property
    def publishable(self) -> bool:
        """Whether the gate lets the post onto the website and into a bundle."""
        return self.code in (Code.SATISFIED, Code.OVERRIDDEN)

    @property
    def label(self) -> Text:
        """The verdict as people read it."""
        titles = ", ".join(a.title for a in self.awaited)
        return LABELS[self.code].fill(title=titles or "-")
