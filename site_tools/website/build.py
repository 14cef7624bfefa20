"""Build the website beside the old one and put it in its place only when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from site_tools.model.finding import Finding, Problem
from site_tools.model.judged import Library
from site_tools.model.text import Text
from site_tools.ports import Spread, Tree
from site_tools.website import build_json
from site_tools.website.index import Made as Noted
from site_tools.website.machine import NO_ADDRESS
from site_tools.website.mkdocs_build import Settings, configured, failed, heard, run, settings_of, theme_of, writer_of
from site_tools.website.page import Site, Source
from site_tools.website.plugin import ParafPlugin
from site_tools.website.press import Press
from site_tools.website.shell import Shell, Shells
from site_tools.website.told import BuildReport, report, strict_findings
from site_tools.website.writing import merged, write_site
from site_tools.workflows.library import in_turn

_NOT_A_SITE = Text(
    id="{path} sudah ada dan bukan situs buatan Paraf; isinya tidak akan dihapus.",
    en="{path} exists and is no site made by Paraf; it will not be deleted.",
)
_ELSEWHERE = Text(id="Pilih folder lain dengan `-d`, atau kosongkan folder itu.", en="Choose another folder with `-d`, or empty it.")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the stage after a full build, and all an index needs to know of it."""

    site: Site
    settings: Settings
    noted: tuple[Noted, ...]
    shells: dict[str, Shell]
    theme: tuple[str, ...]
    """Files that came from the theme and mkdocs."""
    said: tuple[str, ...]
    """What mkdocs itself objected to."""
    warnings: tuple[str, ...]
    """That, and what the pages' own links gave reason for."""


def build_site(
    library: Library,
    tree: Tree,
    *,
    config_file: Path,
    site_dir: Path,
    strict: bool = False,
    preview: bool = False,
    spread: Spread = in_turn,
) -> BuildReport:
    """Build the website of a judged library into `site_dir`.

    A build that fails, or that `strict` refuses, leaves `site_dir` as it was. `preview` shows drafts too, marked.

    Raises:
        Problem: a file changed since it was judged (BUILD-CHANGED), or `site_dir` holds something else (BUILD-DIR).
        CannotJudge: mkdocs or its configuration fails (BUILD-FAILED).
    """
    target = site_dir.resolve()
    findings = strict_findings(library)
    warnings: tuple[str, ...] = ()
    if not (strict and findings):
        refuse_other_folders(target)
        with scratch(target) as (stage, empty):
            warnings = write_whole(Source(library, tree, preview=preview), config_file, stage, empty, spread=spread).warnings
            swap(stage, target)
    return report(library, target, built=not (strict and findings), warnings=warnings)


def write_whole(source: Source, config_file: Path, stage: Path, empty: Path, *, spread: Spread = in_turn) -> Written:
    """Every page and file of the site below `stage`.

    Raises:
        Problem: BUILD-CHANGED, BUILD-ADDRESS. CannotJudge: BUILD-FAILED.
    """
    warnings: list[str] = []
    with heard(warnings):
        config = configured(config_file, stage, empty)
        settings = settings_of(config)
        source = replace(source, site_url=settings.site_url)
        plugin = ParafPlugin(source)
        plugin.load_config({})
        config.plugins["paraf"] = plugin
        run(config)
        if not settings.site_url:
            warnings.append(NO_ADDRESS)
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (stage / name).unlink(missing_ok=True)
        theme = tuple(sorted(p.relative_to(stage).as_posix() for p in stage.rglob("*") if p.is_file()))
        if plugin.site is None:
            raise failed(RuntimeError("mkdocs did not ask for the pages"))
        press = Press(writer_of(config, settings), Shells(theme_of(config), settings.site_url), plugin.around(config))
        try:
            noted, shells = write_site(plugin.site, source, press, stage, spread=spread)
        except OSError as bad:
            raise failed(bad) from bad
    whole = sorted(merged(noted), key=lambda n: n.owner)
    told = [*warnings, *(text for one in whole for text in one.warnings)]
    return Written(plugin.site, settings, tuple(whole), shells, theme, tuple(warnings), tuple(told))


def refuse_other_folders(target: Path) -> None:
    """A site is replaced whole, so only a site may stand where it goes."""
    empty = not target.exists() or (target.is_dir() and not any(target.iterdir()))
    if not empty and not (target / build_json.NAME).is_file():
        raise Problem(Finding("BUILD-DIR", _NOT_A_SITE.fill(path=str(target)), path=str(target), remedy=_ELSEWHERE))


@contextmanager
def scratch(target: Path) -> Iterator[tuple[Path, Path]]:
    """A folder beside the target, so that moving it is renaming, and an empty one; both gone afterwards."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as bad:
        raise failed(bad) from bad
    stage, empty = folder / "site", folder / "docs"
    try:
        stage.mkdir()
        empty.mkdir()
        yield stage, empty
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(stage: Path, target: Path) -> None:
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
        raise failed(bad) from bad
