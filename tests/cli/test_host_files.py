"""`paraf codeowners` and `paraf ruleset` as people type them."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import HERE, refused

OURS = ".github/CODEOWNERS"


@pytest.fixture
def hosted(story):
    """The sample repository with its settings for the Git host."""
    (story.root / ".paraf.yml").write_bytes((HERE / ".paraf.yml").read_bytes())
    return story


def test_codeowners_are_written_and_then_as_they_should_be(hosted):
    assert hosted.run("codeowners", "--check").code == 1
    assert hosted.run("codeowners", "--out", OURS).code == 0
    assert (hosted.root / OURS).read_text("utf-8") == hosted.run("codeowners").out
    done = hosted.run("codeowners", "--check")
    assert (done.code, done.out) == (0, f"{OURS}: sesuai.\n")


@pytest.mark.parametrize("shadow", ["* @operator\n", "*\n", "# catatan\n"])
def test_a_line_more_is_drift_and_named(shadow, hosted):
    # Attack row 6: the last line that matches wins.
    hosted.run("codeowners", "--out", OURS)
    file = hosted.root / OURS
    lines = len(file.read_text("utf-8").splitlines())
    file.write_text(file.read_text("utf-8") + shadow, "utf-8")
    done = hosted.run("codeowners", "--check")
    refused(done, "CODEOWNERS-DRIFT")
    assert f"{OURS}:{lines + 1}" in done.out


def test_a_new_ratifier_is_drift(hosted):
    hosted.run("codeowners", "--out", OURS)
    key = hosted.key_of("beringin-tulus")
    next_ones = [word for who in ("beringin-tulus", "mahoni-teduh") for word in ("--ratifier", f"{who}={hosted.key_of(who)}")]
    done = hosted.run("sop", "ratify", "agam", "--person", "beringin-tulus", "--key", key, *next_ones, "--yes")
    assert done.code == 0, done.out + done.err
    refused(hosted.run("codeowners", "--check"), "CODEOWNERS-DRIFT")


def test_a_second_file_is_drift(hosted):
    hosted.run("codeowners", "--out", OURS)
    (hosted.root / "CODEOWNERS").write_text("* @operator\n", "utf-8")
    refused(hosted.run("codeowners", "--check"), "CODEOWNERS-DRIFT")
    refused(hosted.run("codeowners", "--host", "gitea", "--check"), "CODEOWNERS-DRIFT")


def test_without_code_owners_nothing_is_made(story):
    refused(story.run("codeowners"), "OWNERS-MISSING", exits=2)


def test_two_hosts_want_a_choice(hosted):
    settings = hosted.root / ".paraf.yml"
    settings.write_text(settings.read_text("utf-8") + "  - {forge: github.com, login: kantor}\n", "utf-8")
    assert "--forge: git.contoh.id, github.com" in hosted.run("codeowners").err
    assert hosted.run("codeowners", "--forge", "git.contoh.id").code == 0
    refused(hosted.run("codeowners", "--forge", "github.com"), "OWNERS-MISSING", exits=2)


def test_settings_that_are_none(hosted):
    (hosted.root / ".paraf.yml").write_text("code_owner: []\n", "utf-8")
    refused(hosted.run("codeowners"), "SCHEMA")
    refused(hosted.run("ruleset"), "SCHEMA")
    (hosted.root / ".paraf.yml").write_text("github_app: 0\n", "utf-8")
    refused(hosted.run("ruleset"), "SCHEMA")
    (hosted.root / ".paraf.yml").write_text('status: " "\n', "utf-8")
    refused(hosted.run("ruleset"), "SCHEMA")


def test_a_ruleset_bound_to_the_app(hosted):
    done = hosted.run("ruleset", "--app", "4711", "--out", "ruleset.json")
    assert (done.code, done.err) == (0, "")
    made = json.loads((hosted.root / "ruleset.json").read_text("utf-8"))
    [status] = [r for r in made["rules"] if r["type"] == "required_status_checks"]
    assert status["parameters"]["required_status_checks"] == [{"context": "paraf", "integration_id": 4711}]
    assert hosted.run("ruleset", "--app", "4711", "--check", "ruleset.json").code == 0
    other = hosted.run("ruleset", "--app", "4712", "--check", "ruleset.json")
    refused(other, "RULESET-DRIFT")
    assert "integration_id: seharusnya 4712, ternyata 4711" in other.out


@pytest.mark.parametrize("host", ["github", "forgejo", "gitea"])
def test_without_an_app_it_is_said(host, hosted):
    done = hosted.run("ruleset", "--host", host, "--lang", "en")
    assert done.code == 0
    assert json.loads(done.out)
    assert "[STATUS-UNBOUND]" in done.err


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000])
def test_an_export_that_is_none(text, hosted):
    (hosted.root / "x.json").write_text(text, "utf-8")
    refused(hosted.run("ruleset", "--check", "x.json"), "RULESET-SHAPE", exits=2)
    refused(hosted.run("ruleset", "--check", "tidak-ada.json"), "FILE-MISSING", exits=2)
