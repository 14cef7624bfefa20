"""Who could sign what in a SOP, and how far few people come: the answer of `paraf sop simulate`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from site_tools.model.office import Office
from site_tools.model.policy import SopRevision
from site_tools.model.sop import Step


@dataclass(frozen=True, slots=True)
class Hat:
    """A person in one of his roles, and with what he would sign."""

    person: str
    role: str
    capacity: str
    """As an entry says it: `definitif`, `plh LETTER`, `plt LETTER`."""
    key: bytes
    """Public key blob of the person, or of the notary for a click; empty where he has nothing to sign with."""
    click: tuple[str, str, str] | None = None
    """Forge, repository id and account id, where he signs by a click on the Git host."""


@dataclass(frozen=True, slots=True)
class Move:
    """One entry of a rehearsal."""

    step: int
    hat: Hat
    decision: Literal["done", "waive"] = "done"


Way = tuple[Move, ...]
"""Entries in the order of signing."""


def people_of(way: Way) -> tuple[str, ...]:
    """The different persons of a way, in order of signing."""
    return tuple(dict.fromkeys(move.hat.person for move in way))


@dataclass(frozen=True, slots=True)
class Performer:
    """Who holds a role of a step, and whether he could sign."""

    hat: Hat
    name: str
    absent: bool
    bars: tuple[tuple[int, str], ...]
    """Earlier step that bars him from this one once he signed it, and the code of the rule that says so."""

    @property
    def can(self) -> bool:
        """Whether he is there and has something to sign with."""
        return bool(self.hat.key) and not self.absent


@dataclass(frozen=True, slots=True)
class Substitute:
    """Who could act in a role for a while, and who could appoint him (`people.yml`, `acting`)."""

    role: str
    people: tuple[str, ...]
    appointers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step and the people of that moment."""

    step: Step
    performers: tuple[Performer, ...]
    short: tuple[str, ...]
    """Roles in which somebody is missing: the step stands still."""
    substitutes: tuple[Substitute, ...]
    """For those roles that may be acted in."""


@dataclass(frozen=True, slots=True)
class Solo:
    """How far one person comes alone."""

    person: str
    name: str
    way: Way | None
    stuck_at: int | None = None
    """The step at which he needs another one."""
    barred_by: tuple[str, ...] = ()
    """Codes of the rules that stop him there although he holds the role; empty where he does not hold it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles in one hand."""

    roles: tuple[str, str]
    least: int | None
    """The least number of persons with whom a post reaches the gate then."""
    least_merangkap: int | None
    """The same where letters with `merangkap` give him both roles."""


@dataclass(frozen=True, slots=True)
class RoleSets:
    """What sets of roles in one hand would do."""

    alone: tuple[tuple[str, ...], ...]
    """The smallest sets with which one person alone reaches the gate."""
    alone_merangkap: tuple[tuple[str, ...], ...]
    """The same where letters with `merangkap` give him all of them."""
    stopped: tuple[int, str] | None
    """Where one person with every role, by such letters, is stopped: step and code of the rule. None: nowhere."""
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Simulation:
    """The answer for one SOP."""

    office: Office
    revision: SopRevision
    at: datetime
    steps: tuple[StepView, ...]
    solos: tuple[Solo, ...]
    """Everybody who is there and could sign anything."""
    corrections: tuple[Solo, ...]
    """Who alone could bring a correction (ralat) of a published post through the gate again."""
    least: Way | None
    """With the people who are there; None: they cannot reach the gate."""
    least_waived: Way | None
    """The same where the ratifier may waive a step; None where that needs no fewer people."""
    role_sets: RoleSets
    merangkap: tuple[tuple[str, str], ...]
    """Person and role of each letter in force that allows two deciding roles."""

    @property
    def alone(self) -> tuple[Solo, ...]:
        """Who can bring a post to the gate alone."""
        return tuple(solo for solo in self.solos if solo.way is not None)

    @property
    def good(self) -> bool:
        """Whether a post can reach the gate, and never by one person alone."""
        return self.least is not None and not self.alone
