"""`paraf sop`: the SOPs of the offices as their sheets, and their ratification."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from site_tools.cli.context import Context
from site_tools.cli.sop_check import check_command
from site_tools.cli.sop_diff import diff_command
from site_tools.cli.sop_named import no_sop, offices, policy_of, sop_ids
from site_tools.cli.sop_ratify import ratify_command
from site_tools.cli.sop_review import review_command
from site_tools.cli.sop_simulate import simulate_command
from site_tools.cli.tongue import Command, Group, Tongue
from site_tools.model.finding import CannotJudge
from site_tools.model.policy import Policy, SopRevision
from site_tools.model.text import Text
from site_tools.reports.sop_sheet import STEP_COLUMNS, SopSheet, in_force_since, revision_object, sheet
from site_tools.workflows.facts import Judge
from site_tools.workflows.reviews import read_reviews, review_periods

_WIDTH: Final = 100


def command(tongue: Tongue) -> click.Command:
    """The group `sop`."""
    group = Group(
        "sop",
        tongue=tongue,
        help=tongue(
            Text("SOP kantor: tampilkan, periksa, coba di atas kertas, sahkan.", "The offices' SOPs: show, check, try on paper, ratify.")
        ),
    )
    group.add_command(_show(tongue))
    group.add_command(diff_command(tongue))
    group.add_command(review_command(tongue))
    group.add_command(check_command(tongue))
    group.add_command(simulate_command(tongue))
    group.add_command(ratify_command(tongue))
    return group


def _show(tongue: Tongue) -> click.Command:
    @click.command(
        "show",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Tampilkan SOP sebagai lembar resminya. Tanpa nama: daftar kantor dan SOP-nya.",
                "Show a SOP as its official sheet. Without a name: the list of offices and their SOPs.",
            )
        ),
    )
    @click.argument("name", required=False, metavar=tongue(Text("[KANTOR[/SOP]]", "[OFFICE[/SOP]]")))
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def show(name: str | None, as_json: bool) -> int:
        context = Context(tongue)
        judge = context.judge()
        office, _, sop_id = (name or "").strip("/").partition("/")
        policies = [policy_of(context, one, judge) for one in offices(context, office)]
        found = [(p, _current(p, one, judge)) for p in policies for one in sop_ids(p) if sop_id in ("", one)]
        if not found:
            raise CannotJudge(no_sop(office, sop_id, policies))
        if name and len(found) == 1:
            policy, revision = found[0]
            if as_json:
                context.json(revision_object(policy, revision) | {"reviews": _review_objects(context, policy, revision.sop_id, judge)})
            else:
                _print(context, sheet(policy, revision, tongue.lang))
                _reviews(context, policy, revision.sop_id, judge)
        elif as_json:
            context.json({"sops": [_row(p, r) for p, r in found]})
        else:
            _list(context, found)
        return 0

    return show


def _current(policy: Policy, sop_id: str, judge: Judge) -> SopRevision:
    return policy.in_force(sop_id, judge.now) or policy.of_sop(sop_id)[-1]


def _row(policy: Policy, revision: SopRevision) -> dict[str, object]:
    return {
        "office": policy.office.id,
        "office_name": policy.office.name,
        "sop": revision.sop_id,
        "number": revision.sop.number,
        "name": revision.sop.header.name,
        "in_force_from": revision.in_force_from.isoformat(),
        "in_force_until": revision.in_force_until.isoformat() if revision.in_force_until else None,
        "path": revision.path,
    }


def _list(context: Context, found: list[tuple[Policy, SopRevision]]) -> None:
    tongue = context.tongue
    headings = (
        tongue.say("SOP", "SOP"),
        tongue.say("Nomor", "Number"),
        tongue.say("Nama", "Name"),
        tongue.say("Berlaku sejak", "In force since"),
    )
    rows = [(f"{p.office.id}/{r.sop_id}", r.sop.number, r.sop.header.name, in_force_since(p, r, tongue.lang)) for p, r in found]
    _table(headings, rows, lines=False)


def _print(context: Context, shown: SopSheet) -> None:
    context.echo(shown.title)
    context.echo()
    width = max(len(label) for label, _ in shown.facts)
    for label, value in shown.facts:
        context.echo(_wrapped(value, first=f"{label:<{width}}  ", rest=" " * (width + 2)))
    for heading, items in shown.lists:
        _items(context, heading, items)
    context.echo()
    headings = tuple(heading.to(context.tongue.lang) for heading in STEP_COLUMNS)
    _table(headings, shown.steps, lines=True)
    if shown.gate <= len(shown.steps):
        context.echo(context.tongue.say("Gerbang penggabungan: sebelum langkah {n}.", "The merge gate: before step {n}.", n=shown.gate))
    for heading, items in shown.after:
        _items(context, heading, items)


def _review_objects(context: Context, policy: Policy, sop_id: str, judge: Judge) -> list[dict[str, object]]:
    """The periods in which a review was or is due, the latest first."""
    reviews, _ = read_reviews(context.folder, policy)
    return [
        {"period": p.name.to(context.tongue.lang), "until": p.last.isoformat(), "reviewed": p.reviewed}
        for p in reversed(review_periods(policy, sop_id, reviews, judge.now))
    ]


def _reviews(context: Context, policy: Policy, sop_id: str, judge: Judge) -> None:
    reviews, wrong = read_reviews(context.folder, policy)
    found = review_periods(policy, sop_id, reviews, judge.now)
    done, open_ = context.tongue.say("dicatat", "recorded"), context.tongue.say("belum dicatat", "not recorded")
    if found:
        lines = tuple(f"{p.name.to(context.tongue.lang)}: {done if p.reviewed else open_}" for p in reversed(found))
        _items(context, context.tongue.say("Reviu berkala", "Regular reviews"), lines)
    context.findings(wrong)


def _items(context: Context, heading: str, items: tuple[str, ...]) -> None:
    context.echo()
    context.echo(heading)
    for number, item in enumerate(items, start=1):
        context.echo(_wrapped(item, first=f"{number:>3}. ", rest=" " * 5))


def _wrapped(text: str, *, first: str, rest: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, lines: bool) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1 if lines else 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        # The document's own words may hold what looks like markup.
        table.add_row(*(RichText(cell) for cell in row))
    console = Console()
    # A pipe has no width of its own: let the reader's program cut the lines.
    Console(width=console.width if console.is_terminal else 160).print(table)
