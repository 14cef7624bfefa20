"""`paraf status`: where posts stand and whose turn it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from site_tools.cli.context import POST_ARGUMENT, Context
from site_tools.cli.status_tables import print_due, print_table, print_times
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.judged import Judged, Unreadable
from site_tools.model.text import Lang, Text
from site_tools.model.when import date_text
from site_tools.reports.status import finding_object, most_late_first, next_action, post_object, totals, unreadable_object, waiver_objects
from site_tools.reports.times import calendar_findings, step_times, time_object
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
    print_due(context, judged)
    for finding in verdict.findings:
        context.echo("  " + context.finding(finding).replace("\n", "\n  "))


def print_unreadable(context: Context, unreadable: Unreadable) -> None:
    """A post that cannot be read."""
    context.echo(f"{unreadable.path}")
    context.echo("  " + context.tongue.say("Tidak sah", "Invalid") + " [INVALID]")
    for finding in unreadable.findings:
        context.echo("  " + context.finding(finding).replace("\n", "\n  "))


def _times(judged: Judged, lang: Lang, *, asked: bool) -> dict[str, Any]:
    return {"times": [time_object(time, lang) for time in step_times(judged)]} if asked else {}


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
    @click.option(
        "--due",
        "by_due",
        is_flag=True,
        help=tongue(Text("Urutkan menurut tenggat: yang paling terlambat dahulu.", "Sort by due time: the most late first.")),
    )
    @click.option(
        "--times",
        is_flag=True,
        help=tongue(
            Text("Tampilkan lama setiap langkah di samping waktu baku SOP.", "Show how long each step took beside the SOP's standard.")
        ),
    )
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def status(posts: tuple[str, ...], by_due: bool, times: bool, as_json: bool) -> int:
        context = Context(tongue)
        library = None if posts else load_library(context.folder, context.judge())
        judged, unreadable = (library.posts, library.unreadable) if library else judge_named(context, posts)
        shown = sorted(judged, key=most_late_first) if by_due else list(judged)
        told = [f for f in (library.findings if library else ()) if f.severity == "warning"]
        warnings = [*told, *calendar_findings(shown)]
        if as_json:
            objects = [post_object(j, tongue.lang) | _times(j, tongue.lang, asked=times) for j in shown]
            objects += [unreadable_object(u, tongue.lang) | ({"times": []} if times else {}) for u in unreadable]
            context.json(
                {
                    "posts": objects,
                    **({"totals": totals(library)} if library else {}),
                    "findings": [finding_object(f, tongue.lang) for f in warnings],
                }
            )
            return 0
        if library and not times:
            print_table(context, shown, unreadable)
        else:
            for one in shown:
                print_post(context, one)
                if times:
                    print_times(context, one)
            for bad in unreadable:
                print_unreadable(context, bad)
        context.findings(warnings)
        return 0

    return status
