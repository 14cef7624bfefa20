"""Templates of the page bodies: Jinja with autoescape on and no undefined names."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

THEME = Path(__file__).parent / "theme"
"""Overrides of Material's templates, our page templates and our files."""

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(THEME / "paraf"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(template: str, **values: object) -> Markup:
    """A page body from its template; every value that is not `Markup` is escaped."""
    return Markup(_ENVIRONMENT.get_template(template).render(**values))  # noqa: S704 - the environment escapes
