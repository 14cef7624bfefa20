"""`paraf ruleset`: the protection of the main branch, for the Git host."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.hosting import SETTINGS
from site_tools.model.text import Text
from site_tools.reports.ruleset import HOSTS, Difference, Host, bound, differences, protection
from site_tools.workflows.hosting import read_hosting

_LARGEST: Final = 1024 * 1024


def command(tongue: Tongue) -> click.Command:
    """The command `ruleset`."""

    @click.command(
        "ruleset",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Buat perlindungan cabang utama sebagai JSON untuk API hos Git. Dengan --check: bandingkan dengan yang diunduh dari hos, "
                "keluar 1 bila kurang.",
                "Make the protection of the main branch as JSON for the Git host's API. With --check: compare with what was exported from "
                "the host, exit 1 if it falls short.",
            )
        ),
    )
    @click.option("--host", type=click.Choice(HOSTS), default="github", help=tongue(Text("Jenis hos Git.", "Kind of Git host.")))
    @click.option(
        "--app",
        type=click.IntRange(min=1),
        help=tongue(Text("Nomor GitHub App (bawaan: .paraf.yml).", "Id of the GitHub App (default: .paraf.yml).")),
    )
    @click.option("--out", metavar=tongue(Text("BERKAS", "FILE")), help=tongue(Text("Tulis ke berkas ini.", "Write to this file.")))
    @click.option(
        "--check", "exported", metavar=tongue(Text("BERKAS", "FILE")), help=tongue(Text("Bandingkan JSON ini.", "Compare this JSON."))
    )
    def ruleset(host: str, app: int | None, out: str | None, exported: str | None) -> int:
        context = Context(tongue)
        kind = cast("Host", host)
        hosting = read_hosting(context.folder)
        hosting = replace(hosting, github_app=app) if app else hosting
        wanted = protection(hosting, kind)
        if not bound(hosting, kind):
            context.findings((_unbound(kind),))
        if exported:
            found = [_drift(d, exported) for d in differences(wanted, _read(exported))]
            context.findings(found, err=False)
            if not found:
                context.echo(tongue.say("{path}: sesuai.", "{path}: as it should be.", path=exported))
            return 1 if found else 0
        text = json.dumps(wanted, indent=2) + "\n"
        if out:
            context.folder.write(out, text.encode())
            context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path=out))
        else:
            click.echo(text, nl=False)
        return 0

    return ruleset


def _unbound(host: Host) -> Finding:
    github = Text(
        "Tulis nomor GitHub App sebagai `github_app` dalam .paraf.yml, atau --app; penghalang terakhir tetap pembangunan situs.",
        "Write the GitHub App's number as `github_app` into .paraf.yml, or --app; the last barrier remains the build of the site.",
    )
    other = Text(
        "Di hos ini status tidak dapat diikat: pasang pemeriksaan di server (pre-receive), dan situs tetap dibangun hanya dari yang sah.",
        "On this host a status cannot be bound: install the check on the server (pre-receive); the site is built of what holds anyway.",
    )
    told = Text(
        "Siapa pun yang boleh menulis dapat memalsukan status ini: ia tidak terikat pada sebuah App.",
        "Anybody who may write can forge this status: it is bound to no App.",
    )
    return Finding("STATUS-UNBOUND", told, SETTINGS, remedy=github if host == "github" else other, severity="warning")


def _drift(difference: Difference, path: str) -> Finding:
    told = Text("{place}: seharusnya {wanted}, ternyata {found}.", "{place}: should be {wanted}, is {found}.")
    values = {name: json.dumps(value, ensure_ascii=False) for name, value in (("wanted", difference.wanted), ("found", difference.found))}
    remedy = Text("Atur di hos Git, atau kirim lagi: paraf ruleset", "Set it on the Git host, or send it again: paraf ruleset")
    return Finding("RULESET-DRIFT", told.fill(place=difference.place, **values), path, remedy=remedy)


def _read(name: str) -> Mapping[str, Any]:
    """An exported protection.

    Raises:
        CannotJudge: FILE-MISSING; RULESET-SHAPE, not one JSON object.
    """
    try:
        with Path(name).open("rb") as file:
            data = file.read(_LARGEST)
    except OSError:
        raise CannotJudge(
            Finding("FILE-MISSING", Text("Berkas tidak ada atau tidak terbaca.", "The file is missing or cannot be read."), name)
        ) from None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise CannotJudge(Finding("RULESET-SHAPE", Text("Berkas ini bukan satu objek JSON.", "This file is not one JSON object."), name))
    return found
