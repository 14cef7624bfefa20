"""One entry of a post's chain: a signed handover."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from site_tools.model.sop import PARTS, Part
from site_tools.model.text import Text

Decision = Literal["done", "return", "reject", "withdraw", "waive"]
DECISIONS: tuple[Decision, ...] = ("done", "return", "reject", "withdraw", "waive")
WITHDRAW_REASONS = ("salah-data", "hoaks", "data-pribadi", "batal", "perintah")
"""Reason codes of a withdrawal; the note is the code, or the code, a colon and words."""
RATIFIER_ROLE = "ratifier"
"""The role under which a ratifier waives or withdraws; no SOP may name a role so."""
DEFINITIVE = "definitif"
"""Capacity of who holds the office himself; an acting official's is `plh LETTER` or `plt LETTER`."""


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 of each part, 64 lower-case hex digits."""

    text: str
    captions: str
    media: str
    attachments: str
    evidence: str

    def of(self, part: Part) -> str:
        """The digest of one part."""
        return str(getattr(self, part))

    def changed_from(self, other: Digests) -> frozenset[Part]:
        """The parts in which the two differ."""
        # Nearly every handover changes nothing, and equality is one question.
        return frozenset() if self == other else frozenset(part for part in PARTS if self.of(part) != other.of(part))


NOTHING = hashlib.sha256(b"").hexdigest()
"""The digest of a part without pieces."""
NO_PARTS = Digests(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)
"""What nobody has handed over yet."""


@dataclass(frozen=True, slots=True)
class HostReview:
    """The click on a Git host that a notary turned into this entry; all fields as text."""

    forge: str
    repository: str
    pull_request: str
    review: str
    commit: str
    user: str
    state: str
    reviewed_at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one person signed. Texts are as signed; `moment` is `at` as a time."""

    step: int | None
    """The SOP step; None for a withdrawal."""
    role: str
    person: str
    capacity: str
    """`definitif`, `plh LETTER` or `plt LETTER`."""
    decision: Decision
    at: str
    """RFC 3339 with seconds and offset."""
    sop_number: str
    sop_sha256: str
    digests: Digests
    signature: str
    """SSHSIG, one line of base64."""
    to: int | None = None
    """Target of a return."""
    until: str = ""
    """Last day of a waiver, YYYY-MM-DD."""
    note: str = ""
    review: HostReview | None = None
    line: int = field(default=0, compare=False)
    """Line in index.md, from 1."""

    @property
    def moment(self) -> datetime:
        """`at` as an aware datetime."""
        return datetime.fromisoformat(self.at)

    @property
    def role_moment(self) -> datetime:
        """When the role must have been held: of a click the moment of the click, else `at`."""
        return datetime.fromisoformat(self.review.reviewed_at) if self.review else self.moment

    @property
    def reason_code(self) -> str:
        """The reason code of a withdrawal."""
        return self.note.split(":", 1)[0].strip()


@dataclass(frozen=True, slots=True)
class EntryFact:
    """An entry and what was found out about its signature: facts, not judgement."""

    index: int
    """Place in the chain, from 0."""
    entry: Entry
    verified: bool
    """The signature was made by `key` over exactly the statement of this entry."""
    key: bytes
    """Public key blob inside the signature; empty where it cannot be read."""
    fingerprint: str
    """`SHA256:...` of the key."""
    reason: Text | None = None
    """Why it does not verify."""
    new: bool = False
    """Base does not have it yet."""
