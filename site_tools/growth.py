"""Policy only grows: what a next version of an office's policy may not do to the one in force. Pure.

All entries, old and new, are judged by the policy of today. That is sound only because nothing that an old entry
stands on changes or disappears: a version may add, close an open `until`, and mark `revoked` or `compromised`
(design section 6; `docs/decisions/0008-policy-only-grows.md` says which settings of an office are free).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Final, Generic, TypeVar

from site_tools.model.finding import Finding
from site_tools.model.office import Account, Notary, Office
from site_tools.model.people import ActingRule, Appointment, ForgeAccount, Key, People, Person
from site_tools.model.policy import Policy
from site_tools.model.post import KINDS
from site_tools.model.schema import yaml_name
from site_tools.model.text import Text, same

CODE: Final = "POLICY-REWRITTEN"
FREE: Final = frozenset(
    {
        *("name", "short_name", "place", "ratifier_title", "address", "contact", "brand"),
        *("day_counting", "days_off", "working_days", "trail_names", "evidence_public", "standard_note", "merge"),
    }
)
"""Settings of `office.yml` on which no signed entry stands: how things look, are measured or are done from now on."""
FIXED: Final = frozenset({"id", "timezone", "demo"})
"""Settings that never change: what an old entry says, or whether it counts, would change with them."""
_GROWING: Final = frozenset({"accounts", "notaries", "kinds"})
_MARKS: Final = frozenset({"until", "revoked", "compromised"})
T = TypeVar("T", Key, ForgeAccount, Appointment, Account, Notary)


@dataclass(frozen=True, slots=True)
class _List(Generic[T]):
    """How the items of one list are told apart and named."""

    path: str
    same: Callable[[T], Hashable]
    """What stays the same when an item is edited."""
    name: Callable[[T], Text]
    since: datetime
    """The moment of the manifest in force."""


def rewritten(before: Policy, after: Policy) -> tuple[Finding, ...]:
    """What `after` rewrites of `before`, the policy in force; nothing when it only grows.

    `after` may be a draft that nobody has ratified: its manifests are not looked at.
    """
    base = f"sops/{before.office.id}"
    since = before.manifests[-1].moment
    return (
        *_people(before.people, after.people, f"{base}/people.yml", since),
        *_acting(before.people, after.people, f"{base}/people.yml"),
        *_office(before.office, after.office, f"{base}/office.yml", since),
        *_files(before, after),
    )


def _people(before: People, after: People, path: str, since: datetime) -> Iterator[Finding]:
    for old in before.people:
        new = after.person(old.id)
        if new is None:
            yield _finding(path, _GONE.fill(what=_person(old.id)), _KEEP_PERSON)
            continue
        for field in _differing(_bare(old), _bare(new)):
            yield _finding(path, _changed(_person(old.id), field, old, new), _KEEP_NAME)
    for new in after.people:
        known = before.person(new.id) or Person(new.id, new.name)
        yield from _grown(known.keys, new.keys, _List(path, _key_words, _of(new.id, _key), since))
        yield from _grown(known.forge, new.forge, _List(path, lambda a: (a.forge, a.id), _of(new.id, _forge), since))
        yield from _grown(known.appointments, new.appointments, _List(path, lambda a: a.role, _of(new.id, _appointment), since))


def _bare(person: Person) -> Person:
    return replace(person, keys=(), forge=(), appointments=())


def _acting(before: People, after: People, path: str) -> Iterator[Finding]:
    """Letters already signed stand on who may act and who may appoint: those lists only gain names."""
    for role in dict.fromkeys(rule.role for rule in before.acting):
        old, new = _rule(before, role), _rule(after, role)
        for field in ("may_act", "may_appoint"):
            for person in sorted(set(getattr(old, field)) - set(getattr(new, field))):
                what = Text("`{person}` dalam `{field}` peran `{role}`", "`{person}` in `{field}` of role `{role}`")
                yield _finding(path, _GONE.fill(what=what.fill(person=person, field=field, role=role)), _KEEP_ACTING)


def _rule(people: People, role: str) -> ActingRule:
    # The first rule of a role is the one that letters are judged by.
    return next((rule for rule in people.acting if rule.role == role), ActingRule(role, ()))


def _office(before: Office, after: Office, path: str, since: datetime) -> Iterator[Finding]:
    for field in _differing(before, after):
        if field not in FREE | _GROWING:
            yield _finding(path, _changed(same("office.yml"), field, before, after), _KEEP_SETTING)
    yield from _kinds(before.kinds or {}, after.kinds or {}, path)
    accounts: _List[Account] = _List(path, lambda a: (a.platform, a.handle), _account, since)
    yield from _grown(before.accounts, after.accounts, accounts)
    notaries: _List[Notary] = _List(path, lambda n: n.id, _notary, since)
    yield from _grown(before.notaries, after.notaries, notaries)


def _kinds(before: Mapping[str, str], after: Mapping[str, str], path: str) -> Iterator[Finding]:
    """Another meaning of a name would ask other things of posts that are signed already."""
    for name, kind in before.items():
        what = Text("jenis kiriman `{name}`", "kind of post `{name}`").fill(name=name)
        if name not in after:
            yield _finding(path, _GONE.fill(what=what), _KEEP_KIND)
        elif after[name] != kind:
            yield _finding(path, _CHANGED.fill(what=what, field="kinds", old=kind, new=after[name]), _KEEP_KIND)
    for name in sorted((set(after) - set(before)) & set(KINDS)):
        told = Text("Jenis kiriman bawaan `{name}` diberi arti lain.", "The built-in kind of post `{name}` is given another meaning.")
        yield _finding(path, told.fill(name=name), _KEEP_KIND)


def _files(before: Policy, after: Policy) -> Iterator[Finding]:
    """SOP files stay as they are; so do letters of acting officials that gave a right."""
    there = {revision.path: revision.sha256 for revision in after.revisions}
    for revision in before.revisions:
        if there.get(revision.path) != revision.sha256:
            yield _finding(revision.path, _FILE, _NEW_REVISION)
    letters = {item.path: item.letter for item in after.letters}
    for item in before.letters:
        if item.verified and letters.get(item.path) != item.letter:
            yield _finding(item.path, _FILE, _NEW_LETTER)


def _grown(before: Sequence[T], after: Sequence[T], how: _List[T]) -> Iterator[Finding]:
    """Every item of `before` is still in `after`, at most closed or marked; what is new does not reach into the past."""
    left = list(after)
    missing = [item for item in before if not _taken(left, item)]
    for item in missing:
        alike = [other for other in left if how.same(other) == how.same(item)]
        if not alike:
            yield _finding(how.path, _GONE.fill(what=how.name(item)), _CLOSE if _has_window(item) else _KEEP)
            continue
        # The one with the fewest objections is this item edited; others are new.
        now = min(alike, key=lambda other: len(_objections(item, other, how.since)))
        left.remove(now)
        for field in _objections(item, now, how.since):
            yield _finding(how.path, _changed(how.name(item), field, item, now), _mend(field, item, how.since))
    for item in left:
        start: datetime | None = getattr(item, "from_", None)
        if _has_window(item) and (start is None or start < how.since):
            value = start.isoformat() if start else "-"
            yield _finding(how.path, _EARLY.fill(what=how.name(item), value=value), _LATER.fill(since=how.since.isoformat()))


def _taken(left: list[T], item: T) -> bool:
    """Whether an item stands there unchanged; it is taken from the list then."""
    if item in left:
        left.remove(item)
        return True
    return False


def _has_window(item: object) -> bool:
    return hasattr(item, "from_")


def _differing(old: object, new: object) -> list[str]:
    """Names of the fields in which two of a kind differ."""
    return [field.name for field in fields(old) if getattr(old, field.name) != getattr(new, field.name)]  # type: ignore[arg-type]


def _objections(old: object, new: object, since: datetime) -> list[str]:
    """Fields whose change rewrites the past."""
    return [name for name in _differing(old, new) if not _may(name, getattr(old, name), getattr(new, name), since)]


def _may(field: str, old: Any, new: Any, since: datetime) -> bool:  # noqa: ANN401 - any field of any item; only moments get past the first line
    """Whether a field may go from one value to another."""
    if field not in _MARKS or new is None:
        return False
    if field == "compromised":
        # Only trust shrinks when it is learned that a key was lost earlier.
        return bool(old is None or new < old)
    return bool(old is None and new >= since)


def _mend(field: str, old: object, since: datetime) -> Text:
    if field not in _MARKS:
        return _ADD
    if field != "compromised" and getattr(old, field) is None:
        return _NOT_BEFORE.fill(field=field, since=since.isoformat())
    return _STAYS.fill(field=field)


# --- words ------------------------------------------------------------------------------------------


def _finding(path: str, message: Text, remedy: Text) -> Finding:
    return Finding(CODE, message, path, remedy=remedy)


def _changed(what: Text, field: str, old: object, new: object) -> Text:
    return _CHANGED.fill(what=what, field=yaml_name(field), old=_value(getattr(old, field)), new=_value(getattr(new, field)))


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime) else str(value or "-")


def _of(person: str, name: Callable[[T], Text]) -> Callable[[T], Text]:
    return lambda item: Text("{person}: {what}", "{person}: {what}").fill(person=person, what=name(item))


def _person(person_id: str) -> Text:
    return Text("orang `{person}`", "person `{person}`").fill(person=person_id)


def _key_words(key: Key) -> tuple[str, ...]:
    return tuple(key.key.split()[:2])


def _key(key: Key) -> Text:
    return Text("kunci `{key}`", "key `{key}`").fill(key=" ".join(_key_words(key)))


def _forge(account: ForgeAccount) -> Text:
    return Text("akun {id} di {forge}", "account {id} on {forge}").fill(id=account.id, forge=account.forge)


def _appointment(item: Appointment) -> Text:
    return Text("pengangkatan `{role}`", "appointment `{role}`").fill(role=item.role)


def _account(account: Account) -> Text:
    return Text("akun resmi {platform} {handle}", "official account {platform} {handle}").fill(
        platform=account.platform, handle=account.handle
    )


def _notary(notary: Notary) -> Text:
    return Text("notaris `{id}`", "notary `{id}`").fill(id=notary.id)


_GONE: Final = Text("Dihapus: {what}. Kebijakan hanya bertambah.", "Removed: {what}. Policy only grows.")
_CHANGED: Final = Text("Ditulis ulang: {what}, `{field}` dari {old} menjadi {new}.", "Rewritten: {what}, `{field}` from {old} to {new}.")
_EARLY: Final = Text(
    "Berlaku surut: {what} baru dengan `from` {value}, sebelum pengesahan yang berlaku.",
    "Reaches into the past: {what} is new with `from` {value}, before the manifest in force.",
)
_FILE: Final = Text("Berkas yang sudah berlaku diubah atau dihapus.", "A file that is in force was changed or removed.")
_LATER: Final = Text('Tulis `from: "{since}"` atau sesudahnya.', 'Write `from: "{since}"` or later.')
_NOT_BEFORE: Final = Text(
    'Tulis `{field}: "{since}"` atau sesudahnya; kunci yang sudah lama bocor: `compromised`.',
    'Write `{field}: "{since}"` or later; a key that leaked before that: `compromised`.',
)
_STAYS: Final = Text(
    "Kembalikan `{field}` dari Git; bila berlaku lagi, tambahkan baris baru dengan `from`-nya sendiri.",
    "Restore `{field}` from Git; if it is to count again, add another line with a `from` of its own.",
)
_ADD: Final = Text(
    "Kembalikan dari Git, tutup dengan `until`, dan tambahkan baris baru dengan `from`.",
    "Restore it from Git, close it with `until`, and add another line with `from`.",
)
_CLOSE: Final = Text(
    "Kembalikan dari Git; untuk mengakhirinya tulis `until` (kunci: atau `revoked`, `compromised`).",
    "Restore it from Git; to end it write `until` (a key: or `revoked`, `compromised`).",
)
_KEEP: Final = Text("Kembalikan dari Git; yang baru ditambahkan di bawahnya.", "Restore it from Git; add the new one below it.")
_KEEP_PERSON: Final = Text(
    "Kembalikan dari Git; untuk mengakhiri, tulis `until` pada pengangkatan dan kuncinya.",
    "Restore it from Git; to end it write `until` at the appointments and keys.",
)
_KEEP_NAME: Final = Text(
    "Kembalikan dari Git: kiriman lama menyebut nama ini. Orang lain memakai `id` lain.",
    "Restore it from Git: old posts show this name. Another person has another `id`.",
)
_KEEP_ACTING: Final = Text(
    "Kembalikan dari Git: surat penunjukan lama bersandar padanya; daftar ini hanya dapat ditambah.",
    "Restore it from Git: old letters of appointment stand on it; the list can only gain names.",
)
_KEEP_SETTING: Final = Text(
    "Kembalikan dari Git: paraf lama bersandar pada setelan ini. Kantor yang lain memakai folder lain.",
    "Restore it from Git: old signatures stand on this setting. Another office has another folder.",
)
_KEEP_KIND: Final = Text(
    "Kembalikan dari Git; jenis baru memakai nama yang belum dipakai.", "Restore it from Git; a new kind takes a name that is not in use."
)
_NEW_REVISION: Final = Text(
    "Kembalikan dari Git; perubahan ditulis sebagai berkas revisi baru dengan `supersedes`.",
    "Restore it from Git; a change is a new revision file with `supersedes`.",
)
_NEW_LETTER: Final = Text("Kembalikan dari Git; surat baru: paraf appoint.", "Restore it from Git; another letter: paraf appoint.")
