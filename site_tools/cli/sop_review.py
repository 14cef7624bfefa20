"""`paraf sop review`: record that the office reviewed its SOP."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.review import SopReview
from site_tools.model.text import Text
from site_tools.workflows.lint_policy import draft_policy
from site_tools.workflows.record_review import record_review


def review_command(tongue: Tongue) -> click.Command:
    """The command `sop review`."""

    @click.command(
        "review",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Catat reviu berkala SOP (Kota Bengkulu: sedikitnya dua kali setahun). Catatan itu berlaku setelah disahkan dengan "
                "`paraf sop ratify`. Reviu yang belum dicatat diingatkan, tidak menahan apa pun.",
                "Record a regular review of a SOP (Kota Bengkulu: at least twice a year). It counts once ratified with `paraf sop ratify`. "
                "A missing review is reminded of and holds up nothing.",
            )
        ),
    )
    @click.argument("name", metavar=tongue(Text("KANTOR/SOP", "OFFICE/SOP")))
    @click.option(
        "--by",
        "people",
        multiple=True,
        required=True,
        help=tongue(Text("ID peninjau; boleh berulang.", "Id of who reviewed it; repeatable.")),
    )
    @click.option(
        "--outcome",
        type=click.Choice(["keep", "revise"]),
        required=True,
        help=tongue(Text("keep: tetap; revise: perlu revisi baru.", "keep: it stays; revise: a new revision is needed.")),
    )
    @click.option(
        "--date",
        "day",
        metavar="YYYY-MM-DD",
        default="",
        help=tongue(Text("Tanggal reviu; bawaan: hari ini.", "Day of the review; default: today.")),
    )
    @click.option("--note", default="", help=tongue(Text("Apa yang ditemukan.", "What was found.")))
    def review(name: str, people: tuple[str, ...], outcome: str, day: str, note: str) -> int:
        context = Context(tongue)
        judge = context.judge()
        office = name.strip("/").partition("/")[0]
        policy = draft_policy(context.folder, office, judge)
        held = _day(day, tongue) if day else judge.now.astimezone(ZoneInfo(policy.office.timezone)).date()
        made = SopReview("", held, people, "keep" if outcome == "keep" else "revise", " ".join(note.split()))
        path = record_review(context.folder, name, made, judge)
        context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path=path))
        context.echo(
            tongue.say(
                "Berlaku setelah disahkan: paraf sop ratify {office}", "It counts once ratified: paraf sop ratify {office}", office=office
            )
        )
        return 0

    return review


def _day(text: str, tongue: Tongue) -> date:
    """A day in ISO form.

    Raises:
        click.UsageError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(tongue.say("--date: YYYY-MM-DD ({text}?)", "--date: YYYY-MM-DD ({text}?)", text=text)) from None
