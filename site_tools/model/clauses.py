"""What an SOP's PENGESAHAN says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from site_tools.model.schema import STRICT
from site_tools.model.text import Text


@dataclass(frozen=True, slots=True)
class Review:
    """How often the office reviews its SOP; reported, never a gate."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    times_per_year: int
    """A divisor of 12: the months of a period are whole."""

    def __post_init__(self) -> None:
        if self.times_per_year < 1 or 12 % self.times_per_year:
            raise ValueError(Text("`times_per_year` adalah 1, 2, 3, 4, 6, atau 12", "`times_per_year` is 1, 2, 3, 4, 6 or 12"))


@dataclass(frozen=True, slots=True)
class Clauses:
    """What the document's PENGESAHAN says about itself; nothing that is not written there."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    effective: Literal["when-signed"] | None = None
    """In force from its signature on."""
    force_majeure: bool = False
    """May be changed under keadaan kahar; read as: one step may be waived."""
    completed_stages_stand: bool = False
    """A change does not touch stages already completed."""
    void_on_responsibility_change: bool = False
    """Another performer or another title under the same number makes the whole SOP void."""
    void_on_scope_change: bool = False
    """So does a step that is changed, added, dropped or moved."""
    review: Review | None = None
    """Regular review."""
    higher_rules_prevail: bool = False
    """Rules of KPU RI prevail."""
