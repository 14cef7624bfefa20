"""What is told of a build: which posts are not on the site and why, and what `--strict` refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_tools.model.finding import Finding, errors
from site_tools.model.judged import Judged, Library, Unreadable
from site_tools.model.text import Text, same
from site_tools.model.verdict import Code

_BROKEN = (Code.INVALID, Code.ALTERED)
_WHY_NOT = Text(id="{post}: {verdict}", en="{post}: {verdict}")
_EVIDENCE = Text(
    id="Bukti unggah {post} belum dicakup paraf mana pun.",
    en="No signature covers the upload evidence of {post}.",
)
_LATER = Text(id="Menunggu waktu tayang", en="Waiting for its time")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A post that is not on the site, and why."""

    post: str
    """Path under `content/`."""
    verdict: Code
    reason: Text


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    site_dir: Path
    built: bool
    """False only where `strict` found something: the old site stays."""
    shown: int
    """Posts on the site, tombstones not counted."""
    withheld: tuple[Withheld, ...]
    findings: tuple[Finding, ...]
    """What makes `--strict` refuse: invalid or altered posts, unsigned evidence, bad policy."""
    advice: tuple[Finding, ...]
    """What holds nothing up."""
    warnings: tuple[str, ...]
    """What mkdocs objected to, such as a link into nowhere."""


def report(library: Library, target: Path, *, built: bool, warnings: tuple[str, ...]) -> BuildReport:
    """What is told of a build of a whole library."""
    return BuildReport(
        site_dir=target,
        built=built,
        shown=sum(library.public(j) for j in library.posts),
        withheld=withheld(library),
        findings=strict_findings(library),
        advice=tuple(f for f in _all(library) if f.severity == "warning"),
        warnings=warnings,
    )


def strict_findings(library: Library) -> tuple[Finding, ...]:
    """What `build --strict` refuses; waiting, returned and withdrawn posts are none of it."""
    found = [*errors(library.findings)]
    for unreadable in library.unreadable:
        found += unreadable.findings
    for judged in library.posts:
        found += strict_of(judged)
    return tuple(found)


def strict_of(judged: Judged) -> tuple[Finding, ...]:
    """What `build --strict` refuses of one post."""
    post, verdict = judged.post.path, judged.verdict
    if verdict.code in _BROKEN:
        told = _WHY_NOT.fill(post=str(post), verdict=verdict.label)
        return errors(verdict.findings) or (Finding(f"POST-{verdict.code.value}", told, path=post.index),)
    if not verdict.evidence_covered:
        return (Finding("EVIDENCE-UNSIGNED", _EVIDENCE.fill(post=str(post)), path=f"{post.folder}/evidence"),)
    return ()


def _all(library: Library) -> Iterator[Finding]:
    yield from library.findings
    for unreadable in library.unreadable:
        yield from unreadable.findings
    for judged in library.posts:
        yield from judged.verdict.findings


def withheld(library: Library) -> tuple[Withheld, ...]:
    """The posts that are not on the site, in the order of their paths."""
    posts = [withheld_of(j) for j in library.posts if not library.public(j)]
    posts += [unread(u) for u in library.unreadable]
    return tuple(sorted(posts, key=lambda w: w.post))


def withheld_of(judged: Judged) -> Withheld:
    """Why one post is not on the site."""
    return Withheld(str(judged.post.path), judged.verdict.code, _LATER if judged.verdict.publishable else judged.verdict.label)


def unread(one: Unreadable) -> Withheld:
    """Why a post that cannot be read is not on the site."""
    return Withheld(str(one.path), Code.INVALID, one.findings[0].message if one.findings else same("INVALID"))
