"""Frozen dataclasses as JSON and back, by their annotations: what the derived index keeps. No code is ever loaded from it."""

from __future__ import annotations

import json
import sys
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any], Any]


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a dataclass
    """A value as JSON can hold it; a dataclass is the list of its fields."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(item) for item in value)
    if isinstance(value, dict):
        return [[_plain(k), _plain(v)] for k, v in value.items()]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(f"no place in the index for {type(value).__name__}")


def dump(value: object) -> str:
    """A value as one line of JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The value again.

    Raises:
        ValueError, TypeError, KeyError, IndexError: it is not what `dump` wrote for this type.
    """
    wanted: Any = kind
    found: T = reader(wanted)(json.loads(text))
    return found


def _same(value: Any) -> Any:  # noqa: ANN401 - JSON's own types
    return value


@cache
def reader(kind: Any) -> Reader:  # noqa: ANN401 - an annotation
    """What makes a value of an annotation out of JSON."""
    if kind in (str, int, float, bool, type(None)) or kind is Any:
        return _same
    if kind is datetime or kind is date:
        read: Reader = kind.fromisoformat
        return read
    if kind is bytes:
        return bytes.fromhex
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return _same
    if origin in (typing.Union, types.UnionType):
        return _either([reader(a) for a in arguments if a is not type(None)], kind)
    if origin in (tuple, list, frozenset, set):
        return _sequence(origin, arguments)
    if origin is dict:
        key, held = reader(arguments[0]), reader(arguments[1])
        return lambda value: {key(k): held(v) for k, v in value}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"no place in the index for {kind}")


def _either(readers: list[Reader], kind: object) -> Reader:
    """One of several: texts and numbers stand for themselves, so at most one may need reading, and then it is a list or alone."""
    needed = [r for r in readers if r is not _same]
    if not needed:
        return _same
    if len(needed) > 1:
        raise TypeError(f"no place in the index for {kind}")
    inner = needed[0]
    if len(readers) == 1:
        return lambda value: None if value is None else inner(value)
    return lambda value: inner(value) if isinstance(value, list) else value


def _sequence(origin: Any, arguments: tuple[Any, ...]) -> Reader:  # noqa: ANN401 - tuple, list, set or frozenset
    if origin is tuple and arguments[-1:] != (Ellipsis,):
        each = [reader(a) for a in arguments]
        return lambda value: tuple(read(item) for read, item in zip(each, value, strict=True))
    inner = reader(arguments[0])
    if inner is _same:
        made: Reader = origin
        return made
    return lambda value: origin([inner(item) for item in value])


def _dataclass(kind: Any) -> Reader:  # noqa: ANN401 - a dataclass
    """Positional, so that reading ten thousand of them stays cheap; fields that need no reading are passed on.

    The annotations are read at the first value: a dataclass may hold others of its own kind.
    """
    names = [f.name for f in fields(kind)]
    wanted = len(names)
    needed: list[list[tuple[int, Reader]]] = []

    def read(value: Any) -> Any:  # noqa: ANN401 - JSON in, a dataclass out
        if not needed:
            hints = typing.get_type_hints(kind, vars(sys.modules[kind.__module__]))
            needed.append([(i, r) for i, name in enumerate(names) if (r := reader(hints[name])) is not _same])
        if len(value) != wanted:
            raise ValueError(f"not a {kind.__name__}")
        for i, inner in needed[0]:
            if value[i] is not None:
                value[i] = inner(value[i])
        return kind(*value)

    return read
