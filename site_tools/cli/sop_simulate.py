"""`paraf sop simulate`: who could do what, before anybody does it."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import click

from site_tools.cli.context import Context
from site_tools.cli.sop_named import no_sop, offices, policy_of, sop_ids
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import CannotJudge
from site_tools.model.policy import Policy
from site_tools.model.text import Text
from site_tools.reports.simulation import simulation_lines, simulation_object
from site_tools.workflows.rehearsal import Rehearsal
from site_tools.workflows.simulate import appointed, simulate

_NOON = time(12)
_PAIR = Text("ORANG=PERAN", "PERSON=ROLE")


def simulate_command(tongue: Tongue) -> click.Command:
    """The command `sop simulate`."""

    @click.command(
        "simulate",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Tampilkan siapa dapat memaraf langkah mana, apa yang berhenti bila seseorang tidak ada, dan berapa orang paling sedikit "
                "membawa kiriman sampai ke gerbang. Ditanyakan kepada aturan yang menilai kiriman; tidak ada yang ditulis. "
                "Keluar 1 bila seseorang dapat sendirian, atau tidak ada jalan ke gerbang.",
                "Show who could sign which step, what stands still when somebody is away, and how few people bring a post to the merge "
                "gate. It asks the rules that judge posts; nothing is written. Exits 1 if one person alone can, or if there is no way "
                "to the gate.",
            )
        ),
    )
    @click.argument("name", required=False, metavar=tongue(Text("[KANTOR[/SOP]]", "[OFFICE[/SOP]]")))
    @click.option(
        "--at",
        metavar=tongue(Text("WAKTU", "TIME")),
        help=tongue(
            Text(
                "Pada tanggal (2026-12-01, pukul 12.00 setempat) atau waktu itu; bila tidak diberikan, sekarang.",
                "On that date (2026-12-01, at noon local time) or at that time; default: now.",
            )
        ),
    )
    @click.option(
        "--absent", multiple=True, metavar=tongue(Text("ORANG", "PERSON")), help=tongue(Text("Orang yang tidak ada.", "Who is away."))
    )
    @click.option(
        "--also",
        multiple=True,
        metavar=tongue(_PAIR),
        help=tongue(Text("Andaikan orang itu juga diangkat dalam peran itu.", "Suppose that person were appointed to that role too.")),
    )
    @click.option(
        "--merangkap",
        multiple=True,
        metavar=tongue(_PAIR),
        help=tongue(
            Text(
                "Andaikan surat Plh. dengan `merangkap: true` memberinya peran itu.",
                "Suppose a letter with `merangkap: true` made him act in that role.",
            )
        ),
    )
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def simulate_(
        name: str | None, at: str | None, absent: tuple[str, ...], also: tuple[str, ...], merangkap: tuple[str, ...], as_json: bool
    ) -> int:
        context = Context(tongue)
        judge = context.judge()
        office, _, sop_id = (name or "").strip("/").partition("/")
        policies = [policy_of(context, one, judge) for one in offices(context, office)]
        chosen = [(p, one) for p in policies for one in sop_ids(p) if sop_id in ("", one)]
        if not chosen:
            raise CannotJudge(no_sop(office, sop_id, policies))
        pairs = [(*_pair(word, tongue), both) for words, both in ((also, False), (merangkap, True)) for word in words]
        found = []
        for policy, one in chosen:
            supposed = policy
            for person, role, both in pairs:
                supposed = appointed(supposed, one, person, role, merangkap=both)
            moment = _moment(at, policy, judge.now, tongue)
            found.append(simulate(Rehearsal(supposed, one, moment, judge.demo_keys), absent))
        if as_json:
            context.json({"sops": [simulation_object(f) for f in found]})
        else:
            for number, one_found in enumerate(found):
                if number:
                    context.echo()
                for line in simulation_lines(one_found, tongue.lang):
                    context.echo(line)
        return 0 if all(f.good for f in found) else 1

    return simulate_


def _pair(word: str, tongue: Tongue) -> tuple[str, str]:
    person, _, role = word.partition("=")
    if not person or not role:
        raise click.UsageError(tongue.say("Tulis ORANG=PERAN ({word}?)", "Write PERSON=ROLE ({word}?)", word=word))
    return person, role


def _moment(at: str | None, policy: Policy, now: datetime, tongue: Tongue) -> datetime:
    """A date as noon at the office, a time as it is, in the office's zone where it names none.

    Raises:
        click.UsageError: neither.
    """
    if at is None:
        return now
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise click.UsageError(
            tongue.say("--at: tanggal seperti 2026-12-01 ({word}?)", "--at: a date such as 2026-12-01 ({word}?)", word=at)
        ) from None
    zone = ZoneInfo(policy.office.timezone)
    if "T" not in at and " " not in at:
        moment = datetime.combine(moment.date(), _NOON)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
