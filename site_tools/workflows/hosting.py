"""The repository's own settings, from `.paraf.yml` at its root, and who owns what in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from site_tools.formats.yaml_shape import load
from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.hosting import LOGIN, SETTINGS, Hosting, OfficeOwners, Ownership
from site_tools.model.policy import Policy
from site_tools.model.text import Text
from site_tools.ports import Tree


def read_hosting(tree: Tree) -> Hosting:
    """The settings; all defaults where there is no file.

    Raises:
        Problem: the file is there and cannot be read.
    """
    try:
        data = tree.read(SETTINGS)
    except Problem as problem:
        if all(f.code == "FILE-MISSING" for f in problem.findings):
            return Hosting()
        raise
    return load(Hosting, data, path=SETTINGS)


def forges(hosting: Hosting, policies: Sequence[Policy]) -> tuple[str, ...]:
    """The Git hosts that anybody has an account on, sorted."""
    accounts = {account.forge for policy in policies for person in policy.people.people for account in person.forge}
    return tuple(sorted(accounts | {owner.forge for owner in hosting.code_owners}))


def ownership(hosting: Hosting, policies: Sequence[Policy], forge: str) -> Ownership:
    """Who owns what, by names on one Git host.

    Raises:
        CannotJudge: OWNERS-MISSING, no code owner there, or an office without a ratifier who has an account there: a
            file that leaves a part without owners would protect nothing.
    """
    code = tuple(dict.fromkeys(owner.login for owner in hosting.code_owners if owner.forge == forge))
    found = [_office(policy, forge) for policy in policies]
    missing = [] if code else [_missing(SETTINGS, _NO_CODE_OWNER.fill(forge=forge))]
    missing += [
        _missing(f"sops/{one.office}/people.yml", _NO_RATIFIER.fill(office=one.office, forge=forge)) for one in found if not one.logins
    ]
    if missing:
        raise CannotJudge(*missing)
    return Ownership(code, tuple(found))


def _office(policy: Policy, forge: str) -> OfficeOwners:
    accounts = [a for p in policy.people.people if p.id in policy.ratifiers for a in p.forge if a.forge == forge]
    # A name that could end the line or begin another pattern is left out like one that is not there.
    logins = tuple(dict.fromkeys(a.login for a in accounts if LOGIN.fullmatch(a.login)))
    return OfficeOwners(policy.office.id, tuple(sorted({r.sop_id for r in policy.revisions})), logins)


_NO_CODE_OWNER: Final = Text("Tidak ada pemilik kode di {forge}.", "There is no code owner on {forge}.")
_NO_RATIFIER: Final = Text(
    "Tidak seorang pun pengesah {office} punya nama akun di {forge}.", "No ratifier of {office} has the name of an account on {forge}."
)


def _missing(path: str, message: Text) -> Finding:
    remedy = Text(
        "Tulis pemilik kode dalam .paraf.yml dan `login` pengesah dalam people.yml, atau pilih hos lain dengan --forge.",
        "Write code owners into .paraf.yml and the ratifiers' `login` into people.yml, or choose another host with --forge.",
    )
    return Finding("OWNERS-MISSING", message, path, remedy=remedy)
