"""`paraf sign` over several posts: one question, and all or none."""

from __future__ import annotations

import re

import pytest

WAITING = "agam/medsos/2026/hari-pahlawan-2026"
COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def unsigned(data):
    """The file without its signature block."""
    return re.sub(rb"^signatures:\n(?:[ #].*\n|-.*\n(?=[ ]))*", b"", data, count=1, flags=re.MULTILINE)


def test_several_posts_are_one_question(agam, monkeypatch):
    other = "agam/medsos/2026/kiriman-kedua"
    copied_waiting(agam, other)
    before = agam.bytes()
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "n")
    result = agam.run("sign", WAITING, other, "--person", "beringin-tulus", "--key", agam.key_of("beringin-tulus"))
    assert result.code == 130
    assert agam.bytes() == before
    asked = []
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda text: (asked.append(text), "y")[1])
    result = agam.run("sign", WAITING, other, "--person", "beringin-tulus", "--key", agam.key_of("beringin-tulus"))
    assert result.code == 0, result.err
    assert len(asked) == 1
    assert agam.of(WAITING)["verdict"] == agam.of(other)["verdict"] == "SATISFIED"


def test_one_refusal_among_several_writes_none(agam):
    before = agam.bytes()
    result = agam.run("sign", WAITING, COMPLETE, "--person", "beringin-tulus", "--key", agam.key_of("beringin-tulus"), "--yes")
    assert result.code == 1
    assert "Tidak ada yang ditulis." in result.err
    assert agam.bytes() == before


def test_the_same_post_twice_is_signed_once(agam):
    result = agam.run("sign", WAITING, f"content/{WAITING}", "--person", "beringin-tulus", "--key", agam.key_of("beringin-tulus"))
    assert result.code == 0
    assert agam.index(WAITING).read_bytes().count(b"  - step: ") == 3


def copied_waiting(story, other):
    """A second post that waits at step 3."""
    folder = story.root / "content" / other
    folder.mkdir()
    for file in (story.root / "content" / WAITING).iterdir():
        (folder / file.name).write_bytes(unsigned(file.read_bytes()) if file.name == "index.md" else file.read_bytes())
    story.signed(other, "cempaka-wening")
    story.signed(other, "mahoni-teduh")


def test_a_post_without_entries_begins_at_step_one(agam):
    copied_waiting(agam, "agam/medsos/2026/kiriman-kedua")
    assert agam.of("agam/medsos/2026/kiriman-kedua")["step"] == 3
    assert agam.run("audit").code == 0
