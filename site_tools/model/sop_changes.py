"""What differs between two revisions of one SOP, and whether the older one's own clause makes their number void. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from site_tools.model.sop import Sop, Step
from site_tools.model.text import Text

ALIKE: Final = 0.6
"""From this ratio on (0 to 1, as difflib counts) two activities are one step in other words."""

Pair = tuple[Step, Step]


@dataclass(frozen=True, slots=True)
class Matched:
    """The steps of two revisions, each found again in the other or not."""

    kept: tuple[Pair, ...]
    """Old and new form of a step that stands in both, in the new order."""
    added: tuple[Step, ...]
    dropped: tuple[Step, ...]
    moved: tuple[Pair, ...]
    """Of `kept`: steps that come at another place among the others."""


def match(old: Sop, new: Sop) -> Matched:
    """Find each step of the older revision in the newer one: by its words, by words much like them, then by its number."""
    pairs: list[Pair] = []
    for alike in (_same_words, _like_words, _same_number):
        left = [s for s in old.steps if not any(s is o for o, _ in pairs)]
        free = [s for s in new.steps if not any(s is n for _, n in pairs)]
        for _, one, two in sorted(((alike(o, n), o, n) for o in left for n in free), key=lambda c: (-c[0], c[1].step, c[2].step)):
            if alike(one, two) and not any(one is o or two is n for o, n in pairs):
                pairs.append((one, two))
    pairs.sort(key=lambda pair: pair[1].step)
    stay = _longest_rise([one.step for one, _ in pairs])
    return Matched(
        kept=tuple(pairs),
        added=tuple(s for s in new.steps if not any(s is n for _, n in pairs)),
        dropped=tuple(s for s in old.steps if not any(s is o for o, _ in pairs)),
        moved=tuple(pair for pair in pairs if pair[0].step not in stay),
    )


def _words(step: Step) -> str:
    return " ".join(step.activity.split()).casefold()


def _same_words(one: Step, two: Step) -> float:
    return float(_words(one) == _words(two))


def _like_words(one: Step, two: Step) -> float:
    ratio = SequenceMatcher(None, _words(one), _words(two), autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0.0


def _same_number(one: Step, two: Step) -> float:
    return float(one.step == two.step)


def _longest_rise(numbers: list[int]) -> frozenset[int]:
    """Of numbers in their new order, the most that still stand in the old order: the others have moved."""
    rises: list[list[int]] = [[]]
    for number in numbers:
        rises.append([*_longest([rise for rise in rises if not rise or rise[-1] < number]), number])
    return frozenset(_longest(rises))


def _longest(rises: list[list[int]]) -> list[int]:
    return max(rises, key=len)


def voiding(old: Sop, new: Sop) -> tuple[Text, ...]:
    """Why a newer revision under the old number makes that number void; empty where the older one does not say so.

    The clause of the older revision counts: it is that document which says what voids it. `docs/decisions/0009`
    says how narrowly each is read.
    """
    clauses = old.clauses
    reasons: list[Text] = []
    if clauses.void_on_responsibility_change or clauses.void_on_scope_change:
        reasons += _responsibility(old, new)
    if clauses.void_on_scope_change:
        reasons += _scope(old, new)
    return tuple(reasons)


def titles(sop: Sop, step: Step) -> str:
    """Who performs a step, by their titles."""
    found = (sop.role(role) for role in step.who.roles)
    return (" + " if step.who.all else " / ").join(role.title for role in found if role)


def performers(step: Step) -> tuple[frozenset[str], frozenset[str], int]:
    """Who completes a step: any of these roles, all of these, and how many persons."""
    return frozenset(step.who.any), frozenset(step.who.all), step.who.needed


def retitled(old: Sop, new: Sop) -> tuple[tuple[str, str], ...]:
    """Titles, old and new, of roles that keep their id."""
    pairs = ((role.title, new.role(role.id)) for role in old.roles)
    return tuple((before, now.title) for before, now in pairs if now and now.title != before)


def acting(sop: Sop) -> dict[str, str]:
    """Id and title of every role that performs a step, in the order of the document."""
    used = {role for step in sop.steps for role in step.who.roles}
    return {role.id: role.title for role in sop.roles if role.id in used}


def _responsibility(old: Sop, new: Sop) -> Iterator[Text]:
    for before, now in retitled(old, new):
        yield Text('jabatan "{before}" menjadi "{now}"', 'the role "{before}" becomes "{now}"').fill(before=before, now=now)
    for one, two in match(old, new).kept:
        if performers(one) != performers(two):
            yield Text("langkah {n} kini oleh {now}, semula {before}", "step {n} is now performed by {now} instead of {before}").fill(
                n=two.step, now=titles(new, two), before=titles(old, one)
            )
    before_, now_ = acting(old), acting(new)
    for role, title in before_.items():
        if role not in now_:
            yield Text("{title} tidak lagi berperan", "{title} acts no more").fill(title=title)
    for role, title in now_.items():
        if role not in before_:
            yield Text("{title} kini ikut berperan", "{title} acts now as well").fill(title=title)


def _scope(old: Sop, new: Sop) -> Iterator[Text]:
    found = match(old, new)
    for step in found.dropped:
        yield Text("langkah {n} dihapus", "step {n} is dropped").fill(n=step.step)
    for step in found.added:
        yield Text("langkah {n} ditambahkan", "step {n} is added").fill(n=step.step)
    for one, two in found.moved:
        yield Text("langkah {before} pindah menjadi langkah {n}", "step {before} moves to be step {n}").fill(before=one.step, n=two.step)
    for one, two in found.kept:
        if _what_is_done(one) != _what_is_done(two):
            yield Text("langkah {n} diubah", "step {n} is changed").fill(n=two.step)


def _what_is_done(step: Step) -> tuple[object, ...]:
    """What a step is about; its time, papers and print are not its scope."""
    return _words(step), step.phase, frozenset(step.changes)
