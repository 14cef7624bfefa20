"""`paraf sign`: append an entry to one or several posts."""

from __future__ import annotations

from pathlib import Path

import click

from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.cli.context import POST_ARGUMENT, Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.entry import DECISIONS, Decision
from site_tools.model.finding import CannotJudge, Problem
from site_tools.model.text import Text
from site_tools.reports.status import next_action
from site_tools.workflows.sign import Draft, Request, draft, write

PERSON = Text("ID orang yang menandatangani (people.yml).", "Id of the person who signs (people.yml).")
KEY = Text(
    "Berkas kunci SSH milik orang itu (atau .pub untuk kunci di agen).", "SSH key file of that person (or .pub for a key in an agent)."
)
YES = Text("Jangan bertanya lagi.", "Do not ask.")


def command(tongue: Tongue) -> click.Command:
    """The command `sign`."""

    @click.command(
        "sign",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Bubuhkan paraf: tambahkan satu tanda tangan pada setiap KIRIMAN untuk langkah yang sedang ditunggu. Hanya yang diterima "
                "SOP yang ditulis, dan tidak ada bait lain yang berubah.",
                "Sign: append one signature to each POST for the step that is expected. Only what the SOP accepts is written, and no "
                "other byte changes.",
            )
        ),
    )
    @click.argument("posts", nargs=-1, required=True, metavar=f"{tongue(POST_ARGUMENT)}...")
    @click.option(
        "--step",
        type=int,
        help=tongue(Text("Nomor langkah; bila kosong, langkah yang ditunggu.", "Step number; default: the step expected.")),
    )
    @click.option("--as", "role", default="", help=tongue(Text("Peran, bila Anda memegang beberapa.", "Role, if you hold several.")))
    @click.option(
        "--decision", type=click.Choice(DECISIONS), default="done", show_default=True, help=tongue(Text("Keputusan.", "Decision."))
    )
    @click.option("--to", "to", type=int, help=tongue(Text("Tujuan pengembalian.", "Target of a return.")))
    @click.option(
        "--note",
        default="",
        help=tongue(
            Text("Catatan; wajib untuk return, reject, withdraw, dan waive.", "Note; mandatory for return, reject, withdraw and waive.")
        ),
    )
    @click.option(
        "--until", default="", metavar="YYYY-MM-DD", help=tongue(Text("Tanggal akhir pengecualian (waive).", "End date of a waiver."))
    )
    @click.option("--person", required=True, help=tongue(PERSON))
    @click.option("--key", "key", type=click.Path(path_type=Path), required=True, help=tongue(KEY))
    @click.option("--yes", is_flag=True, help=tongue(YES))
    def sign(
        posts: tuple[str, ...],
        step: int | None,
        role: str,
        decision: Decision,
        to: int | None,
        note: str,
        until: str,
        person: str,
        key: Path,
        yes: bool,
    ) -> int:
        context = Context(tongue)
        request = Request(person=person, decision=decision, step=step, role=role, to=to, note=note, until=until)
        return sign_posts(context, posts, request, key, ask=not yes)

    return sign


def sign_posts(context: Context, posts: tuple[str, ...], request: Request, key: Path, *, ask: bool) -> int:
    """Prepare every entry, show them in one table, ask once, then write them."""
    folder, judge, tongue = context.folder, context.judge(), context.tongue
    signer = KeyFileSigner(key)
    public = signer.public_key()
    drafts: list[Draft] = []
    refusals: list[Problem] = []
    for path in dict.fromkeys(context.post(word) for word in posts):
        try:
            drafts.append(draft(folder, path, request, judge, public))
        except Problem as problem:
            refusals.append(problem)
    if refusals:
        context.findings(finding for refusal in refusals for finding in refusal.findings)
        context.warn(tongue.say("Tidak ada yang ditulis.", "Nothing was written."))
        return 2 if any(isinstance(refusal, CannotJudge) for refusal in refusals) else 1
    for prepared in drafts:
        _show(context, prepared)
    if ask and len(drafts) > 1 and not click.confirm(tongue.say("Paraf semuanya?", "Sign all of them?"), err=True):
        raise click.Abort
    for prepared in drafts:
        signed = write(folder, prepared, signer, judge)
        context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path=signed.path.index))
        context.echo(f"  {signed.verdict.label.to(tongue.lang)} [{signed.verdict.code}]")
        context.echo(f"  {next_action(signed.verdict).to(tongue.lang)}")
        context.findings(f for f in signed.verdict.findings if f.severity == "warning")
    return 0


def _show(context: Context, prepared: Draft) -> None:
    entry, tongue = prepared.entry, context.tongue
    step = prepared.state.sop.at(entry.step or 0)
    context.echo(f"{prepared.case.post.path}: {prepared.case.post.meta.title}")
    context.echo(
        "  "
        + tongue.say(
            "langkah {step} ({activity}), {decision}, {person} sebagai {role}",
            "step {step} ({activity}), {decision}, {person} as {role}",
            step=entry.step or "-", activity=step.activity if step else "-", decision=entry.decision, person=entry.person, role=entry.role,
        )
    )  # fmt: skip
