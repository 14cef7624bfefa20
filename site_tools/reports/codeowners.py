"""CODEOWNERS for a Git host, from who owns what. A second line: the gate decides without it.

The two hosts read the file differently. GitHub takes the last pattern that matches a path, so the wide ones come first;
a pattern without owners frees what it matches. Gitea and Forgejo take regular expressions and every line that matches,
so no two of ours match the same path.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from site_tools.model.hosting import OfficeOwners, Ownership

Host = Literal["github", "gitea"]

PLACES: Final[dict[Host, tuple[str, ...]]] = {
    "github": (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    "gitea": ("CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS"),
}
"""Where a host looks, the first place that has a file being the only one it reads; the first is ours."""
_HEAD: Final = """\
# Dibuat oleh `paraf codeowners`; jangan disunting. Made by `paraf codeowners`; do not edit.
# Nama akun dapat berpindah tangan: gerbang tidak bergantung pada berkas ini.
# Names of accounts can be taken over: the gate does not depend on this file.
"""


def codeowners(owned: Ownership, host: Host) -> str:
    """The whole file, the same bytes every time."""
    lines = _github(owned) if host == "github" else _gitea(owned)
    return _HEAD + "".join(f"{line}\n" for line in lines)


def _github(owned: Ownership) -> Iterator[str]:
    yield ""
    yield "# Alat, alur kerja, trust.txt, berkas ini, dan segala yang bukan milik satu kantor."
    yield _line("*", owned.code)
    for one in owned.offices:
        yield ""
        yield f"# {one.office}: halaman dan kebijakan milik pengesah; kiriman dan surat penunjukan dijaga tanda tangannya sendiri."
        yield _line(f"/content/{one.office}/", one.logins)
        yield from (_line(f"/content/{one.office}/{sop}/", ()) for sop in one.sops)
        yield _line(f"/sops/{one.office}/", one.logins)
        yield _line(f"/sops/{one.office}/appointments/", ())


def _gitea(owned: Ownership) -> Iterator[str]:
    names = "|".join(one.office for one in owned.offices)
    yield ""
    yield "# Alat, alur kerja, trust.txt, berkas ini, dan segala yang bukan milik satu kantor."
    yield _line(f"!(content|sops)/({names})/.*" if names else ".*", owned.code)
    for one in owned.offices:
        yield ""
        yield f"# {one.office}: halaman dan kebijakan milik pengesah; kiriman dan surat penunjukan dijaga tanda tangannya sendiri."
        yield from (_line(pattern, one.logins) for pattern in _own(one))


def _own(one: OfficeOwners) -> Iterator[str]:
    """Expressions for the plain pages and the policy of an office, its posts and letters not among them."""
    yield f"content/{one.office}/[^/]*"
    yield f"sops/{one.office}/[^/]*"
    yield f"sops/{one.office}/({'|'.join((*one.sops, 'pengesahan'))})/.*"


def _line(pattern: str, logins: tuple[str, ...]) -> str:
    return " ".join((pattern, *(f"@{login}" for login in logins)))
