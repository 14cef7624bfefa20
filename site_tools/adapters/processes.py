"""The same work on many batches, on every core: a process each, forked, so that nothing is handed over but results."""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from typing import TypeVar, cast

B = TypeVar("B")
R = TypeVar("R")

FEWEST = 4
"""Batches that are worth starting processes for."""


def spread(work: Callable[[B], R], batches: Sequence[B], shared: Sequence[object] = ()) -> Iterator[R]:
    """The results of `work` on each batch, in their order.

    Results must be picklable. `shared` are large values that many results refer to: they come back as the very same
    objects. With one core, few batches, or a system that cannot fork, the work is done here.

    Raises:
        What `work` raises; RuntimeError (BrokenProcessPool): a process was killed.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores == 1 or len(batches) < FEWEST or not hasattr(os, "fork"):
        yield from map(work, batches)
        return
    import multiprocessing  # noqa: PLC0415 - only large repositories need them, and every command would wait for them
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context("fork")
    # Inherited by the fork: neither the batches nor what the work closes over is ever pickled.
    job = partial(_job, work, batches, shared)
    with ProcessPoolExecutor(min(cores, len(batches)), mp_context=context, initializer=_begin, initargs=(job,)) as pool:
        for packed in pool.map(_run, range(len(batches))):
            yield cast("R", _unpacked(packed, shared))


_JOBS: list[Callable[[int], bytes]] = []
"""In a forked process: the one job it was made for."""
_SHARED: list[Sequence[object]] = []
"""What the results being read refer to."""


def _begin(job: Callable[[int], bytes]) -> None:
    _JOBS[:] = [job]


def _run(number: int) -> bytes:
    return _JOBS[0](number)


def _job(work: Callable[[B], R], batches: Sequence[B], shared: Sequence[object], number: int) -> bytes:
    out = io.BytesIO()
    _Packer(out, shared).dump(work(batches[number]))
    return out.getvalue()


class _Packer(pickle.Pickler):
    """Writes a place for what is shared, and dataclasses as their values: the standard way asks for every field by name."""

    def __init__(self, out: io.BytesIO, shared: Sequence[object]) -> None:
        super().__init__(out, protocol=pickle.HIGHEST_PROTOCOL)
        self._places = {id(value): place for place, value in enumerate(shared)}
        self._names: dict[type, tuple[str, ...]] = {}

    def reducer_override(self, value: object) -> tuple[Callable[..., object], tuple[object, ...]]:
        """How to write one value that is no plain text, number or collection."""
        if id(value) in self._places:
            return _of_shared, (self._places[id(value)],)
        kind = type(value)
        if kind not in self._names:
            self._names[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
        names = self._names[kind]
        if not names:
            return NotImplemented  # type: ignore[no-any-return]  # pickle's word for "the standard way"
        return _made, (kind, names, tuple([getattr(value, name) for name in names]))


def _made(kind: type[R], names: Sequence[str], values: Sequence[object]) -> R:
    """A dataclass with these values, which its own checks have passed before."""
    result = object.__new__(kind)
    for name, value in zip(names, values, strict=True):
        object.__setattr__(result, name, value)
    return result


def _of_shared(place: int) -> object:
    return _SHARED[-1][place]


def _unpacked(packed: bytes, shared: Sequence[object]) -> object:
    """What one of our own processes packed; never the content of a file."""
    _SHARED.append(shared)
    try:
        return pickle.loads(packed)  # noqa: S301 - see above
    finally:
        _SHARED.pop()
