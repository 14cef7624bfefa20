"""`paraf check --base --head` of three changed posts in a repository of 100 posts and in one of 10,000, in one run.

python -m benchmarks.check [SMALL LARGE]
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.audit import command
from benchmarks.corpus import OFFICE, SOP, Keys, git, make, office_policy
from site_tools import canonical
from site_tools.adapters.clock import SystemClock
from site_tools.formats.front_matter import read_front_matter

TIMES = 7
"""Runs of each, taken in turns: the median counts."""
BRANCH = "usulan"
SHARED = ("3", "50", "97")


def propose(root: Path) -> None:
    """A branch with one more entry (a withdrawal) in each of three posts, signed now."""
    git(root, "checkout", "-q", "-B", BRANCH, "main")
    policy = office_policy(root)
    keys = Keys(policy)
    for number in SHARED:
        post = f"{OFFICE}/{SOP}/2026/contoh-{int(number):05d}"
        index = root / "content" / post / "index.md"
        front = read_front_matter(index.read_bytes(), path=post)
        last = front.entries[-1]
        at = (SystemClock().now() - timedelta(minutes=1)).isoformat(timespec="seconds")
        entry = replace(last, step=None, decision="withdraw", at=at, note="batal", signature="")
        chain = canonical.links(front.entries, post=post, root=policy.root)
        statement = canonical.statement(entry, post=post, root=policy.root, previous=chain[-1][1])
        signed = replace(entry, signature=keys.sign(entry.person, statement, canonical.STEP_NAMESPACE))
        index.write_bytes(front.with_entries((*front.entries, signed)))
    git(root, "commit", "-q", "-a", "-m", "Tiga kiriman")
    git(root, "checkout", "-q", "main")


def cost(root: Path) -> tuple[float, float]:
    """Seconds by the clock, and seconds of processor time: the second is not longer on a busy machine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = command(root, "check", "--base", "main", "--head", BRANCH)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(small: int, large: int) -> None:
    """Print the seconds of both and their ratios."""
    base = Path(os.environ.get("PARAF_BENCH", tempfile.gettempdir())) / "paraf-bench"
    roots = [make(base / f"check-{posts}", posts) for posts in (small, large)]
    for root in roots:
        propose(root)
    # In turns, so that whatever else the machine does falls on both.
    runs = [[cost(root) for root in roots] for _ in range(TIMES)]
    medians = [[sorted(run[n][kind] for run in runs)[TIMES // 2] for kind in (0, 1)] for n in (0, 1)]
    print("| `check --base --head`, three changed posts | s | ratio | s of processor | ratio |")
    print("| --- | --- | --- | --- | --- |")
    for posts, (clock, processor) in zip((small, large), medians, strict=True):
        print(f"| {posts} posts | {clock:.2f} | {clock / medians[0][0]:.2f} | {processor:.2f} | {processor / medians[0][1]:.2f} |")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (100, 10_000))
