"""The demonstration as a Markdown page."""

from __future__ import annotations

from typing import Final

from site_tools.model.story import Chapter, Line, Refusal, Story
from site_tools.model.text import Lang, Text

FILE: Final = Text("cerita.md", "story.md")
"""Name of the page, by language."""
_TITLE: Final = Text("Kehidupan lima kantor", "The life of five offices")
_INTRO: Final = Text(
    "Semua yang diceritakan di sini sungguh terjadi di folder ini: kunci baru, tanda tangan sungguhan, dorongan sungguhan ke `server.git` "
    "lewat hook pre-receive. Orang, kiriman, dan surat rekaan; jam cerita dimajukan dari langkah ke langkah, "
    "sedangkan server menilai dengan jam sesungguhnya.",
    "All that is told here really happened in this folder: fresh keys, real signatures, real pushes to `server.git` through its "
    "pre-receive hook. People, posts and letters are made up; the clock of the story was moved on from step to step, "
    "while the server judges by the real one.",
)
_POSTS: Final = Text("Lima SOP sampai langkah terakhir", "Five SOPs to their last step")
_REFUSED: Final = Text("Yang ditolak server", "What the server refused")
_LOOK: Final = Text("Periksa sendiri", "See for yourself")
_COMMANDS: Final = ("paraf status", "paraf audit", "git log --oneline --graph", "git ls-remote origin")


def story_page(story: Story, lang: Lang) -> str:
    """The whole page, Markdown."""
    parts = [f"# {_TITLE.to(lang)}", _INTRO.to(lang)]
    for number, chapter in enumerate(story.chapters, start=1):
        parts += [f"## {number}. {chapter.title.to(lang)}", chapter.why.to(lang), _lines(chapter, lang)]
    parts += [f"## {_POSTS.to(lang)}", _table(story, lang), f"## {_REFUSED.to(lang)}", _refusals(story.refusals, lang)]
    parts += [f"## {_LOOK.to(lang)}", "```sh\n" + "\n".join(_COMMANDS) + "\n```"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(chapter: Chapter, lang: Lang) -> str:
    """Sentences as a list, what the server said as a block of its own."""
    out: list[str] = []
    before: Line | None = None
    for line in chapter.lines:
        server = line.kind == "server"
        if server and (before is None or before.kind != "server"):
            out += ["", "  ```text"]
        if not server and before is not None and before.kind == "server":
            out += ["  ```", ""]
        text = line.text.to(lang)
        out.append(f"  {text}" if server else f"- {_plain(text)}" if line.kind == "told" else f"  - {_plain(text)}")
        before = line
    if before is not None and before.kind == "server":
        out.append("  ```")
    return "\n".join(out)


def _table(story: Story, lang: Lang) -> str:
    rows = [Text("| Kiriman | Langkah | Putaran | Keadaan |", "| Post | Steps | Round | Verdict |").to(lang), "| --- | --- | --- | --- |"]
    rows += [
        f"| `{w.path}` | {len(w.verdict.revision.sop.steps)} | {w.verdict.round} | {_plain(w.verdict.label.to(lang))} |"
        for w in story.walks
    ]
    return "\n".join(rows)


def _refusals(refusals: tuple[Refusal, ...], lang: Lang) -> str:
    rows = [
        Text("| Dorongan | Kode | Di server sesudahnya |", "| Push | Codes | On the server afterwards |").to(lang),
        "| --- | --- | --- |",
    ]
    for one in refusals:
        left = Text("ADA", "THERE") if one.left else Text("tidak ada", "nothing")
        rows.append(f"| {_plain(one.attack.to(lang))} | {', '.join(f'`{code}`' for code in one.codes)} | {left.to(lang)} |")
    return "\n".join(rows)


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    for mark in ("\\", "*", "_", "`", "<", "|", "["):
        text = text.replace(mark, f"\\{mark}")
    return text
