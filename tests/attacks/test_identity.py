"""Group B: who signed, with which key, when. The attacker holds real keys of the office, only not the right one."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from site_tools.adapters import demo_keys, ssh_keygen
from site_tools.canonical import STEP_NAMESPACE
from site_tools.model.entry import HostReview
from site_tools.model.finding import Problem
from tests.adapters import sig_corpus
from tests.cli.conftest import git

from .conftest import CHECKER, OPERATOR, READY, SECRETARY, WAITING, told

INDEX = f"content/{WAITING}/index.md"
THIRD = {"step": 3, "role": "sekretaris", "person": SECRETARY, "at": "2026-11-21T09:30:00+07:00", "note": "Disetujui untuk diunggah."}
PEOPLE = "sops/agam/people.yml"
FIRST_KEY = f'key: "{demo_keys.demo_public_line(0)}"'
CLICK = {"forge": "git.contoh.id", "repository": "77", "pull_request": "5", "review": "901", "commit": "c" * 40, "state": "approved"}


def line_of(insider, number):
    """`path:line` of an entry, as a finding shows it."""
    return f"{INDEX}:{insider.entries(WAITING)[number].line}"


# --- 13 to 17: the key -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [OPERATOR, CHECKER, "#100"])
def test_13_anothers_key_under_my_name(insider, key):
    insider.forge(WAITING, key, **THIRD)
    told(insider.run("check", WAITING), "SIGNER-KEY", line_of(insider, 2), SECRETARY)
    told(insider.run("audit"), "SIGNER-KEY", INDEX)


def test_13_the_command_refuses_before_it_signs(insider):
    before = insider.index(WAITING).read_bytes()
    result = insider.run("sign", WAITING, "--person", SECRETARY, "--key", insider.key_of(OPERATOR), "--yes")
    told(result, "SIGNER-KEY", INDEX)
    assert insider.index(WAITING).read_bytes() == before


@pytest.mark.parametrize("name", ["*", "?kenanga", "!kenanga", "a,b", "Kenanga", "k\u0435nanga"])
def test_14_a_person_who_is_a_pattern(insider, name):
    insider.in_people("  - id: angsana-rukun\n", f'  - id: "{name}"\n    name: "Siapa Saja"\n  - id: angsana-rukun\n')
    told(insider.run("audit"), "SCHEMA", PEOPLE)
    told(insider.run("lint"), "SCHEMA", PEOPLE)


def test_14_an_entry_in_the_name_of_everybody(insider):
    insider.swap_in(WAITING, f'person: "{CHECKER}"', 'person: "*"')
    told(insider.run("check", WAITING), "BLOCK-DAMAGED", INDEX)


def test_14_the_list_for_openssh_names_one_person_and_one_purpose(insider, monkeypatch):
    seen = []
    real = Path.write_text
    monkeypatch.setattr(Path, "write_text", lambda self, text, **kw: (seen.append(text), real(self, text, **kw))[1])
    line = insider.signature(b"isi", OPERATOR, STEP_NAMESPACE)
    assert ssh_keygen.verify(line, b"isi", STEP_NAMESPACE, insider.public(OPERATOR), principal=OPERATOR)
    assert seen[0] == f'{OPERATOR} namespaces="{STEP_NAMESPACE}" {insider.public(OPERATOR)}\n'
    for principal in ("*", "a,b", "!x", "a b", "?"):
        with pytest.raises((Problem, ValueError)):
            ssh_keygen.verify(line, b"isi", STEP_NAMESPACE, insider.public(OPERATOR), principal=principal)


@pytest.mark.parametrize("options", ["* ", "cert-authority ", 'namespaces="*" ', "kenanga-lestari ", 'valid-after="20200101" '])
def test_15_a_key_line_with_options(insider, options):
    line = demo_keys.demo_public_line(0)
    insider.in_people(FIRST_KEY, f"key: '{options}{line}'")
    told(insider.run("lint"), "KEY-FORMAT", PEOPLE)
    told(insider.run("audit"), "KEY-FORMAT", PEOPLE)


@pytest.mark.parametrize("purpose", ["git", "file", "paraf-step@v0", "paraf-notary@v1", "paraf-policy@v1", "paraf-appointment@v1"])
def test_16_a_signature_made_for_another_purpose(insider, purpose):
    insider.forge(WAITING, SECRETARY, namespace=purpose, **THIRD)
    told(insider.run("check", WAITING), "SIGNATURE-BAD", line_of(insider, 2), purpose)


def test_17_one_key_for_two_people(insider):
    insider.in_people(demo_keys.demo_public_line(1), demo_keys.demo_public_line(0))
    told(insider.run("audit"), "KEY-SHARED", PEOPLE, OPERATOR, "cempaka-wening")
    told(insider.run("lint"), "KEY-SHARED", PEOPLE)


def test_17_the_key_of_the_notary_in_a_persons_hand(insider):
    insider.notary()
    insider.in_people(demo_keys.demo_public_line(1), demo_keys.demo_public_line(100))
    told(insider.run("audit"), "KEY-SHARED", PEOPLE, "notaris", "cempaka-wening")


def test_17_one_account_for_two_people(insider):
    insider.in_people('id: "2", login', 'id: "1", login')
    told(insider.run("audit"), "ACCOUNT-SHARED", PEOPLE, OPERATOR, "cempaka-wening")


# --- 18 to 23: one person, one vote ------------------------------------------------------------------


def test_18_one_person_holds_both_offices(insider):
    letter = insider.letter(CHECKER, "sekretaris", SECRETARY)
    insider.forge(WAITING, CHECKER, **{**THIRD, "person": CHECKER, "capacity": "plh 7/SP/2026"})
    told(insider.run("check", WAITING), "PERSON-ONCE", line_of(insider, 2), CHECKER)
    assert letter


def test_18_one_person_two_keys(insider):
    key = f'      - {{key: "{demo_keys.demo_public_line(101)}"}}\n'
    insider.in_people(
        f'{demo_keys.demo_public_line(2)}", from: "2026-01-05T00:00:00+07:00"}}\n',
        f'{demo_keys.demo_public_line(2)}", from: "2026-01-05T00:00:00+07:00"}}\n{key}',
    )
    insider.in_people(
        'title: "Kasubbag Teknis dan Hupmas", from: "2026-01-05T00:00:00+07:00"}\n',
        'title: "Kasubbag Teknis dan Hupmas", from: "2026-01-05T00:00:00+07:00"}\n      - {role: sekretaris}\n',
    )
    insider.forge(WAITING, "#101", **{**THIRD, "person": CHECKER})
    told(insider.run("check", WAITING), "PERSON-ONCE", line_of(insider, 2))


def test_19_the_maker_decides(insider):
    maker = insider.entries(WAITING)[0].person
    old = f"login: {maker}}}\n    appointments:\n"
    insider.in_people(old, old + '      - {role: sekretaris, from: "2026-01-05T00:00:00+07:00"}\n')
    insider.forge(WAITING, maker, **{**THIRD, "person": maker})
    told(insider.run("check", WAITING), "PERSON-ONCE", line_of(insider, 2), maker)


def clicked(insider, by="#100", user="4", person=SECRETARY, **changes):
    """A click of an account as the office's notary would write it down."""
    insider.notary()
    review = HostReview(**{**CLICK, "user": user, "reviewed_at": THIRD["at"], **changes})
    insider.append(WAITING, replace(insider.entries(WAITING)[-1], **{**THIRD, "person": person}, review=review), by)


def test_19_a_second_account_approves(insider):
    clicked(insider, user="4711")
    told(insider.run("check", WAITING), "NOTARY-REVIEW", line_of(insider, 2))


def test_accept_a_click_of_the_right_account(insider):
    clicked(insider)
    assert insider.run("check", WAITING).code == 0


def test_20_the_author_of_a_commit_is_nobody(insider):
    git(insider.root, "add", "-A")
    git(insider.root, "commit", "-q", "-m", "Disetujui", "--author", "Beringin Tulus Contoh <sekretaris@contoh.id>")
    assert insider.run("check", WAITING).code == 1
    told(insider.run("bundle", WAITING), "NOT-APPROVED", INDEX)


def test_21_a_trailer_or_a_comment_approves_nothing(insider):
    git(insider.root, "add", "-A")
    git(insider.root, "commit", "-q", "-m", f"Naik\n\nApproved-by: {SECRETARY}\nSigned-off-by: Beringin <b@contoh.id>")
    assert insider.run("check", WAITING).code == 1
    told(insider.run("bundle", WAITING), "NOT-APPROVED", INDEX)
    insider.swap_in(WAITING, "---\n\n", f"---\n\nDisetujui oleh: {SECRETARY}\n\n")
    told(insider.run("check", WAITING), "ALTERED", INDEX)


def test_21_a_field_that_says_approved(insider):
    insider.swap_in(WAITING, "signatures:\n", f"approved_by: {SECRETARY}\nsignatures:\n")
    told(insider.run("check", WAITING), "SCHEMA", INDEX)


def test_22_a_login_that_looks_alike(insider):
    insider.in_people('id: "6", login: meranti-tabah', 'id: "6", login: beringin-tulus')
    clicked(insider, user="6")
    told(insider.run("check", WAITING), "NOTARY-REVIEW", line_of(insider, 2))


@pytest.mark.parametrize("changes", [{"forge": "git.tiruan.id"}, {"repository": "78"}])
def test_22_the_right_account_on_another_host(insider, changes):
    clicked(insider, **changes)
    told(insider.run("check", WAITING), "SIGNER-KEY", line_of(insider, 2))


@pytest.mark.parametrize("user", ["49699333", "0", "beringin-tulus", "beringin-tulus[bot]"])
def test_23_a_bot_is_nobody(insider, user):
    clicked(insider, user=user)
    told(insider.run("check", WAITING), "NOTARY-REVIEW", line_of(insider, 2))


def test_23_a_person_plays_the_notary(insider):
    clicked(insider, by=OPERATOR)
    told(insider.run("check", WAITING), "SIGNER-KEY", line_of(insider, 2))


# --- 24 to 29: when ----------------------------------------------------------------------------------

SECRETARYS = '{role: sekretaris, title: "Sekretaris", from: "2026-01-05T00:00:00+07:00"'


def test_24_a_revoked_appointment_signs_nothing_new(insider):
    insider.in_people(SECRETARYS, SECRETARYS + ', revoked: "2026-11-20T00:00:00+07:00"')
    told(insider.sign(WAITING, SECRETARY, "--yes"), "ROLE-LAPSED", INDEX)
    assert insider.run("check", READY).code == 0, "what he signed before stands"


def test_24_a_revoked_key_signs_nothing_new(insider):
    key = f'{demo_keys.demo_public_line(3)}"'
    insider.in_people(key, key + ', revoked: "2026-11-20T00:00:00+07:00"')
    told(insider.sign(WAITING, SECRETARY, "--yes"), "SIGNER-KEY", INDEX)
    assert insider.run("check", READY).code == 0


def test_25_the_role_came_after_the_signature(insider):
    later = 'login: angsana-rukun}\n    appointments:\n      - {role: sekretaris, from: "2026-11-21T09:31:00+07:00"}\n'
    insider.in_people("login: angsana-rukun}\n", later)
    insider.forge(WAITING, "angsana-rukun", **{**THIRD, "person": "angsana-rukun"})
    told(insider.run("check", WAITING), "ROLE-LAPSED", line_of(insider, 2), "angsana-rukun")


ACTING = {**THIRD, "person": "meranti-tabah", "capacity": "plh 7/SP/2026"}
LATER = datetime.fromisoformat("2026-12-01T00:00:00+07:00")
BAD_LETTERS = {
    "signed by himself": ("meranti-tabah", {"signed_by": "meranti-tabah"}),
    "signed by who may not appoint": (OPERATOR, {"signed_by": OPERATOR}),
    "signed by another in the holder's name": (OPERATOR, {"signed_by": SECRETARY}),
    "begins later": (SECRETARY, {"from_": datetime.fromisoformat("2026-11-21T09:31:00+07:00")}),
    "ended": (SECRETARY, {"until": datetime.fromisoformat("2026-11-21T09:30:00+07:00")}),
    "longer than 90 days": (SECRETARY, {"until": datetime.fromisoformat("2027-02-18T00:00:01+07:00")}),
    "another capacity": (SECRETARY, {"capacity": "plt"}),
    "for another role": (SECRETARY, {"role": "admin-pemeriksa"}),
    "for another person": (SECRETARY, {"person": CHECKER}),
    "another number": (SECRETARY, {"letter": "8/SP/2026"}),
    "for one who may not act": (SECRETARY, {"person": "angsana-rukun"}),
}


@pytest.mark.parametrize("case", BAD_LETTERS.values(), ids=BAD_LETTERS)
def test_26_a_letter_that_does_not_carry_it(insider, case):
    by, changes = case
    insider.letter("meranti-tabah", "sekretaris", by, **{"signed_by": by, **changes})
    person = changes["person"] if changes.get("person") == "angsana-rukun" else "meranti-tabah"
    insider.forge(WAITING, person, **{**ACTING, "person": person})
    told(insider.run("check", WAITING), "ROLE-LAPSED", line_of(insider, 2), person)


def test_26_who_acts_cannot_let_another_act(insider):
    insider.in_people("may_act: [meranti-tabah, mahoni-teduh]", "may_act: [meranti-tabah, angsana-rukun]")
    first = insider.letter("meranti-tabah", "sekretaris", SECRETARY)
    (insider.root / first).rename(insider.root / first.replace("2026-7", "2026-6"))
    insider.letter("angsana-rukun", "sekretaris", "meranti-tabah", letter="9/SP/2026", signed_by="meranti-tabah")
    insider.forge(WAITING, "angsana-rukun", **{**THIRD, "person": "angsana-rukun", "capacity": "plh 9/SP/2026"})
    told(insider.run("check", WAITING), "ROLE-LAPSED", line_of(insider, 2), "angsana-rukun")


def test_26_nobody_acts_for_a_ratifier(insider):
    insider.letter("meranti-tabah", "ratifier", SECRETARY)
    insider.forge(WAITING, "meranti-tabah", **{**ACTING, "role": "ratifier", "decision": "withdraw", "step": None, "note": "batal"})
    told(insider.run("check", WAITING), "ROLE-LAPSED", line_of(insider, 2))


@pytest.mark.parametrize(
    ("old", "new"),
    [('letter: "7/SP/2026"', 'letter: ""'), ('letter: "7/SP/2026"', 'letter: "-"'), ('until: "2026-11-30', 'until: "2026-11-01')],
)
def test_26_a_letter_without_number_or_time(insider, old, new):
    path = insider.letter("meranti-tabah", "sekretaris", SECRETARY)
    insider.swap(path, old, new)
    told(insider.run("audit"), "SCHEMA", path)
    told(insider.run("lint"), "SCHEMA", path)


def test_26_a_letter_by_a_compromised_key(insider):
    insider.letter("meranti-tabah", "sekretaris", SECRETARY)
    key = f'{demo_keys.demo_public_line(3)}"'
    insider.in_people(key, key + ', compromised: "2026-11-19T00:00:00+07:00"')
    insider.forge(WAITING, "meranti-tabah", **ACTING)
    told(insider.run("check", WAITING), "ROLE-LAPSED", line_of(insider, 2))


def test_26_a_stray_among_the_letters(insider):
    insider.write("sops/agam/appointments/Catatan.txt", "halo\n")
    told(insider.run("audit"), "UNKNOWN-FILE", "sops/agam/appointments/Catatan.txt")


def test_accept_an_acting_official(insider):
    insider.letter("meranti-tabah", "sekretaris", SECRETARY)
    insider.signed(WAITING, "meranti-tabah", "--yes", "--note", "Disetujui.")
    assert insider.run("check", WAITING).code == 0
    assert insider.entries(WAITING)[-1].capacity == "plh 7/SP/2026"


def test_27_dated_before_the_entry_before_it(insider):
    insider.forge(WAITING, SECRETARY, **{**THIRD, "at": "2026-11-01T08:00:00+07:00"})
    told(insider.run("check", WAITING), "TIME-ORDER", line_of(insider, 2))


def test_27_dated_after_the_key_ended(insider):
    key = f'{demo_keys.demo_public_line(3)}", from: "2026-01-05T00:00:00+07:00"'
    insider.in_people(key, key + ', until: "2026-11-21T09:00:00+07:00"', at="2026-11-21T08:00:00+07:00")
    insider.forge(WAITING, SECRETARY, **THIRD)
    told(insider.run("check", WAITING), "SIGNER-KEY", line_of(insider, 2))


@pytest.mark.parametrize(
    "at", ["2031-01-01T00:00:00+07:00", "2026-11-21T10:05:01+07:00", "2026-11-21T09:59:00+00:00", "2026-11-21T09:00:00-12:00"]
)
def test_28_dated_into_the_future(insider, at):
    insider.forge(WAITING, SECRETARY, **{**THIRD, "at": at})
    told(insider.run("check", WAITING), "TIME-ORDER", line_of(insider, 2))


def test_28_an_offset_that_makes_early_look_late(insider):
    before = insider.entries(WAITING)[-1].moment
    early = before.astimezone(datetime.fromisoformat("2026-01-01T00:00:00+14:00").tzinfo).replace(second=0)
    at = (early - (before - before.replace(hour=0, minute=0, second=0)) / 24).replace(microsecond=0).isoformat()
    assert at > before.isoformat(), "as text it is the later one"
    insider.forge(WAITING, SECRETARY, **{**THIRD, "at": at})
    told(insider.run("check", WAITING), "TIME-ORDER", line_of(insider, 2))


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-21T09:30:60+07:00",
        "2026-11-21T09:30:00",
        "2026-11-21 09:30:00+07:00",
        "2026-11-21T09:30+07:00",
        "2026-11-21T09:30:00.5+07:00",
        "2026-11-21T24:00:00+07:00",
        "2026-11-21T09:30:00+24:00",
        "2026-11-21T09:30:00+7:00",
        "2026-02-30T09:30:00+07:00",
        "2026-11-21T09:30:00+07:00[Asia/Jakarta]",
        "20261121T093000+0700",
        "0000-11-21T09:30:00+07:00",
    ],
)
def test_28_a_time_that_is_none(insider, at):
    insider.swap_in(WAITING, f'at: "{insider.entries(WAITING)[1].at}"', f'at: "{at}"')
    told(insider.run("check", WAITING), "BLOCK-DAMAGED", INDEX)


def test_29_a_compromised_key_holds_no_step(insider):
    key = f'{demo_keys.demo_public_line(2)}"'
    insider.in_people(key, key + ', compromised: "2026-11-12T00:00:00+07:00"')
    told(insider.run("audit"), "KEY-COMPROMISED", f"content/{READY}/index.md:", CHECKER)
    assert insider.run("check", READY).code == 1
    told(insider.run("bundle", READY), "NOT-APPROVED", READY)


def test_accept_a_key_is_exchanged(insider):
    key = f'{demo_keys.demo_public_line(3)}", from: "2026-01-05T00:00:00+07:00"'
    moment = "2026-11-21T09:00:00+07:00"
    closed = f'{key}, until: "{moment}"}}\n      - {{key: "{demo_keys.demo_public_line(101)}", from: "{moment}"'
    insider.in_people(key, closed, at="2026-11-21T08:59:00+07:00")
    assert insider.run("audit").code == 0, "what the old key signed stands"
    told(insider.sign(WAITING, SECRETARY, "--yes"), "SIGNER-KEY", INDEX)
    done = insider.run("sign", WAITING, "--person", SECRETARY, "--key", str(insider.key_file("#101")), "--yes", "--note", "Disetujui.")
    assert done.code == 0, done.err
    assert insider.run("check", WAITING).code == 0


def test_accept_a_handover_of_an_office(insider):
    insider.in_people(SECRETARYS, SECRETARYS + ', until: "2026-11-21T09:00:00+07:00"', at="2026-11-21T08:59:00+07:00")
    new = 'login: meranti-tabah}\n    appointments:\n      - {role: sekretaris, title: "Sekretaris", from: "2026-11-21T09:00:00+07:00"}\n'
    insider.in_people("login: meranti-tabah}\n", new)
    assert insider.run("audit").code == 0, "what the one before signed stands"
    told(insider.sign(WAITING, SECRETARY, "--yes"), "ROLE-LAPSED", INDEX)
    insider.signed(WAITING, "meranti-tabah", "--yes", "--note", "Disetujui.")
    assert insider.run("check", WAITING).code == 0


# --- 30, 30b, 31: the signature itself ---------------------------------------------------------------


def listed(insider, line, *, ratified=True):
    """Give the secretary one more key."""
    key = f'{demo_keys.demo_public_line(3)}", from: "2026-01-05T00:00:00+07:00"}}\n'
    insider.in_people(key, f'{key}      - {{key: "{line}"}}\n', ratified=ratified)


@pytest.mark.parametrize("name", ["md5", "sha1", "sha384", "SHA512"])
def test_30_a_weak_hash(insider, name):
    listed(insider, sig_corpus.ed25519().public_key_line)

    def make(text):
        data = sig_corpus.to_sign(hash_name=name.lower().encode(), message=text).replace(name.lower().encode(), name.encode())
        return sig_corpus.line(sig_corpus.ed25519(data, hash=name.encode()).raw)

    insider.append_by(WAITING, replace(insider.entries(WAITING)[-1], **THIRD), make)
    told(insider.run("check", WAITING), "SIGNATURE-BAD", line_of(insider, 2))


def test_accept_another_good_key(insider):
    listed(insider, sig_corpus.ed25519().public_key_line)
    entry = replace(insider.entries(WAITING)[-1], **THIRD)
    insider.append_by(WAITING, entry, lambda text: sig_corpus.line(sig_corpus.ed25519(sig_corpus.to_sign(message=text)).raw))
    assert insider.run("check", WAITING).code == 0


def test_30_rsa_with_sha1(insider):
    listed(insider, sig_corpus.rsa_sig().public_key_line)
    entry = replace(insider.entries(WAITING)[-1], **THIRD)
    insider.append_by(
        WAITING, entry, lambda text: sig_corpus.line(sig_corpus.rsa_sig(b"ssh-rsa", data=sig_corpus.to_sign(message=text)).raw)
    )
    told(insider.run("check", WAITING), "SIGNATURE-BAD", line_of(insider, 2))


@pytest.mark.parametrize("kind", ["rsa", "dss", "sk-ecdsa", "small order"])
def test_30_a_weak_key_in_the_list(insider, kind):
    lines = {
        "rsa": lambda: sig_corpus.rsa_sig(bits=2048).public_key_line,
        "dss": lambda: "ssh-dss " + base64.b64encode(sig_corpus.string(b"ssh-dss")).decode(),
        "sk-ecdsa": lambda: sig_corpus.sk_ecdsa().public_key_line,
        "small order": lambda: "ssh-ed25519 " + base64.b64encode(sig_corpus.string(b"ssh-ed25519") + sig_corpus.string(bytes(32))).decode(),
    }
    listed(insider, lines[kind]())
    told(insider.run("audit"), "KEY-FORMAT", PEOPLE)
    told(insider.run("lint"), "KEY-FORMAT", PEOPLE)


@pytest.mark.parametrize("flags", [0x00, 0x04])
def test_30b_a_security_key_that_nobody_touched(insider, flags):
    listed(insider, sig_corpus.sk().public_key_line)
    entry = replace(insider.entries(WAITING)[-1], **THIRD)
    insider.append_by(WAITING, entry, lambda text: sig_corpus.line(sig_corpus.sk(flags, data=sig_corpus.to_sign(message=text)).raw))
    told(insider.run("check", WAITING), "SIGNATURE-BAD", line_of(insider, 2), "tanpa disentuh")


def test_accept_a_security_key_that_was_touched(insider):
    listed(insider, sig_corpus.sk().public_key_line)
    entry = replace(insider.entries(WAITING)[-1], **THIRD)
    insider.append_by(WAITING, entry, lambda text: sig_corpus.line(sig_corpus.sk(1, data=sig_corpus.to_sign(message=text)).raw))
    assert insider.run("check", WAITING).code == 0


def test_31_a_good_signature_by_a_key_nobody_listed(insider):
    insider.forge(WAITING, "#127", **THIRD)
    told(insider.run("check", WAITING), "SIGNER-KEY", line_of(insider, 2))


def test_31_openssh_is_never_asked_without_a_name():
    root = Path(__file__).resolve().parents[2]
    files = [*root.glob("site_tools/**/*.py"), *root.glob(".github/**/*.yml"), *root.glob(".ci/*"), root / "Makefile"]
    named = [str(f) for f in files if f.is_file() and re.search("check.novalidate", f.read_text(encoding="utf-8"))]
    assert named == []
    script = (root / "docs/auditor/paraf-audit.sh").read_text(encoding="utf-8")
    assert not re.search(r"^[^#]*check-novalidate", script, re.MULTILINE)
