"""What a rule is: a code, one text for all readers, and a pure function from facts to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.finding import Finding
from site_tools.model.sop import Part
from site_tools.model.state import State
from site_tools.model.text import Text

EntryCheck = Callable[[Case, State, EntryFact], Iterator[Finding]]
PostCheck = Callable[[Case, frozenset[Part]], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class EntryRule:
    """Judges one entry against the chain before it."""

    code: str
    check: EntryCheck
    doc: str


@dataclass(frozen=True, slots=True)
class PostRule:
    """Judges a post's content as the folder has it.

    The second argument are the parts that a step before the gate may still bring: what is missing there is not
    missing yet.
    """

    code: str
    check: PostCheck
    doc: str


def at_entry(case: Case, fact: EntryFact, code: str, message: Text, remedy: Text | None = None) -> Finding:
    """A finding at an entry's line."""
    return Finding(code, message, case.post.path.index, fact.entry.line or None, fact.entry.step, remedy)


def at_key(case: Case, key: str, code: str, message: Text, remedy: Text | None = None) -> Finding:
    """A finding at a front-matter key; at line 1 where the key is missing."""
    return Finding(code, message, case.post.path.index, case.post.lines.get(key, 1), None, remedy)


def whose_turn(case: Case) -> Text:
    """The way out of whatever is out of turn: look where the post stands."""
    return Text(id="Lihat giliran siapa: paraf status {post}", en="See whose turn it is: paraf status {post}").fill(post=case.post.path)
