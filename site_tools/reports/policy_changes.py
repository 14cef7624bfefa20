"""What a new version of an office's policy changes, in the words of an office. For a ratifier who reads no YAML."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Final, TypeVar

from site_tools.formats.sshkey import fingerprint, parse_public_key
from site_tools.model.office import Account, Notary
from site_tools.model.people import Appointment, ForgeAccount, Key, People, Person
from site_tools.model.policy import Policy, RatifierKey
from site_tools.model.text import Text, same
from site_tools.model.when import moment_text

_ITEMS: Final = ("accounts", "notaries")
_MARKS: Final = {
    "until": Text("{what}: berakhir {when}", "{what}: ends {when}"),
    "revoked": Text("{what}: dicabut {when}", "{what}: revoked {when}"),
    "compromised": Text(
        "{what}: dinyatakan bocor sejak {when}; yang diparaf dengannya sejak itu gugur",
        "{what}: declared compromised since {when}; what it signed since then falls",
    ),
}
_NEW: Final = Text("baru: {what}{since}", "new: {what}{since}")
_SINCE: Final = Text(", mulai {when}", ", from {when}")


T = TypeVar("T", Key, ForgeAccount, Appointment, Account, Notary)


def policy_changes(before: Policy, after: Policy, ratifiers: Sequence[RatifierKey]) -> tuple[Text, ...]:
    """One line per change; `after` only grows from `before`, and `ratifiers` are those of the manifest to come."""
    zone = after.office.timezone
    return (
        *_people(before.people, after.people, zone),
        *_acting(before.people, after.people),
        *_office(before, after),
        *_sops(before, after),
        *_ratifiers(before.manifests[-1].ratifiers, ratifiers),
    )


def _people(before: People, after: People, zone: str) -> Iterator[Text]:
    for person in after.people:
        known = before.person(person.id)
        if known is None:
            yield Text("orang baru: {name} ({id})", "new person: {name} ({id})").fill(name=person.name, id=person.id)
        old = known or Person(person.id, person.name)
        yield from _items(old.appointments, person.appointments, [_appointment(person, a) for a in person.appointments], zone)
        yield from _items(old.keys, person.keys, [_key(person, k) for k in person.keys], zone)
        yield from _items(old.forge, person.forge, [_forge(person, a) for a in person.forge], zone)


def _acting(before: People, after: People) -> Iterator[Text]:
    old = {rule.role: rule for rule in before.acting}
    for rule in after.acting:
        known = old.get(rule.role)
        for field, told in (
            ("may_act", Text("boleh menjadi Plh./Plt. {role}: {names}", "may act as {role}: {names}")),
            ("may_appoint", Text("boleh menunjuk Plh./Plt. {role}: {names}", "may appoint an acting {role}: {names}")),
        ):
            names = [p for p in getattr(rule, field) if known is None or p not in getattr(known, field)]
            if names:
                yield told.fill(role=rule.role, names=", ".join(names))


def _office(before: Policy, after: Policy) -> Iterator[Text]:
    old, new = before.office, after.office
    for field in fields(old):
        one, two = getattr(old, field.name), getattr(new, field.name)
        if one != two and field.name not in _ITEMS:
            told = Text("setelan kantor `{field}`: {one} menjadi {two}", "setting `{field}` of the office: {one} becomes {two}")
            plain = not hasattr(one, "__slots__")
            yield told.fill(field=field.name, one=_word(one) if plain else "...", two=_word(two) if plain else "...")
    yield from _items(old.accounts, new.accounts, [_account(a) for a in new.accounts], new.timezone)
    yield from _items(old.notaries, new.notaries, [_notary(n) for n in new.notaries], new.timezone)


def _sops(before: Policy, after: Policy) -> Iterator[Text]:
    known = {revision.path for revision in before.revisions}
    for revision in after.revisions:
        if revision.path not in known:
            replaced = revision.sop.supersedes
            also = Text(", menggantikan Nomor {number}", ", supersedes number {number}").fill(number=replaced) if replaced else same("")
            yield Text("SOP baru: Nomor {number}, {name}{also}", "new SOP: number {number}, {name}{also}").fill(
                number=revision.sop.number, name=revision.sop.header.name, also=also
            )


def _ratifiers(before: Sequence[RatifierKey], after: Sequence[RatifierKey]) -> Iterator[Text]:
    for old in before:
        if old not in after:
            yield Text("bukan pengesah lagi: {who}", "no ratifier any more: {who}").fill(who=ratifier_text(old))
    for new in after:
        if new not in before:
            yield Text("pengesah baru: {who}", "new ratifier: {who}").fill(who=ratifier_text(new))
    if set(before) == set(after) and tuple(before) != tuple(after):
        yield Text("pengesah biasa sekarang: {who}", "the usual ratifier is now: {who}").fill(who=after[0].person)


def ratifier_text(ratifier: RatifierKey) -> str:
    """A ratifier and the fingerprint of the key, as ssh-keygen prints it."""
    return f"{ratifier.person} ({fingerprint(parse_public_key(ratifier.key).blob)})"


def _items(before: Sequence[T], after: Sequence[T], names: Sequence[Text], zone: str) -> Iterator[Text]:
    """What became of the items of one list; `names` are those of `after`."""
    left = [item for item in before if item not in after]
    for item, name in zip(after, names, strict=True):
        if item in before:
            continue
        old = next((o for o in left if _identity(o) == _identity(item)), None)
        if old is None:
            start: datetime | None = getattr(item, "from_", None)
            since = _SINCE.fill(when=_when(start, zone)) if start else same("")
            yield _NEW.fill(what=name, since=since)
            continue
        left.remove(old)
        for field, told in _MARKS.items():
            moment: datetime | None = getattr(item, field, None)
            if moment and moment != getattr(old, field):
                yield told.fill(what=name, when=_when(moment, zone))


def _identity(item: object) -> Hashable:
    """Everything of an item but the marks that may be added to it."""
    return tuple(getattr(item, field.name) for field in fields(item) if field.name not in _MARKS)  # type: ignore[arg-type]


def _when(moment: datetime, zone: str) -> Text:
    return Text(moment_text(moment, zone), moment_text(moment, zone, "en"))


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {kind}" for name, kind in value.items())
    if isinstance(value, tuple):
        return ", ".join(f"{day.date.isoformat()} {day.name}" for day in value) or "-"
    return str(value or "-")


def _key(person: Person, key: Key) -> Text:
    return Text("kunci {name} {key}", "key of {name} {key}").fill(name=person.name, key=fingerprint(parse_public_key(key.key).blob))


def _appointment(person: Person, item: Appointment) -> Text:
    return Text("{name} sebagai {role}", "{name} as {role}").fill(name=person.name, role=item.title or item.role)


def _forge(person: Person, account: ForgeAccount) -> Text:
    return Text("akun {login} (nomor {id}) di {forge} milik {name}", "account {login} (number {id}) on {forge} of {name}").fill(
        name=person.name, id=account.id, forge=account.forge, login=account.login or "-"
    )


def _account(account: Account) -> Text:
    return Text("akun resmi {platform} {handle} ({decision})", "official account {platform} {handle} ({decision})").fill(
        platform=account.platform, handle=account.handle, decision=account.decision
    )


def _notary(notary: Notary) -> Text:
    return Text("notaris {id} di {forge}, repositori {repository}", "notary {id} on {forge}, repository {repository}").fill(
        id=notary.id, forge=notary.forge, repository=notary.repository
    )
