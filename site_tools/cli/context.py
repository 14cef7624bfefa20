"""What every command needs: the repository, the judge, and one way to print."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from site_tools.adapters import two_verifiers
from site_tools.adapters.clock import SystemClock
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder, repository_root
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.cli.tongue import Tongue
from site_tools.cli.trust_option import current_pins
from site_tools.formats.post_file import post_path
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.workflows.facts import Judge

POST_ARGUMENT = Text("KIRIMAN", "POST")
_EXPLAINED = Text("Penjelasan: paraf explain {code}", "Explained by: paraf explain {code}")
"""The next step where a finding names none."""
_LONGEST = 255
"""Characters of a name of a post: anything longer is none, and more than some file systems take."""


class Context:
    """One run of the command: adapters built here and nowhere else."""

    def __init__(self, tongue: Tongue) -> None:
        self.tongue = tongue

    @property
    def root(self) -> Path:
        """The office repository the command runs in.

        Raises:
            CannotJudge: there is none.
        """
        return repository_root(Path())

    @property
    def folder(self) -> DiskFolder:
        """Its working tree."""
        return DiskFolder(self.root)

    def judge(self, *, twice: bool = False) -> Judge:
        """The judge, with the time read once; `twice` asks OpenSSH about every signature as well."""
        return Judge(two_verifiers.verify if twice else verify, picture_problem, demo_key_blobs(), SystemClock().now(), current_pins())

    def post(self, word: str) -> PostPath:
        """The post that a person names: its path under content/, a path on disk, or its slug alone.

        Raises:
            CannotJudge: POST-MISSING, no such post, or several of that name.
        """
        root = self.root
        full = Path(word).resolve()
        names = [word.strip("/").removeprefix("content/").removesuffix("/index.md")]
        if full.is_relative_to(root / "content"):
            names.append(full.relative_to(root / "content").as_posix().removesuffix("/index.md"))
        for name in names:
            found = post_path(f"content/{name}/") if len(name) <= _LONGEST else None
            if found and (root / found.folder).is_dir():
                return found
        slug = names[0].rsplit("/", 1)[-1]
        matches = (
            sorted(p.relative_to(root).as_posix() for p in (root / "content").glob(f"*/*/*/{slug}") if p.is_dir()) if _plain(slug) else []
        )
        found = post_path(matches[0] + "/") if len(matches) == 1 and "/" not in names[0] else None
        if found:
            return found
        near = ", ".join(m.removeprefix("content/") for m in matches) or "paraf status"
        raise CannotJudge(
            Finding(
                "POST-MISSING",
                Text("Tidak ada kiriman `{word}`.", "There is no post `{word}`.").fill(word=word),
                f"content/{names[0]}",
                None,
                None,
                Text("Lihat: {near}", "See: {near}").fill(near=near),
            )
        )

    def echo(self, text: str = "") -> None:
        """A line to standard output."""
        click.echo(text)

    def warn(self, text: str) -> None:
        """A line to standard error."""
        click.echo(text, err=True)

    def json(self, value: Any) -> None:
        """A JSON document to standard output."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))

    def findings(self, findings: Iterable[Finding], *, err: bool = True) -> None:
        """Findings, one block each: where, code, what; then what to do."""
        for finding in findings:
            click.echo(self.finding(finding), err=err)

    def finding(self, finding: Finding) -> str:
        """One finding as people read it."""
        place = _visible(finding.path) + (f":{finding.line}" if finding.line else "")
        head = f"{place}: " if place else ""
        if finding.severity == "warning":
            head += self.tongue.say("peringatan: ", "warning: ")
        elif finding.severity == "note":
            head += self.tongue.say("catatan: ", "note: ")
        lines = [f"{head}{finding.message.to(self.tongue.lang)} [{finding.code}]"]
        remedy = finding.remedy or _EXPLAINED.fill(code=finding.code)
        lines.append(f"    → {remedy.to(self.tongue.lang)}")
        return "\n".join(lines)

    def progress(self, label: str, total: int) -> Any:
        """A bar on standard error, only where a person watches."""
        return click.progressbar(length=total, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())


def _visible(path: str) -> str:
    """A path for the screen: a name may hold a line break or what recolours a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)


def _plain(slug: str) -> bool:
    """Whether a word can be a slug; anything else would be a pattern for glob."""
    return 0 < len(slug) <= _LONGEST and all(c.isascii() and (c.isalnum() or c == "-") for c in slug)
