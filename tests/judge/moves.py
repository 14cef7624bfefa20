"""The language of the scenarios: one move a line, in words that need no Python. `tests/scenarios/README.md` lists them."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"

OPTIONS = {
    "by": 2, "of": 2, "as": 2, "at": 1, "to": 1, "note": 1, "reason": 1, "until": 1, "since": 1, "from": 1, "under": 1,
    "action": 1, "proof": 1, "review": 1, "account": 1, "state": 1, "click": 0, "merangkap": 0, "unsigned": 0, "folder": 0,
    "performs": 2, "demands": 1, "without": 1, "newest": 0,
}  # fmt: skip
"""Word of a move -> how many words it takes."""
VERBS = {
    *("step", "return", "reject", "waive", "withdraw", "edit", "restore", "platforms", "record", "litter", "wait"),
    *("compromise", "revoke", "end", "renew", "letter", "revision", "base", "genuine", "drop", "copy", "swap", "forge"),
}
THEN = {"verdict", "step", "pending", "complete", "codes"}
ALSO = {"editing", "altered", "dead", "round", "uploaded", "passages", "waiting", "remedy", "notes", "stopped"}


@dataclass(frozen=True)
class Move:
    """One line of `given`."""

    verb: str
    args: tuple[str, ...]
    opts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str, default: str = "") -> str:
        return self.opts[name][0] if name in self.opts else default


@dataclass(frozen=True)
class Scenario:
    """One file."""

    name: str
    why: str
    sop: str
    given: tuple[Move, ...]
    then: dict[str, Any]


def parse(line: str) -> Move:
    """`step 1 by operator A note "..."` as a Move."""
    verb, *words = shlex.split(line)
    if verb not in VERBS:
        raise ValueError(f"no such move: {line}")
    args: list[str] = []
    opts: dict[str, tuple[str, ...]] = {}
    while words:
        word = words.pop(0).rstrip(",")
        if word in OPTIONS and (word != "step"):
            count = OPTIONS[word]
            if len(words) < count or word in opts:
                raise ValueError(f"not understood: {line}")
            opts[word] = tuple(words[:count])
            words = words[count:]
        elif word != "step":
            args.append(word)
    return Move(verb, tuple(args), opts)


def read(path: Path) -> Scenario:
    """A scenario file; a word that nobody reads is refused."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    then = data["then"]
    if set(data) != {"why", "sop", "given", "then"} or not THEN <= set(then) <= THEN | ALSO:
        raise ValueError(f"{path}: a scenario has why, sop, given, then; then has {sorted(THEN)}, perhaps {sorted(ALSO)}")
    name = path.relative_to(SCENARIOS).with_suffix("").as_posix()
    return Scenario(name, data["why"], data["sop"], tuple(parse(str(line)) for line in data["given"]), then)


def all_scenarios() -> list[Scenario]:
    """Every file below tests/scenarios."""
    return [read(path) for path in sorted(SCENARIOS.rglob("*.yml"))]
