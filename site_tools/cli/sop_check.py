"""`paraf sop check`: a SOP looked at as a flowchart."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from site_tools.cli.context import Context
from site_tools.cli.sop_named import offices
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import CannotJudge, Finding, errors
from site_tools.model.text import Text
from site_tools.reports.status import finding_object
from site_tools.workflows.check_sop import Checked, check_sop, office_draft, sop_files
from site_tools.workflows.facts import Judge
from site_tools.workflows.hosting import read_hosting

_LARGEST: Final = 4 * 1024 * 1024


def check_command(tongue: Tongue) -> click.Command:
    """The command `sop check`."""

    @click.command(
        "check",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Periksa SOP sebagai bagan alur: satu awal, satu akhir, kolom pelaksana, dua jalan keluar tiap keputusan, jalan kembali; "
                "peran yang kosong, dasar hukum yang sudah diganti, waktu yang bersilang, pembacaan yang diragukan. Draf yang belum "
                "disahkan juga dapat diperiksa. Tanpa nama: semua SOP semua kantor.",
                "Check a SOP as a flowchart: one start, one end, a column for each performer, two exits of each decision, ways back; "
                "vacant roles, replaced law, times that cross, doubtful readings. A draft that nobody ratified can be checked too. "
                "Without a name: every SOP of every office.",
            )
        ),
    )
    @click.argument("names", nargs=-1, metavar=tongue(Text("[KANTOR[/SOP] | BERKAS]...", "[OFFICE[/SOP] | FILE]...")))
    @click.option(
        "--office",
        metavar=tongue(Text("KANTOR", "OFFICE")),
        help=tongue(
            Text("Kantor yang orangnya dipakai bagi berkas di luar sops/.", "Office whose people a file outside sops/ is held to.")
        ),
    )
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def check(names: tuple[str, ...], office: str | None, as_json: bool) -> int:
        context = Context(tongue)
        judge = context.judge()
        found = [c for name in names or ("",) for c in _named(context, name, office or "", judge)]
        totals = {kind: sum(f.severity == kind for c in found for f in c.findings) for kind in ("error", "warning", "note")}
        if as_json:
            context.json({"sops": [_object(c, tongue) for c in found], "totals": totals})
        else:
            _print(context, found)
            context.echo(
                tongue.say(
                    "{n} SOP: {error} kesalahan, {warning} peringatan, {note} catatan.",
                    "{n} SOPs: {error} errors, {warning} warnings, {note} notes.",
                    n=len(found),
                    **totals,
                )
            )
        return 1 if totals["error"] else 0

    return check


def before_ratifying(context: Context, paths: Iterable[str], judge: Judge) -> None:
    """Tell a ratifier what `sop check` says of the SOP files he is about to sign; the words of a SOP are his to judge."""
    for path in paths:
        office = path.split("/")[1] if path.startswith("sops/") else ""
        if office and path in sop_files(context.folder, office):
            checked = _checked(context, context.folder.read(path), path, office, judge)
            context.findings(f for f in checked.findings if f.severity != "note")


def _named(context: Context, name: str, office: str, judge: Judge) -> Iterable[Checked]:
    """What a person names: a file, an office, a SOP.

    Raises:
        CannotJudge: there is nothing of that name.
    """
    if name.endswith((".yml", ".yaml")) or Path(name).is_file():
        yield _file(context, name, office, judge)
        return
    wanted, _, sop_id = name.strip("/").partition("/")
    paths = [(one, path) for one in offices(context, wanted) for path in sop_files(context.folder, one, sop_id)]
    if not paths:
        raise CannotJudge(
            Finding(
                "SOP-MISSING",
                Text("Tidak ada berkas SOP `{name}`.", "There is no SOP file `{name}`.").fill(name=name or "sops"),
                f"sops/{name}".rstrip("/"),
                remedy=Text("SOP yang ada: paraf sop show", "The SOPs there are: paraf sop show"),
            )
        )
    for one, path in paths:
        yield _checked(context, context.folder.read(path), path, one, judge)


def _file(context: Context, name: str, office: str, judge: Judge) -> Checked:
    full = Path(name).resolve()
    inside = full.is_relative_to(context.root)
    path = full.relative_to(context.root).as_posix() if inside else full.name
    parts = path.split("/")
    office = parts[1] if inside and parts[0] == "sops" and len(parts) > 2 else office  # noqa: PLR2004 - sops/OFFICE/...
    if office:
        offices(context, office)
    try:
        with full.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError:
        raise CannotJudge(
            Finding("FILE-MISSING", Text("Berkas tidak ada atau tidak terbaca.", "The file is missing or cannot be read."), name)
        ) from None
    return _checked(context, data, path, office, judge)


def _checked(context: Context, data: bytes, path: str, office: str, judge: Judge) -> Checked:
    policy = office_draft(context.folder, office, judge) if office else None
    return check_sop(data, path, hosting=read_hosting(context.folder), policy=policy, judge=judge)


def _print(context: Context, found: list[Checked]) -> None:
    tongue = context.tongue
    for checked in found:
        state = "" if checked.ratified else tongue.say(" (belum disahkan)", " (not ratified)")
        context.echo(f"{checked.path}: {checked.number or '-'}{state}")
        context.findings(checked.findings, err=False)
        if not errors(checked.findings):
            context.echo("  " + tongue.say("Tidak ada kesalahan.", "No errors."))
        context.echo()


def _object(checked: Checked, tongue: Tongue) -> dict[str, object]:
    return {
        "path": checked.path,
        "number": checked.number,
        "ratified": checked.ratified,
        "findings": [finding_object(f, tongue.lang) for f in checked.findings],
    }
