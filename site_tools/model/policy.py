"""The law of an office, as ratified: settings, people, SOP revisions, manifests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from site_tools.model.office import Office
from site_tools.model.people import ActingLetter, People, Person, inside
from site_tools.model.sop import Role, Sop


@dataclass(frozen=True, slots=True)
class SopRevision:
    """One SOP file and when it is in force."""

    sop_id: str
    """Folder name: `medsos`."""
    sop: Sop
    sha256: str
    """Of the file's bytes."""
    path: str
    """Relative to the repository."""
    in_force_from: datetime
    in_force_until: datetime | None = None
    """When a revision that supersedes it came into force, or its number became void."""
    void_from: datetime | None = None
    """Since when its number is void: nothing before the gate is signed under it any more."""

    def in_force(self, moment: datetime) -> bool:
        """Whether a post may start under it then."""
        return inside(moment, self.in_force_from, self.in_force_until)

    def is_void(self, moment: datetime) -> bool:
        """Whether its number is void then."""
        return self.void_from is not None and self.void_from <= moment


@dataclass(frozen=True, slots=True)
class RatifierKey:
    """A `ratifier` line of a manifest."""

    person: str
    key: str
    """Public key line without comment."""


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A `file` line of a manifest."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One ratified list of all policy files of an office."""

    office: str
    version: int
    at: str
    person: str
    previous: str
    """sha256 of the manifest before it; `-` for the first."""
    ratifiers: tuple[RatifierKey, ...]
    files: tuple[ManifestFile, ...]
    signature: str = ""
    """SSHSIG of a ratifier, one line of base64."""

    @property
    def moment(self) -> datetime:
        """`at` as an aware datetime."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, slots=True)
class Letter:
    """An acting official's letter, with the fact whether its signature holds."""

    letter: ActingLetter
    path: str
    verified: bool
    key: bytes


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything of one office that judging its posts needs."""

    office: Office
    people: People
    revisions: tuple[SopRevision, ...]
    """Of all SOPs of the office."""
    manifests: tuple[Manifest, ...]
    root: str
    """sha256 of manifest 0001: it tells this office's repository from a staging copy."""
    letters: tuple[Letter, ...] = ()
    pages: frozenset[str] = frozenset()
    """Plain pages that the manifest lists, relative to the repository."""

    def of_sop(self, sop_id: str) -> tuple[SopRevision, ...]:
        """Every revision of a SOP, in the order of their coming into force."""
        return tuple(r for r in self.revisions if r.sop_id == sop_id)

    def in_force(self, sop_id: str, moment: datetime) -> SopRevision | None:
        """The revision under which a post may start at that moment."""
        return next((r for r in self.of_sop(sop_id) if r.in_force(moment)), None)

    def void(self, sop_id: str, moment: datetime) -> SopRevision | None:
        """The latest revision of a SOP whose number is void at that moment."""
        return next((r for r in reversed(self.of_sop(sop_id)) if r.is_void(moment)), None)

    def revision(self, sha256: str) -> SopRevision | None:
        """The revision with that file digest."""
        return next((r for r in self.revisions if r.sha256 == sha256), None)

    @property
    def ratifiers(self) -> frozenset[str]:
        """Person ids of who may ratify by the manifest in force."""
        return frozenset(r.person for r in self.manifests[-1].ratifiers)

    def role(self, role_id: str) -> Role | None:
        """The role of that id in any SOP of the office."""
        return next((found for r in self.revisions if (found := r.sop.role(role_id))), None)

    def holders(self, role: str, moment: datetime) -> tuple[Person, ...]:
        """Who holds a role at a moment, acting officials included."""
        acting = {
            item.letter.person
            for item in self.letters
            if item.verified and item.letter.role == role and inside(moment, item.letter.from_, item.letter.until)
        }
        return tuple(
            p
            for p in self.people.people
            if p.id in acting
            or any(a.role == role and inside(moment, a.from_, a.until) and inside(moment, None, a.revoked) for a in p.appointments)
        )

    def ratifier_place(self, version: int) -> int:
        """Which of the ratifiers entitled to it signed a manifest: 1 is who does so as a rule, 0 none of them.

        Entitled are those whom the manifest before names, and its own for the first; their order there says who is first.
        """
        names = [r.person for r in self.manifests[max(version - 2, 0)].ratifiers]
        signed = self.manifests[version - 1]
        return names.index(signed.person) + 1 if signed.signature and signed.person in names else 0

    def ratifiers_at(self, moment: datetime) -> frozenset[str]:
        """Person ids of who could ratify at a moment: by the latest manifest not after it, else the first."""
        in_force = [m for m in self.manifests if m.moment <= moment] or list(self.manifests[:1])
        return frozenset(r.person for r in in_force[-1].ratifiers)

    def letter(self, number: str, person: str, role: str) -> Letter | None:
        """The letter of an acting official; one that gives no right hides none that does."""
        found = [x for x in self.letters if (x.letter.letter, x.letter.person, x.letter.role) == (number, person, role)]
        return next((x for x in found if x.verified), found[0] if found else None)
