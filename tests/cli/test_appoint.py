"""`paraf appoint`: an acting official within minutes. What would give no right is refused before it is signed."""

from __future__ import annotations

import shutil

import pytest

from tests.attacks.conftest import READY, WAITING, Insider
from tests.cli.conftest import commit_all, refused

ACTING, SECRETARY, SECOND = "meranti-tabah", "beringin-tulus", "seruni-bijak"
LETTER = "sops/agam/appointments/2026-1.yml"


@pytest.fixture
def agam(story_of):
    story = story_of("agam")
    commit_all(story.root)
    return Insider(story.root, story.run, story.key_of, story.clock)


def appoint(agam, *options, person=ACTING, role="sekretaris", by=SECOND, key="", letter="12/SP/2026", until="2026-11-28"):
    words = ["--as", role, "--letter", letter, "--until", until, "--person", by, "--key", str(agam.key_file(key or by)), "--yes", *options]
    return agam.run("appoint", "agam", person, *words)


# --- the story --------------------------------------------------------------------------------------


def test_an_acting_secretary_appointed_in_minutes_signs_the_last_step(agam):
    assert agam.of(WAITING)["verdict"] == "WAITING"
    refused(agam.sign(WAITING, ACTING, "--yes"), "ROLE-LAPSED")
    agam.clock.at = "2026-11-21T10:05:00+07:00"
    done = appoint(agam)
    assert done.code == 0, done.err
    assert "Meranti Tabah Contoh sebagai Plh. Sekretaris" in done.out
    assert "mulai 21 November 2026, 10.05 WIB sampai sebelum 29 November 2026, 00.00 WIB" in done.out
    assert LETTER in done.out
    assert "agam/medsos (Nomor 175/ORT.06/1306/2023) langkah 3" in done.out
    assert f"paraf sign KIRIMAN --as sekretaris --person {ACTING}" in done.out
    agam.clock.at = "2026-11-21T10:07:00+07:00"
    agam.signed(WAITING, ACTING, "--yes")
    assert agam.entries(WAITING)[-1].capacity == "plh 12/SP/2026"
    assert agam.of(WAITING)["verdict"] == "SATISFIED"
    assert agam.run("check", WAITING).code == 0
    agam.clock.at = "2027-03-01T10:00:00+07:00"
    assert agam.run("check", WAITING).code == 0, "what was signed in time stands"
    assert agam.run("audit").code == 0


@pytest.mark.parametrize("at", ["2026-11-21T23:59:59+07:00", "2026-11-29T00:00:00+07:00"], ids=["the second before", "the second after"])
def test_outside_of_the_window_nothing_is_signed(at, agam):
    assert appoint(agam, "--from", "2026-11-22").code == 0
    agam.clock.at = at
    before = agam.bytes()
    refused(agam.sign(WAITING, ACTING, "--yes"), "ROLE-LAPSED")
    assert agam.bytes() == before


@pytest.mark.parametrize("at", ["2026-11-22T00:00:00+07:00", "2026-11-28T23:59:59+07:00"], ids=["the first second", "the last second"])
def test_within_the_window_it_is(at, agam):
    done = appoint(agam, "--from", "2026-11-22")
    assert "belum sekarang: mulai 22 November 2026" in done.out
    agam.clock.at = at
    agam.signed(WAITING, ACTING, "--yes")


def test_an_entry_dated_into_the_window_later_does_not_count(agam):
    """The letter was made today; an entry that claims an earlier moment stands outside of it."""
    assert appoint(agam).code == 0
    agam.forge(WAITING, ACTING, step=3, role="sekretaris", person=ACTING, capacity="plh 12/SP/2026", at="2026-11-21T09:59:59+07:00")
    refused(agam.run("check", WAITING), "ROLE-LAPSED")


def test_the_letter_is_part_of_no_manifest_and_breaks_none(agam):
    assert appoint(agam).code == 0
    assert agam.run("audit").code == 0
    assert agam.run("lint").code == 0
    done = agam.run("sop", "ratify", "agam", "--person", SECRETARY, "--key", agam.key_of(SECRETARY), "--yes")
    assert "Tidak ada yang berubah" in done.out


# --- who, for whom, by whom -------------------------------------------------------------------------

GOOD = {
    "by a listed appointer": {},
    "by the holder": {"by": SECRETARY},
    "for a role that the ratifier does not hold, by the ratifier": {"role": "admin-pemeriksa", "person": "angsana-rukun", "by": SECRETARY},
    "by the holder of that role": {"role": "admin-pemeriksa", "person": "angsana-rukun", "by": "mahoni-teduh"},
    "ninety days": {"until": "2027-02-18", "options": ("--from", "2026-11-21")},
    "as Plt.": {"options": ("--capacity", "plt")},
    "from a moment": {"options": ("--from", "2026-11-21T08.30"), "until": "2026-11-21 17:00"},
    "with a letter of yesterday": {"options": ("--date", "2026-11-20")},
    "merangkap": {"person": "mahoni-teduh", "options": ("--merangkap",)},
}


@pytest.mark.parametrize("case", GOOD.values(), ids=GOOD)
def test_accepted(case, agam):
    done = appoint(agam, *case.get("options", ()), **{k: v for k, v in case.items() if k != "options"})
    assert done.code == 0, done.err
    assert agam.run("audit").code == 0


BAD = {
    "by somebody without the right": ({"by": "kenanga-lestari"}, "LETTER-REFUSED", "seruni-bijak"),
    "for oneself": ({"by": ACTING}, "LETTER-REFUSED", "menunjuk dirinya"),
    "for somebody who may not act": ({"person": "kenanga-lestari"}, "LETTER-REFUSED", "mahoni-teduh"),
    "for a role nobody may act in": ({"role": "operator"}, "LETTER-REFUSED", "admin-pemeriksa"),
    "for a role that is not there": ({"role": "bupati"}, "LETTER-REFUSED", "sekretaris"),
    "for a ratifier": ({"role": "ratifier"}, "LETTER-REFUSED", "hanya disahkan pengesah"),
    "for a stranger": ({"person": "meranti-tabahh"}, "LETTER-REFUSED", "Maksud Anda meranti-tabah?"),
    "by a stranger": ({"by": SECOND, "signer": "entah-siapa"}, "LETTER-REFUSED", "entah-siapa"),
    "with another's key": ({"key": "kenanga-lestari"}, "SIGNER-KEY", "seruni-bijak"),
    "ninety-one days": ({"until": "2027-02-19", "options": ("--from", "2026-11-21")}, "LETTER-REFUSED", "19 Februari 2027, 00.00 WIB"),
    "backwards": ({"until": "2026-11-20", "options": ("--from", "2026-11-25")}, "LETTER-REFUSED", "Akhir tidak sesudah awal"),
    "over already": ({"until": "2026-11-20", "options": ("--from", "2026-11-10", "--date", "2026-11-09")}, "LETTER-REFUSED", "lewat"),
    "a letter of tomorrow": ({"options": ("--date", "2026-11-22", "--from", "2026-11-23")}, "LETTER-REFUSED", "belum tiba"),
    "a letter after the fact": ({"options": ("--date", "2026-11-21", "--from", "2026-11-15")}, "LETTER-REFUSED", "lebih muda"),
    "no number": ({"letter": " "}, "LETTER-REFUSED", "Nomor surat"),
    "a dash for a number": ({"letter": "-"}, "LETTER-REFUSED", "Nomor surat"),
    "two lines for a number": ({"letter": "12\nperson x"}, "LETTER-REFUSED", "Nomor surat"),
    "what turns text around": ({"letter": "12\u202e/SP"}, "LETTER-REFUSED", "Nomor surat"),
}


@pytest.mark.parametrize(("case", "code", "word"), BAD.values(), ids=BAD)
def test_refused_with_the_reason_and_nothing_written(case, code, word, agam):
    before = agam.bytes()
    options = list(case.get("options", ()))
    if "signer" in case:
        options += ["--person", case["signer"]]
    done = appoint(agam, *options, **{k: v for k, v in case.items() if k not in {"options", "signer"}})
    refused(done, code)
    assert word in done.err, done.err
    assert agam.bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "besok"),
        ("--until", "2026-13-01"),
        ("--date", "2026-11-31"),
        ("--date", "21-11-2026"),
        ("--until", "9999-12-31"),
        ("--capacity", "pj"),
    ],
    ids=" ".join,
)
def test_wrong_use(words, agam):
    for lang in ("id", "en"):
        done = appoint(agam, *words, "--lang", lang)
        assert done.code == 2, done.err
        assert words[0] in done.err


def test_an_office_nobody_trusts(agam):
    done = agam.run(
        "appoint", "tamu", "x", "--as", "y", "--letter", "1", "--until", "2026-11-28", "--person", "z", "--key", agam.key_of(SECOND)
    )
    refused(done, "OFFICE-UNKNOWN", exits=2)


def test_a_key_that_was_closed_appoints_nobody(agam):
    agam.in_people('demonstration-4", from', 'demonstration-4", revoked: "2026-11-20T00:00:00+07:00", from')
    refused(appoint(agam), "SIGNER-KEY")


# --- numbers, files, output -------------------------------------------------------------------------


def test_letters_are_numbered_and_never_written_over(agam):
    assert appoint(agam).code == 0
    first = (agam.root / LETTER).read_bytes()
    refused(appoint(agam), "LETTER-REFUSED")
    assert appoint(agam, letter="13/SP/2026").code == 0
    assert (agam.root / LETTER).read_bytes() == first
    assert (agam.root / "sops/agam/appointments/2026-2.yml").exists()


def test_a_worthless_letter_of_the_same_number_takes_nobodys_right(agam):
    assert appoint(agam).code == 0
    agam.signed(WAITING, ACTING, "--yes")
    text = (agam.root / LETTER).read_text("utf-8")
    agam.write("sops/agam/appointments/2026-0.yml", text.replace("2026-11-29", "2026-11-30"))
    assert agam.run("check", WAITING).code == 0


def test_a_letter_with_two_lines_is_no_bug(agam):
    assert appoint(agam).code == 0
    agam.swap(LETTER, 'letter: "12/SP/2026"', 'letter: "12/SP/2026\\nx"')
    done = agam.run("audit")
    assert done.code in (0, 1), done.err
    assert "kesalahan Paraf" not in done.err
    refused(agam.sign(WAITING, ACTING, "--yes"), "ROLE-LAPSED")


def test_it_asks_once(agam, monkeypatch):
    asked = []
    monkeypatch.setattr("click.confirm", lambda text, **_: asked.append(text))
    before = agam.bytes()
    words = ["--as", "sekretaris", "--letter", "1", "--until", "2026-11-28", "--person", SECOND, "--key", agam.key_of(SECOND)]
    assert agam.run("appoint", "agam", ACTING, *words).code == 130
    assert len(asked) == 1
    assert agam.bytes() == before


def test_json(agam):
    done = appoint(agam, "--json", "--merangkap")
    shown = done.json
    assert shown["written"] == LETTER
    assert shown["merangkap"] is True
    assert shown["until"] == "2026-11-29T00:00:00+07:00"
    assert [(m["sop"], m["step"]) for m in shown["may"]] == [("medsos", 3)]
    assert "merangkap" in done.err


def test_who_has_nothing_to_sign_with_is_told(agam):
    agam.in_people(
        "  - id: angsana-rukun\n", '  - id: baru-datang\n    name: "Baru Datang Contoh"\n  - id: angsana-rukun\n', ratified=False
    )
    agam.in_people("may_act: [angsana-rukun]", "may_act: [angsana-rukun, baru-datang]")
    done = appoint(agam, person="baru-datang", role="admin-pemeriksa")
    assert done.code == 0, done.err
    assert "belum punya kunci" in done.err


def test_a_click_is_enough_to_sign_with(agam):
    done = appoint(agam)
    assert "belum punya kunci" not in done.err


@pytest.mark.parametrize("lang", ["id", "en"])
def test_help(lang, agam):
    done = agam.run("appoint", "--help", "--lang", lang)
    assert done.code == 0
    assert "--merangkap" in done.out


def test_posts_of_others_are_not_touched(agam):
    before = (agam.root / "content" / READY / "index.md").read_bytes()
    shutil.rmtree(agam.root / "sops/agam/appointments", ignore_errors=True)
    assert appoint(agam).code == 0
    assert (agam.root / "content" / READY / "index.md").read_bytes() == before
