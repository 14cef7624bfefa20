"""What several roles in one hand would do: the answer to "may we appoint him to both?" before anybody is appointed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from site_tools.model.people import ActingLetter
from site_tools.model.policy import Letter, Policy
from site_tools.model.simulation import Hat, Pair, RoleSets, people_of
from site_tools.workflows.rehearsal import Rehearsal
from site_tools.workflows.strangers import stranger
from site_tools.workflows.way_to_gate import Search, least


def role_sets(rehearsal: Rehearsal, hats: Sequence[Hat]) -> RoleSets:
    """Ask for every set of the roles that act before the gate; `hats` are the people who are there."""
    sop = rehearsal.revision.sop
    roles = tuple(r.id for r in sop.roles if any(r.id in s.who.roles for s in sop.before_gate))
    search = _one(rehearsal, roles, merangkap=True)
    stopped = search.way() is None
    codes = [f.code for f in search.barred]
    return RoleSets(
        alone=_smallest(rehearsal, roles, merangkap=False),
        alone_merangkap=_smallest(rehearsal, roles, merangkap=True),
        stopped=(search.stuck_at or 0, codes[0] if codes else "") if stopped else None,
        pairs=tuple(
            Pair(pair, _least_with(rehearsal, hats, pair, merangkap=False), _least_with(rehearsal, hats, pair, merangkap=True))
            for pair in combinations(roles, 2)
        ),
    )


def supposed_letter(policy: Policy, person: str, role: str) -> Letter:
    """A letter with `merangkap` that nobody wrote, in force whenever the policy is asked."""
    first = policy.manifests[0].moment
    letter = ActingLetter(
        person=person,
        role=role,
        capacity="plh",
        letter=f"andaian-{role}",
        date=f"{first:%Y-%m-%d}",
        from_=first.replace(year=first.year - 100),
        until=first.replace(year=first.year + 1000),
        signed_by="-",
        signed_at=first,
        merangkap=True,
    )
    return Letter(letter, "", verified=True, key=b"")


def _holder(rehearsal: Rehearsal, roles: Sequence[str], *, merangkap: bool) -> tuple[Rehearsal, tuple[Hat, ...]]:
    """One stranger who holds all these roles, by appointment or by letters with `merangkap`."""
    policy, hats = stranger(rehearsal.policy, roles, "seseorang")
    if merangkap:
        name = hats[0].person
        letters = tuple(supposed_letter(policy, name, role) for role in roles)
        policy = replace(policy, letters=(*policy.letters, *letters))
        hats = tuple(replace(h, capacity=f"plh {x.letter.letter}") for h, x in zip(hats, letters, strict=True))
    return replace(rehearsal, policy=policy), hats


def _one(rehearsal: Rehearsal, roles: Sequence[str], *, merangkap: bool) -> Search:
    with_one, own = _holder(rehearsal, roles, merangkap=merangkap)
    return Search(with_one, own, 1)


def _smallest(rehearsal: Rehearsal, roles: Sequence[str], *, merangkap: bool) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for size in range(1, len(roles) + 1):
        for some in combinations(roles, size):
            if any(set(smaller) <= set(some) for smaller in found):
                continue
            if _one(rehearsal, some, merangkap=merangkap).way() is not None:
                found.append(some)
    return tuple(found)


def _least_with(rehearsal: Rehearsal, hats: Sequence[Hat], roles: Sequence[str], *, merangkap: bool) -> int | None:
    with_one, own = _holder(rehearsal, roles, merangkap=merangkap)
    way = least(with_one, (*own, *hats))
    return None if way is None else len(people_of(way))
