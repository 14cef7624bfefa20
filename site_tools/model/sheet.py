"""What an official SOP sheet shows beside its steps: identity block, printed columns, readings, remarks.

Source: the sheet of PermenPANRB 35/2012. Everything here is the document's own words, or says that it is not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from site_tools.model.schema import STRICT

Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a place of the document that is not plain was read."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    about: str
    """The field concerned: `who`, `time`, `output`, `changes`, ..."""
    reading: str
    """What we take the document to say, in Indonesian."""
    confidence: Confidence
    """`high`, `medium` or `low`."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark for the office about its document; changes nothing that is judged."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    about: str
    """The field or section concerned."""
    text: str
    """The remark, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column under "Pelaksana", as printed; two columns may be one role."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    heading: str
    """The printed heading."""
    role: str
    """The role it stands for."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date of the header: as printed, and as a date where it is one."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    label: str
    """The printed label, such as `TGL. EFEKTIF`."""
    printed: str = ""
    """As printed; empty where the document is blank."""
    date: dt.date | None = None
    """The same as a date."""


@dataclass(frozen=True, slots=True)
class Ratifier:
    """Who ratified the document (disahkan oleh), as printed, without NIP."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: str
    """Title as printed."""
    name: str = ""
    """Name as printed."""


@dataclass(frozen=True, slots=True)
class Header:
    """The identity block of the sheet."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    unit: str
    """Institution and unit, as printed at the left."""
    name: str
    """NAMA SOP."""
    ratified_by: Ratifier
    """Disahkan oleh."""
    made: PrintedDate | None = None
    """Tanggal pembuatan, where the sheet has the field."""
    revised: PrintedDate | None = None
    """Tanggal revisi, where the sheet has the field."""
    ratified: PrintedDate | None = None
    """Tanggal pengesahan, where the sheet has the field."""
    effective: PrintedDate | None = None
    """Tanggal efektif, where the sheet has the field."""


@dataclass(frozen=True, slots=True)
class RecordItem:
    """One record the office keeps (pencatatan), and the command that makes it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    text: str
    """As printed."""
    commands: tuple[str, ...] = ()
    """`paraf` commands that make it."""
