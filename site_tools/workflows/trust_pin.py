"""Roots of trust that whoever runs the command knows from elsewhere: `sops/trust.txt` must name those and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.text import Text


@dataclass(frozen=True, slots=True)
class Pin:
    """A root that is trusted: `SHA256:...`, or `OFFICE=SHA256:...`."""

    sha256: str
    """Of the office's manifest 0001, 64 hexadecimal digits."""
    office: str = ""
    """Empty: of any office."""


def require_pinned(roots: Mapping[str, str], pins: Iterable[Pin], path: str) -> None:
    """Refuse a list of trust that differs from the pins; without pins anything goes.

    `roots` is office to root as the file at `path` says. An office too many is refused, and one that is gone.

    Raises:
        CannotJudge: TRUST-PIN, one finding per office or pin.
    """
    pins = tuple(pins)
    if not pins:
        return
    wrong = [
        _finding(path, _OTHER.fill(office=office, root=root))
        for office, root in roots.items()
        if not any(fits(pin, office, root) for pin in pins)
    ]
    wrong += [
        _finding(path, _UNUSED.fill(pin=f"{pin.office}=SHA256:{pin.sha256}".lstrip("=")))
        for pin in pins
        if not any(fits(pin, office, root) for office, root in roots.items())
    ]
    if wrong:
        raise CannotJudge(*wrong)


def fits(pin: Pin, office: str, root: str) -> bool:
    """Whether a pin is for this office's root."""
    return pin.sha256 == root and pin.office in ("", office)


def _finding(path: str, message: Text) -> Finding:
    return Finding("TRUST-PIN", message, path, remedy=_ASK)


_OTHER = Text(
    "Akar kepercayaan kantor `{office}` (SHA256:{root}) tidak termasuk yang dipatok dengan --trust.",
    "The root of trust of office `{office}` (SHA256:{root}) is none of those pinned with --trust.",
)
_UNUSED = Text("Akar yang dipatok tidak ada lagi: {pin}", "A pinned root is not there any more: {pin}")
_ASK = Text(
    "Tanyakan sidik akar langsung kepada pengesah kantor; jangan menyalinnya dari repositori ini.",
    "Ask the office's ratifier for the fingerprint directly; do not copy it from this repository.",
)
