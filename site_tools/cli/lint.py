"""`paraf lint`: the form of posts and policy files, in the work tree or as staged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from site_tools.adapters.git_index import IndexTree
from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import CannotJudge, Finding, errors
from site_tools.model.text import Text
from site_tools.ports import TreeFile
from site_tools.reports.status import finding_object
from site_tools.workflows.lint import FOLDERS, Linted, lint

_TOPS = tuple(f"{folder}/" for folder in FOLDERS)


def command(tongue: Tongue) -> click.Command:
    """The command `lint`."""

    @click.command(
        "lint",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Periksa bentuk kiriman dan berkas SOP: dapat dibaca, lengkap sejauh langkahnya, berkas pada tempatnya. Paraf yang "
                "belum ada bukan temuan. BERKAS: berkas, folder, atau kiriman; tanpa itu semuanya.",
                "Check the form of posts and SOP files: readable, complete as far as their step goes, every file in its place. A "
                "missing signature is no finding. PATH: a file, a folder or a post; without it everything.",
            )
        ),
    )
    @click.argument("paths", nargs=-1, metavar=tongue(Text("[BERKAS]...", "[PATH]...")))
    @click.option(
        "--staged",
        is_flag=True,
        help=tongue(
            Text(
                "Periksa yang akan di-commit (indeks Git), bukan folder kerja; hanya yang berubah.",
                "Check what is about to be committed (Git's index), not the work tree; only what changed.",
            )
        ),
    )
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def lint_(paths: tuple[str, ...], staged: bool, as_json: bool) -> int:
        context = Context(tongue)
        linted = _staged(context, paths) if staged else _worktree(context, paths)
        if as_json:
            context.json(
                {
                    "posts": linted.posts,
                    "files": linted.files,
                    "findings": [finding_object(f, tongue.lang) for f in linted.findings],
                    "passed": not errors(linted.findings),
                }
            )
        else:
            _print(context, linted)
        return 1 if errors(linted.findings) else 0

    return lint_


def _print(context: Context, linted: Linted) -> None:
    tongue = context.tongue
    context.findings(linted.findings, err=False)
    wrong = len(errors(linted.findings))
    if wrong:
        context.echo(
            tongue.say(
                "{n} temuan pada {posts} kiriman dan {files} berkas. Penjelasan: paraf explain KODE",
                "{n} findings in {posts} posts and {files} files. Explanation: paraf explain CODE",
                n=wrong, posts=linted.posts, files=linted.files,
            )
        )  # fmt: skip
    else:
        context.echo(
            tongue.say("Bentuk {posts} kiriman dan {files} berkas baik.", "The form of {posts} posts and {files} files is good.",
                       posts=linted.posts, files=linted.files)
        )  # fmt: skip


def _worktree(context: Context, words: tuple[str, ...]) -> Linted:
    tree = context.folder
    wanted = [_named(context, word) for word in words]
    if not wanted and Path.cwd().resolve() != context.root:
        # From inside a post or an office: that one. From elsewhere in the repository: everything.
        here = _inside(context, Path.cwd())
        wanted = [here] if here.split("/", 1)[0] in FOLDERS else []
    files = [f for folder in FOLDERS for f in tree.files(folder)]
    chosen = [f for f in files if not wanted or any(_below(f.path, w) for w in wanted)]
    if not chosen:
        # Nothing to look at is never a pass.
        raise CannotJudge(_nothing(", ".join(words) or "."))
    return lint(tree, context.judge(), chosen)


def _staged(context: Context, words: tuple[str, ...]) -> Linted:
    tree = IndexTree(context.root)
    # pre-commit hands over the names of whatever is committed: what is no post and no policy is not meant.
    wanted = [_inside(context, Path(word)) for word in words]
    changed = [p for p in tree.changed() if p.split("/", 1)[0] in FOLDERS and (not wanted or any(_below(p, w) for w in wanted))]
    present = _present(tree, changed)
    return lint(tree, context.judge(), present.values(), [p for p in changed if p not in present])


def _present(tree: IndexTree, paths: Iterable[str]) -> dict[str, TreeFile]:
    wanted = set(paths)
    tops = sorted({p.split("/", 1)[0] for p in wanted})
    return {f.path: f for top in tops for f in tree.files(top) if f.path in wanted}


def _named(context: Context, word: str) -> str:
    """The repository path of what a person names.

    Raises:
        CannotJudge: POST-MISSING, there is nothing of that name under content/ or sops/.
    """
    path = Path(word)
    if path.exists() or path.is_symlink():
        name = _inside(context, path)
        if name in ("", *FOLDERS) or name.startswith(_TOPS):
            return name
    elif word.startswith(_TOPS) and (context.root / word).exists():
        return word.strip("/")
    return context.post(word).folder


def _inside(context: Context, path: Path) -> str:
    """The path of a file relative to the repository, empty for the repository itself; `../` in front of one outside."""
    # The last name is not resolved: a link is judged where it stands, not where it points.
    full = path.resolve() if path.name in ("", "..") else path.parent.resolve() / path.name
    if not full.is_relative_to(context.root):
        return f"../{path.name}"
    name = full.relative_to(context.root).as_posix()
    return "" if name == "." else name


def _below(path: str, name: str) -> bool:
    return not name or path == name or path.startswith(name + "/")


def _nothing(word: str) -> Finding:
    return Finding(
        "POST-MISSING",
        Text("Tidak ada kiriman atau berkas SOP di `{word}`.", "There is no post and no SOP file in `{word}`.").fill(word=word),
        remedy=Text("Daftar kiriman: paraf status", "List of posts: paraf status"),
    )
