"""The SOP files of an office, as its manifests list them, with the time each is in force."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final
from zoneinfo import ZoneInfo

from site_tools.formats.yaml_shape import load
from site_tools.model.finding import Finding, Problem
from site_tools.model.office import Office
from site_tools.model.policy import Manifest, SopRevision
from site_tools.model.revisions import Listed, clash, windows
from site_tools.model.sop import Sop
from site_tools.model.text import Text
from site_tools.ports import Tree

SOP_LIMIT: Final = 256 * 1024
_DEPTH: Final = 4
"""Parts of `sops/<office>/<sop>/<revision>.yml`."""


def is_sop_path(path: str) -> bool:
    """Whether a policy file of a manifest is a SOP revision."""
    parts = PurePosixPath(path).parts
    return len(parts) == _DEPTH and parts[0] == "sops"


def read_listed(tree: Tree, manifests: Sequence[Manifest]) -> tuple[Listed, ...]:
    """Every SOP file that the latest manifest lists, with the first one that lists it.

    Raises:
        Problem: a file is no SOP; SOP-AMBIGUOUS, two files have one number and revision date.
    """
    found: list[Listed] = []
    for file in manifests[-1].files:
        if not is_sop_path(file.path):
            continue
        sop_id = PurePosixPath(file.path).parts[2]
        sop = load(Sop, tree.read(file.path), path=file.path, limit=SOP_LIMIT)
        first = next(m for m in manifests if any(f.path == file.path for f in m.files))
        if any((sop_id, sop.number, sop.revision_date) == (x.sop_id, x.sop.number, x.sop.revision_date) for x in found):
            raise Problem(
                Finding(
                    "SOP-AMBIGUOUS",
                    Text("Revisi lain sudah bernomor dan bertanggal sama.", "Another revision has this number and revision date already."),
                    file.path,
                    remedy=Text(
                        "Beri nomor baru (`number`), atau tanggal revisi (`revision_date`), lalu: paraf sop ratify",
                        "Give it a new number (`number`) or a revision date (`revision_date`), then: paraf sop ratify",
                    ),
                )
            )
        found.append(Listed(sop_id, sop, file.sha256, file.path, first.version, first.moment))
    return tuple(found)


def read_revisions(tree: Tree, office: Office, manifests: tuple[Manifest, ...]) -> tuple[SopRevision, ...]:
    """Every SOP file that the latest manifest lists, with the time it is in force.

    Raises:
        Problem: a file is no SOP; SOP-AMBIGUOUS; SOP-MISSING, there is none.
    """
    found = windows(read_listed(tree, manifests), ZoneInfo(office.timezone))
    if not found:
        raise Problem(Finding("SOP-MISSING", Text("Kantor ini tidak punya SOP.", "This office has no SOP."), f"sops/{office.id}"))
    second = clash(found)
    if second:
        raise Problem(
            Finding(
                "SOP-AMBIGUOUS",
                Text("Dua revisi SOP berlaku bersamaan.", "Two revisions of the SOP are in force at once."),
                second.path,
                remedy=Text(
                    "Tulis `supersedes` dengan nomor revisi lama pada revisi baru, lalu: paraf sop ratify",
                    "Write `supersedes` with the old revision's number into the new one, then: paraf sop ratify",
                ),
            )
        )
    return found
