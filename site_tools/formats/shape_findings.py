"""What a validator found, said so that a person can mend it: where, what is wrong, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from operator import itemgetter
from typing import Any, Final, cast

from site_tools.formats.yaml_node import Node, line_at
from site_tools.formats.yaml_scalars import WRONG_CHOICE, WRONG_SCALAR
from site_tools.model.finding import Finding
from site_tools.model.text import Text, same

REFUSED_BY_MODEL: Final = "paraf_model"
"""Error type of a dataclass that raised `Problem`; `ctx["findings"]` holds its findings."""

_MOST: Final = 50

_KINDS: Final[Mapping[str, Text]] = {
    "string_type": Text("teks", "text"),
    "tuple_type": Text("daftar (tiap butir diawali `- `)", "a list (each item starts with `- `)"),
    "list_type": Text("daftar (tiap butir diawali `- `)", "a list (each item starts with `- `)"),
    "frozen_set_type": Text("daftar (tiap butir diawali `- `)", "a list (each item starts with `- `)"),
    "dict_type": Text("pasangan `kunci: nilai`", "pairs of `key: value`"),
    "mapping_type": Text("pasangan `kunci: nilai`", "pairs of `key: value`"),
    "dataclass_type": Text("pasangan `kunci: nilai`", "pairs of `key: value`"),
}


class _Place:
    """Where one error is: the part of its location that the file really has, and the name for people."""

    def __init__(self, node: Node, loc: Sequence[str | int]) -> None:
        self.node, self.line, self.missing = node, line_at(node, loc), ""
        name = ""
        for part in loc:
            value = self.node.value
            if isinstance(value, tuple) and isinstance(part, int) and part < len(value):
                self.node, name = value[part], f"{name}[{part + 1}]"
            elif isinstance(value, Mapping) and part in value:
                self.node, name = value[str(part)], f"{name}.{part}" if name else str(part)
            else:
                self.missing = str(part)
        self.name = name


def explain(
    errors: Sequence[Any],
    node: Node,
    value: object,
    keys: Mapping[int, Iterable[str]],
    *,
    path: str,
    code: str,
    aliases: Mapping[str, str],
) -> list[Finding]:
    """Findings for pydantic `errors` about `(value,)`, by line, at most 50 and a last one that counts the rest.

    `keys` holds, by `id` of each dict in `value`, the keys that belong there.
    """
    # By line first, and words only for those that are shown: a file can hold tens of thousands of mistakes.
    ordered = sorted(((line_at(node, error["loc"][1:]), error) for error in errors), key=itemgetter(0))
    unknown = [error for _, error in ordered if error["type"] == "unexpected_keyword_argument"]
    meant: dict[tuple[str | int, ...], str] = {}
    for error in unknown[: _MOST + 1]:
        *parent, wrong = error["loc"][1:]
        known = keys.get(id(_inside(value, parent)), ())
        meant[*parent, wrong] = _suggestion(str(wrong), known, aliases)
    renamed = {(*loc[:-1], right) for loc, right in meant.items()}
    # "judul" for `title` is one mistake, not an unknown key and a missing one.
    told = [error for _, error in ordered if error["type"] != "missing" or tuple(error["loc"][1:]) not in renamed]
    found: list[Finding] = []
    for error in told[: _MOST + 1]:
        loc = tuple(error["loc"][1:])
        found.extend(_findings(error, _Place(node, loc), meant.get(loc, ""), path=path, code=code))
    found.sort(key=lambda finding: finding.line or 0)
    more = len(found) - _MOST + max(len(told) - _MOST - 1, 0)
    if more > 0:
        rest = Text("Masih ada {n} temuan lain di berkas ini.", "There are {n} more findings in this file.").fill(n=more)
        found = [*found[:_MOST], Finding(code, rest, path, found[_MOST].line)]
    return found


def _inside(value: object, loc: Sequence[str | int]) -> object:
    for part in loc:
        fits = isinstance(part, int) if isinstance(value, list) else isinstance(value, dict) and part in value
        value = cast("Any", value)[part] if fits else value
    return value


def _suggestion(wrong: str, known: Iterable[str], aliases: Mapping[str, str]) -> str:
    names = sorted(known)
    if aliases.get(wrong) in names:
        return aliases[wrong]
    return next(iter(get_close_matches(wrong.lower().replace("-", "_"), names, n=1)), "")


def _findings(error: Any, place: _Place, right: str, *, path: str, code: str) -> Iterator[Finding]:
    kind, context = error["type"], error.get("ctx") or {}
    if kind == REFUSED_BY_MODEL:
        for inner in context["findings"]:
            yield replace(inner, path=inner.path or path, line=inner.line or place.line)
        return
    name = same(f"`{place.name}`") if place.name else Text("isi berkas", "the content of the file")
    if kind == "missing":
        yield Finding(code, _missing(place, name), path, place.line)
    elif kind == "unexpected_keyword_argument":
        message = Text("Kunci {name} tidak dikenal di sini.", "The key {name} is not known here.").fill(name=name)
        hint = Text("Barangkali maksudnya `{right}`.", "Perhaps `{right}` is meant.").fill(right=right)
        yield Finding(code, message, path, place.line, remedy=hint if right else _DELETE)
    elif place.node.blank:
        message = Text("Nilai {name} belum diisi.", "The value of {name} is missing.").fill(name=name)
        remedy = Text("Isi nilainya, atau hapus baris itu bila tidak wajib.", "Write the value, or delete the line if it is optional.")
        yield Finding("YAML-SHAPE", message, path, place.line, remedy=remedy)
    elif kind == WRONG_CHOICE:
        yield _choice(place, name, context["choices"], path=path, code=code)
    else:
        yield Finding(code, _other(error, kind, context, name, place), path, place.line)


_DELETE: Final = Text("Hapus kunci itu atau periksa ejaannya.", "Delete the key or check its spelling.")


def _missing(place: _Place, name: Text) -> Text:
    if isinstance(place.node.value, tuple):
        message = Text("Daftar {name} kurang satu butir atau lebih.", "The list {name} lacks one item or more.")
        return message.fill(name=name)
    key = f"{place.name}.{place.missing}" if place.name else place.missing
    return Text("Kunci `{key}` belum ada.", "The key `{key}` is missing.").fill(key=key)


def _choice(place: _Place, name: Text, choices: Sequence[str], *, path: str, code: str) -> Finding:
    message = Text("Nilai {name} bukan salah satu dari: {choices}.", "The value of {name} is none of: {choices}.")
    written = place.node.value if isinstance(place.node.value, str) else ""
    near = get_close_matches(written.lower(), choices, n=1)
    remedy = Text("Barangkali maksudnya `{near}`.", "Perhaps `{near}` is meant.").fill(near=near[0]) if near else None
    return Finding(code, message.fill(name=name, choices=", ".join(choices)), path, place.line, remedy=remedy)


def _other(error: Any, kind: str, context: Mapping[str, Any], name: Text, place: _Place) -> Text:
    expected = context.get("expected") if kind == WRONG_SCALAR else _KINDS.get(kind)
    if isinstance(expected, Text):
        written = place.node.value if isinstance(place.node.value, str) and kind == WRONG_SCALAR else None
        if written is None:
            return Text("{name} harus berupa {expected}.", "{name} must be {expected}.").fill(name=name, expected=expected)
        message = Text("{name} harus berupa {expected}, bukan `{written}`.", "{name} must be {expected}, not `{written}`.")
        return message.fill(name=name, expected=expected, written=" ".join(written.split())[:60])
    cause = context.get("error")
    if isinstance(cause, Exception):
        said = cause.args[0] if cause.args and isinstance(cause.args[0], Text) else same(str(cause))
        return Text("{name}: {said}", "{name}: {said}").fill(name=name, said=said)
    return Text("Nilai {name} tidak sesuai: {said}", "The value of {name} does not fit: {said}").fill(name=name, said=error["msg"])
