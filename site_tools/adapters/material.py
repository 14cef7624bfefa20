"""Where the sample offices are: beside the package in a checkout, inside it when it was installed."""

from __future__ import annotations

from pathlib import Path

from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.text import Text


def sample_material() -> Path:
    """The folder with `sops/`, `content/` and `mkdocs.yml` of the five sample offices.

    Raises:
        CannotJudge: SAMPLES-MISSING, this installation has none.
    """
    package = Path(__file__).resolve().parents[1]
    for place in (package / "_samples", package.parent):
        if (place / "sops" / "trust.txt").is_file() and (place / "mkdocs.yml").is_file():
            return place
    raise CannotJudge(
        Finding(
            "SAMPLES-MISSING",
            Text("Pemasangan ini tidak memuat kantor contoh.", "This installation has no sample offices."),
            str(package),
        )
    )
