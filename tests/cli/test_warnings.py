"""A warning is told and holds up nothing; personal data holds up everything but a withdrawal."""

import pytest

SCHOOL = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
DRAFT = "agam/medsos/2026/hari-pahlawan-2026"


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def test_a_warning_is_marked_and_does_not_stop_a_merge(agam):
    done = agam.run("check", SCHOOL)
    assert done.code == 0, done.out
    assert "peringatan: " in done.out
    assert "[MINORS-CONSENT]" in done.out
    assert "warning: " in agam.run("check", SCHOOL, "--lang", "en").out
    found = agam.run("check", SCHOOL, "--json").json
    assert found["passed"] is True
    assert [f["severity"] for f in found["posts"][0]["findings"]] == ["warning"]


def test_a_warning_does_not_fail_an_audit_or_a_lint(agam):
    for command in ("audit", "lint"):
        done = agam.run(command)
        assert done.code == 0
        assert "[MINORS-CONSENT]" in done.out
        assert agam.run(command, "--json").json["passed"] is True
    assert "Peringatan, tidak menahan apa pun: 1." in agam.run("audit").out
    assert ", 0 temuan." in agam.run("audit").out


def test_a_warning_does_not_stop_the_website(agam):
    done = agam.run("build", "--strict")
    assert done.code == 0, done.err
    assert "peringatan: " in done.err
    maps = [file.read_text("utf-8") for file in (agam.root / "site").glob("sitemap*.xml")]
    assert any("sosialisasi-pemilih-pemula-sma" in text for text in maps)


def write(story, post, words):
    index = story.index(post)
    index.write_bytes(index.read_bytes() + f"\n{words}\n".encode())


def test_personal_data_is_refused_everywhere_and_never_printed(agam):
    write(agam, DRAFT, "Hubungi 0812-3456-7890.")
    for command in (("lint",), ("audit",), ("check", DRAFT), ("build", "--strict")):
        done = agam.run(*command)
        assert done.code == 1
        assert "[PERSONAL-DATA]" in done.out + done.err
        assert "0812-3456-7890" not in done.out + done.err
        assert "6281234567890" not in done.out + done.err
    found = agam.of(DRAFT)
    assert found["verdict"] == "INVALID"
    assert "error" in [f["severity"] for f in found["findings"]]


def test_a_withdrawn_post_stays_withdrawn_whatever_it_holds(agam):
    done = agam.sign(SCHOOL, "kenanga-lestari", "--decision", "withdraw", "--note", "data-pribadi")
    assert done.code == 0, done.err
    write(agam, SCHOOL, "Hubungi 0812-3456-7890.")
    assert agam.of(SCHOOL)["verdict"] == "WITHDRAWN"
    assert agam.run("audit").code == 0
