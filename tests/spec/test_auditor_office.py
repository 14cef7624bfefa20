"""What no sample has: windows of keys, clicks through a notary, several manifests, kinds of keys."""

from __future__ import annotations

import base64
import re
from typing import NamedTuple

import pytest

from tests.spec import independent
from tests.spec.auditor import CANNOT, GOOD, REFUSED, line_of, replaced, run
from tests.spec.office import PATH, REVIEW, Entry, Office

AT = "2026-10-06T13:30:00+07:00"
INDEX = f"content/{PATH}/index.md"


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


class Case(NamedTuple):
    """One repository and what is said of its post."""

    entries: tuple[Entry, ...]
    window: str = ""
    word: str = ""
    """What the refusal says; accepted where it says nothing."""


def window(**moments: str) -> str:
    return "".join(f', {name}: "{moment}"' for name, moment in moments.items())


LATE = "2026-10-06T13:31:00+07:00"
CASES = {
    "one entry": Case((Entry(),)),
    "key begins at that moment": Case((Entry(),), window(**{"from": "2026-10-06T06:30:00Z"})),
    "key begins a second later": Case((Entry(),), window(**{"from": "2026-10-06T06:30:01Z"}), "did not count"),
    "key ends at that moment": Case((Entry(),), window(until="2026-10-06T08:30:00+02:00"), "did not count"),
    "key ends a second later": Case((Entry(),), window(until="2026-10-06T15:30:01+09:00")),
    "key begins on the day after elsewhere": Case((Entry(),), window(**{"from": "2026-10-07T01:00:00+20:00"})),
    "window in a far year": Case((Entry(),), window(until="2099-12-31T00:00:00Z")),
    "key revoked later": Case((Entry(),), window(revoked="2026-10-01T00:00:00Z")),
    "key compromised before": Case((Entry(),), window(compromised=AT), "compromised"),
    "key compromised after": Case((Entry(),), window(compromised=LATE)),
    "signed again after a compromise": Case((Entry(), Entry(person="tamu", at=LATE)), window(compromised=AT)),
    "a later step does not repair": Case((Entry(), Entry(person="tamu", at=LATE, step="2")), window(compromised=AT), "compromised"),
    "key of another person": Case((Entry(key="tamu"),), word="not valid"),
    "person without a key": Case((Entry(person="siapa", key="tamu"),), word="no key"),
    "time stands still": Case((Entry(), Entry(step="2"))),
    "time goes on, in another zone": Case((Entry(), Entry(step="2", at="2026-10-06T06:30:01Z"))),
    "time goes back, in another zone": Case((Entry(), Entry(step="2", at="2026-10-06T14:29:59+08:00")), word="earlier"),
    "time goes back": Case((Entry(at=LATE), Entry(step="2")), word="earlier"),
    "SOP that is not listed": Case((Entry(sop="a" * 64),), word="not listed"),
    "number of another SOP": Case((Entry(number="2/2026"),), word="number of the SOP"),
    "quotes in a note": Case((Entry(note='\\\\ dan \\"kutip\\"'),)),
    "withdrawal": Case((Entry(step='"-"', act='decision: "withdraw"', note="salah-data"),)),
    "return": Case((Entry(), Entry(step="2", act='decision: "return", to: 1', note="Lengkapi.", at=LATE))),
    "waiver": Case((Entry(act='decision: "waive", until: "2026-11-01"'),)),
    "click": Case((Entry(review=REVIEW),)),
    "click signed by the person": Case((Entry(review=REVIEW, key="orang"),), word="not valid"),
    "click on another host": Case((Entry(review=REVIEW | {"forge": "lain.contoh.id"}),), word="no key"),
    "click in another repository": Case((Entry(review=REVIEW | {"repository": "8"}),), word="no key"),
    "click of another account": Case((Entry(review=REVIEW | {"user": "6"}),), word="account that clicked"),
    "click of another state": Case((Entry(review=REVIEW | {"state": "changes_requested"}),), word="state of the review"),
    "click after signing": Case((Entry(review=REVIEW | {"reviewed_at": "2026-10-06T13:35:01+07:00"}),), word="clicked after"),
    "click used twice": Case((Entry(review=REVIEW), Entry(review=REVIEW)), word="one review is used twice"),
    "waiver by a click": Case((Entry(review=REVIEW | {"state": "command"}, act='decision: "waive", until: "2026-11-01"'),), word="state"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_keys_times_and_clicks(office, case):
    office.window = case.window
    code, out = run(office.write(*case.entries), "-w")
    line = line_of(out, PATH)
    assert (code, line.startswith("sah [valid]: ")) == ((REFUSED, False) if case.word else (GOOD, True)), out
    assert case.word in line


@pytest.mark.parametrize(("ends", "code"), [("2026-10-06T06:30:00Z", REFUSED), ("2026-10-06T06:30:01Z", GOOD)])
def test_the_notary_s_window_counts_at_the_signature(office, ends, code):
    office.notary_window = f"    until: {ends}\n"
    assert run(office.write(Entry(review=REVIEW)), "-w")[0] == code


CHANGES = {
    "user of a click": (INDEX, 'user: "5"', 'user: "6"'),
    "moment of a click": (INDEX, "13:29:00", "13:28:00"),
    "impossible moment": (INDEX, "13:29:00", "13:60:00"),
    "capacity": (INDEX, '"definitif"', '"plh 12"'),
}


@pytest.mark.parametrize(("name", "old", "new"), CHANGES.values(), ids=CHANGES)
def test_a_changed_click_is_found(office, name, old, new):
    root = office.write(Entry(review=REVIEW))
    assert run(root, "-w")[0] == GOOD
    replaced(root / name, old, new)
    assert run(root, "-w")[0] == REFUSED


def test_another_spelling_of_the_last_signature_is_found(office):
    """The spare bits of the last base64 letter say nothing to ssh-keygen, which would accept all four letters."""
    root = office.write(Entry(review=REVIEW))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = re.search(r'([A-Za-z0-9+/])="\n---', (root / INDEX).read_text())
    assert last
    replaced(root / INDEX, f'{last[1]}="\n---', f'{letters[letters.index(last[1]) + 1]}="\n---')
    code, out = run(root, "-w")
    assert (code, "signatures block" in out) == (REFUSED, True), out


MANIFESTS: dict[str, tuple[list[dict[str, str]], str]] = {
    "two": ([{}, {"signer": "dua"}], ""),
    "by a ratifier that only the new one names": ([{}, {"signer": "tamu"}], "ratifier not valid"),
    "with a stranger's key": ([{}, {"signer": "satu", "key": "tamu"}], "ratifier not valid"),
    "with another ratifier's key": ([{}, {"signer": "satu", "key": "dua"}], "ratifier not valid"),
    "that follows nothing": ([{}, {"previous": "0" * 64}], "does not follow"),
    "earlier than the one before": ([{}, {"at": "2025-12-31T00:00:00Z"}], "earlier than the one before"),
    "at an impossible time": ([{}, {"at": "2026-02-29T00:00:00Z"}], "malformed"),
    "first one by a stranger's key": ([{"key": "tamu"}], "ratifier not valid"),
}


@pytest.mark.parametrize(("manifests", "word"), MANIFESTS.values(), ids=MANIFESTS)
def test_the_chain_of_manifests(office, manifests, word):
    office.key("tamu")
    office.manifests = manifests
    code, out = run(office.write(Entry()), "-w")
    assert (code, word in out) == (REFUSED if word else GOOD, True), out
    assert line_of(out, PATH).startswith("DITOLAK" if word else "sah")


def test_a_sop_that_was_ratified_never_changes(office):
    root = office.write(Entry())
    first = (root / "sops/uji/pengesahan/0001.txt").read_bytes()
    (root / "sops/uji/medsos/1-2026.yml").write_text('number: "1/2026"\nsteps: [x]\n')
    office.manifests = [{}, {"previous": independent.sha256(first)}]
    office.ratify()
    (root / "sops/uji/pengesahan/0001.txt").write_bytes(first)
    code, out = run(root, "-w")
    assert (code, "SOP revision was changed" in out) == (REFUSED, True), out


KINDS = {
    "ecdsa": (("-t", "ecdsa", "-b", "384"), ""),
    "rsa of 3072 bits": (("-t", "rsa", "-b", "3072"), ""),
    "rsa of 2048 bits": (("-t", "rsa", "-b", "2048"), "3072"),
}


@pytest.mark.parametrize(("options", "word"), KINDS.values(), ids=KINDS)
def test_kinds_of_keys(office, options, word):
    office.key("orang", *options)
    code, out = run(office.write(Entry()), "-w")
    assert (code, word in out) == (REFUSED if word else GOOD, True), out


def test_one_key_for_two_people_is_refused(office):
    office.key("orang")
    for suffix in ("", ".pub"):
        (office.keys / f"tamu{suffix}").write_bytes((office.keys / f"orang{suffix}").read_bytes())
    (office.keys / "tamu").chmod(0o600)
    code, out = run(office.write(Entry()), "-w")
    assert (code, "one key for two people" in out) == (REFUSED, True), out


FORMS = {
    "a list over several lines": ("keys:\n", "keys: [\n"),
    "an anchor": ("name: 'Tamu'", "name: &x 'Tamu'"),
    "a value over two lines": ("name: 'Tamu'", "name: Tamu\n      dua"),
    "a key twice": ("    id: tamu", "    id: tamu\n    id: orang"),
    "a tab": ("    id: tamu", "    id:\ttamu"),
}


@pytest.mark.parametrize(("old", "new"), FORMS.values(), ids=FORMS)
def test_yaml_that_the_script_does_not_know_gives_no_verdict(office, old, new, monkeypatch):
    write = office.files

    def odd() -> None:
        write()
        replaced(office.root / "sops/uji/people.yml", old, new)

    monkeypatch.setattr(office, "files", odd)
    code, out = run(office.write(Entry()), "-w")
    assert (code, line_of(out, PATH).startswith("TIDAK DAPAT DINILAI")) == (CANNOT, True), out


def test_a_security_key_must_have_been_touched(office):
    """The byte that tells a touch is the fifth from the end; the rest of such a signature is ssh-keygen's matter."""
    root = office.write(Entry())
    text = (root / INDEX).read_text()
    found = re.search(r'signature: "([^"]+)"', text)
    assert found

    def as_security_key(flags: int) -> str:
        key = b"\0\0\0\x1ask-ssh-ed25519@openssh.com" + b"\0\0\0\x20" + bytes(32) + b"\0\0\0\x04ssh:"
        blob = b"SSHSIG\0\0\0\x01" + len(key).to_bytes(4, "big") + key + bytes(60) + bytes([flags]) + bytes(4)
        return base64.b64encode(blob).decode()

    for flags, touched in ((0, False), (1, True), (4, False), (5, True)):
        (root / INDEX).write_text(text.replace(found[1], as_security_key(flags)))
        code, out = run(root, "-w")
        assert (code, "was not touched" in out) == (REFUSED, not touched), out
