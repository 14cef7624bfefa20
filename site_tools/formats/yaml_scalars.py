"""How the text of a scalar becomes a number, a truth value or a time: one spelling each, and no guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from pydantic_core import PydanticCustomError

from site_tools.model.text import Text

WRONG_SCALAR: Final = "paraf_scalar"
"""Error type of a text in the wrong spelling; `ctx["expected"]` is a `Text` that says the right one."""

WRONG_CHOICE: Final = "paraf_choice"
"""Error type of a text that is none of the choices; `ctx["choices"]` is the tuple of them."""

# Years 1900 to 2999: at the ends of the calendar another time zone, or one day more, has no date.
_DATE: Final = r"(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}"
_CLOCK: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}"

# At most 18 digits: more is no count of anything here, and Python itself refuses to read some thousands of them.
_FORMS: Final[Mapping[str, tuple[str, Callable[[str], object], Text]]] = {
    "int": (
        r"-?(0|[1-9][0-9]{0,17})",
        int,
        Text("bilangan bulat seperti 30", "a whole number such as 30"),
    ),
    "float": (
        r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,15})?",
        float,
        Text("bilangan seperti 30 atau 2.5", "a number such as 30 or 2.5"),
    ),
    "decimal": (
        r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,15})?",
        Decimal,
        Text("bilangan seperti 30 atau 2.5", "a number such as 30 or 2.5"),
    ),
    "bool": (
        r"true|false",
        "true".__eq__,
        Text("`true` atau `false`", "`true` or `false`"),
    ),
    "date": (
        _DATE,
        dt.date.fromisoformat,
        Text("tanggal seperti 2026-11-20", "a date such as 2026-11-20"),
    ),
    "time": (
        r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?",
        dt.time.fromisoformat,
        Text("jam seperti 08:00", "a time of day such as 08:00"),
    ),
    "datetime": (
        rf"{_DATE}T{_CLOCK}(Z|[+-][0-9]{{2}}:[0-9]{{2}})",
        dt.datetime.fromisoformat,
        Text("waktu dengan zona seperti 2026-11-21T08:00:00+07:00", "a time with its offset such as 2026-11-21T08:00:00+07:00"),
    ),
}

KINDS: Final = frozenset(_FORMS)
"""The kinds of scalar, by their pydantic-core names, that `reader` knows."""


def reader(kind: str) -> Callable[[Any], Any]:
    """A function that reads one scalar's text as `kind` (one of `KINDS`); it raises `PydanticCustomError`."""
    form, convert, expected = _FORMS[kind]
    pattern = re.compile(form)

    def read(value: object) -> object:
        if isinstance(value, str) and pattern.fullmatch(value):
            try:
                return convert(value)
            except ValueError:  # a date that no calendar has
                pass
        raise PydanticCustomError(WRONG_SCALAR, "wrong form", {"expected": expected})

    return read


def choice(expected: Mapping[str, object]) -> Callable[[Any], Any]:
    """A function that reads one scalar's text as the value it stands for in `expected`."""

    def read(value: object) -> object:
        if isinstance(value, str) and value in expected:
            return expected[value]
        raise PydanticCustomError(WRONG_CHOICE, "wrong choice", {"choices": tuple(expected)})

    return read


def spelling(value: object) -> str:
    """How a choice is written in a file: `true`, `1`, `berita`."""
    return str(value).lower() if isinstance(value, bool) else str(value)
