"""A YAML value with its lines, and how to walk it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Node:
    """One YAML value.

    `value` is str (scalar), tuple (sequence) or Mapping in the file's order; `line` counts from 1 in the file and, for
    a value behind a key, is where the value starts; `quoted` tells a quoted or block scalar from a plain one;
    `key_lines` holds, for a mapping, the line of each key.
    """

    value: str | tuple[Node, ...] | Mapping[str, Node]
    line: int
    quoted: bool = False
    key_lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether nothing at all was written: a key with no value behind it."""
        return self.value == "" and not self.quoted


NO_KEYS: Final[Mapping[str, int]] = {}
"""The keys of what is no mapping."""


def plain(node: Node) -> object:
    """The same value as nested dict, list and str."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    return {key: plain(child) for key, child in node.value.items()}


def line_at(node: Node, loc: Sequence[str | int]) -> int:
    """The line in the file of the key or item at `loc` (keys and indexes from 0), else of its nearest ancestor.

    A part of `loc` that is not in the file, such as a validator's label, is passed over.
    """
    line = node.line
    for part in loc:
        value = node.value
        if isinstance(value, tuple):
            if isinstance(part, int) and 0 <= part < len(value):
                node = value[part]
                line = node.line
        elif isinstance(value, Mapping) and part in value:
            line = node.key_lines[str(part)]
            node = value[str(part)]
    return line
