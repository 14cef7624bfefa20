"""`paraf check --base REV --head REV`: the merge gate over three trees, told so that whoever pushed knows what to do."""

from __future__ import annotations

from pathlib import Path

from site_tools.adapters import two_verifiers
from site_tools.adapters.git_tree import GitRepository, git_root
from site_tools.cli.context import Context
from site_tools.cli.status import print_post, print_unreadable
from site_tools.model.change import Change, TouchedPost
from site_tools.model.finding import CannotJudge, Finding, errors
from site_tools.model.judged import Judged, Unreadable
from site_tools.model.text import Text
from site_tools.reports.change import change_object
from site_tools.reports.status import finding_object
from site_tools.workflows.change import judge_change
from site_tools.workflows.history import compare

_TOLD = 5
"""Paths of the code owners that are named."""


def check_change(context: Context, base: str, head: str, posts: tuple[str, ...], *, as_json: bool) -> int:
    """Judge and print one proposal; the exit code."""
    repository = GitRepository(git_root(Path()))
    with context.progress(context.tongue.say("Menilai", "Judging"), 1) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        change = judge_change(repository, base, head, context.judge(), strict=two_verifiers.verify, progress=progress)
    _named(posts, change)
    if as_json:
        context.json(change_object(change, context.tongue.lang))
    else:
        print_change(context, change)
    # Where there is nothing to judge there is no verdict, and never a pass.
    return 2 if change.kind == "nothing" else 0 if change.passed else 1


def check_history(context: Context, base: str, head: str, *, as_json: bool) -> int:
    """Compare the revision deployed last with the one to be deployed; the exit code."""
    compared = compare(GitRepository(git_root(Path())), base, head, context.judge())
    tongue = context.tongue
    if as_json:
        context.json(
            {
                "base": compared.before,
                "head": compared.after,
                "findings": [finding_object(f, tongue.lang) for f in compared.findings],
                "passed": not errors(compared.findings),
            }
        )
    else:
        context.findings(compared.findings, err=False)
        context.echo(
            tongue.say(
                "Riwayat hilang: {n} temuan. Yang tayang sekarang tetap.",
                "History is lost: {n} findings. What is deployed stays.",
                n=len(compared.findings),
            )
            if compared.findings
            else tongue.say(
                "Riwayat utuh: tidak ada tanda tangan, kiriman, atau pengesahan yang hilang ({n} kiriman berubah).",
                "The history is whole: no signature, post or manifest is gone ({n} posts differ).",
                n=compared.posts,
            )
        )
    return 1 if errors(compared.findings) else 0


def _named(posts: tuple[str, ...], change: Change) -> None:
    """Every post that the caller names must be among those touched: a list that misses the change is no pass."""
    touched = {str(p.path) for p in change.posts}
    for word in posts:
        name = word.strip("/").removeprefix("content/").removesuffix("/index.md")
        if name not in touched:
            raise CannotJudge(
                Finding(
                    "POST-MISSING",
                    Text("Perubahan ini tidak menyentuh kiriman `{word}`.", "This change does not touch the post `{word}`.").fill(
                        word=word
                    ),
                    remedy=Text("Yang tersentuh: {names}", "Touched: {names}").fill(names=", ".join(sorted(touched)) or "-"),
                )
            )


def print_change(context: Context, change: Change) -> None:
    """A proposal for people: each post with its verdict, then what to do about the whole."""
    context.findings(change.findings, err=False)
    for post in change.posts:
        print_touched(context, post)
    context.echo(_summary(context, change))


def print_touched(context: Context, post: TouchedPost) -> None:
    """One touched post: verdict, whose turn, findings, and the next command."""
    tongue = context.tongue
    if isinstance(post.outcome, Unreadable):
        print_unreadable(context, post.outcome)
    elif post.outcome is None:
        context.echo(f"{post.path}\n  {tongue.say('Dihapus oleh perubahan ini.', 'Removed by this change.')}")
    else:
        print_post(context, post.outcome)
        if post.passed and not post.outcome.verdict.publishable:
            context.echo("  " + tongue.say("Boleh digabung: hanya menghentikan atau mencatat.", "May be merged: it only stops or records."))
        elif not post.passed:
            _print_next(context, post.outcome)
    for finding in post.findings:
        context.echo("  " + context.finding(finding).replace("\n", "\n  "))


def _print_next(context: Context, judged: Judged) -> None:
    """The command of who must act, where only a signature is missing."""
    verdict = judged.verdict
    if verdict.step is not None and verdict.awaited and not errors(verdict.findings):
        person = next((p for a in verdict.awaited for p in a.people), context.tongue.say("ORANG", "PERSON"))
        key = context.tongue.say("BERKAS", "FILE")
        context.echo(f"    → paraf sign {judged.post.path} --step {verdict.step} --person {person} --key {key}")


def _summary(context: Context, change: Change) -> str:
    say = context.tongue.say
    if change.kind == "nothing":
        return say("Tidak ada yang dinilai.", "Nothing was judged.")
    if not change.passed:
        bad = sum(not p.passed for p in change.posts)
        if bad:
            return say(
                "Belum dapat digabung: {bad} dari {n} kiriman belum terpenuhi.",
                "Cannot be merged yet: {bad} of {n} posts are not complete.",
                bad=bad,
                n=len(change.posts),
            )
        return say("Tidak dapat digabung; lihat temuan di atas.", "Cannot be merged; see the findings above.")
    if change.kind == "posts":
        return say("Dapat digabung: semua {n} kiriman terpenuhi.", "Can be merged: all {n} posts are complete.", n=len(change.posts))
    if change.kind == "policy":
        if change.manifest is not None:
            return say(
                "Dapat digabung: pengesahan ke-{n} kantor {office} sah.",
                "Can be merged: manifest {n} of office {office} is valid.",
                n=change.manifest,
                office=change.office,
            )
        return say(
            "Dapat digabung: {n} surat penunjukan kantor {office} sah.",
            "Can be merged: {n} letters of appointment of office {office} are valid.",
            n=len(change.letters),
            office=change.office,
        )
    rest = len(change.paths) - _TOLD
    paths = ", ".join(change.paths[:_TOLD]) + (f" (+{rest})" if rest > 0 else "")
    return say(
        "Tidak menyentuh kiriman atau kebijakan kantor; pemilik kode yang memutuskan: {paths}",
        "Touches no post and no office's policy; the code owners decide: {paths}",
        paths=paths,
    )
