"""Holds the import diagram: who may know whom, and which outside package belongs where.

The tables are the diagram (`docs/decisions/0001-architecture-and-decisions.md`). Moving an arrow means changing a row here.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "site_tools"

# --- the tables -------------------------------------------------------------------------------------

CORE = ("model", "formats", "canonical", "ports", "rules", "turns", "chain", "engine", "growth", "deadlines")
"""The pure core: facts in, verdicts out."""

SHOWS = {"model", "formats", "canonical", "ports", "rules", "turns", "engine", "deadlines"}
USES = SHOWS | {"social", "reports"}

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "formats": {"model", "canonical", "ports"},
    "canonical": {"model"},
    "ports": {"model"},
    "rules": {"model", "canonical", "ports"},
    "turns": {"model"},
    "chain": {"model", "turns"},
    "engine": {"model", "canonical", "ports", "rules", "chain"},
    "growth": {"model"},
    "deadlines": {"model", "turns"},
    "adapters": {"model", "formats", "canonical", "ports"},
    "social": SHOWS,
    "reports": SHOWS,
    "workflows": USES | {"growth"},
    "website": USES | {"workflows", "adapters"},
    "cli": USES | {"workflows", "website", "adapters"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""Layer -> the layers below it that it may import. A layer may always import itself."""

ONLY_IN: dict[str, set[str]] = {
    "yaml": {"formats"},
    "pydantic": {"formats"},
    "pydantic_core": {"formats"},
    "mkdocs": {"website"},
    "material": {"website"},
    "pymdownx": {"website"},
    "click": {"cli"},
    "rich": {"cli"},
    "git": {"adapters"},
    "gitdb": {"adapters"},
    "subprocess": {"adapters"},
    "cryptography": {"adapters"},
    "phonenumbers": {"rules"},
    "stdnum": {"rules"},
    "holidays": {"reports"},
}
"""Package or module of others -> the layers that may know it."""

CORE_PACKAGES: dict[str, set[str]] = {
    "model": set(),
    "formats": {"yaml", "pydantic", "pydantic_core"},
    "canonical": set(),
    "ports": set(),
    "rules": {"phonenumbers", "stdnum"},
    "turns": set(),
    "chain": set(),
    "engine": set(),
    "growth": set(),
    "deadlines": set(),
}
"""Layer of the pure core -> all it may import beside the standard library and the layers below."""

NEVER_IN_CORE = (
    # a disk
    *("open", "io.open", "os", "pathlib.Path", "pathlib.PosixPath", "pathlib.WindowsPath", "glob", "shutil", "tempfile", "fileinput"),
    # a clock
    *("time", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "datetime.date.today"),
    # a process, a terminal
    *("subprocess", "multiprocessing", "threading", "asyncio", "signal", "logging", "print", "input", "breakpoint"),
    *("sys.argv", "sys.stdin", "sys.stdout", "sys.stderr"),
    # a network, a database
    *("socket", "ssl", "http", "urllib.request", "sqlite3"),
    # chance
    *("random", "secrets", "uuid"),
    # code that no reader of imports can see
    *("importlib", "__import__", "eval", "exec", "ctypes"),
)
"""Names by which a disk, a clock, a process, a network or chance would come into the pure core."""

SPEAKS = {"cli"}
"""Layers that may print and ask; all others return values."""

LINES = 300
LONGER: dict[str, str] = {}
"""File under site_tools/ that is longer -> why it is one idea all the same."""

NO_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "shared", "lib"}
"""Names that say nothing: what lies there belongs to the thing it helps."""

# --- reading a file ---------------------------------------------------------------------------------


class Use(NamedTuple):
    """A dotted name that a file imports or uses, and where."""

    name: str
    line: int


class Source(NamedTuple):
    """One parsed file: `module` is its dotted name, `is_package` says whether it is an `__init__.py`."""

    module: str
    is_package: bool
    tree: ast.Module

    @property
    def layer(self) -> str:
        parts = self.module.split(".")
        return parts[1] if len(parts) > 1 else "__init__"


def parse(path: str, text: str) -> Source:
    parts = path.removesuffix(".py").split("/")
    is_package = parts[-1] == "__init__"
    return Source(".".join(parts[:-1] if is_package else parts), is_package, ast.parse(text, path))


def absolute(source: Source, node: ast.ImportFrom) -> str:
    """The dotted name that `from X import` means, relative dots resolved."""
    if not node.level:
        return node.module or ""
    package = source.module.split(".") if source.is_package else source.module.split(".")[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


def imports(source: Source) -> list[Use]:
    """Everything imported, wherever it stands in the file: also in functions and under TYPE_CHECKING."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            found += [Use(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [Use(f"{absolute(source, node)}.{alias.name}", node.lineno) for alias in node.names]
    return found


def local_names(source: Source) -> dict[str, str]:
    """Name in the file -> dotted name it was imported as."""
    known: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                known[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                known[alias.asname or alias.name] = f"{absolute(source, node)}.{alias.name}"
    return known


def uses(source: Source) -> list[Use]:
    """Every name and dotted name read in the file, as it would be called without aliases."""
    known = local_names(source)
    found = []
    for node in ast.walk(source.tree):
        trail: list[str] = []
        inner: ast.expr | ast.AST = node
        while isinstance(inner, ast.Attribute):
            trail.append(inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
            found.append(Use(".".join([known.get(inner.id, inner.id), *reversed(trail)]), inner.lineno))
    return found


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


# --- the checks: a source in, sentences out ---------------------------------------------------------


def wrong_direction(source: Source) -> list[str]:
    if source.layer not in MAY_IMPORT:
        return [f"{source.module}: layer {source.layer} is not in the diagram"]
    allowed = MAY_IMPORT[source.layer] | {source.layer}
    found = []
    for name, line in imports(source):
        if within(name, PACKAGE):
            target = name.split(".")[1] if "." in name else "*"
            if target not in allowed and target != "__version__":
                found.append(f"{source.module}:{line}: {source.layer} must not know {target}")
    return found


def wrong_package(source: Source) -> list[str]:
    found = []
    for name, line in imports(source):
        for package, layers in ONLY_IN.items():
            if within(name, package) and source.layer not in layers:
                found.append(f"{source.module}:{line}: {package} belongs in {', '.join(sorted(layers))}")
        top = name.split(".")[0]
        if source.layer in CORE and top != PACKAGE and top not in sys.stdlib_module_names and top not in CORE_PACKAGES[source.layer]:
            found.append(f"{source.module}:{line}: {source.layer} is pure and does not know {top}")
    return found


def impure(source: Source) -> list[str]:
    if source.layer not in CORE:
        return []
    seen = {*imports(source), *uses(source)}
    return [f"{source.module}:{use.line}: {bad} in the pure core" for use in sorted(seen) for bad in NEVER_IN_CORE if within(use.name, bad)]


def prints(source: Source) -> list[str]:
    if source.layer in SPEAKS:
        return []
    talk = ("print", "input", "sys.stdout", "sys.stderr", "sys.stdin")
    return [f"{source.module}:{use.line}: only cli speaks ({use.name})" for use in uses(source) if any(within(use.name, t) for t in talk)]


BY_NAME = {"site_tools.website.body": "extensions of Markdown, which mkdocs.yml names"}
"""Module -> what it imports by a name that is not written in it."""


def imports_by_name(source: Source) -> list[str]:
    """An import that no reader of imports can see."""
    if source.layer == "cli" or source.module in BY_NAME:
        return []
    hidden = ("__import__", "importlib.import_module")
    return [f"{source.module}:{use.line}: hidden import" for use in uses(source) if use.name in hidden]


CHECKS = (wrong_direction, wrong_package, impure, prints, imports_by_name)

# --- the tests --------------------------------------------------------------------------------------

FILES = sorted((ROOT / PACKAGE).rglob("*.py"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_diagram_holds(check):
    assert FILES
    wrong = [line for path in FILES for line in check(parse(relative(path), path.read_text("utf-8")))]
    assert not wrong, "\n" + "\n".join(wrong)


def test_files_are_short():
    long = {relative(path): count for path in FILES if (count := len(path.read_text("utf-8").splitlines())) > LINES}
    assert not {name: count for name, count in long.items() if name not in LONGER}
    assert set(LONGER) <= set(long), "an exception that is no longer needed"
    assert all(LONGER.values()), "an exception without its reason"


def test_names_say_something():
    parts = {part for path in FILES for part in Path(relative(path)).with_suffix("").parts}
    assert not parts & NO_NAMES


def test_every_folder_is_a_package():
    assert not [relative(path) for path in FILES if not (path.parent / "__init__.py").exists()]


def test_the_diagram_has_no_circle():
    order: list[str] = []
    while len(order) < len(MAY_IMPORT):
        free = [layer for layer in MAY_IMPORT if layer not in order and MAY_IMPORT[layer] <= set(order)]
        assert free, set(MAY_IMPORT) - set(order)
        order += free


# --- the checks check -------------------------------------------------------------------------------

REFUSED = {
    "an arrow up": ("site_tools/model/post.py", "from site_tools.engine import judge"),
    "an arrow up, relative": ("site_tools/rules/order.py", "from ..adapters.git import read"),
    "an arrow up from a package": ("site_tools/rules/__init__.py", "from ..workflows import sign"),
    "an arrow up, dots only": ("site_tools/rules/order.py", "from .. import engine"),
    "an arrow up inside a function": ("site_tools/formats/sop.py", "def f():\n    import site_tools.rules.order"),
    "an arrow up for types only": ("site_tools/canonical.py", "if TYPE_CHECKING:\n    from site_tools.formats import sop"),
    "the whole package": ("site_tools/rules/order.py", "import site_tools"),
    "rules read text": ("site_tools/rules/order.py", "from site_tools.formats.sop import read"),
    "a workflow builds an adapter": ("site_tools/workflows/sign.py", "from site_tools.adapters.git import Repo"),
    "an adapter judges": ("site_tools/adapters/git.py", "from site_tools.engine import judge"),
    "a layer nobody drew": ("site_tools/plugins/a.py", "x = 1"),
    "yaml outside formats": ("site_tools/adapters/disk.py", "import yaml"),
    "pydantic in the model": ("site_tools/model/post.py", "from pydantic import BaseModel"),
    "mkdocs outside the website": ("site_tools/cli/build.py", "from mkdocs.commands.build import build"),
    "click in a workflow": ("site_tools/workflows/sign.py", "import click"),
    "a process from a workflow": ("site_tools/workflows/sign.py", "import subprocess"),
    "a process from the command line": ("site_tools/cli/sign.py", "from subprocess import run"),
    "cryptography in the core": ("site_tools/canonical.py", "from cryptography.hazmat.primitives import hashes"),
    "phone numbers outside the rules": ("site_tools/workflows/lint.py", "import phonenumbers"),
    "population numbers in the model": ("site_tools/model/post.py", "from stdnum.id import nik"),
    "any package in the core": ("site_tools/rules/order.py", "import requests"),
    "os in the core": ("site_tools/engine.py", "import os.path"),
    "a path in the core": ("site_tools/formats/sop.py", "import pathlib\npathlib.Path('x')"),
    "a path by another name": ("site_tools/formats/sop.py", "from pathlib import Path as P"),
    "a file in the core": ("site_tools/formats/sop.py", "open('x')"),
    "the clock": ("site_tools/rules/late.py", "from datetime import datetime\ndatetime.now()"),
    "the clock by another name": ("site_tools/rules/late.py", "import datetime as d\nf = d.datetime.utcnow"),
    "today": ("site_tools/rules/late.py", "from datetime import date as day\nday.today()"),
    "time": ("site_tools/engine.py", "from time import monotonic"),
    "the environment by a hidden import": ("site_tools/engine.py", "__import__('os').environ"),
    "printing in a workflow": ("site_tools/workflows/sign.py", "print('x')"),
    "writing to the terminal": ("site_tools/reports/rekap.py", "import sys\nsys.stderr.write('x')"),
    "a hidden import": ("site_tools/workflows/sign.py", "import importlib\nimportlib.import_module('x')"),
}

ACCEPTED = {
    "the standard library": ("site_tools/model/post.py", "from dataclasses import dataclass\nimport re, hashlib"),
    "an arrow down": ("site_tools/rules/order.py", "from ..model.finding import Finding\nfrom site_tools.canonical import digest"),
    "itself": ("site_tools/rules/order.py", "from . import late\nfrom site_tools.rules.late import late"),
    "one file for a layer": ("site_tools/engine.py", "from site_tools import canonical, ports\nfrom .rules import ALL"),
    "yaml in formats": ("site_tools/formats/sop.py", "import yaml\nfrom pydantic import BaseModel"),
    "numbers of people in the rules": ("site_tools/rules/order.py", "import phonenumbers\nfrom stdnum.id import nik"),
    "a field called now": ("site_tools/rules/late.py", "def late(case):\n    return case.now > case.due.today"),
    "a time without a clock": ("site_tools/rules/late.py", "from datetime import datetime, time\ndatetime.fromisoformat('2026-11-21')"),
    "a path that reads nothing": ("site_tools/canonical.py", "from pathlib import PurePosixPath"),
    "adapters touch the world": ("site_tools/adapters/git.py", "import os, subprocess, git\nfrom datetime import datetime\ndatetime.now()"),
    "the command line builds and speaks": ("site_tools/cli/sign.py", "import click\nfrom ..adapters import git\nprint('x')"),
    "the version": ("site_tools/reports/rekap.py", "from site_tools import __version__"),
}


def objections(path: str, text: str) -> list[str]:
    return [line for check in CHECKS for line in check(parse(path, text))]


@pytest.mark.parametrize(("path", "text"), REFUSED.values(), ids=REFUSED)
def test_is_refused(path, text):
    assert objections(path, text)


@pytest.mark.parametrize(("path", "text"), ACCEPTED.values(), ids=ACCEPTED)
def test_is_accepted(path, text):
    assert objections(path, text) == []
