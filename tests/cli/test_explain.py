"""`paraf explain`: every code a finding can carry, for people and for machines."""

from __future__ import annotations

import pytest

from site_tools.rules.explain import all_codes, explanation


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_code_is_listed_with_its_title(lang, run):
    done = run("--lang", lang, "explain")
    assert done.code == 0
    listed = dict(line.split(None, 1) for line in done.out.splitlines())
    assert listed == {code: explanation(code).title.to(lang) for code in all_codes()}


@pytest.mark.parametrize("code", all_codes())
def test_every_code_is_explained_in_both_languages(code, run):
    indonesian, english = run("explain", code), run("explain", code, "--lang", "en")
    assert (indonesian.code, english.code) == (0, 0)
    assert indonesian.out.startswith(f"{code}: ")
    assert "Yang harus dilakukan" in indonesian.out
    assert "What to do" in english.out
    assert indonesian.out != english.out
    assert max(map(len, indonesian.out.splitlines())) <= 120


@pytest.mark.parametrize("word", ["altered", "Altered", "[ALTERED]", " ALTERED "])
def test_letters_and_brackets_do_not_matter(word, run):
    assert run("explain", word).out.startswith("ALTERED: ")


def test_for_machines(run):
    one = run("explain", "altered", "--json", "--lang", "en").json
    assert one["code"] == "ALTERED"
    assert set(one) == {"code", "title", "checks", "why", "example", "do"}
    assert all(one.values())
    codes = run("explain", "--json").json["codes"]
    assert [c["code"] for c in codes] == list(all_codes())


@pytest.mark.parametrize(("word", "near"), [("STP-ORDER", "STEP-ORDER"), ("altred", "ALTERED"), ("front", ""), ("", ""), ("%s{x}", "")])
def test_an_unknown_code_is_wrong_use(word, near, run):
    done = run("explain", word)
    assert done.code == 2
    assert done.out == ""
    assert near in done.err
    assert "tidak dikenal" in done.err


def test_needs_no_repository(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    assert run("explain", "ALTERED").code == 0
