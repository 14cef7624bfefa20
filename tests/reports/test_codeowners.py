"""CODEOWNERS: each path has the owners that it should, as Git's patterns and as Gitea's expressions read the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_tools.model.finding import CannotJudge
from site_tools.model.hosting import Hosting, OfficeOwners, Owner, Ownership
from site_tools.reports.codeowners import codeowners
from site_tools.workflows.hosting import forges, ownership
from tests.cli.conftest import git
from tests.judge.builder import SOPS, policy_of

OWNED = Ownership(
    ("kantor/kode", "cadangan"),
    (
        OfficeOwners("agam", ("jdih", "medsos"), ("sekretaris-agam", "ketua-agam")),
        OfficeOwners("pasaman", ("medsos",), ("sekretaris-pasaman",)),
    ),
)
CODE, AGAM, PASAMAN = {"kantor/kode", "cadangan"}, {"sekretaris-agam", "ketua-agam"}, {"sekretaris-pasaman"}
PATHS = {
    "README.md": CODE,
    ".paraf.yml": CODE,
    ".github/CODEOWNERS": CODE,
    ".github/workflows/gate.yml": CODE,
    "CODEOWNERS": CODE,
    "site_tools/engine.py": CODE,
    "mkdocs.yml": CODE,
    "content/index.md": CODE,
    "sops/trust.txt": CODE,
    "docs/content/agam/medsos/x.md": CODE,
    "content/agamx/index.md": CODE,
    "content/agam/index.md": AGAM,
    "content/agam/medsos/2026/rapat/index.md": set(),
    "content/agam/medsos/2026/rapat/evidence/record.yml": set(),
    "sops/agam/people.yml": AGAM,
    "sops/agam/office.yml": AGAM,
    "sops/agam/medsos/1.yml": AGAM,
    "sops/agam/jdih/1.yml": AGAM,
    "sops/agam/pengesahan/0002.txt": AGAM,
    "sops/agam/appointments/2026-1.yml": set(),
    "sops/pasaman/people.yml": PASAMAN,
    "content/pasaman/medsos/2026/x/index.md": set(),
    "content/pasaman/profil.md": PASAMAN,
}


def lines(text: str) -> list[tuple[str, set[str]]]:
    found = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return [(pattern, {name.removeprefix("@") for name in names}) for pattern, *names in found]


def by_git(text: str, tmp_path: Path, paths) -> dict[str, set[str]]:
    """The last pattern that matches, as Git itself says: an attribute with the number of its line."""
    rules = lines(text)
    # A pattern of a folder means all in it; Git's attributes want that spelt out.
    attributes = "".join(f"{p + '**' if p.endswith('/') else p} line={n}\n" for n, (p, _) in enumerate(rules))
    git(tmp_path, "init", "-q")
    (tmp_path / ".git/info").mkdir(exist_ok=True)
    (tmp_path / ".git/info/attributes").write_text(attributes, "utf-8")
    found = {}
    for line in git(tmp_path, "check-attr", "line", "--", *paths).splitlines():
        path, _, number = line.rsplit(": ", 2)
        found[path] = rules[int(number)][1] if number.isdigit() else set()
    return found


def by_gitea(text: str, path: str) -> list[set[str]]:
    """Every expression that matches, whole; `!` turns one round."""
    found = []
    for pattern, names in lines(text):
        matches = re.fullmatch(pattern.removeprefix("!"), path) is not None
        if matches is not pattern.startswith("!"):
            found.append(names)
    return found


def test_each_path_has_its_owners_by_gits_own_patterns(tmp_path):
    assert by_git(codeowners(OWNED, "github"), tmp_path, PATHS) == PATHS


@pytest.mark.parametrize("path", PATHS)
def test_on_gitea_no_two_lines_match_one_path(path):
    # docs/CODEOWNERS of Gitea: every line that matches counts.
    assert by_gitea(codeowners(OWNED, "gitea"), path) == ([PATHS[path]] if PATHS[path] else [])


@pytest.mark.parametrize("shadow", ["* @operator", "*", "/sops/ @operator", "/sops/agam/people.yml"])
def test_a_later_wider_line_would_take_over(shadow, tmp_path):
    # Attack row 6: this is what --check is for.
    found = by_git(codeowners(OWNED, "github") + shadow + "\n", tmp_path, PATHS)
    assert found["sops/agam/people.yml"] != AGAM


def test_the_same_bytes_every_time():
    assert codeowners(OWNED, "github") == codeowners(OWNED, "github")
    assert codeowners(OWNED, "github").endswith("\n")


def test_without_offices_all_is_the_code_owners(tmp_path):
    alone = Ownership(("a",), ())
    assert by_git(codeowners(alone, "github"), tmp_path, ["x", "sops/trust.txt"]) == {"x": {"a"}, "sops/trust.txt": {"a"}}
    assert by_gitea(codeowners(alone, "gitea"), "sops/trust.txt") == [{"a"}]


# --- from policy ------------------------------------------------------------------------------------

HOSTING = Hosting((Owner("git.contoh.id", "kantor/kode"), Owner("github.com", "lain")))


def test_the_ratifiers_own_their_office():
    policies = [policy_of(name) for name in sorted(SOPS)]
    owned = ownership(HOSTING, policies, "git.contoh.id")
    assert owned.code == ("kantor/kode",)
    assert {o.office: set(o.logins) for o in owned.offices}["agam"] == {"beringin-tulus", "seruni-bijak"}
    assert forges(HOSTING, policies) == ("git.contoh.id", "github.com")


def test_a_part_without_owners_is_refused():
    for hosting, forge in ((Hosting(), "git.contoh.id"), (HOSTING, "github.com")):
        with pytest.raises(CannotJudge) as seen:
            ownership(hosting, [policy_of("agam/medsos")], forge)
        assert {f.code for f in seen.value.findings} == {"OWNERS-MISSING"}


@pytest.mark.parametrize("login", ["a b", "a\n* @b", "@a", "a/b/c", "", "-a", "a*"])
def test_a_name_that_could_begin_another_line_is_none(login):
    with pytest.raises(ValueError, match="login"):
        Owner("git.contoh.id", login)
