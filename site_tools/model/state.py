"""Where a chain stands after some of its entries: what the next entry is judged against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from site_tools.model.entry import NO_PARTS, Digests, Entry
from site_tools.model.evidence import Record
from site_tools.model.policy import SopRevision
from site_tools.model.sop import AFTER_GATE, Part, Sop, Step
from site_tools.model.turn import Turn
from site_tools.model.verdict import Passage


@dataclass(frozen=True, slots=True)
class Accepted:
    """An entry the replay accepted."""

    index: int
    entry: Entry
    changed: frozenset[Part]
    """Parts it handed over changed."""
    void: bool = False
    """Signed by a key since it was compromised: readable, but it holds no step."""


@dataclass(frozen=True, slots=True)
class State:
    """The chain so far. Immutable: `engine` makes the next one."""

    revision: SopRevision
    platforms: tuple[str, ...]
    """Where the post is to be uploaded, as the folder says it now."""
    text: str
    """Digest of the text that names these platforms: of an entry over another text they are not known any more."""
    records: tuple[Record, ...] | None
    """All records of the post's evidence; None where no entry covers the evidence as it is now."""
    round: int = 0
    """From 1; 0 before the first entry."""
    history: tuple[Accepted, ...] = ()
    round_start: int = 0
    """Index in `history` of the first entry of this round."""
    live: tuple[tuple[int, tuple[Accepted, ...]], ...] = ()
    """Step number and the entries that hold it."""
    handed: Digests | None = None
    """What the last entry handed over."""
    stopped: Entry | None = None
    """The return or reject that holds the post."""
    withdrawn: Entry | None = None
    published: bool = False
    """This round has a publish or report entry."""
    passages: tuple[Passage, ...] = ()
    turns: tuple[Turn, ...] = ()
    """Which step was expected from when until when, the last one perhaps still lasting."""
    _complete: dict[tuple[int, bool], bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Answers of `complete`, which the rules ask again and again; a state never changes, and `replace` begins anew."""

    @property
    def sop(self) -> Sop:
        """The SOP revision the post runs under."""
        return self.revision.sop

    def holding(self, step: int) -> tuple[Accepted, ...]:
        """The live entries of a step."""
        return next((entries for number, entries in self.live if number == step), ())

    @property
    def this_round(self) -> tuple[Accepted, ...]:
        """Entries of this round, and live ones that it carries over from the round before."""
        own = self.history[self.round_start :]
        carried = tuple(a for _, entries in self.live for a in entries if a.index < self.round_start)
        return carried + own

    @property
    def opens_round(self) -> bool:
        """Whether a pre-gate entry would open a new round now."""
        return self.round == 0 or self.published or self.withdrawn is not None

    def repairs(self, entry: Entry) -> bool:
        """Whether a `done` only signs again a step before the gate that a compromised key holds: nothing else moves."""
        number = entry.step or 0
        again = number in self.void_steps() and not self.phase_after_gate(number)
        return again and entry.decision == "done" and entry.digests == self.handed

    def opens(self, entry: Entry) -> bool:
        """Whether an entry opens a new round."""
        before_gate = entry.decision == "done" and not self.phase_after_gate(entry.step or 0)
        return self.opens_round and before_gate and not self.repairs(entry)

    def changed_by(self, entry: Entry) -> frozenset[Part]:
        """The parts in which an entry differs from the one before it; the first one brings all that is not empty."""
        return entry.digests.changed_from(self.handed or NO_PARTS)

    def complete(self, step: Step, *, trusted_only: bool = False) -> bool:
        """Whether enough different persons hold a step, and a publish step is proved for every platform."""
        asked = (step.step, trusted_only)
        if asked not in self._complete:
            self._complete[asked] = self._is_complete(step, trusted_only=trusted_only)
        return self._complete[asked]

    def _is_complete(self, step: Step, *, trusted_only: bool) -> bool:
        held = [a for a in self.holding(step.step) if not (trusted_only and a.void)]
        if any(a.entry.decision == "waive" for a in held):
            return True
        # Nobody signs one step under two roles (SIGNER-TWICE), so that every role is another person.
        enough = {a.entry.role for a in held} >= set(step.who.all) and len({a.entry.person for a in held}) >= step.who.needed
        if not enough:
            return False
        return step.phase != "publish" or any(self.covered(step, a.entry.moment, a.entry.digests.text) for a in held)

    def covered(self, step: Step, at: datetime, text: str = "") -> bool:
        """Whether the records of this round, as known at a moment, prove the step for every platform.

        `text` is the text digest of the entry that says so; if the folder's text is another by now, the platforms are
        those of the records. Evidence that no entry covers proves nothing, but must not undo what was signed when it
        was still intact: the order of the entries is then taken as they were accepted.
        """
        if self.records is None:
            return True
        known = [r for r in self.records if r.round == self.round and r.recorded_at <= at]
        platforms = self.platforms if text in ("", self.text) else tuple({r.platform: None for r in known})
        return bool(platforms) and all(
            any(r.platform == p and r.proves(kind) for r in known) for p in platforms for kind in step.evidence or ("link",)
        )

    def expected(self, *, trusted_only: bool = False) -> int | None:
        """The lowest incomplete step, or None when all are complete."""
        return next((s.step for s in self.sop.steps if not self.complete(s, trusted_only=trusted_only)), None)

    @property
    def gate_passed(self) -> bool:
        """Whether every step before the gate is complete."""
        return all(self.complete(s) for s in self.sop.before_gate)

    def phase_after_gate(self, step: int) -> bool:
        """Whether a step lies behind the gate."""
        found = self.sop.at(step)
        return found is not None and found.phase in AFTER_GATE

    def void_steps(self) -> frozenset[int]:
        """Steps held by an entry of a compromised key."""
        return frozenset(number for number, entries in self.live if any(a.void for a in entries))

    @property
    def behind_gate(self) -> bool:
        """Whether the round passed the gate and nothing before it was signed since: uploads, or a verdict that stopped it."""
        entries = (a.entry for a in reversed(self.history))
        last = next((e for e in entries if e.decision in ("done", "waive") and not self.phase_after_gate(e.step or 0)), None)
        return bool(self.passages) and last in self.passages[-1].entries
