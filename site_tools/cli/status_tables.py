"""The tables of `paraf status`: all posts, and the times of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from site_tools.cli.context import Context
from site_tools.deadlines import duration_text, standard_text
from site_tools.model.judged import Judged, Unreadable
from site_tools.model.text import Text
from site_tools.model.turn import Ending
from site_tools.model.when import moment_text
from site_tools.reports.status import next_action
from site_tools.reports.times import StepTime, expected_time, step_times

_PIPE_WIDTH: Final = 400
"""Columns for a pipe, which has no width of its own: the reader's program cuts the lines."""
_ENDINGS: Final[dict[Ending, Text]] = {
    "": Text("masih berjalan", "still running"),
    "done": Text("selesai", "done"),
    "waive": Text("dikecualikan", "waived"),
    "return": Text("dikembalikan", "returned"),
    "reject": Text("ditolak", "rejected"),
    "withdraw": Text("ditarik", "withdrawn"),
    "overtaken": Text("diulang dari langkah lain", "overtaken by another step"),
}
"""How a turn ended, as people read it."""


def print_due(context: Context, judged: Judged) -> None:
    """Until when the expected step is due, how late it is, and from what that counts."""
    time, tongue = expected_time(judged), context.tongue
    if time is None or time.deadline is None:
        return
    if time.deadline.due:
        context.echo("  " + tongue.say("Tenggat: {due}", "Due: {due}", due=_due(context, judged, time)))
    context.echo("  " + tongue.say("Waktu SOP: {why}", "Time of the SOP: {why}", why=time.deadline.explained.to(tongue.lang)))


def print_table(context: Context, posts: Sequence[Judged], unreadable: Sequence[Unreadable]) -> None:
    """One line a post: where it stands, whose turn it is, until when."""
    tongue = context.tongue
    rows = []
    for judged in posts:
        turn = "" if judged.verdict.complete else next_action(judged.verdict).to(tongue.lang)
        time = expected_time(judged)
        due = _due(context, judged, time) if time else ""
        rows.append((str(judged.post.path), f"{judged.verdict.label.to(tongue.lang)} [{judged.verdict.code}]", turn, due))
    rows += [
        (str(u.path), tongue.say("Tidak sah", "Invalid") + " [INVALID]", u.findings[0].message.to(tongue.lang), "") for u in unreadable
    ]
    headings = (Text("Kiriman", "Post"), Text("Keadaan", "State"), Text("Giliran", "Turn"), Text("Tenggat", "Due"))
    _print([h.to(tongue.lang) for h in headings], rows)


def print_times(context: Context, judged: Judged) -> None:
    """Every turn of a post: what the SOP gives, what it took, and how late it was."""
    tongue = context.tongue
    times = step_times(judged)
    if not times:
        context.echo("  " + tongue.say("Belum ada waktu yang tercatat.", "No time is recorded yet."))
        return
    headings = (
        Text("Putaran", "Round"),
        Text("Langkah", "Step"),
        Text("Waktu baku", "Standard"),
        Text("Sejak", "Since"),
        Text("Sampai", "Until"),
        Text("Lama", "Took"),
        Text("Tenggat", "Due"),
        Text("Akhir", "End"),
    )
    _print([h.to(tongue.lang) for h in headings], [_times_row(context, judged, time) for time in times])


def _times_row(context: Context, judged: Judged, time: StepTime) -> tuple[str, ...]:
    lang, zone, turn = context.tongue.lang, judged.policy.office.timezone, time.turn
    return (
        str(turn.round),
        f"{time.step.label.rstrip('.') or turn.step}",
        standard_text(time.deadline.standard).to(lang) if time.deadline else "-",
        moment_text(turn.start, zone, lang) if turn.start else "-",
        moment_text(turn.end, zone, lang) if turn.end else "-",
        duration_text(time.took).to(lang) if time.took is not None else "-",
        _due(context, judged, time) or "-",
        _ENDINGS[turn.ending].to(lang),
    )


def _due(context: Context, judged: Judged, time: StepTime) -> str:
    """The due moment and how late; empty where there is none."""
    if time.deadline is None or time.deadline.due is None:
        return ""
    lang = context.tongue.lang
    due = moment_text(time.deadline.due, judged.policy.office.timezone, lang)
    return f"{due} ({time.late.to(lang)})" if time.late else due


def _print(headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.console import Console  # noqa: PLC0415 - `check` and hooks draw no table, and start faster without
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text as Plain  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Plain(cell) for cell in row))
    console = Console()
    Console(width=console.width if console.is_terminal else _PIPE_WIDTH).print(table)
