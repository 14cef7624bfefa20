"""mkdocs at work: its configuration, its theme's templates for the frame of a page, and its build of everything that is no page.

Only its public ways are used: `load_config`, `build` with a plugin's events, `Theme.get_env`, `get_context`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.yaml import yaml_load

from site_tools.model.finding import CannotJudge, Finding, Problem
from site_tools.model.text import Text
from site_tools.website import address as addresses
from site_tools.website.body import Dialect, Writer, resolved
from site_tools.website.frame import Frame
from site_tools.website.render import THEME
from site_tools.website.shell import Theme

_FAILED = Text(id="Situs tidak dapat dibuat: {why}", en="The site cannot be built: {why}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says that pages depend on."""

    site_name: str
    site_url: str
    """Ends with a slash; empty where it is not set."""
    dialect: Dialect | None
    """None where it cannot be written down: then nothing is incremental."""
    watched: tuple[str, ...]
    """Folders and files that the configuration draws in, as absolute paths: a theme of its own, hooks."""


def settings_of(config: MkDocsConfig) -> Settings:
    """The settings of a loaded configuration."""
    url = config.site_url or ""
    own = [d for d in config.theme.dirs if d != str(THEME) and "site-packages" not in Path(d).parts and Path(d).is_dir()]
    hooks = [str(Path(config.config_file_path).parent / name) for name in config.hooks or {}] if config.config_file_path else []
    return Settings(
        site_name=config.site_name,
        site_url=url if not url or url.endswith("/") else f"{url}/",
        dialect=resolved(list(config.markdown_extensions), dict(config.mdx_configs)),
        watched=tuple(sorted({*own, *hooks})),
    )


def writer_of(config: MkDocsConfig, settings: Settings) -> Writer:
    """Renders bodies in the dialect of a configuration."""
    return Writer(settings.dialect, list(config.markdown_extensions), dict(config.mdx_configs))


def configured(config_file: Path, stage: Path, empty: Path) -> MkDocsConfig:
    """`mkdocs.yml` over an empty `docs_dir`, which hides nothing, without a paraf plugin of its own.

    Raises:
        CannotJudge: BUILD-FAILED, it cannot be read or is wrong.
    """
    with refusing():
        with config_file.open("rb") as file:
            written: Any = yaml_load(file)
        if not isinstance(written, dict):
            raise ValueError(f"{config_file.name}: not a mapping")  # noqa: TRY004 - what the user wrote, not a wrong call
        plugins = written.get("plugins", [])
        others: Any = [p for p in plugins if p != "paraf" and not (isinstance(p, dict) and "paraf" in p)]
        if isinstance(plugins, dict):
            others = {name: options for name, options in plugins.items() if name != "paraf"}
        config = load_config(str(config_file), plugins=others, docs_dir=str(empty), site_dir=str(stage))
        with_theme(config)
        return config


def with_theme(config: MkDocsConfig) -> MkDocsConfig:
    """Our templates before Material's."""
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(0, str(THEME))
    return config


def run(config: MkDocsConfig) -> None:
    """One mkdocs build.

    Raises:
        CannotJudge: BUILD-FAILED.
    """
    with refusing():
        build(config)


def theme_of(config: MkDocsConfig) -> Theme:
    """The frame of a page by mkdocs' environment and our templates."""
    env = config.theme.get_env()
    nav, files = Navigation([], []), Files([])

    def theme(values: Frame, address: str, canonical: str, body: str) -> str:
        page = MkDocsPage(None, File(addresses.source(address), None, config.site_dir, config.use_directory_urls), config)
        page.content, page.canonical_url, page.meta, page.toc = body, canonical or None, {}, TableOfContents([])
        context: Any = get_context(nav, files, config, page)
        context["paraf"] = values
        return env.get_template("main.html").render(context)

    return theme


@contextmanager
def refusing() -> Iterator[None]:
    """What mkdocs raises, as a finding."""
    try:
        yield
    except Problem:
        raise
    except (MkDocsException, OSError, ValueError) as bad:
        raise failed(bad) from bad


def failed(why: BaseException) -> CannotJudge:
    """BUILD-FAILED and why."""
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
def heard(warnings: list[str]) -> Iterator[None]:
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
