"""An office (satuan kerja) and its settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal

from site_tools.model.calendar import DayCounting, NamedDay
from site_tools.model.schema import STRICT
from site_tools.model.text import Text
from site_tools.model.when import date_text


@dataclass(frozen=True, slots=True)
class Account:
    """An official social-media account and the decision that names it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    platform: str
    handle: str
    """Account name without `@`."""
    url: str
    decision: str
    """The decision (keputusan) that names the account."""
    from_: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """Colours and type of the office; a neutral default, since no text gives the official values."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    primary: str = "#1f4e5f"
    """Colour, `#rrggbb`."""
    accent: str = "#b3541e"
    """Colour, `#rrggbb`."""
    source: str = ""
    """Where the values come from."""


@dataclass(frozen=True, slots=True)
class Notary:
    """A key of the office that turns a click on the Git host into an entry."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    key: str
    """Public key line."""
    forge: str
    """Host name of the Git host."""
    repository: str
    """Numeric id of the repository there."""
    from_: datetime | None = None
    until: datetime | None = None
    revoked: datetime | None = None
    compromised: datetime | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """`office.yml`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """The folder name: `agam`."""
    name: str
    """Full name: `Komisi Pemilihan Umum Kabupaten Agam`."""
    short_name: str
    """`KPU Kabupaten Agam`."""
    place: str
    """Where papers are signed: `Lubuk Basung`."""
    timezone: Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
    """WIB, WITA or WIT."""
    day_counting: DayCounting
    """What a day of the SOP's times is: the documents do not say, so the office does."""
    ratifier_title: str
    """Title of who ratifies the SOPs: `Sekretaris` or `Ketua`."""
    address: str = ""
    accounts: tuple[Account, ...] = ()
    brand: Brand = Brand()
    notaries: tuple[Notary, ...] = ()
    demo: bool = False
    """A demonstration: every page says so, and only here are demonstration keys allowed."""
    kinds: dict[str, str] | None = None
    """Further names for kinds of posts, mapped onto the known ones."""
    trail_names: Literal["names", "titles"] = "names"
    """Whether the public trail shows names or only titles."""
    evidence_public: bool = False
    """Whether screenshots and links of uploads are shown on the website."""
    standard_note: str = "Disetujui untuk diunggah."
    """Note of an approval by click where the SOP wants a written response."""
    merge: Literal["auto", "button"] = "auto"
    """Whether the last approval publishes by itself."""
    contact: str = ""
    """Public contact line for readers who find a mistake."""
    days_off: tuple[NamedDay, ...] = ()
    """Where working days are counted: days off of this office beside weekends, national holidays and cuti bersama. Naming a day
    `Cuti bersama ...` tells that the joint leave of that year is known."""
    working_days: tuple[NamedDay, ...] = ()
    """Where working days are counted: days on which this office works although they are a weekend, a holiday or cuti bersama."""

    def __post_init__(self) -> None:
        seen = set()
        for own in (*self.days_off, *self.working_days):
            if own.date in seen:
                raise ValueError(
                    Text(
                        "{day} ditulis dua kali dalam `days_off` dan `working_days`", "{day} stands twice in `days_off` and `working_days`"
                    ).fill(day=Text(date_text(own.date), date_text(own.date, "en")))
                )
            seen.add(own.date)

    def kind(self, name: str) -> str:
        """The known kind that a name of this office stands for; another name stands for itself."""
        return (self.kinds or {}).get(name, name)
