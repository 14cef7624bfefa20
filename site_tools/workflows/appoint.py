"""Appointing an acting official (Plh., Plt.): what would give no right is refused before a key is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import Final, Literal

from site_tools import canonical
from site_tools.formats.letter_file import render
from site_tools.formats.sshsig import parse_public_key
from site_tools.model.entry import RATIFIER_ROLE
from site_tools.model.finding import Finding, Problem
from site_tools.model.people import MOST_DAYS, ActingLetter, Person, is_key
from site_tools.model.policy import Policy
from site_tools.model.sop import Step
from site_tools.model.text import Text
from site_tools.model.when import moment_text
from site_tools.ports import Folder, Signer
from site_tools.workflows.facts import Judge
from site_tools.workflows.letters import appointers, counts
from site_tools.workflows.overlay import Overlay
from site_tools.workflows.policy import load_policy

CODE: Final = "LETTER-REFUSED"
_NUMBERED: Final = re.compile(r"(\d{4})-(\d+)\.yml")


@dataclass(frozen=True, slots=True)
class Request:
    """What a letter of appointment says."""

    person: str
    role: str
    capacity: Literal["plh", "plt"]
    letter: str
    """Number of the letter on paper."""
    date: date
    from_: datetime
    until: datetime
    """The first moment after the window."""
    signer: str
    merangkap: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that will count once it is signed."""

    policy: Policy
    letter: ActingLetter
    path: str
    statement: bytes


def draft(tree: Folder, policy: Policy, request: Request, judge: Judge, public_key: str) -> Draft:
    """The letter but for its signature; `policy` is the office's, ratified.

    Raises:
        Problem: LETTER-REFUSED, with every reason; SIGNER-KEY.
    """
    path = _free_path(tree, policy.office.id, request.date.year)
    now = judge.now.astimezone(request.from_.tzinfo).replace(microsecond=0)
    reasons = [*_people(policy, request, judge), *_times(policy, request, now)]
    if reasons:
        raise Problem(*(Finding(CODE, told, path, remedy=remedy) for told, remedy in reasons))
    _own_key(policy, request.signer, public_key, now)
    try:
        letter = ActingLetter(
            person=request.person,
            role=request.role,
            capacity=request.capacity,
            letter=request.letter,
            date=request.date.isoformat(),
            from_=request.from_,
            until=request.until,
            signed_by=request.signer,
            signed_at=now,
            merangkap=request.merangkap,
        )
        text = canonical.appointment_statement(letter, office=policy.office.id, root=policy.root)
        render(letter)
    except ValueError:
        raise Problem(Finding(CODE, _NUMBER, path, remedy=_NUMBER_REMEDY)) from None
    return Draft(policy, letter, path, text)


def write(tree: Folder, prepared: Draft, signer: Signer, judge: Judge) -> Policy:
    """Sign the letter and write it; the policy as it is now.

    It is made beside the folder and read back as every reader reads it; only what gives the right is written.

    Raises:
        Problem: signing or writing failed, or the letter does not verify; then nothing has changed.
    """
    signature = signer.sign(prepared.statement, canonical.APPOINTMENT_NAMESPACE)
    overlay = Overlay(tree)
    overlay.create({prepared.path: render(replace(prepared.letter, signature=signature))})
    policy = load_policy(overlay, prepared.policy.office.id, judge)
    if not any(item.path == prepared.path and item.verified for item in policy.letters):
        raise Problem(_key_finding(prepared.letter.signed_by, policy.office.id))
    tree.create(overlay.changed)
    return policy


def steps_of(policy: Policy, role: str, moment: datetime) -> Iterator[tuple[str, str, Step]]:
    """What a holder of a role may sign: SOP, its number, step; of the revisions in force."""
    for revision in policy.revisions:
        if revision.in_force(moment):
            yield from ((revision.sop_id, revision.sop.number, step) for step in revision.sop.steps if role in step.who.roles)


def _people(policy: Policy, request: Request, judge: Judge) -> Iterator[tuple[Text, Text]]:
    """Whether these two people can be in this letter, for this role."""
    known = {p.id for p in policy.people.people}
    for person in (request.person, request.signer):
        if person not in known:
            yield _UNKNOWN.fill(person=person), _near(person, known)
    if request.person == request.signer:
        yield _ONESELF, _WHO_APPOINTS.fill(names=", ".join(sorted(appointers(policy, request.role, judge.now))) or "-")
    if request.role == RATIFIER_ROLE:
        yield _NO_ACTING_RATIFIER, _SECOND_RATIFIER.fill(names=", ".join(sorted(policy.ratifiers)))
        return
    rule = next((r for r in policy.people.acting if r.role == request.role), None)
    if rule is None:
        roles = [r.role for r in policy.people.acting]
        yield _NO_RULE.fill(role=request.role), _ROLES.fill(names=", ".join(roles) or "-")
        return
    if request.person not in rule.may_act:
        yield _MAY_NOT_ACT.fill(person=request.person, role=request.role), _WHO_ACTS.fill(names=", ".join(rule.may_act) or "-")
    entitled = appointers(policy, request.role, judge.now) - {request.person}
    if request.signer not in entitled:
        yield _MAY_NOT_APPOINT.fill(person=request.signer, role=request.role), _WHO_APPOINTS.fill(names=", ".join(sorted(entitled)) or "-")
    if any((x.letter.letter, x.letter.person, x.letter.role) == (request.letter, request.person, request.role) for x in policy.letters):
        yield _TWICE.fill(letter=request.letter), _OTHER_NUMBER


def _times(policy: Policy, request: Request, now: datetime) -> Iterator[tuple[Text, Text]]:
    zone = policy.office.timezone
    if request.until <= request.from_:
        yield _BACKWARDS, _DATES
        return
    if request.until - request.from_ > MOST_DAYS:
        last = request.from_ + MOST_DAYS
        yield _TOO_LONG, _NEW_LETTER.fill(last=Text(moment_text(last, zone), moment_text(last, zone, "en")))
    if request.until <= now:
        yield _OVER, _DATES
    if request.date > now.date():
        yield _TOMORROW, _DATES
    if request.date > request.from_.date():
        yield _RETROACTIVE, _DATES


def _own_key(policy: Policy, signer: str, public_key: str, now: datetime) -> None:
    blob = parse_public_key(public_key).blob
    person = policy.people.person(signer)
    if person is None or not any(is_key(k.key, blob) and counts(k, now) for k in person.keys):
        raise Problem(_key_finding(signer, policy.office.id))


def _key_finding(signer: str, office: str) -> Finding:
    return Finding(
        "SIGNER-KEY",
        Text("Kunci ini bukan kunci {person} yang berlaku sekarang.", "This key is not one of {person} that counts now.").fill(
            person=signer
        ),
        f"sops/{office}/people.yml",
        remedy=Text("Periksa --person dan --key.", "Check --person and --key."),
    )


def can_sign(person: Person, now: datetime) -> bool:
    """Whether an acting official has anything to sign with: a key that counts, or an account on the Git host."""
    return bool(person.forge) or any(counts(k, now) for k in person.keys)


def _free_path(tree: Folder, office: str, year: int) -> str:
    """The next number of the year."""
    folder = f"sops/{office}/appointments"
    taken = [int(m[2]) for f in tree.files(folder) if (m := _NUMBERED.fullmatch(f.path.removeprefix(folder + "/"))) and int(m[1]) == year]
    return f"{folder}/{year}-{max(taken, default=0) + 1}.yml"


def _near(person: str, known: set[str]) -> Text:
    near = get_close_matches(person, sorted(known), n=3)
    if near:
        return Text("Maksud Anda {near}?", "Did you mean {near}?").fill(near=", ".join(near))
    return Text("Yang terdaftar: {names}", "Listed are: {names}").fill(names=", ".join(sorted(known)))


_UNKNOWN: Final = Text("Orang `{person}` tidak terdaftar di kantor ini.", "Person `{person}` is not listed in this office.")
_ONESELF: Final = Text("Tidak ada yang menunjuk dirinya sendiri.", "Nobody appoints himself.")
_NO_ACTING_RATIFIER: Final = Text(
    "Tidak ada Plh. atau Plt. bagi pengesah: kebijakan hanya disahkan pengesah sendiri.",
    "Nobody acts for a ratifier: policy is ratified by ratifiers only.",
)
_SECOND_RATIFIER: Final = Text(
    "Bila pengesah berhalangan, pengesah lain mengesahkan: {names}", "If one is absent, another ratifies: {names}"
)
_NO_RULE: Final = Text(
    "Peran `{role}` tidak boleh dipegang Plh. atau Plt. di kantor ini.", "Nobody may act in the role `{role}` in this office."
)
_ROLES: Final = Text(
    "Peran yang boleh: {names} (`acting` dalam people.yml, diubah dengan pengesahan).",
    "Roles with a rule: {names} (`acting` in people.yml, changed by ratification).",
)
_MAY_NOT_ACT: Final = Text("{person} tidak boleh menjadi Plh. atau Plt. {role}.", "{person} may not act as {role}.")
_WHO_ACTS: Final = Text("Yang boleh: {names}", "Who may: {names}")
_MAY_NOT_APPOINT: Final = Text("{person} tidak boleh menunjuk Plh. atau Plt. {role}.", "{person} may not appoint an acting {role}.")
_WHO_APPOINTS: Final = Text("Yang boleh menunjuk: {names}", "Who may appoint: {names}")
_TWICE: Final = Text(
    "Surat bernomor {letter} untuk orang dan peran ini sudah ada.", "There is a letter number {letter} for this person and role already."
)
_OTHER_NUMBER: Final = Text(
    "Perpanjangan adalah surat baru dengan nomornya sendiri.", "An extension is another letter with its own number."
)
_BACKWARDS: Final = Text("Akhir tidak sesudah awal.", "It ends before it begins.")
_TOO_LONG: Final = Text("Lebih dari 90 hari.", "More than 90 days.")
_NEW_LETTER: Final = Text(
    "Paling lama sampai {last}; sesudahnya dengan surat baru.", "Until {last} at the latest; after that with another letter."
)
_OVER: Final = Text("Masanya sudah lewat.", "Its time is over already.")
_TOMORROW: Final = Text("Tanggal surat belum tiba.", "The date of the letter has not come yet.")
_RETROACTIVE: Final = Text("Suratnya lebih muda daripada awal masanya.", "The letter is younger than the begin of its window.")
_DATES: Final = Text("Periksa --date, --from, dan --until.", "Check --date, --from and --until.")
_NUMBER: Final = Text(
    "Nomor surat harus satu baris teks biasa yang tidak kosong.", "The number of the letter is one line of plain text, not empty."
)
_NUMBER_REMEDY: Final = Text('Tulis seperti pada suratnya: --letter "12/SP/2026"', 'Write it as on the letter: --letter "12/SP/2026"')
