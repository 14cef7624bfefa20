"""YAML to the model: what a file has to look like is said once, by the type hints of the model's dataclasses.

The model knows nothing of pydantic. Here its classes become validators that know no unknown key and no second
spelling; a field whose name ends in `_` (`from_`) is the key without it. Only an absent key takes its default:
`null` and `~` are text, and a key with nothing behind it is "" for a text and an error for anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from functools import cache
from types import GenericAlias
from typing import Any, Final, TypeVar, cast

from pydantic import AliasGenerator, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from site_tools.formats.shape_findings import REFUSED_BY_MODEL, explain
from site_tools.formats.strict_yaml import read_yaml
from site_tools.formats.yaml_node import Node, plain
from site_tools.formats.yaml_scalars import KINDS, choice, reader, spelling
from site_tools.model.finding import Problem
from site_tools.model.schema import STRICT

T = TypeVar("T")

NO_ALIASES: Final[Mapping[str, str]] = {}

_CONFIG: Final = ConfigDict(
    extra="forbid",
    alias_generator=AliasGenerator(alias=lambda name: name.removesuffix("_")),
)


def validate(kind: type[T], node: Node, *, path: str, code: str = "SCHEMA", aliases: Mapping[str, str] = NO_ALIASES) -> T:
    """The value of `node` as `kind`, a stdlib dataclass (or tuple or Mapping of such).

    `aliases` names the right key for a wrong one people write (`{"judul": "title"}`). Raises `Problem` with a finding
    under `code` for everything that does not fit, and YAML-SHAPE for a key whose value is missing. What a
    `__post_init__` refuses becomes a finding at its place: `ValueError(str)`, `ValueError(Text)` or a `Problem`.
    """
    value = plain(node)
    keys: dict[int, set[str]] = {}
    try:
        # In a tuple, because pydantic lets settings reach dataclasses from around them, not at the top.
        (result,) = _validator(cast("Hashable", kind)).validate_python((value,), context=keys)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        raise Problem(*explain(errors, node, value, keys, path=path, code=code, aliases=aliases)) from None
    return cast("T", result)


def load(kind: type[T], data: bytes, *, path: str, limit: int = 65536, aliases: Mapping[str, str] = NO_ALIASES) -> T:
    """The file `path` with the bytes `data` (at most `limit`) as `kind`. Raises `Problem` as `read_yaml` and `validate` do."""
    return validate(kind, read_yaml(data, path=path, limit=limit), path=path, aliases=aliases)


def json_schema(kind: type) -> dict[str, object]:
    """The JSON Schema (2020-12) of files of this `kind`, for editors."""
    schema = _without_null(_described(kind))
    (inner,) = schema["prefixItems"]
    definitions = schema.get("$defs")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **inner, **({"$defs": definitions} if definitions else {})}


def _described(kind: type) -> dict[str, Any]:
    """A schema in which the docstring below a field is its description."""
    # Reading the sources for them takes a tenth of a second, which only editors' schemas are worth. Every class of the
    # model refers to this one configuration, and a class's own goes before any handed over with it.
    STRICT["use_attribute_docstrings"] = True
    try:
        return _adapter(kind).json_schema()
    finally:
        del STRICT["use_attribute_docstrings"]


def _adapter(kind: object) -> TypeAdapter[Any]:
    return TypeAdapter(cast("Any", GenericAlias(tuple, (kind,))), config=_CONFIG)


@cache
def _validator(kind: Hashable) -> SchemaValidator:
    return SchemaValidator(_strict(_adapter(kind).core_schema))


def _strict(schema: Any) -> Any:
    """A copy of a core schema whose scalars have one spelling and whose dataclasses tell their keys."""
    if isinstance(schema, list):
        return [_strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kind = schema.get("type")
    if kind in KINDS:
        return core_schema.no_info_before_validator_function(reader(kind), schema)
    if kind in ("literal", "enum"):
        return core_schema.no_info_plain_validator_function(choice(_choices(schema)))
    copy = {key: value if key in ("metadata", "config", "serialization", "default") else _strict(value) for key, value in schema.items()}
    if kind == "dataclass":
        # Others refer to it by this name, so the name moves to the outside.
        reference = copy.pop("ref", None)
        return core_schema.with_info_wrap_validator_function(_dataclass(_keys(schema)), cast("Any", copy), ref=reference)
    return copy


def _choices(schema: Any) -> dict[str, object]:
    if schema["type"] == "literal":
        return {spelling(value): value for value in schema["expected"]}
    members = cast("list[Enum]", schema["members"])
    return {spelling(member.value): member for member in members}


def _keys(schema: Any) -> frozenset[str]:
    return frozenset(part["validation_alias"] for part in schema["schema"]["fields"])


def _dataclass(names: frozenset[str]) -> Callable[[Any, Any, Any], Any]:
    def wrap(value: object, handler: Callable[[object], object], info: Any) -> object:
        info.context.setdefault(id(value), set()).update(names)
        try:
            return handler(value)
        except Problem as problem:
            raise PydanticCustomError(REFUSED_BY_MODEL, "refused", {"findings": problem.findings}) from None

    return wrap


def _without_null(schema: Any) -> Any:
    """The same schema without `null`, which our files do not know; an optional key is absent instead."""
    if isinstance(schema, list):
        return [_without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _without_null(value) for key, value in schema.items() if not (key == "default" and value is None)}
    choices = kept.get("anyOf")
    if isinstance(choices, list):
        rest = [item for item in choices if item != {"type": "null"}]
        if len(rest) == 1:
            del kept["anyOf"]
            return {**rest[0], **kept}
        kept["anyOf"] = rest
    return kept
