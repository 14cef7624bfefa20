"""People of an office: keys, forge ids, appointments with windows. Windows are half-open: [from, until)."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Literal

from site_tools.model.schema import STRICT
from site_tools.model.text import Text

PERSON_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""What an entry can name; anything else, such as a pattern or a look-alike letter, would be nobody or somebody else."""
MOST_DAYS = timedelta(days=90)
"""How long an official may act by one letter (design section 6)."""


def is_key(line: str, blob: bytes) -> bool:
    """Whether a public key line is of the key with that wire form."""
    parts = line.split()
    return bool(blob) and len(parts) > 1 and parts[1] == base64.b64encode(blob).decode()


def inside(moment: datetime, start: datetime | None, end: datetime | None) -> bool:
    """Whether `moment` lies in the half-open window [start, end); None is open."""
    return (start is None or start <= moment) and (end is None or moment < end)


@dataclass(frozen=True, slots=True)
class Key:
    """A public key of a person and the window in which it counts."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    key: str
    """Public key line `ssh-ed25519 AAAA...`."""
    from_: datetime | None = None
    until: datetime | None = None
    revoked: datetime | None = None
    """New entries are refused; what was signed before stands."""
    compromised: datetime | None = None
    """What the key signed since this moment does not hold its step."""


@dataclass(frozen=True, slots=True)
class ForgeAccount:
    """A person's account on a Git host, by its numeric id: names can be taken over, ids cannot."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    forge: str
    id: str
    login: str = ""
    """Shown only, never compared."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role a person holds."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    role: str
    title: str = ""
    """Title as people read it; empty: the SOP's."""
    from_: datetime | None = None
    until: datetime | None = None
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the office."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    name: str
    keys: tuple[Key, ...] = ()
    forge: tuple[ForgeAccount, ...] = ()
    appointments: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True)
class ActingRule:
    """Who may act in a role for a while, and who besides holder and ratifier may appoint."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    role: str
    may_act: tuple[str, ...]
    """Person ids."""
    may_appoint: tuple[str, ...] = ()
    """Person ids."""


@dataclass(frozen=True, slots=True)
class People:
    """`people.yml`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    people: tuple[Person, ...]
    acting: tuple[ActingRule, ...] = ()

    def __post_init__(self) -> None:
        ids = [p.id for p in self.people]
        if len(set(ids)) != len(ids):
            raise ValueError("person ids are unique")
        if not all(PERSON_ID.fullmatch(i) for i in ids):
            raise ValueError(
                Text("`id` orang hanya huruf kecil a-z, angka, dan tanda hubung", "a person's `id` has a-z, 0-9 and hyphens only")
            )

        if not all(p.name.strip() for p in self.people):
            raise ValueError(Text("`name` orang tidak boleh kosong", "a person's `name` is not empty"))

    def person(self, person_id: str) -> Person | None:
        """The person of that id, or None."""
        return next((p for p in self.people if p.id == person_id), None)


@dataclass(frozen=True, slots=True)
class ActingLetter:
    """`appointments/<yyyy>-<n>.yml`: an acting official (Plh. or Plt.), signed by who may appoint."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    person: str
    role: str
    capacity: Literal["plh", "plt"]
    letter: str
    """Number of the letter (surat perintah)."""
    date: str
    """Date of the letter, YYYY-MM-DD."""
    from_: datetime
    until: datetime
    signed_by: str
    """Person id of holder, ratifier or a listed appointer."""
    signed_at: datetime
    signature: str = ""
    """One line of base64 (SSHSIG, namespace `paraf-appointment@v1`)."""
    merangkap: bool = False
    """The letter lets the person hold two deciding roles at once."""

    def __post_init__(self) -> None:
        if self.letter.strip() in ("", "-"):
            raise ValueError(Text("surat penunjukan harus bernomor", "a letter of appointment needs its number"))
        if self.until <= self.from_:
            raise ValueError(Text("`until` harus sesudah `from`", "`until` must be after `from`"))
