"""mkdocs only when a frame is missing: an office's first page of a new month, say. All other frames are kept in the index."""

from __future__ import annotations

import tempfile
from pathlib import Path

from site_tools.website.frame import Frame
from site_tools.website.shell import Theme


def theme_when_needed(config_file: Path) -> Theme:
    """As `mkdocs_build.theme_of`, with mkdocs loaded at the first call."""
    made: list[Theme] = []

    def theme(values: Frame, address: str, canonical: str, body: str) -> str:
        if not made:
            from site_tools.website.mkdocs_build import configured, theme_of  # noqa: PLC0415 - see above

            with tempfile.TemporaryDirectory(prefix="paraf-") as folder:
                empty = Path(folder) / "docs"
                empty.mkdir()
                made.append(theme_of(configured(config_file, Path(folder) / "site", empty)))
        return made[0](values, address, canonical, body)

    return theme
