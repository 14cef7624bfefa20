"""People who do not exist, so that a rehearsal can ask about one person while all others do their part.

A stranger is put into the policy with the role he needs and a key of his own: the real rules judge him like anybody else.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import replace

from site_tools.model.entry import DEFINITIVE
from site_tools.model.people import Appointment, Key, Person
from site_tools.model.policy import Policy
from site_tools.model.simulation import Hat, Move, Way
from site_tools.model.sop import Step
from site_tools.workflows.rehearsal import Rehearsal, performers


def stranger(policy: Policy, roles: Iterable[str], name: str = "orang-lain") -> tuple[Policy, tuple[Hat, ...]]:
    """The policy with one person more who holds these roles, and that person's hats."""
    while policy.people.person(name):
        name += "-x"
    blob = name.encode()
    held = tuple(roles)
    key = Key(f"ssh-ed25519 {base64.b64encode(blob).decode()}")
    person = Person(name, name, keys=(key,), appointments=tuple(Appointment(role) for role in held))
    people = replace(policy.people, people=(*policy.people.people, person))
    return replace(policy, people=people), tuple(Hat(name, role, DEFINITIVE, blob) for role in held)


def with_strangers(rehearsal: Rehearsal, steps: Sequence[Step], known: Move | None = None) -> tuple[Rehearsal, Way]:
    """Strangers sign these steps, each once; `known` is what a person of the office signs among them."""
    policy = rehearsal.policy
    way: list[Move] = []
    for step in steps:
        places = list(performers(step))
        if known is not None and known.step == step.step:
            way.append(known)
            places.remove(next(roles for roles in places if known.hat.role in roles))
        for roles in places:
            policy, hats = stranger(policy, roles[:1])
            way.append(Move(step.step, hats[0]))
    return replace(rehearsal, policy=policy), tuple(way)
