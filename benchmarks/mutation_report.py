"""What the last `make mutate` found: two figures, and every change that no test noticed.

The first figure counts changes of behaviour. The second counts as well the changes of words, which are never tried
(`do_not_mutate_patterns` in pyproject.toml), as if no test noticed them: the least that could be true.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from mutmut.configuration import config
from mutmut.mutation.diff_apply import find_mutant, get_diff_for_mutant
from mutmut.mutation.file_mutation import create_mutations

LEAST = 95.0
"""Percent of the changes of behaviour that the tests must notice."""
SURVIVED, UNTESTED = 0, 33
"""Exit codes that mutmut writes down: all tests passed; no test runs this function."""


def results(folder: Path) -> dict[str, int | None]:
    """Name of each mutant -> exit code of its tests; None where it was not tried."""
    found: dict[str, int | None] = {}
    for file in sorted(folder.rglob("*.meta")):
        found.update(json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"])
    return found


def words() -> int:
    """How many more mutants there were if the words of findings and errors were changed too."""
    settings: Any = config()
    patterns = settings.do_not_mutate_patterns

    def count(ignored: list[str]) -> int:
        settings.do_not_mutate_patterns = ignored
        return sum(
            1
            for file in sources()
            for mutation in create_mutations(str(file), file.read_text(encoding="utf-8"))[1]
            if mutation.contained_by_top_level_function
        )

    return count([]) - count(patterns)


def sources() -> list[Path]:
    """The files that are changed."""
    files = [file for path in config().source_paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    return [file for file in files if config().should_mutate(file)]


def change(name: str) -> str:
    """The changed lines of one mutant."""
    lines = get_diff_for_mutant(name, path=find_mutant(name).path).splitlines()[2:]
    return "\n".join(f"    {line}" for line in lines if line[:1] in "+-")


def main() -> int:
    """Print the report; 1 if too few changes were noticed, 2 if the run did not end."""
    found = results(Path("mutants"))
    if not found or None in found.values():
        print("the run has not ended: make mutate", file=sys.stderr)
        return 2
    alive = sorted(name for name, code in found.items() if code in (SURVIVED, UNTESTED))
    killed, spoken = len(found) - len(alive), words()
    share = 100 * killed / len(found)
    print(f"behaviour: {killed} of {len(found)} noticed, {share:.1f} %")
    print(f"with {spoken} changes of words, none of them tried: {100 * killed / (len(found) + spoken):.1f} %")
    for name in alive:
        print(f"{name.removeprefix('site_tools.')}\n{change(name)}")
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
