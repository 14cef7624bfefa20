"""Which of the inputs that a run found are worth keeping: the smallest for each different answer.

`python -m fuzz.keep WORK PARSER [MOST]` copies them into tests/fuzz/corpus/PARSER under the code of their first finding.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parent.parent

LARGEST = 2048
"""Bytes of a file worth keeping."""
QUOTED = re.compile(r"`[^`]*`|U\+[0-9A-F, U+]+|[0-9]+")
"""Values of the input that a message repeats."""
ONE_MESSAGE = ("BLOCK-DAMAGED", "MANIFEST-SHAPE")
"""Codes whose line alone tells two answers apart."""


def answer(name: str, data: bytes) -> str:
    """What the parser said, without the values it quotes."""
    found = TARGETS[name](data)
    said = sorted({f"{f.code} {f.line if f.code in ONE_MESSAGE else ''} {QUOTED.sub('', f.message.en)}"[:60] for f in found})
    return said[0] if said else "value"


def main() -> None:
    """Copy the smallest input of each answer; one of each code before the second of any."""
    work, name, most = Path(sys.argv[1]), sys.argv[2], int((*sys.argv[3:], "12")[0])
    target = ROOT / "tests/fuzz/corpus" / name
    target.mkdir(parents=True, exist_ok=True)
    best: dict[str, bytes] = {}
    for path in sorted((work / name).iterdir(), key=lambda p: (p.stat().st_size, p.name)):
        data = path.read_bytes()
        if len(data) <= LARGEST:
            best.setdefault(answer(name, data), data)
    used: Counter[str] = Counter()
    numbered: list[tuple[int, str, str]] = []
    for said in sorted(best):
        code = said.split(" ")[0].lower()
        used[code] += 1
        numbered.append((used[code], code, said))
    for number, code, said in sorted(numbered)[:most]:
        (target / f"{code}-{number}").write_bytes(best[said])
        sys.stdout.write(f"{len(best[said]):5} {said}\n")


if __name__ == "__main__":
    main()
