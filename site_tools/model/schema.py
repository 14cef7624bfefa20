"""How a dataclass of the model is read from YAML: strictly, and under the name people write.

A plain dictionary, so that the model needs no library: `formats.strict_yaml` hands it to the validator.
"""

from __future__ import annotations

from typing import Any


def yaml_name(field_name: str) -> str:
    """The key in the file: `from_` in Python is `from` in YAML."""
    return field_name.rstrip("_")


STRICT: dict[str, Any] = {"extra": "forbid", "alias_generator": yaml_name}
"""An unknown key is an error."""
