"""JSON Schemas of the YAML files, for editors: `python -m site_tools.cli.schemas DIR`.

Made from the same types that read the files, so an editor and `paraf lint` cannot disagree about a key.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from site_tools.formats.yaml_shape import json_schema
from site_tools.model.evidence import RecordFile
from site_tools.model.office import Office
from site_tools.model.people import ActingLetter, People
from site_tools.model.post import KINDS, PLATFORMS, Meta
from site_tools.model.review import SopReview
from site_tools.model.sop import Sop

KINDS_OF_FILE: Final[dict[str, tuple[type, str]]] = {
    "appointment": (ActingLetter, "Paraf: sops/OFFICE/appointments/YYYY-N.yml"),
    "office": (Office, "Paraf: sops/OFFICE/office.yml"),
    "people": (People, "Paraf: sops/OFFICE/people.yml"),
    "post": (Meta, "Paraf: front matter of content/OFFICE/SOP/YEAR/NAME/index.md"),
    "record": (RecordFile, "Paraf: evidence/record.yml of a post"),
    "review": (SopReview, "Paraf: sops/OFFICE/SOP/reviews/YYYY-N.yml"),
    "sop": (Sop, "Paraf: sops/OFFICE/SOP/REVISION.yml"),
}
"""Name of the schema -> what it describes, and its title."""


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file.

    Raises:
        KeyError: there is no such kind.
    """
    kind, title = KINDS_OF_FILE[name]
    made: dict[str, Any] = dict(json_schema(kind))
    definitions = made.pop("$defs", {})
    reference = made.pop("$ref", "")
    root = definitions.pop(str(reference).removeprefix("#/$defs/")) if reference else {k: v for k, v in made.items() if k != "$schema"}
    root = {"title": title, **{k: v for k, v in root.items() if k != "title"}}
    if name in _FURTHER:
        _FURTHER[name](root)
    return {"$schema": made["$schema"], **root, **({"$defs": definitions} if definitions else {})}


def text(name: str) -> str:
    """The file of one schema: the same bytes every time."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> list[Path]:
    """Write every schema as `NAME.schema.json`; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in KINDS_OF_FILE:
        file = folder / f"{name}.schema.json"
        file.write_text(text(name), encoding="utf-8", newline="\n")
        written.append(file)
    return written


def _post(root: dict[str, Any]) -> None:
    """What rules say of the words of a post, and the block that only the tool writes."""
    root["description"] = "The front matter of a post."
    properties = root["properties"]
    properties["platforms"]["items"] = {"enum": list(PLATFORMS), "type": "string"}
    properties["captions"]["propertyNames"] = {"enum": ["default", *PLATFORMS]}
    # No list of kinds that would refuse others: an office may map more names onto these.
    properties["kind"]["examples"] = list(KINDS)
    properties["signatures"] = {
        "description": "The chain of signatures: always the last key, written by the tool alone.",
        "items": {"type": "object"},
        "readOnly": True,
        "title": "Signatures",
        "type": "array",
    }


_FURTHER: Final[dict[str, Callable[[dict[str, Any]], None]]] = {"post": _post}


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into the folder named; 2 for wrong use."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("python -m site_tools.cli.schemas DIR", file=sys.stderr)  # noqa: T201 - a script of the command line
        return 2
    for file in write(Path(arguments[0])):
        print(file.as_posix())  # noqa: T201 - the same
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
