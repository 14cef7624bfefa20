"""`paraf record`: proof of an upload, and the entry of the step it completes."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import click

from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.cli.context import POST_ARGUMENT, Context
from site_tools.cli.sign import KEY, PERSON
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.evidence import Action
from site_tools.model.finding import Finding, Problem
from site_tools.model.post import PLATFORMS
from site_tools.model.text import Text
from site_tools.reports.status import next_action
from site_tools.workflows.library import load_case
from site_tools.workflows.record import Upload, record

_LARGEST = 20 * 1024 * 1024
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d[:.]\d\d(?:[:.]\d\d)?(?:Z|[+-]\d\d:\d\d)?")


def command(tongue: Tongue) -> click.Command:
    """The command `record`."""

    @click.command(
        "record",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Rekam bukti unggah satu platform: alamat, tangkapan layar, waktu; lalu paraf langkah yang dibuktikannya. Unggahan yang "
                "terlambat, terlalu awal, atau oleh orang lain tetap direkam dan dihitung; yang ditolak hanya bukti yang keliru sendiri.",
                "Record the proof of an upload on one platform: address, screenshot, time; then sign the step it proves. An upload that "
                "was late, early or by another person is recorded and counted; refused is only proof that is false in itself.",
            )
        ),
    )
    @click.argument("post", metavar=tongue(POST_ARGUMENT))
    @click.option("--platform", type=click.Choice(PLATFORMS), required=True, help=tongue(Text("Platform.", "Platform.")))
    @click.option("--url", default="", help=tongue(Text("Alamat unggahan.", "Address of the upload.")))
    @click.option("--screenshot", type=click.Path(path_type=Path), help=tongue(Text("Berkas tangkapan layar.", "Screenshot file.")))
    @click.option(
        "--action",
        type=click.Choice(get_args(Action)),
        default="posted",
        show_default=True,
        help=tongue(Text("Yang terjadi.", "What happened.")),
    )
    @click.option(
        "--posted-at",
        default="",
        metavar="YYYY-MM-DDTHH:MM",
        help=tongue(Text("Waktu unggah; bila kosong, sekarang.", "Time of the upload; default: now.")),
    )
    @click.option(
        "--confirmed",
        is_flag=True,
        help=tongue(Text("Dipastikan terkirim (grup tanpa alamat).", "Confirmed as sent (a group has no address).")),
    )
    @click.option(
        "--not-as-approved",
        is_flag=True,
        help=tongue(Text("Tidak persis seperti disetujui; perlu --reason.", "Not exactly as approved; needs --reason.")),
    )
    @click.option("--reason", default="", help=tongue(Text("Alasan.", "Reason.")))
    @click.option(
        "--by", default="", help=tongue(Text("Siapa yang mengunggah; bila kosong, penanda tangan.", "Who uploaded; default: the signer."))
    )
    @click.option("--person", required=True, help=tongue(PERSON))
    @click.option("--key", type=click.Path(path_type=Path), required=True, help=tongue(KEY))
    def record_command(
        post: str,
        platform: str,
        url: str,
        screenshot: Path | None,
        action: Action,
        posted_at: str,
        confirmed: bool,
        not_as_approved: bool,
        reason: str,
        by: str,
        person: str,
        key: Path,
    ) -> int:
        context = Context(tongue)
        path = context.post(post)
        judge = context.judge()
        zone = ZoneInfo(load_case(context.folder, path, judge).policy.office.timezone)
        upload = Upload(
            platform=platform,
            action=action,
            posted_at=_moment(posted_at, zone) if posted_at else judge.now.astimezone(zone),
            by=by or person,
            url=url,
            screenshot=(screenshot.name, _read(screenshot)) if screenshot else None,
            confirmed=confirmed,
            as_approved=not not_as_approved,
            reason=reason,
        )
        signed = record(context.folder, path, upload, person=person, signer=KeyFileSigner(key), judge=judge)
        for one in signed:
            context.echo(
                tongue.say("Direkam: langkah {step} oleh {who}", "Recorded: step {step} by {who}", step=one.entry.step, who=person)
            )
        verdict = signed[-1].verdict
        count = {"n": len(verdict.uploaded), "all": len(load_case(context.folder, path, judge).post.meta.platforms)}
        context.echo(tongue.say("Terunggah {n} dari {all}.", "Uploaded {n} of {all}.", **count))
        context.echo(next_action(verdict).to(tongue.lang))
        return 0

    return record_command


def _moment(text: str, zone: ZoneInfo) -> datetime:
    """A time as a person types it, in the office's zone where none is named."""
    if not _MOMENT.fullmatch(text):
        raise click.BadParameter("YYYY-MM-DDTHH:MM", param_hint="--posted-at")
    try:
        day, clock = text[:10], text[11:].replace(".", ":")
        moment = datetime.fromisoformat(f"{day}T{clock}")
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--posted-at") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).replace(microsecond=0)


def _read(file: Path) -> bytes:
    try:
        data = file.read_bytes() if file.stat().st_size <= _LARGEST else None
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from None
    if data is None:
        raise _unreadable(file, "> 20 MB")
    return data


def _unreadable(file: Path, why: str) -> Problem:
    return Problem(
        Finding(
            "EVIDENCE-SCREENSHOT",
            Text("Tangkapan layar tidak terbaca: {why}", "The screenshot cannot be read: {why}").fill(why=why),
            str(file),
            remedy=Text("Sebutkan berkas gambarnya: --screenshot BERKAS.jpg", "Name the picture file: --screenshot FILE.jpg"),
        )
    )
