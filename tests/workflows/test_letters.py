"""Letters of acting officials: they give a right only as who may appoint signed them."""

from __future__ import annotations

import pytest

from site_tools import canonical
from site_tools.formats.yaml_shape import load
from site_tools.model.finding import Problem
from site_tools.model.people import ActingLetter
from site_tools.workflows.policy import trusted_offices

from .conftest import PEOPLE


def letter(agam, *, signer="seruni-bijak", key=None, tamper="", **changes):
    """Write the letter of an acting secretary, signed."""
    facts = {
        "person": "meranti-tabah", "role": "sekretaris", "capacity": "plh", "letter": "12/SP/2026", "date": "2026-11-18",
        "from": "2026-11-19T00:00:00+07:00", "until": "2026-11-28T00:00:00+07:00", "signed_by": signer,
        "signed_at": "2026-11-18T15:00:00+07:00", **changes,
    }  # fmt: skip

    def text(signature):
        return "".join(
            f'{k}: "{v}"\n' if not isinstance(v, bool) else f"{k}: {str(v).lower()}\n" for k, v in {**facts, "signature": signature}.items()
        )

    path = "sops/agam/appointments/2026-1.yml"
    unsigned = load(ActingLetter, text("").encode(), path=path)
    statement = canonical.appointment_statement(unsigned, office="agam", root=trusted_offices(agam.folder)["agam"])
    signature = agam.keys.of(key or signer).sign(statement, canonical.APPOINTMENT_NAMESPACE)
    if tamper:
        assert tamper.split(">")[0] in text("")
    agam.folder.write(path, (text(signature).replace(*tamper.split(">")) if tamper else text(signature)).encode())
    (found,) = agam.load().letters
    return found


@pytest.mark.parametrize("signer", ["seruni-bijak", "beringin-tulus"])
def test_a_letter_of_who_may_appoint_counts(agam, signer):
    assert letter(agam, signer=signer).verified


LETTERS = {
    "signed by somebody without the right": {"signer": "kenanga-lestari"},
    "signed with another's key": {"key": "kenanga-lestari"},
    "signed by a stranger": {"signer": "seruni-bijak", "signed_by": "entah-siapa"},
    "for oneself": {"signer": "meranti-tabah"},
    "for somebody who may not act": {"person": "kenanga-lestari"},
    "for a role nobody may act in": {"role": "operator"},
    "for too long": {"until": "2027-02-28T00:00:00+07:00"},
    "lengthened afterwards": {"tamper": "2026-11-28>2026-12-28"},
    "for another person afterwards": {"tamper": "meranti-tabah>mahoni-teduh"},
    "signed before the key counts": {"signed_at": "2025-11-18T15:00:00+07:00"},
}


@pytest.mark.parametrize("case", LETTERS)
def test_a_bad_letter_gives_no_right_and_breaks_nothing(agam, case):
    assert not letter(agam, **LETTERS[case]).verified


def test_nobody_acts_for_a_ratifier_even_where_the_people_say_so(agam):
    agam.change(PEOPLE, "acting:\n", "acting:\n  - {role: ratifier, may_act: [meranti-tabah], may_appoint: [seruni-bijak]}\n")
    agam.ratify(at="2026-11-18T09:00:00+07:00")
    assert letter(agam).verified
    assert not letter(agam, role="ratifier").verified
    assert "meranti-tabah" not in agam.load().ratifiers


def test_a_value_that_nobody_can_sign_gives_no_right_and_is_no_bug(agam):
    letter(agam)
    path = "sops/agam/appointments/2026-1.yml"
    agam.folder.write(path, agam.folder.read(path).replace(b"12/SP/2026", b"12/SP/2026\\nperson x"))
    (found,) = agam.load().letters
    assert not found.verified


def test_a_letter_that_cannot_be_read(agam):
    agam.folder.write("sops/agam/appointments/2026-1.yml", b"person: x\n")
    with pytest.raises(Problem):
        agam.load()
