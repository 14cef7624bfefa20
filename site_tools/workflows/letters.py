"""Letters of acting officials (Plh., Plt.): read, and whether who may appoint signed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from site_tools import canonical
from site_tools.formats.yaml_shape import load
from site_tools.model.entry import RATIFIER_ROLE
from site_tools.model.finding import Finding, Problem
from site_tools.model.people import MOST_DAYS, ActingLetter, Key, inside, is_key
from site_tools.model.policy import Letter, Policy
from site_tools.model.text import Text
from site_tools.ports import Tree, Verifier

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*\.yml")


def read_letters(tree: Tree, policy: Policy, verifier: Verifier) -> Iterator[Letter]:
    """Letters of acting officials, each with the fact whether who may appoint signed it.

    `policy` is the office's without letters, so that who acts himself cannot appoint another.

    Raises:
        Problem: a file that is no letter.
    """
    office = policy.office.id
    folder = f"sops/{office}/appointments"
    for file in tree.files(folder):
        if file.mode != "100644" or not _NAME.fullmatch(file.path.removeprefix(folder + "/")):
            code = "UNKNOWN-FILE" if file.mode == "100644" else "FILE-MODE"
            raise Problem(Finding(code, Text("Berkas ini bukan surat penunjukan.", "This file is no letter of appointment."), file.path))
        letter = load(ActingLetter, tree.read(file.path), path=file.path)
        try:
            text = canonical.appointment_statement(letter, office=office, root=policy.root)
        except ValueError:
            # A value that cannot be signed, such as two lines: nobody did.
            yield Letter(letter, file.path, verified=False, key=b"")
            continue
        signed = verifier(letter.signature, text, canonical.APPOINTMENT_NAMESPACE)
        signer = policy.people.person(letter.signed_by)
        own = signer is not None and any(is_key(k.key, signed.key_blob) and counts(k, letter.signed_at) for k in signer.keys)
        rule = next((r for r in policy.people.acting if r.role == letter.role), None)
        # Nobody acts for a ratifier, whatever the list of people says.
        suitable = (
            letter.role != RATIFIER_ROLE and rule is not None and letter.person in rule.may_act and letter.until - letter.from_ <= MOST_DAYS
        )
        good = (
            signed.ok
            and own
            and suitable
            and letter.signed_by in appointers(policy, letter.role, letter.signed_at)
            and letter.person != letter.signed_by
        )
        yield Letter(letter, file.path, good, signed.key_blob)


def appointers(policy: Policy, role: str, moment: datetime) -> frozenset[str]:
    """Person ids of who could appoint an acting official then: holders of the role, ratifiers, listed appointers."""
    rule = next((r for r in policy.people.acting if r.role == role), None)
    definitive = replace(policy, letters=())
    return frozenset({*(rule.may_appoint if rule else ()), *policy.ratifiers_at(moment), *(p.id for p in definitive.holders(role, moment))})


def counts(key: Key, moment: datetime) -> bool:
    """Whether a key made something that counts at a moment: in its window, neither revoked nor compromised yet."""
    return inside(moment, key.from_, key.until) and inside(moment, None, key.revoked) and inside(moment, None, key.compromised)
