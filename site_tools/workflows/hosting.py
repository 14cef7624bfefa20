"""The repository's own settings, from `.paraf.yml` at its root."""

from __future__ import annotations

from site_tools.formats.yaml_shape import load
from site_tools.model.finding import Problem
from site_tools.model.hosting import SETTINGS, Hosting
from site_tools.ports import Tree


def read_hosting(tree: Tree) -> Hosting:
    """The settings; all defaults where there is no file.

    Raises:
        Problem: the file is there and cannot be read.
    """
    try:
        data = tree.read(SETTINGS)
    except Problem as problem:
        if all(f.code == "FILE-MISSING" for f in problem.findings):
            return Hosting()
        raise
    return load(Hosting, data, path=SETTINGS)
