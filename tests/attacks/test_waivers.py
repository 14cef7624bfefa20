"""Row 90: the emergency exit stays narrow, visible and accounted for, as far as one post goes."""

from __future__ import annotations

import pytest

from .conftest import CHECKER, OPERATOR, RATIFIER, WAITING, told

OTHER = "seruni-bijak"
NOTE = "Banjir: Kasubbag tidak dapat dihubungi"


@pytest.fixture
def post(insider):
    """A post that waits for the check of step 2."""
    insider.clock.at = "2026-11-21T10:00:00+07:00"
    name = insider.draft("banjir-kantor")
    insider.signed(name, OPERATOR)
    insider.clock.at = "2026-11-21T10:10:00+07:00"
    return name


def waive(insider, post, person=OTHER, *, step="2", until="2026-11-25", note=NOTE):
    return insider.sign(post, person, "--decision", "waive", "--step", step, "--until", until, "--note", note)


def test_90_it_shows_wherever_the_post_shows(insider, post):
    assert waive(insider, post).code == 0
    insider.signed(post, RATIFIER, "--step", "3")
    checked = insider.run("check", post)
    assert checked.code == 0
    assert "Lengkap dengan pengecualian (keadaan kahar) [OVERRIDDEN]" in checked.out
    assert f"Pengecualian (keadaan kahar): langkah 2, oleh {OTHER}, sampai 25 November 2026: {NOTE}" in checked.out
    assert insider.of(post)["waivers"] == [{"step": 2, "person": OTHER, "until": "2026-11-25", "reason": NOTE}]
    audit = insider.run("audit", "--json").json
    assert (audit["totals"]["OVERRIDDEN"], audit["totals"]["SATISFIED"]) == (1, 4)
    assert "[OVERRIDDEN]" in insider.run("audit").out
    assert insider.run("build").code == 0
    page = (insider.root / "site" / post / "index.html").read_text(encoding="utf-8")
    assert "keadaan kahar" in page
    assert NOTE in page
    assert "25 November 2026" in page


def test_90_once_in_a_round_even_after_it_fell(insider, post):
    assert waive(insider, post).code == 0
    insider.clock.at = "2026-11-27T10:00:00+07:00"
    assert insider.of(post)["step"] == 2
    told(waive(insider, post, until="2026-11-30"), "WAIVE-INVALID", "Hanya sekali")


def test_90_by_nobody_but_a_ratifier(insider, post):
    told(waive(insider, post, CHECKER), "ROLE-LAPSED")
    assert insider.of(post)["step"] == 2


def test_90_not_by_a_click(insider, post):
    last = insider.entries(post)[-1]
    insider.forge(
        post, OTHER, role="ratifier", person=OTHER, decision="waive", step=2, until="2026-11-25", note=NOTE,
        at="2026-11-21T10:05:00+07:00", namespace="paraf-notary@v1",
    )  # fmt: skip
    assert len(insider.entries(post)) == 2
    assert insider.entries(post)[0] == last
    told(insider.run("check", post), "SIGNATURE-BAD")


@pytest.mark.parametrize(
    ("step", "until"), [("1", "2026-11-25"), ("3", "2026-11-25"), ("4", "2026-11-25"), ("2", "2026-12-25"), ("2", "2026-11-20"), ("2", "")]
)
def test_90_never_another_step_and_never_without_an_end(step, until, insider, post):
    told(waive(insider, post, step=step, until=until), "WAIVE-INVALID")


def test_90_never_the_last_decision(insider):
    insider.clock.at = "2026-11-21T10:00:00+07:00"
    told(waive(insider, WAITING, step="3"), "WAIVE-INVALID")


def test_90_never_without_words(insider, post):
    told(waive(insider, post, note=""), "NOTE-MISSING")


def test_90_a_waiver_of_another_post_is_none_here(insider, post):
    assert waive(insider, post).code == 0
    waived = insider.entries(post)[-1]
    again = insider.draft("rapat-lain")
    insider.clock.at = "2026-11-21T10:20:00+07:00"
    insider.signed(again, OPERATOR)
    insider.put(again, (*insider.entries(again), waived))
    told(insider.run("check", again), "SIGNATURE-BAD")


def test_90_a_later_end_is_no_longer_what_was_signed(insider, post):
    assert waive(insider, post).code == 0
    insider.swap_in(post, 'until: "2026-11-25"', 'until: "2026-12-10"')
    told(insider.run("check", post), "SIGNATURE-BAD")
