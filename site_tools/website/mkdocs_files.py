"""What mkdocs may see of the theme: our own files, of Material only what our templates include."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

OURS = "assets/paraf/"
"""The only files of the theme that go out: Material's own styles and scripts stay at home (docs/decisions/0013)."""
RELOAD = f"{OURS}muat-ulang.js"
"""Reloads a preview when files change; no part of a site."""


def collection(theme: Files, config: MkDocsConfig, *, preview: bool) -> Files:
    """Our part of the theme; nothing that lies in `docs_dir`, whatever it is."""
    files = Files([])
    for found in theme:
        ours = found.src_uri.startswith(OURS) and found.src_dir in config.theme.dirs
        if found.generated_by is None and ours and (preview or found.src_uri != RELOAD):
            files.append(found)
    return files
