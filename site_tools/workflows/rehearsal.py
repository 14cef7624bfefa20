"""A post on paper: entries that nobody signed yet, put before the real judge as if they were.

Nothing here knows who may sign what. A rehearsal only writes entries, says of each that its signature verifies (which is
a fact, not a rule), and lets the engine replay them; what the engine refuses is refused.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from site_tools import engine
from site_tools.model.case import Case
from site_tools.model.entry import DEFINITIVE, NO_PARTS, RATIFIER_ROLE, Digests, Entry, EntryFact, HostReview
from site_tools.model.finding import Finding
from site_tools.model.people import Person
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.post import Meta, Post, PostPath
from site_tools.model.simulation import Hat, Move
from site_tools.model.sop import AFTER_GATE, CONTENT_PARTS, Part, Sop, Step
from site_tools.model.state import State
from site_tools.rules import demo_key, notary_review, role_held, signer_key

_SLUG: Final = "simulasi"
_NOTE: Final = "Simulasi."
_HAT_RULES: Final = (signer_key.RULE, demo_key.RULE, notary_review.RULE, role_held.RULE)
"""The rules that say whether a person can act in a role at all, whatever the step."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A SOP of an office at a moment, ready to be gone through."""

    policy: Policy
    sop_id: str
    at: datetime
    demo_keys: frozenset[bytes] = frozenset()

    @property
    def revision(self) -> SopRevision:
        """The revision under which a post would start then.

        Raises:
            CannotJudge: SOP-MISSING, none is in force.
        """
        return engine.start(self._case(())).revision

    def play(self, moves: Sequence[Move]) -> tuple[State, tuple[Finding, ...]]:
        """The state after the moves, and what the rules say against the first one that they refuse."""
        return engine.replay(self._case(moves))

    def hats(self, *, usable: bool = True) -> tuple[Hat, ...]:
        """Every role that a person can act in at this moment, in the order of people.yml.

        With `usable=False` also those who hold a role but have no key and no click that counts; their key is empty.
        """
        roles = (*(role.id for role in self.revision.sop.roles), RATIFIER_ROLE)
        found: list[Hat] = []
        for person in self.policy.people.people:
            for role in roles:
                for capacity in self._capacities(person, role):
                    hats = [h for h in self._means(person, role, capacity) if not self._against(h)]
                    if hats:
                        found.append(hats[0])
                    elif not usable and not self._against(Hat(person.id, role, capacity, b""), only_role=True):
                        found.append(Hat(person.id, role, capacity, b""))
        return tuple(found)

    def _capacities(self, person: Person, role: str) -> Iterator[str]:
        yield DEFINITIVE
        for item in self.policy.letters:
            if (item.letter.person, item.letter.role) == (person.id, role):
                yield f"{item.letter.capacity} {item.letter.letter}"

    def _means(self, person: Person, role: str, capacity: str) -> Iterator[Hat]:
        """With what a person could sign: each of his keys, then a click that each notary would sign for him."""
        for key in person.keys:
            yield Hat(person.id, role, capacity, blob_of(key.key))
        for notary in self.policy.office.notaries:
            for account in person.forge:
                if account.forge == notary.forge:
                    yield Hat(person.id, role, capacity, blob_of(notary.key), (notary.forge, notary.repository, account.id))

    def _against(self, hat: Hat, *, only_role: bool = False) -> bool:
        case = self._case((Move(1, hat),))
        rules = (role_held.RULE,) if only_role else _HAT_RULES
        return any(True for rule in rules for _ in rule.check(case, engine.start(case), case.facts[0]))

    def _case(self, moves: Sequence[Move]) -> Case:
        path = PostPath(self.policy.office.id, self.sop_id, f"{self.at:%Y}", _SLUG)
        revision = self.policy.in_force(self.sop_id, self.at)
        entries = tuple(self._entries(moves, revision)) if revision else ()
        day = self.at.date()
        meta = Meta(title=_SLUG, date=day, kind="kegiatan", platforms=("instagram",), captions={"default": _SLUG})
        digests = entries[-1].digests if entries else NO_PARTS
        post = Post(path=path, meta=meta, body="", files=(), digests=digests, entries=entries, records=())
        facts = tuple(
            EntryFact(index, entry, verified=True, key=move.hat.key, fingerprint="-", new=True)
            for index, (entry, move) in enumerate(zip(entries, moves, strict=True))
        )
        return Case(post, self.policy, facts, self.at, demo_keys=self.demo_keys)

    def _entries(self, moves: Sequence[Move], revision: SopRevision) -> Iterator[Entry]:
        at = self.at.astimezone(ZoneInfo(self.policy.office.timezone)).isoformat(timespec="seconds")
        handed = NO_PARTS
        for index, move in enumerate(moves):
            if move.decision == "done":
                handed = handed_over(revision.sop, move.step, handed)
            click = move.hat.click
            yield Entry(
                step=move.step,
                role=move.hat.role,
                person=move.hat.person,
                capacity=move.hat.capacity,
                decision=move.decision,
                at=at,
                sop_number=revision.sop.number,
                sop_sha256=revision.sha256,
                digests=handed,
                signature="",
                until=(self.at.date() + timedelta(days=1)).isoformat() if move.decision == "waive" else "",
                note=_NOTE,
                review=HostReview(click[0], click[1], "1", f"r{index}", "-", click[2], "command", at) if click else None,
            )


def handed_over(sop: Sop, number: int, received: Digests) -> Digests:
    """What a step hands over when it does what its row says, and nothing more.

    It brings the parts that its `changes` lists. Step 1 of a new post brings the text as well, without which there is no
    post, and every content part that no later step would bring.
    """
    step = sop.at(number)
    if step is None or step.phase in AFTER_GATE:
        return received
    parts: set[Part] = set(step.changes) - {"evidence"}
    if number == 1:
        later = {part for s in sop.before_gate[1:] for part in s.changes}
        parts |= {"text", *(part for part in CONTENT_PARTS if part not in later)}
    return replace(received, **{part: f"{part} of step {number}" for part in parts})


def blob_of(line: str) -> bytes:
    """The wire form of a public key line that the policy's readers accepted."""
    return base64.b64decode(line.split()[1])


def performers(step: Step) -> tuple[tuple[str, ...], ...]:
    """For each person that completes a step, the roles of which he needs one."""
    return tuple((role,) for role in step.who.all) or (step.who.any,) * step.who.count
