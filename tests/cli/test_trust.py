"""`--trust`: a root of trust known from elsewhere; attack and accept beside each other."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import commit_all, git, refused

READY = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
OTHER = "SHA256:" + "0" * 64
COMMANDS = [("audit",), ("check", READY), ("build",), ("bundle", READY)]


@pytest.fixture
def agam(story_of):
    story = story_of("agam")
    commit_all(story.root)
    return story


def root_of(story) -> str:
    """The pin as `audit` prints it, in full."""
    (found,) = re.findall(r"SHA256:[0-9a-f]{64}", story.run("audit").out)
    return found


def test_audit_prints_the_root_in_full(agam):
    line = (agam.root / "sops/trust.txt").read_text().split()[-1]
    assert root_of(agam) == f"SHA256:{line}"
    assert agam.run("audit", "--json").json["offices"][0]["root"] == line


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
@pytest.mark.parametrize("prefix", ["", "agam="])
def test_accept_the_root_that_is_pinned(command, prefix, agam):
    assert agam.run(*command, "--trust", prefix + root_of(agam)).code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
@pytest.mark.parametrize("pin", [OTHER, f"agam={OTHER}", "pasaman={root}"])
def test_another_root_is_no_verdict(command, pin, agam):
    before = agam.bytes()
    refused(agam.run(*command, "--trust", pin.format(root=root_of(agam))), "TRUST-PIN", exits=2)
    assert agam.bytes() == before


def test_a_whole_new_chain_is_seen_by_who_pinned(agam):
    """Who controls the repository replaces chain and trust line together: without a pin nobody outside could tell."""
    pin = root_of(agam)
    key = agam.key_of("kenanga-lestari")
    for file in (agam.root / "sops/agam/pengesahan").iterdir():
        file.unlink()
    (agam.root / "sops/trust.txt").unlink()
    pairs = [x for p in ("kenanga-lestari", "cempaka-wening") for x in ("--ratifier", f"{p}={agam.key_of(p)}")]
    made = agam.run("sop", "ratify", "agam", "--person", "kenanga-lestari", "--key", key, "--yes", *pairs)
    assert made.code == 0, made.err
    refused(agam.run("audit", "--trust", pin), "TRUST-PIN", exits=2)


def test_an_office_too_many_and_one_that_went(agam):
    pin = root_of(agam)
    with (agam.root / "sops/trust.txt").open("a") as file:
        file.write(f"tamu {'1' * 64}\n")
    refused(agam.run("audit", "--trust", pin), "TRUST-PIN", exits=2)
    (agam.root / "sops/trust.txt").write_text(f"tamu {'1' * 64}\n")
    refused(agam.run("audit", "--trust", f"tamu=SHA256:{'1' * 64}", "--trust", f"agam={pin}"), "TRUST-PIN", exits=2)


def test_several_pins(office_repo, run):
    pins = re.findall(r"SHA256:[0-9a-f]{64}", run("audit").out)
    assert len(pins) == 5
    words = [x for pin in pins for x in ("--trust", pin)]
    assert run("audit", *words).code == 0
    refused(run("audit", *words[:-2]), "TRUST-PIN", exits=2)


def test_the_environment_pins_as_well(agam, monkeypatch):
    pin = root_of(agam)
    monkeypatch.setenv("PARAF_TRUST", OTHER)
    refused(agam.run("audit"), "TRUST-PIN", exits=2)
    assert agam.run("audit", "--trust", pin).code == 0, "what is said on the command line counts"
    monkeypatch.setenv("PARAF_TRUST", f"agam={pin}\n")
    assert agam.run("audit").code == 0


@pytest.mark.parametrize("value", ["", " \n"])
def test_a_pin_that_went_missing_is_no_pass(value, agam, monkeypatch):
    monkeypatch.setenv("PARAF_TRUST", value)
    for lang in ("id", "en"):
        done = agam.run("audit", "--lang", lang)
        assert done.code == 2
        assert "PARAF_TRUST" in done.err


@pytest.mark.parametrize("word", ["", "SHA256:", "sha256:" + "0" * 64, "0" * 64, OTHER + "0", f"Agam={OTHER}", f"={OTHER}", f"{OTHER} "])
def test_a_pin_of_another_shape(word, agam):
    for lang in ("id", "en"):
        done = agam.run("audit", "--trust", word, "--lang", lang)
        assert done.code == 2
        assert "--trust" in done.err


def test_capital_letters_are_the_same_digits(agam):
    pin = root_of(agam)
    assert agam.run("audit", "--trust", "SHA256:" + pin.removeprefix("SHA256:").upper()).code == 0


# --- over three trees -------------------------------------------------------------------------------


@pytest.fixture
def proposal(agam):
    """A change of the code owners on a branch: no office's policy is loaded for it."""
    base = git(agam.root, "rev-parse", "HEAD").strip()
    (agam.root / "LICENSE").write_text("MIT\n")
    return agam, ("check", "--base", base, "--head", commit_all(agam.root))


def test_accept_a_proposal_under_the_root_that_is_pinned(proposal):
    agam, command = proposal
    assert agam.run(*command, "--trust", root_of(agam)).code == 0


def test_a_proposal_under_another_root(proposal):
    agam, command = proposal
    refused(agam.run(*command, "--trust", OTHER), "TRUST-PIN", exits=2)
    refused(agam.run(*command, "--history-only", "--trust", OTHER), "TRUST-PIN", exits=2)


def test_a_proposal_that_brings_another_root(agam):
    pin = root_of(agam)
    base = git(agam.root, "rev-parse", "HEAD").strip()
    with (agam.root / "sops/trust.txt").open("a") as file:
        file.write(f"tamu {'1' * 64}\n")
    head = commit_all(agam.root)
    refused(agam.run("check", "--base", base, "--head", head, "--trust", pin), "TRUST-PIN", exits=2)
