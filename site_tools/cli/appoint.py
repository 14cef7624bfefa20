"""`paraf appoint`: an acting official (Plh., Plt.) within minutes, without a new manifest."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, Literal

import click

from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.cli.context import Context
from site_tools.cli.sign import KEY, YES
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.policy import Policy
from site_tools.model.text import Text
from site_tools.model.when import moment_text, zone
from site_tools.workflows.appoint import Draft, Request, can_sign, draft, steps_of, write
from site_tools.workflows.facts import Judge
from site_tools.workflows.policy import load_policy

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d[:.]\d\d")
_SHAPE: Final = "YYYY-MM-DD[THH:MM]"


def command(tongue: Tongue) -> click.Command:
    """The command `appoint`."""

    @click.command(
        "appoint",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Tunjuk ORANG sebagai Plh. atau Plt. di KANTOR dengan surat bernomor, paling lama 90 hari. Ditandatangani pemegang "
                "jabatan, pengesah, atau penunjuk yang terdaftar; berlaku begitu digabungkan, tanpa pengesahan baru.",
                "Appoint PERSON as an acting official (Plh. or Plt.) of OFFICE by a numbered letter, for 90 days at most. Signed by the "
                "holder, a ratifier or a listed appointer; it counts once merged, without a new manifest.",
            )
        ),
    )
    @click.argument("office", metavar=tongue(Text("KANTOR", "OFFICE")))
    @click.argument("acting", metavar=tongue(Text("ORANG", "PERSON")))
    @click.option("--as", "role", required=True, help=tongue(Text("Peran dalam SOP.", "Role in the SOP.")))
    @click.option(
        "--capacity",
        type=click.Choice(("plh", "plt")),
        default="plh",
        show_default=True,
        help=tongue(Text("Pelaksana harian atau pelaksana tugas.", "Plh. (daily) or Plt. (vacancy).")),
    )
    @click.option("--letter", required=True, help=tongue(Text("Nomor surat perintah.", "Number of the letter.")))
    @click.option(
        "--date",
        "day",
        default="",
        metavar="YYYY-MM-DD",
        help=tongue(Text("Tanggal surat; bila kosong, hari ini.", "Its date; default: today.")),
    )
    @click.option("--from", "start", default="", metavar=_SHAPE, help=tongue(Text("Mulai; bila kosong, sekarang.", "Begin; default: now.")))
    @click.option(
        "--until",
        "end",
        required=True,
        metavar=_SHAPE,
        help=tongue(Text("Sampai; tanggal tanpa jam termasuk hari itu.", "End; a day without a time is included.")),
    )
    @click.option(
        "--merangkap",
        is_flag=True,
        help=tongue(
            Text("Suratnya membolehkan dua langkah keputusan oleh orang ini.", "The letter lets this person hold two deciding steps.")
        ),
    )
    @click.option(
        "--person", "signer", required=True, help=tongue(Text("ID yang menunjuk (people.yml).", "Id of who appoints (people.yml)."))
    )
    @click.option("--key", type=click.Path(path_type=Path), required=True, help=tongue(KEY))
    @click.option("--yes", is_flag=True, help=tongue(YES))
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def appoint(
        office: str,
        acting: str,
        role: str,
        capacity: Literal["plh", "plt"],
        letter: str,
        day: str,
        start: str,
        end: str,
        merangkap: bool,
        signer: str,
        key: Path,
        yes: bool,
        as_json: bool,
    ) -> int:
        context = Context(tongue)
        judge = context.judge()
        policy = load_policy(context.folder, office, judge)
        here = zone(policy.office.timezone)
        now = judge.now.astimezone(here).replace(microsecond=0)
        request = Request(
            person=acting,
            role=role,
            capacity=capacity,
            letter=letter,
            date=_day(day, "--date", now),
            from_=_moment(start, "--from", now),
            until=_moment(end, "--until", now, whole_day=True),
            signer=signer,
            merangkap=merangkap,
        )
        holder = KeyFileSigner(key)
        prepared = draft(context.folder, policy, request, judge, holder.public_key())
        say = context.warn if as_json else context.echo
        for line in _summary(prepared):
            say(tongue(line))
        if not yes and not click.confirm(tongue.say("Tandatangani?", "Sign it?"), err=True):
            raise click.Abort
        after = write(context.folder, prepared, holder, judge)
        if as_json:
            context.json(_object(prepared, after, judge))
        else:
            _told(context, prepared, after, judge)
        return 0

    return appoint


def _day(text: str, option: str, now: datetime) -> date:
    if not text:
        return now.date()
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "-")
    except ValueError:
        raise click.BadParameter("YYYY-MM-DD", param_hint=option) from None


def _moment(text: str, option: str, now: datetime, *, whole_day: bool = False) -> datetime:
    """A moment on the office's clock; a day stands for its begin, or with `whole_day` for its end."""
    if not text:
        return now
    try:
        if _DAY.fullmatch(text):
            begin = datetime.combine(date.fromisoformat(text), time(), now.tzinfo)
            return begin + timedelta(days=1) if whole_day else begin
        typed = text.replace(" ", "T").replace(".", ":") if _MOMENT.fullmatch(text) else "-"
        return datetime.fromisoformat(typed).replace(tzinfo=now.tzinfo)
    except (ValueError, OverflowError):
        raise click.BadParameter(_SHAPE, param_hint=option) from None


def _summary(prepared: Draft) -> list[Text]:
    letter, policy = prepared.letter, prepared.policy
    person, role = policy.people.person(letter.person), policy.role(letter.role)
    lines = [
        Text("{name} sebagai {capacity} {role}", "{name} as {capacity} {role}").fill(
            name=person.name if person else letter.person,
            capacity=f"{letter.capacity.capitalize()}.",
            role=role.title if role else letter.role,
        ),
        Text("  surat {letter} tanggal {date}", "  letter {letter} of {date}").fill(letter=letter.letter, date=letter.date),
        Text("  mulai {start} sampai sebelum {end}", "  from {start} until before {end}").fill(
            start=_when(letter.from_, policy), end=_when(letter.until, policy)
        ),
    ]
    if letter.merangkap:
        lines.append(Text("  merangkap: boleh memutuskan dua langkah", "  merangkap: may decide two steps"))
    return lines


def _told(context: Context, prepared: Draft, after: Policy, judge: Judge) -> None:
    """Where it was written, and what the person may do now."""
    tongue, letter = context.tongue, prepared.letter
    context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path=prepared.path))
    context.echo(tongue.say("Berlaku begitu digabungkan. Yang boleh dilakukan:", "It counts once merged. What may be done now:"))
    for sop, number, step in steps_of(after, letter.role, max(judge.now, letter.from_)):
        context.echo(
            tongue.say(
                "  {office}/{sop} (Nomor {number}) langkah {step}: {activity}",
                "  {office}/{sop} (number {number}) step {step}: {activity}",
                office=after.office.id, sop=sop, number=number, step=step.step, activity=step.activity,
            )
        )  # fmt: skip
    if judge.now < letter.from_:
        context.echo(tongue.say("  belum sekarang: mulai {when}", "  not yet: from {when}", when=tongue(_when(letter.from_, after))))
    person = after.people.person(letter.person)
    if person and not can_sign(person, judge.now):
        context.warn(
            tongue.say(
                "{person} belum punya kunci yang berlaku atau akun di hos Git: tidak ada yang dapat diparafnya sebelum keduanya disahkan.",
                "{person} has no key that counts and no account on the Git host: there is nothing to sign with until one is ratified.",
                person=letter.person,
            )
        )
    context.echo(
        tongue.say(
            "  paraf sign KIRIMAN --as {role} --person {person} --key KUNCI",
            "  paraf sign POST --as {role} --person {person} --key KEY",
            role=letter.role,
            person=letter.person,
        )
    )


def _object(prepared: Draft, after: Policy, judge: Judge) -> dict[str, Any]:
    letter = prepared.letter
    return {
        "office": after.office.id,
        "written": prepared.path,
        "person": letter.person,
        "role": letter.role,
        "capacity": letter.capacity,
        "letter": letter.letter,
        "date": letter.date,
        "from": letter.from_.isoformat(),
        "until": letter.until.isoformat(),
        "merangkap": letter.merangkap,
        "signed_by": letter.signed_by,
        "may": [
            {"sop": sop, "number": number, "step": step.step, "activity": step.activity}
            for sop, number, step in steps_of(after, letter.role, max(judge.now, letter.from_))
        ],
    }


def _when(moment: datetime, policy: Policy) -> Text:
    return Text(moment_text(moment, policy.office.timezone), moment_text(moment, policy.office.timezone, "en"))
