"""How tests run the auditor's script, and the small repositories they give it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.spec.samples import REPOSITORY, sample_root

SCRIPT = REPOSITORY / "docs/auditor/paraf-audit.sh"
GOOD, REFUSED, CANNOT = 0, 1, 2
SHELLS = [[name] for name in ("dash", "bash", "sh") if shutil.which(name)] + ([["busybox", "sh"]] if shutil.which("busybox") else [])
AWKS = ("mawk", "gawk", "busybox", "original-awk")
"""Each has its own ideas of regular expressions and bytes."""
IDENTITY = ("-c", "user.name=Penguji", "-c", "user.email=penguji@example.test", "-c", "commit.gpgsign=false")
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ADVICE": "0"}


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without Git's variables and without anybody's settings."""
    return {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | NOBODY | more


def run(root: Path, *arguments: str, shell: Sequence[str] = ("sh",), path: str = "", **more: str) -> tuple[int, str]:
    """Run the script in a folder; exit code and everything that was printed. `path`: searched before PATH."""
    environment = clean_environment(**more)
    if path:
        environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
    done = subprocess.run([*shell, str(SCRIPT), *arguments], cwd=root, env=environment, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


def line_of(out: str, post: str) -> str:
    """The line of verdict of one post."""
    [found] = [line for line in out.splitlines() if re.search(rf"(^|: ){re.escape(post)}(:|$)", line)]
    return found


def git(root: Path, *arguments: str, stdin: str | None = None, **more: str) -> str:
    """Run git in a folder with nobody's settings; its output."""
    done = subprocess.run(
        ["git", *IDENTITY, *arguments], cwd=root, env=clean_environment(**more), input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit_all(root: Path, message: str = "Perubahan") -> str:
    """Commit the whole folder; the new commit."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD")


def sample_copy(root: Path, *posts: str) -> Path:
    """A folder with these sample posts and the policy of their offices, not yet in Git."""
    offices = sorted({post.split("/")[0] for post in posts})
    for post in posts:
        shutil.copytree(sample_root() / "content" / post, root / "content" / post)
    trusted = (sample_root() / "sops/trust.txt").read_text("utf-8").splitlines(keepends=True)
    for office in offices:
        shutil.copytree(sample_root() / "sops" / office, root / "sops" / office)
        for page in (sample_root() / "content" / office).glob("*.md"):
            shutil.copy(page, root / "content" / office / page.name)
    shutil.copy(REPOSITORY / ".gitattributes", root / ".gitattributes")
    (root / "sops/trust.txt").write_text("".join(line for line in trusted if line.split(" ")[0] in offices), "utf-8")
    return root


def replaced(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence, which must be there."""
    text = file.read_bytes().decode()
    assert old in text, old
    file.write_bytes(text.replace(old, new, 1).encode())


def flipped(file: Path, place: int | None = None) -> None:
    """Change one bit: of the byte at `place`, or of the one in the middle."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2 if place is None else place] ^= 1
    file.write_bytes(bytes(data))


def split_entries(text: str) -> tuple[str, list[str], str]:
    """`index.md` as what stands before the entries, each entry, and what stands behind them."""
    head, rest = text.split("  # --- paraf: jangan diubah, ditulis otomatis; isi naskah ada di bawah ---\n")
    block, tail = rest.split("\n---\n", 1)
    entries = re.split(r"(?m)^(?=  - step: )", block + "\n")[1:]
    return head + "  # --- paraf: jangan diubah, ditulis otomatis; isi naskah ada di bawah ---\n", entries, f"---\n{tail}"


def with_entries(file: Path, order: Sequence[int]) -> None:
    """Rewrite the block with the entries of these positions, from 0."""
    head, entries, tail = split_entries(file.read_bytes().decode())
    file.write_bytes((head + "".join(entries[n] for n in order) + tail).encode())


def without_signatures(file: Path) -> None:
    """Take the whole block out."""
    head, _, tail = split_entries(file.read_bytes().decode())
    file.write_bytes((head.split("\nsignatures:\n")[0] + "\n" + tail).encode())


def awk_path(folder: Path, name: str) -> str:
    """A folder in which `awk` is that variant, to be searched first; "" where the machine lacks it."""
    program = shutil.which(name)
    if not program:
        return ""
    shim = folder / "awk"
    shim.write_text(f'#!/bin/sh\nexec {program} {"awk " if name == "busybox" else ""}"$@"\n')
    shim.chmod(0o755)
    return str(folder)
