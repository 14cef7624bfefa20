"""Proof of what really happened on the platforms: `evidence/record.yml`, append-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal

from site_tools.model.schema import STRICT
from site_tools.model.sop import EvidenceKind

Action = Literal["posted", "edited", "deleted", "unchanged", "skipped"]


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened on one platform."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    round: int
    """The round of the chain it belongs to, from 1: a correction needs new records."""
    platform: str
    action: Action
    posted_at: datetime
    """When it happened on the platform."""
    recorded_at: datetime
    """When it was written here."""
    by: str
    """Person id of who uploaded."""
    account: str = ""
    url: str = ""
    screenshot: str = ""
    """File name in `evidence/`."""
    confirmed: bool = False
    """Ticked by the person: for platforms without an address, such as a WhatsApp group."""
    as_approved: bool = True
    """Uploaded exactly as approved; otherwise `reason` says what differed."""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.action in ("skipped", "unchanged") and not self.reason:
            raise ValueError(f"`{self.action}` needs a `reason`")
        if not self.as_approved and not self.reason:
            raise ValueError("an upload that differs from what was approved needs a `reason`")

    def proves(self, kind: EvidenceKind) -> bool:
        """Whether this record holds evidence of that kind; without a platform post there is none to hold."""
        if self.action in ("skipped", "unchanged", "deleted"):
            return True
        if kind == "link":
            return bool(self.url) or (self.platform == "whatsapp" and (self.confirmed or bool(self.screenshot)))
        if kind == "screenshot":
            return bool(self.screenshot)
        return self.confirmed or bool(self.screenshot) or bool(self.url)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """`evidence/record.yml`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    records: tuple[Record, ...] = ()
