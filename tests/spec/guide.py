"""The auditor's guide: its commands are run as they stand, and what they print stands below them.

    python -m tests.spec.guide           says which page is stale
    python -m tests.spec.guide --write   writes the output anew

A block ```sh is a command; the block ```text right below it is what it prints. Both pages have the same blocks.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.spec import stale
from tests.spec.auditor import SCRIPT, clean_environment, git, sample_copy
from tests.spec.samples import EXAMPLE, REPOSITORY, root_of, signed_posts

PAGES = ("docs/auditor/panduan.md", "docs/auditor/guide.md")
OFFICE = EXAMPLE.split("/", maxsplit=1)[0]
COMMIT = "5a1ad5a1ad5a1ad5a1ad5a1ad5a1ad5a1ad5a1ad"
"""Stands for the commit in the sample output."""
_BLOCK = re.compile(r"```sh\n(?P<command>.*?)```\n(?:\n```text\n(?P<output>.*?)```\n)?", re.DOTALL)


def commands(text: str) -> list[str]:
    """The commands of a page, in order."""
    return [match["command"] for match in _BLOCK.finditer(text)]


@cache
def outputs(page_commands: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Exit code and output of each command, run one after the other in one folder beside the sample office's repository."""
    with tempfile.TemporaryDirectory(prefix="paraf-guide-") as name:
        folder = Path(name)
        office = sample_copy(folder / "asal", *(post for post in signed_posts() if post.startswith(f"{OFFICE}/")))
        git(office, "init", "-q", "-b", "main")
        git(office, "add", "-A")
        git(office, "commit", "-q", "-m", "Kantor contoh", GIT_COMMITTER_DATE="2026-11-20T08:00:00+07:00")
        work = folder / "auditor"
        work.mkdir()
        shutil.copy(SCRIPT, work / "paraf-audit.sh")
        setting = ""
        found = []
        for command in page_commands:
            if re.match(r"[A-Z]+=", command):
                setting = f"{command}\nALAMAT={office}\n"
                found.append((0, ""))
                continue
            done = subprocess.run(
                ["sh", "-c", setting + command],
                cwd=work,
                env=clean_environment(TZ="Asia/Jakarta"),
                capture_output=True,
                text=True,
                check=False,
            )
            found.append((done.returncode, re.sub(r"\b[0-9a-f]{40}\b", COMMIT, done.stdout + done.stderr)))
        return tuple(found)


def filled(text: str) -> str:
    """The page with root and output written anew."""
    text = re.sub(r"(?m)^AKAR=[0-9a-f]*$", f"AKAR={root_of(OFFICE)}", text)
    printed = iter(outputs(tuple(commands(text))))

    def block(match: re.Match[str]) -> str:
        _, output = next(printed)
        below = f"\n```text\n{output}```\n" if match["output"] is not None else ""
        return f"```sh\n{match['command']}```\n{below}"

    return _BLOCK.sub(block, text)


if __name__ == "__main__":
    sys.exit(stale.main(sys.argv[1:], usage=__doc__, pages=[REPOSITORY / page for page in PAGES], filled=filled))
