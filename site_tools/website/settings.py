"""What others need to know of `mkdocs.yml`."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.text import Text


def site_url(config_file: Path) -> str:
    """Where the site will stand, ending with a slash; empty where `mkdocs.yml` does not say.

    Raises:
        CannotJudge: BUILD-CONFIG, there is no readable `mkdocs.yml`.
    """
    config: Config = MkDocsConfig()
    try:
        with config_file.open("rb") as file:
            config.load_file(file)
    except (OSError, ConfigurationError) as error:
        raise CannotJudge(
            Finding(
                "BUILD-CONFIG",
                Text("mkdocs.yml tidak ada atau tidak terbaca: {why}", "mkdocs.yml is missing or cannot be read: {why}").fill(why=error),
                config_file.name,
            )
        ) from None
    address = str(config.get("site_url") or "")
    return address if not address or address.endswith("/") else address + "/"
