"""The page of the demonstration: Markdown that says what was played, in both languages."""

from __future__ import annotations

import pytest

from site_tools.model.story import Chapter, Line, Refusal, Story
from site_tools.model.text import Text, same
from site_tools.reports.story_page import FILE, story_page

LINES = (
    Line("server", same("first [A]")),
    Line("told", Text("Kata *tebal*", "A *bold* word")),
    Line("step", same("a_b <i>")),
    Line("server", same("one")),
    Line("server", same("two")),
)


def story(*chapters: Chapter, left: bool = False) -> Story:
    refusal = Refusal(Text("Serangan: a|b", "Attack: a|b"), ("MIXED", "WAITING"), ("x",), "c", left)
    return Story(chapters, (), (refusal,), "a", "a")


@pytest.mark.parametrize(("lang", "name", "title"), [("id", "cerita.md", "Bab satu"), ("en", "story.md", "Chapter one")])
def test_the_page(lang, name, title):
    page = story_page(story(Chapter(Text("Bab satu", "Chapter one"), Text("Mengapa", "Why"), LINES)), lang)
    assert FILE.to(lang) == name
    assert f"\n## 1. {title}\n" in page
    assert page.count("```text") == 2
    assert page.count("```") % 2 == 0
    assert "\n  ```text\n  one\n  two\n  ```\n" in page
    assert r"\*" in page
    assert r"a\_b \<i>" in page
    assert r"a\|b | `MIXED`, `WAITING` |" in page


def test_an_empty_chapter_and_a_commit_that_stayed():
    page = story_page(story(Chapter(same("Bab"), same("Mengapa"), ()), left=True), "id")
    assert "## 1. Bab\n\nMengapa\n\n##" in page
    assert "| ADA |" in page
