"""What is wrong with an office's people as a whole: roles that no SOP knows, keys and accounts of more than one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_tools.formats.sshsig import parse_public_key
from site_tools.model.entry import RATIFIER_ROLE
from site_tools.model.finding import Finding
from site_tools.model.office import Notary
from site_tools.model.people import People
from site_tools.model.policy import SopRevision
from site_tools.model.text import Text


def people_findings(people: People, path: str, revisions: Sequence[SopRevision], notaries: Sequence[Notary] = ()) -> Iterator[Finding]:
    """Findings on `path`, the office's `people.yml`.

    Raises:
        Problem: KEY-FORMAT, a key is none.
    """
    yield from _roles(people, path, revisions)
    owners = {parse_public_key(notary.key).blob: notary.id for notary in notaries}
    accounts: dict[tuple[str, str], str] = {}
    for person in people.people:
        for key in person.keys:
            owner = owners.setdefault(parse_public_key(key.key, path=path).blob, person.id)
            if owner != person.id:
                told = Text("Satu kunci tercatat atas dua nama: {one} dan {two}.", "One key is listed under two names: {one} and {two}.")
                yield Finding("KEY-SHARED", told.fill(one=owner, two=person.id), path)
        for account in person.forge:
            owner = accounts.setdefault((account.forge, account.id), person.id)
            if owner != person.id:
                told = Text(
                    "Akun {id} di {forge} tercatat atas dua orang: {one} dan {two}.",
                    "Account {id} on {forge} is listed for two people: {one} and {two}.",
                )
                yield Finding("ACCOUNT-SHARED", told.fill(id=account.id, forge=account.forge, one=owner, two=person.id), path)


def _roles(people: People, path: str, revisions: Sequence[SopRevision]) -> Iterator[Finding]:
    roles = {role.id for revision in revisions for role in revision.sop.roles}
    if RATIFIER_ROLE in roles:
        yield Finding("ROLE-RESERVED", Text("Nama peran `ratifier` tidak boleh dipakai SOP.", "No SOP may name a role `ratifier`."), path)
    for person in people.people:
        for appointment in person.appointments:
            if appointment.role not in {*roles, RATIFIER_ROLE}:
                yield Finding(
                    "ROLE-UNKNOWN",
                    Text(
                        "{person}: peran `{role}` tidak ada dalam SOP kantor ini.", "{person}: no SOP of the office has role `{role}`."
                    ).fill(person=person.id, role=appointment.role),
                    path,
                )
