"""`.paraf.yml`: what a repository says about its Git host, for the generated files of `codeowners` and `ruleset`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from site_tools.model.schema import STRICT
from site_tools.model.text import Text

SETTINGS: Final = ".paraf.yml"
"""Where the file stands: at the root, where it is the code owners' like everything else there."""
LOGIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?")
"""A name on a Git host, or `organisation/team`: nothing that could end a line or begin another pattern."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A code owner: an account or a team on a Git host."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    forge: str
    """Host name, as in people.yml."""
    login: str
    """`name`, or `organisation/team`."""

    def __post_init__(self) -> None:
        if not LOGIN.fullmatch(self.login):
            raise ValueError(Text("`login` seperti nama atau organisasi/tim, tanpa @", "`login` is a name or organisation/team, without @"))


@dataclass(frozen=True, slots=True)
class Hosting:
    """The settings of the repository, not of an office."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code_owners: tuple[Owner, ...] = ()
    """Who answers for the tool, the workflows, `trust.txt` and everything else that is no office's."""
    github_app: int | None = None
    """Id of the GitHub App that posts the status: only its status counts."""
    status: str = "paraf"
    """Name of the required status."""

    def __post_init__(self) -> None:
        if not self.status.strip():
            raise ValueError(Text("`status` tidak boleh kosong", "`status` must not be empty"))
        if self.github_app is not None and self.github_app < 1:
            raise ValueError(Text("`github_app` adalah nomor App", "`github_app` is the number of an App"))


@dataclass(frozen=True, slots=True)
class OfficeOwners:
    """Who answers for the policy and the plain pages of an office: its ratifiers, by their names on the Git host."""

    office: str
    sops: tuple[str, ...]
    """Folders of its posts and of its SOP files."""
    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owns what in a repository, by names on one Git host."""

    code: tuple[str, ...]
    """Owners of everything that is no office's, `.paraf.yml` and the list of owners itself among it."""
    offices: tuple[OfficeOwners, ...]
