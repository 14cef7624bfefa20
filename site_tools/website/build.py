"""Build the website beside the old one and put it in its place only when it is whole."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from site_tools.model.finding import CannotJudge, Finding, Problem, errors
from site_tools.model.judged import Library
from site_tools.model.text import Text, same
from site_tools.model.verdict import Code
from site_tools.ports import Tree
from site_tools.website import build_json
from site_tools.website.page import Source
from site_tools.website.plugin import ParafPlugin

_BROKEN = (Code.INVALID, Code.ALTERED)
_NOT_A_SITE = Text(
    id="{path} sudah ada dan bukan situs buatan Paraf; isinya tidak akan dihapus.",
    en="{path} exists and is no site made by Paraf; it will not be deleted.",
)
_ELSEWHERE = Text(id="Pilih folder lain dengan `-d`, atau kosongkan folder itu.", en="Choose another folder with `-d`, or empty it.")
_FAILED = Text(id="Situs tidak dapat dibuat: {why}", en="The site cannot be built: {why}")
_WHY_NOT = Text(id="{post}: {verdict}", en="{post}: {verdict}")
_EVIDENCE = Text(
    id="Bukti unggah {post} belum dicakup paraf mana pun.",
    en="No signature covers the upload evidence of {post}.",
)


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
    public: tuple[str, ...]
    """Posts on the site, tombstones not counted."""
    withheld: tuple[Withheld, ...]
    findings: tuple[Finding, ...]
    """What makes `--strict` refuse: invalid or altered posts, unsigned evidence, bad policy."""
    warnings: tuple[str, ...]
    """What mkdocs objected to, such as a link into nowhere."""


def build_site(
    library: Library, tree: Tree, *, config_file: Path, site_dir: Path, strict: bool = False, preview: bool = False
) -> BuildReport:
    """Build the website of a judged library into `site_dir`.

    A build that fails, or that `strict` refuses, leaves `site_dir` as it was. `preview` shows drafts too, marked.

    Raises:
        Problem: a file changed since it was judged (BUILD-CHANGED), or `site_dir` holds something else (BUILD-DIR).
        CannotJudge: mkdocs or its configuration fails (BUILD-FAILED).
    """
    target = site_dir.resolve()
    findings = strict_findings(library)
    public = tuple(str(j.post.path) for j in library.posts if library.public(j))
    warnings: list[str] = []
    if not (strict and findings):
        _refuse_other_folders(target)
        source = Source(library, tree, preview=preview)
        with _scratch(target) as (stage, empty), _heard(warnings):
            _run(source, config_file, stage, empty)
            _swap(stage, target)
    return BuildReport(target, not (strict and findings), public, _withheld(library), findings, tuple(warnings))


def strict_findings(library: Library) -> tuple[Finding, ...]:
    """What `build --strict` refuses; waiting, returned and withdrawn posts are none of it."""
    found = [*errors(library.findings)]
    for unreadable in library.unreadable:
        found += unreadable.findings
    for judged in library.posts:
        post, verdict = judged.post.path, judged.verdict
        if verdict.code in _BROKEN:
            told = _WHY_NOT.fill(post=str(post), verdict=verdict.label)
            found += errors(verdict.findings) or (Finding(f"POST-{verdict.code.value}", told, path=post.index),)
        elif not verdict.evidence_covered:
            found.append(Finding("EVIDENCE-UNSIGNED", _EVIDENCE.fill(post=str(post)), path=f"{post.folder}/evidence"))
    return tuple(found)


def _withheld(library: Library) -> tuple[Withheld, ...]:
    later = Text(id="Menunggu waktu tayang", en="Waiting for its time")
    posts = [
        Withheld(str(j.post.path), j.verdict.code, later if j.verdict.publishable else j.verdict.label)
        for j in library.posts
        if not library.public(j)
    ]
    posts += [Withheld(str(u.path), Code.INVALID, u.findings[0].message if u.findings else same("INVALID")) for u in library.unreadable]
    return tuple(sorted(posts, key=lambda w: w.post))


def _refuse_other_folders(target: Path) -> None:
    """A site is replaced whole, so only a site may stand where it goes."""
    empty = not target.exists() or (target.is_dir() and not any(target.iterdir()))
    if not empty and not (target / build_json.NAME).is_file():
        raise Problem(Finding("BUILD-DIR", _NOT_A_SITE.fill(path=str(target)), path=str(target), remedy=_ELSEWHERE))


@contextmanager
def _scratch(target: Path) -> Iterator[tuple[Path, Path]]:
    """A folder beside the target, so that moving it is renaming, and an empty one; both gone afterwards."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as bad:
        raise _failed(bad) from bad
    stage, empty = scratch / "site", scratch / "docs"
    try:
        stage.mkdir()
        empty.mkdir()
        yield stage, empty
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _run(source: Source, config_file: Path, stage: Path, empty: Path) -> None:
    """One mkdocs build with our plugin holding the source."""
    try:
        mkdocs_build(_configured(source, config_file, stage, empty))
    except Problem:
        raise
    except (MkDocsException, OSError, ValueError) as bad:
        raise _failed(bad) from bad


def _configured(source: Source, config_file: Path, stage: Path, empty: Path) -> MkDocsConfig:
    """mkdocs.yml with our plugin, which needs no entry point so, over an empty `docs_dir`, which hides nothing."""
    with config_file.open("rb") as file:
        written: Any = yaml_load(file)
    if not isinstance(written, dict):
        raise _failed(ValueError(f"{config_file.name}: not a mapping"))
    plugins = written.get("plugins", [])
    others: Any = [p for p in plugins if p != "paraf" and not (isinstance(p, dict) and "paraf" in p)]
    if isinstance(plugins, dict):
        others = {name: options for name, options in plugins.items() if name != "paraf"}
    config = load_config(str(config_file), plugins=others, docs_dir=str(empty), site_dir=str(stage))
    plugin = ParafPlugin(source)
    plugin.load_config({})
    config.plugins["paraf"] = plugin
    return config


def _swap(stage: Path, target: Path) -> None:
    """Put the new site in place of the old one; the old one returns if that fails."""
    old = stage.parent / "old"
    try:
        if target.exists():
            target.rename(old)
        try:
            stage.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except OSError as bad:
        raise _failed(bad) from bad


def _failed(why: BaseException) -> CannotJudge:
    return CannotJudge(Finding("BUILD-FAILED", _FAILED.fill(why=str(why) or type(why).__name__)))


class _Listener(logging.Handler):
    """Keeps warnings instead of printing them: only the command line speaks."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self._heard.append(record.getMessage())


@contextmanager
def _heard(warnings: list[str]) -> Iterator[None]:
    """What mkdocs says meanwhile, kept and not printed."""
    log, listener = logging.getLogger("mkdocs"), _Listener(warnings)
    before = log.propagate
    log.addHandler(listener)
    log.propagate = False
    try:
        yield
    finally:
        log.propagate = before
        log.removeHandler(listener)
