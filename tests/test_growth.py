"""Policy only grows: every single edit of an office's policy is either one of the few that are allowed, or refused."""

from __future__ import annotations

import base64
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools import growth
from site_tools.growth import rewritten
from site_tools.model.calendar import NamedDay
from site_tools.model.office import Account, Brand, Notary, Office
from site_tools.model.people import ActingLetter, ActingRule, Appointment, ForgeAccount, Key, Person
from site_tools.model.policy import Letter, Manifest
from tests.judge.builder import policy_of

SINCE = datetime.fromisoformat("2026-06-01T09:00:00+07:00")
"""The moment of the manifest in force."""
LONG_AGO = datetime.fromisoformat("2026-01-05T00:00:00+07:00")
LATER = datetime.fromisoformat("2026-12-01T00:00:00+07:00")


def key_text(name: str) -> str:
    return f"ssh-ed25519 {base64.b64encode(name.encode()).decode()}"


PERSON = Person(
    "seruni",
    "Seruni Contoh",
    keys=(
        Key(key_text("open"), LONG_AGO),
        Key(key_text("closed"), LONG_AGO, until=SINCE),
        Key(key_text("marked"), LONG_AGO, revoked=SINCE, compromised=SINCE),
        Key(key_text("always") + " catatan"),
    ),
    forge=(ForgeAccount("git.contoh.id", "1", "seruni"),),
    appointments=(Appointment("operator", "Staf", LONG_AGO), Appointment("sekretaris", "", LONG_AGO, SINCE, SINCE)),
)
OTHER = Person("mahoni", "Mahoni Contoh")
LETTER = Letter(
    ActingLetter("mahoni", "sekretaris", "plh", "7/SP/2026", "2026-06-02", SINCE, SINCE + timedelta(days=9), "seruni", SINCE, "tanda"),
    "sops/agam/appointments/2026-1.yml",
    verified=True,
    key=b"",
)
POLICY = policy_of("agam/medsos")
BEFORE = replace(
    POLICY,
    office=replace(
        POLICY.office,
        kinds={"rapat": "kegiatan"},
        accounts=(Account("x", "kpu", "https://x.com/kpu", "Keputusan 1"), Account("facebook", "kpu", "", "Keputusan 1", LONG_AGO, SINCE)),
        notaries=(Notary("notaris", key_text("notary"), "git.contoh.id", "77", LONG_AGO),),
    ),
    people=replace(
        POLICY.people,
        people=(PERSON, OTHER),
        acting=(ActingRule("sekretaris", ("mahoni", "meranti"), ("seruni",)), ActingRule("operator", ())),
    ),
    manifests=(replace(POLICY.manifests[0], at=LONG_AGO.isoformat()), Manifest("agam", 2, SINCE.isoformat(), "seruni", "-", (), ())),
    letters=(LETTER, replace(LETTER, path="sops/agam/appointments/2026-2.yml", verified=False)),
)
PEOPLE, OFFICE = "sops/agam/people.yml", "sops/agam/office.yml"


def with_people(*people, acting=None, before=BEFORE):
    acting = before.people.acting if acting is None else tuple(acting)
    return replace(before, people=replace(before.people, people=tuple(people), acting=acting))


def with_office(before=BEFORE, **changes):
    return replace(before, office=replace(before.office, **changes))


LISTS = {
    "keys": (lambda p, items: with_people(replace(PERSON, keys=tuple(items)), OTHER, before=p), PERSON.keys, PEOPLE),
    "forge": (lambda p, items: with_people(replace(PERSON, forge=tuple(items)), OTHER, before=p), PERSON.forge, PEOPLE),
    "appointments": (
        lambda p, items: with_people(replace(PERSON, appointments=tuple(items)), OTHER, before=p),
        PERSON.appointments,
        PEOPLE,
    ),
    "accounts": (lambda p, items: with_office(p, accounts=tuple(items)), BEFORE.office.accounts, OFFICE),
    "notaries": (lambda p, items: with_office(p, notaries=tuple(items)), BEFORE.office.notaries, OFFICE),
}
"""List -> how to put other items there, its items, the file that a finding names."""
MOMENTS = st.none() | st.sampled_from([LONG_AGO, SINCE - timedelta(seconds=1), SINCE, SINCE + timedelta(seconds=1), LATER])
WORDS = st.sampled_from(["lain", "lain-lagi", ""])


def values(item, name):
    """Other values that a field may be given."""
    return MOMENTS if name in {"from_", "until", "revoked", "compromised"} else WORDS.map(lambda w: key_text(w) if name == "key" else w)


def allowed(name, old, new):
    """The design's own words: close an open `until`, not before the manifest in force; mark `revoked` or `compromised`."""
    if name in {"until", "revoked"}:
        return old is None and new >= SINCE
    return name == "compromised" and new is not None and (old is None or new < old)


def only(after, path, *words):
    """Exactly one finding: its file, these words, and what to do."""
    (found,) = rewritten(BEFORE, after)
    assert (found.code, found.path, found.severity) == ("POLICY-REWRITTEN", path, "error")
    assert found.remedy is not None
    for lang in ("id", "en"):
        assert "{" not in found.message.to(lang) + found.remedy.to(lang)
        assert all(word in found.message.to(lang) for word in words), found.message.to(lang)
    return found


def test_what_stays_the_same_is_no_rewrite():
    assert rewritten(BEFORE, BEFORE) == ()
    assert rewritten(POLICY, POLICY) == ()


# --- properties -------------------------------------------------------------------------------------


@given(st.sampled_from(sorted(LISTS)), st.data())
def test_every_edit_of_one_field(name, data):
    """Nothing else about a person, key, id or appointment changes."""
    put, items, path = LISTS[name]
    place = data.draw(st.integers(0, len(items) - 1))
    item = items[place]
    field = data.draw(st.sampled_from([f.name for f in fields(item)]))
    old = getattr(item, field)
    new = data.draw(values(item, field).filter(lambda value: value != old))
    after = put(BEFORE, [replace(i, **{field: new}) if n == place else i for n, i in enumerate(items)])
    found = rewritten(BEFORE, after)
    assert bool(found) is not allowed(field, old, new)
    assert {(f.code, f.path) for f in found} <= {("POLICY-REWRITTEN", path)}


@given(st.sampled_from(sorted(LISTS)), st.data())
def test_nothing_disappears(name, data):
    put, items, path = LISTS[name]
    gone = data.draw(st.integers(0, len(items) - 1))
    only(put(BEFORE, [i for n, i in enumerate(items) if n != gone]), path)


@given(st.sampled_from(sorted(LISTS)), st.data())
def test_the_order_of_a_list_says_nothing(name, data):
    put, items, _ = LISTS[name]
    assert rewritten(BEFORE, put(BEFORE, data.draw(st.permutations(items)))) == ()


NEW = {
    "keys": lambda start: Key(key_text("new"), start),
    "appointments": lambda start: Appointment("operator", "", start),
    "accounts": lambda start: Account("threads", "kpu", "", "Keputusan 2", start),
    "notaries": lambda start: Notary("notaris-2", key_text("n2"), "git.contoh.id", "77", start),
}


@given(st.sampled_from(sorted(NEW)), MOMENTS, st.integers(0, 4))
def test_a_new_from_is_not_earlier_than_the_manifest_before_it(name, start, place):
    put, items, path = LISTS[name]
    after = put(BEFORE, [*items[:place], NEW[name](start), *items[place:]])
    if start and start >= SINCE:
        assert rewritten(BEFORE, after) == ()
    else:
        only(after, path, start.isoformat() if start else "-")


@given(st.lists(st.sampled_from(sorted(LISTS)), min_size=1, max_size=8), st.data())
def test_allowed_edits_pass_one_after_the_other(names, data):
    """Add, close, mark, in any number and order; each version grows from the one before, and from the first."""
    world = BEFORE
    for name in names:
        read = {"accounts": lambda p: p.office.accounts, "notaries": lambda p: p.office.notaries}.get(
            name, lambda p, name=name: getattr(p.people.people[0], name)
        )
        items = list(read(world))
        place = data.draw(st.integers(0, len(items) - 1))
        marks = {f.name for f in fields(items[place])} & {"until", "revoked", "compromised"}
        edits = [m for m in sorted(marks) if getattr(items[place], m) is None]
        edit = data.draw(st.sampled_from(["add", *edits]))
        moment = data.draw(st.sampled_from([SINCE, LATER]))
        if edit == "add":
            items.insert(place, NEW[name](moment) if name in NEW else ForgeAccount("git.contoh.id", f"{len(items) + 1}"))
        else:
            items[place] = replace(items[place], **{edit: moment})
        before = world
        if name in {"accounts", "notaries"}:
            world = with_office(world, **{name: tuple(items)})
        else:
            world = with_people(replace(world.people.people[0], **{name: tuple(items)}), OTHER, before=world)
        assert rewritten(before, world) == ()
    assert rewritten(BEFORE, world) == ()


def other(name):
    """Another value of a setting of the office, whatever its type."""
    old, kind = getattr(BEFORE.office, name), get_type_hints(Office)[name]
    if get_origin(kind) is Literal:
        return next(value for value in get_args(kind) if value != old)
    if kind == tuple[NamedDay, ...]:
        return (*old, NamedDay(date(2027, 2, 8), "Cuti bersama"))
    return {bool: lambda: not old, Brand: lambda: Brand(primary="#000000")}.get(kind, lambda: f"{old} lain")()


SETTINGS = sorted({f.name for f in fields(Office)} - {"accounts", "notaries", "kinds"})


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_of_an_office_is_free_or_fixed(name):
    after = with_office(**{name: other(name)})
    assert (name in growth.FREE) is not (name in growth.FIXED), "decide: docs/decisions/0008-policy-only-grows.md"
    if name in growth.FREE:
        assert rewritten(BEFORE, after) == ()
    else:
        only(after, OFFICE, name)


# --- people -----------------------------------------------------------------------------------------


def test_a_person_never_disappears():
    only(with_people(PERSON), PEOPLE, "`mahoni`")


def test_a_person_keeps_the_name():
    only(with_people(replace(PERSON, name="Orang Lain"), OTHER), PEOPLE, "`seruni`", "name", "Seruni Contoh", "Orang Lain")


def test_a_new_person_may_come():
    new = Person(
        "baru", "Baru Contoh", (Key(key_text("x"), LATER),), (ForgeAccount("git.contoh.id", "9"),), (Appointment("operator", "", LATER),)
    )
    assert rewritten(BEFORE, with_people(new, PERSON, OTHER)) == ()


def test_a_new_person_does_not_reach_into_the_past():
    new = Person("baru", "Baru Contoh", (Key(key_text("x"), LONG_AGO),))
    only(with_people(PERSON, OTHER, new), PEOPLE, "baru", key_text("x"), LONG_AGO.isoformat())


def test_a_role_is_handed_over():
    ended = replace(PERSON, appointments=(replace(PERSON.appointments[0], until=LATER), PERSON.appointments[1]))
    next_one = Person("baru", "Baru Contoh", appointments=(Appointment("operator", "Staf", LATER),))
    assert rewritten(BEFORE, with_people(ended, OTHER, next_one)) == ()


def test_a_person_comes_back_to_a_role():
    items = (replace(PERSON.appointments[0], until=SINCE), PERSON.appointments[1], replace(PERSON.appointments[0], from_=LATER))
    assert rewritten(BEFORE, with_people(replace(PERSON, appointments=items), OTHER)) == ()


def test_an_appointment_is_not_closed_by_another_that_looks_like_it():
    """A closed line for the same role beside the open one does not hide that the open one went."""
    items = (replace(PERSON.appointments[0], from_=LATER), PERSON.appointments[1])
    only(with_people(replace(PERSON, appointments=items), OTHER), PEOPLE, "seruni", "`operator`", "from")


def test_a_key_moves_to_nobody():
    mine = replace(PERSON, keys=PERSON.keys[1:])
    theirs = replace(OTHER, keys=(PERSON.keys[0],))
    codes = [f.message.en for f in rewritten(BEFORE, with_people(mine, theirs))]
    assert len(codes) == 2
    assert any("Removed: seruni" in c for c in codes)
    assert any("mahoni" in c for c in codes)


@pytest.mark.parametrize("person", ["mahoni", "meranti"])
def test_who_may_act_stays(person):
    rest = tuple({"mahoni", "meranti"} - {person})
    only(with_people(PERSON, OTHER, acting=[ActingRule("sekretaris", rest, ("seruni",))]), PEOPLE, f"`{person}`", "may_act", "`sekretaris`")


def test_who_may_appoint_stays():
    only(with_people(PERSON, OTHER, acting=[ActingRule("sekretaris", ("mahoni", "meranti"))]), PEOPLE, "`seruni`", "may_appoint")


def test_a_rule_for_acting_officials_is_not_put_before_the_one_in_force():
    first = [ActingRule("sekretaris", ("mahoni", "meranti")), *BEFORE.people.acting]
    only(with_people(PERSON, OTHER, acting=first), PEOPLE, "`seruni`", "may_appoint")


def test_more_may_act_and_appoint():
    more = [ActingRule("operator", ("mahoni",)), ActingRule("sekretaris", ("mahoni", "baru", "meranti"), ("seruni", "baru"))]
    assert rewritten(BEFORE, with_people(PERSON, OTHER, acting=more)) == ()


# --- office, SOPs, letters --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "word"),
    [(None, "rapat"), ({"rapat": "agenda"}, "rapat"), ({"rapat": "kegiatan", "kegiatan": "infografis"}, "kegiatan")],
    ids=["gone", "another meaning", "a built-in name"],
)
def test_a_kind_keeps_its_meaning(kinds, word):
    only(with_office(kinds=kinds), OFFICE, f"`{word}`")


def test_a_kind_is_added():
    assert rewritten(BEFORE, with_office(kinds={"rapat": "kegiatan", "bimtek": "kegiatan"})) == ()


def test_a_sop_file_never_changes_or_disappears():
    revision = BEFORE.revisions[0]
    only(replace(BEFORE, revisions=()), revision.path)
    only(replace(BEFORE, revisions=(replace(revision, sha256="0" * 64),)), revision.path)
    assert rewritten(BEFORE, replace(BEFORE, revisions=(revision, replace(revision, path="sops/agam/medsos/baru.yml")))) == ()


def test_a_letter_that_gave_a_right_stays():
    shorter = replace(LETTER, letter=replace(LETTER.letter, until=SINCE + timedelta(days=1)))
    only(replace(BEFORE, letters=()), LETTER.path)
    only(replace(BEFORE, letters=(shorter,)), LETTER.path)
    assert rewritten(BEFORE, replace(BEFORE, letters=(LETTER,))) == (), "a letter that gave none may go"


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        ({"until": LONG_AGO}, SINCE.isoformat()),
        ({"revoked": LONG_AGO}, "compromised"),
        ({"from_": None}, "from"),
    ],
)
def test_the_remedy_says_what_to_write_instead(change, remedy):
    keys = (replace(PERSON.keys[0], **change), *PERSON.keys[1:])
    found = only(with_people(replace(PERSON, keys=keys), OTHER), PEOPLE, "seruni", key_text("open"))
    assert remedy in found.remedy.id


def test_a_mark_is_not_taken_back():
    for change in ({"revoked": None}, {"compromised": None}, {"compromised": LATER}, {"revoked": LATER}):
        keys = (*PERSON.keys[:2], replace(PERSON.keys[2], **change), PERSON.keys[3])
        found = only(with_people(replace(PERSON, keys=keys), OTHER), PEOPLE, "seruni")
        assert next(iter(change)) in found.remedy.id


def test_a_key_turns_out_to_have_leaked_earlier():
    keys = (*PERSON.keys[:2], replace(PERSON.keys[2], compromised=LONG_AGO), PERSON.keys[3])
    assert rewritten(BEFORE, with_people(replace(PERSON, keys=keys), OTHER)) == ()
