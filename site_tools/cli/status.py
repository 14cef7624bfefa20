"""`paraf status`: where posts stand and whose turn it is."""

from __future__ import annotations

from datetime import date

import click

from site_tools.cli.context import POST_ARGUMENT, Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.judged import Judged, Library, Unreadable
from site_tools.model.text import Text
from site_tools.model.when import date_text, moment_text
from site_tools.reports.status import due, next_action, post_object, totals, unreadable_object, waiver_objects
from site_tools.workflows.library import judge_post, load_library
from site_tools.workflows.policy import load_policy


def judge_named(context: Context, words: tuple[str, ...], *, twice: bool = False) -> tuple[list[Judged], list[Unreadable]]:
    """Judge the posts that a person names; a post that cannot be read is a verdict too."""
    judge = context.judge(twice=twice)
    found: list[Judged] = []
    unreadable: list[Unreadable] = []
    for path in [context.post(word) for word in words]:
        judged = judge_post(context.folder, path, judge, load_policy(context.folder, path.office, judge))
        if isinstance(judged, Judged):
            found.append(judged)
        else:
            unreadable.append(judged)
    return found, unreadable


def print_post(context: Context, judged: Judged) -> None:
    """One post in a few lines: verdict, whose turn, until when, findings."""
    verdict, tongue = judged.verdict, context.tongue
    context.echo(f"{judged.post.path}")
    context.echo(f"  {judged.post.meta.title}")
    context.echo(f"  {verdict.label.to(tongue.lang)} [{verdict.code}]")
    if verdict.passages:
        done = tongue.say("terunggah {n} dari {all}", "uploaded {n} of {all}", n=len(verdict.uploaded), all=len(judged.post.meta.platforms))
        context.echo(f"  {done}")
    if verdict.stopped:
        context.echo("  " + tongue.say("Alasan: {why}", "Reason: {why}", why=verdict.stopped.note))
    for waiver in waiver_objects(verdict):
        context.echo(
            "  "
            + tongue.say(
                "Pengecualian (keadaan kahar): langkah {step}, oleh {person}, sampai {until}: {reason}",
                "Exception (force majeure): step {step}, by {person}, until {until}: {reason}",
                step=waiver["step"], person=waiver["person"], until=date_text(date.fromisoformat(waiver["until"]), tongue.lang),
                reason=waiver["reason"],
            )
        )  # fmt: skip
    if verdict.editing:
        context.echo("  " + tongue.say("Sedang dikerjakan; belum diparaf.", "Being worked on; not signed yet."))
    context.echo(f"  {next_action(verdict).to(tongue.lang)}")
    deadline = due(judged)
    if deadline:
        when = moment_text(deadline, judged.policy.office.timezone, tongue.lang)
        late = tongue.say(" (lewat tenggat)", " (overdue)") if deadline < context.judge().now else ""
        context.echo("  " + tongue.say("Tenggat: {when}{late}", "Due: {when}{late}", when=when, late=late))
    for finding in verdict.findings:
        context.echo("  " + context.finding(finding).replace("\n", "\n  "))


def print_unreadable(context: Context, unreadable: Unreadable) -> None:
    """A post that cannot be read."""
    context.echo(f"{unreadable.path}")
    context.echo("  " + context.tongue.say("Tidak sah", "Invalid") + " [INVALID]")
    for finding in unreadable.findings:
        context.echo("  " + context.finding(finding).replace("\n", "\n  "))


def _table(context: Context, library: Library) -> None:
    from rich.console import Console  # noqa: PLC0415 - `check` and hooks draw no table, and start faster without
    from rich.table import Table  # noqa: PLC0415

    tongue = context.tongue
    table = Table(box=None, pad_edge=False)
    for heading in (tongue.say("Kiriman", "Post"), tongue.say("Keadaan", "State"), tongue.say("Giliran", "Turn")):
        table.add_column(heading, overflow="fold")
    for judged in library.posts:
        turn = "" if judged.verdict.complete else next_action(judged.verdict).to(tongue.lang)
        table.add_row(str(judged.post.path), f"{judged.verdict.label.to(tongue.lang)} [{judged.verdict.code}]".replace("[", "\\["), turn)
    for unreadable in library.unreadable:
        table.add_row(
            str(unreadable.path), tongue.say("Tidak sah", "Invalid") + " \\[INVALID]", unreadable.findings[0].message.to(tongue.lang)
        )
    console = Console()
    # A pipe has no width of its own: let the reader's program cut the lines.
    Console(width=console.width if console.is_terminal else 240).print(table)


def command(tongue: Tongue) -> click.Command:
    """The command `status`."""

    @click.command(
        "status",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Tampilkan di mana kiriman berada, giliran siapa, dan tenggatnya. Tanpa KIRIMAN: semua kiriman.",
                "Show where posts stand, whose turn it is, and until when. Without POST: all posts.",
            )
        ),
    )
    @click.argument("posts", nargs=-1, metavar=f"[{tongue(POST_ARGUMENT)}]...")
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def status(posts: tuple[str, ...], as_json: bool) -> int:
        context = Context(tongue)
        if posts:
            judged, unreadable = judge_named(context, posts)
            if as_json:
                context.json(
                    {"posts": [post_object(j, tongue.lang) for j in judged] + [unreadable_object(u, tongue.lang) for u in unreadable]}
                )
            else:
                for one in judged:
                    print_post(context, one)
                for bad in unreadable:
                    print_unreadable(context, bad)
            return 0
        library = load_library(context.folder, context.judge())
        if as_json:
            objects = [post_object(j, tongue.lang) for j in library.posts] + [unreadable_object(u, tongue.lang) for u in library.unreadable]
            context.json({"posts": objects, "totals": totals(library)})
        else:
            _table(context, library)
            context.findings(f for f in library.findings if f.severity == "warning")
        return 0

    return status
