"""The judged library of a working tree, for when mkdocs itself is started and nobody has judged yet."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from site_tools.adapters.clock import SystemClock
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.model.judged import Library
from site_tools.ports import Tree
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import load_library as judge_all


def load_library(config: MkDocsConfig) -> tuple[Library, Tree]:
    """Every post below the folder of `mkdocs.yml`, judged now, and the tree they stand in.

    Raises:
        CannotJudge: there is no trusted office at all.
    """
    tree = DiskFolder(Path(config.config_file_path or "mkdocs.yml").resolve().parent)
    return judge_all(tree, Judge(verify, picture_problem, demo_key_blobs(), SystemClock().now())), tree
