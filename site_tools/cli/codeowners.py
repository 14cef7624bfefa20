"""`paraf codeowners`: who owns which files, for the Git host."""

from __future__ import annotations

from typing import cast

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text
from site_tools.reports.codeowners import PLACES, Host, codeowners
from site_tools.workflows.hosting import forges, ownership, read_hosting
from site_tools.workflows.policy import load_policy, trusted_offices


def command(tongue: Tongue) -> click.Command:
    """The command `codeowners`."""

    @click.command(
        "codeowners",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Buat CODEOWNERS dari pengesah setiap kantor dan pemilik kode dalam .paraf.yml. Lapis kedua: gerbang tidak bergantung "
                "padanya. Dengan --check: bandingkan dengan berkas di repositori, keluar 1 bila berbeda.",
                "Make CODEOWNERS from each office's ratifiers and the code owners in .paraf.yml. A second line: the gate does not depend "
                "on it. With --check: compare with the file in the repository, exit 1 if it differs.",
            )
        ),
    )
    @click.option("--host", type=click.Choice(tuple(PLACES)), default="github", help=tongue(Text("Jenis hos Git.", "Kind of Git host.")))
    @click.option(
        "--forge",
        metavar=tongue(Text("NAMA", "NAME")),
        help=tongue(Text("Nama hos dalam people.yml, bila ada beberapa.", "Name of the host in people.yml, where there are several.")),
    )
    @click.option("--out", metavar=tongue(Text("BERKAS", "FILE")), help=tongue(Text("Tulis ke berkas ini.", "Write to this file.")))
    @click.option("--check", is_flag=True, help=tongue(Text("Bandingkan saja.", "Compare only.")))
    def codeowners_(host: str, forge: str | None, out: str | None, check: bool) -> int:
        context = Context(tongue)
        kind = cast("Host", host)
        judge = context.judge()
        policies = [load_policy(context.folder, office, judge) for office in trusted_offices(context.folder)]
        hosting = read_hosting(context.folder)
        there = forges(hosting, policies)
        if forge is None and len(there) != 1:
            raise click.UsageError(
                tongue.say("Pilih --forge: {names}", "Choose --forge: {names}", names=", ".join(there) or "-"), click.get_current_context()
            )
        text = codeowners(ownership(hosting, policies, forge or there[0]), kind)
        if check:
            return _check(context, kind, text, out)
        if out:
            context.folder.write(out, text.encode())
            context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path=out))
        else:
            click.echo(text, nl=False)
        return 0

    return codeowners_


def _check(context: Context, host: Host, text: str, out: str | None) -> int:
    """Tell where the committed file differs, and which other file the host would read, or somebody take for ours."""
    ours, *others = PLACES[host] if out is None else (out,)
    remedy = Text(
        "Tulis kembali: paraf codeowners --host {host} --out {path}", "Write it again: paraf codeowners --host {host} --out {path}"
    )
    found = []
    committed = _read(context, ours)
    if committed != text.encode():
        told = (
            Text("Berkas ini tidak ada.", "This file is missing.")
            if committed is None
            else Text("Berkas ini bukan yang dibuat dari kebijakan sekarang.", "This file is not the one that the policy makes.")
        )
        found.append(Finding("CODEOWNERS-DRIFT", told, ours, _first_difference(committed, text), None, remedy.fill(host=host, path=ours)))
    for other in others:
        if _read(context, other) is not None:
            told = Text("Ada CODEOWNERS kedua; hanya satu yang dibaca hos.", "There is a second CODEOWNERS; the host reads only one.")
            found.append(Finding("CODEOWNERS-DRIFT", told, other, remedy=Text("Hapus berkas ini.", "Remove this file.")))
    context.findings(found, err=False)
    if not found:
        context.echo(context.tongue.say("{path}: sesuai.", "{path}: as it should be.", path=ours))
    return 1 if found else 0


def _read(context: Context, path: str) -> bytes | None:
    try:
        return context.folder.read(path)
    except Problem:
        return None


def _first_difference(committed: bytes | None, text: str) -> int | None:
    """The first line, from 1, in which the committed file differs; None where there is none."""
    if committed is None:
        return None
    ours, theirs = text.encode().split(b"\n"), committed.split(b"\n")
    same = next((n for n, (one, two) in enumerate(zip(ours, theirs, strict=False)) if one != two), min(len(ours), len(theirs)))
    return same + 1
