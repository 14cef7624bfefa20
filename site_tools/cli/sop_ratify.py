"""`paraf sop ratify`: the signed manifest of an office's policy."""

from __future__ import annotations

import re
from pathlib import Path

import click

from site_tools import canonical
from site_tools.adapters import ssh_keygen
from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.cli.context import Context
from site_tools.cli.sign import KEY, YES
from site_tools.cli.sop_check import before_ratifying
from site_tools.cli.tongue import Command, Tongue
from site_tools.formats.manifest import render
from site_tools.model.policy import RatifierKey
from site_tools.model.text import Text
from site_tools.workflows.facts import Judge
from site_tools.workflows.ratify_office import Plan, carry_out, may_sign, plan
from site_tools.workflows.revisions import is_sop_path
from site_tools.workflows.sop_diff import void_reasons

_PERSON = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def ratify_command(tongue: Tongue) -> click.Command:
    """The command `sop ratify`."""

    @click.command(
        "ratify",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Sahkan semua berkas kebijakan KANTOR seperti adanya sekarang: SOP, orang dan kuncinya, akun, halaman. Ditandatangani "
                "pengesah yang disebut pengesahan sebelumnya. Pengesahan pertama mencatat kantor itu di sops/trust.txt.",
                "Ratify every policy file of OFFICE as it is now: SOPs, people and keys, accounts, pages. Signed by a ratifier that the "
                "manifest before it names. The first one enters the office in sops/trust.txt.",
            )
        ),
    )
    @click.argument("office", metavar=tongue(Text("KANTOR", "OFFICE")))
    @click.option("--person", required=True, help=tongue(Text("ID pengesah (people.yml).", "Id of the ratifier (people.yml).")))
    @click.option("--key", type=click.Path(path_type=Path), required=True, help=tongue(KEY))
    @click.option(
        "--ratifier",
        "ratifiers",
        multiple=True,
        metavar=tongue(Text("ORANG=KUNCI.pub", "PERSON=KEY.pub")),
        help=tongue(
            Text(
                "Pengesah berikutnya, sedikitnya dua; bila tidak diberikan, tetap yang lama.",
                "Who may ratify from now on, at least two; default: as before.",
            )
        ),
    )
    @click.option("--yes", is_flag=True, help=tongue(YES))
    def ratify(office: str, person: str, key: Path, ratifiers: tuple[str, ...], yes: bool) -> int:
        context = Context(tongue)
        judge = context.judge()
        prepared = plan(context.folder, office, judge, _ratifiers(ratifiers, tongue))
        if prepared.empty:
            context.echo(tongue.say("Tidak ada yang berubah sejak pengesahan terakhir.", "Nothing has changed since the last manifest."))
            return 0
        signer = KeyFileSigner(key)
        may_sign(prepared, person, signer.public_key())
        _print(context, prepared)
        _warn_void(context, prepared, judge)
        before_ratifying(context, (*prepared.new, *prepared.changed), judge)
        if not yes and not click.confirm(tongue.say("Sahkan?", "Ratify?"), err=True):
            raise click.Abort
        path, manifest, policy = carry_out(context.folder, prepared, person=person, signer=signer, judge=judge)
        context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path=path))
        context.echo(f"  SHA256:{canonical.sha256(render(manifest))}")
        if manifest.version == 1:
            context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path="sops/trust.txt"))
        context.echo(
            tongue.say(
                "Pengesahan ke-{n} {office} berlaku: {files} berkas, pengesah {names}.",
                "Manifest {n} of {office} holds: {files} files, ratifiers {names}.",
                n=manifest.version, office=policy.office.short_name, files=len(manifest.files), names=", ".join(sorted(policy.ratifiers)),
            )
        )  # fmt: skip
        return 0

    return ratify


def _ratifiers(words: tuple[str, ...], tongue: Tongue) -> list[RatifierKey]:
    """`PERSON=KEYFILE` pairs as manifest lines.

    Raises:
        click.BadParameter: a word of another shape, or a person twice. Problem: the key file holds no accepted key.
    """
    found: dict[str, RatifierKey] = {}
    for word in words:
        person, _, file = word.partition("=")
        if not _PERSON.fullmatch(person) or not file or person in found:
            raise click.UsageError(
                tongue.say(
                    "--ratifier: ORANG=KUNCI.pub, sekali per orang ({word}?)",
                    "--ratifier: PERSON=KEY.pub, once per person ({word}?)",
                    word=word,
                )
            )
        line = ssh_keygen.public_key_of(Path(file))
        found[person] = RatifierKey(person, " ".join(line.split()[:2]))
    return list(found.values())


def _warn_void(context: Context, prepared: Plan, judge: Judge) -> None:
    """Say before anybody signs it that a manifest makes a number void: it cannot be taken back."""
    for path in prepared.new if prepared.version > 1 else ():
        if not is_sop_path(path):
            continue
        number, reasons = void_reasons(context.folder, path, judge)
        if reasons:
            context.warn(
                context.tongue.say(
                    "{path}: nomor {number} akan batal seluruhnya, dan tidak dapat dipulihkan: {why}. Beri nomor baru bila bukan itu "
                    "maksudnya. Bedanya: paraf sop diff {number} {path}",
                    "{path}: number {number} becomes void as a whole, for good: {why}. Give it a new number if that is not meant. What "
                    "differs: paraf sop diff {number} {path}",
                    path=path, number=number, why="; ".join(r.to(context.tongue.lang) for r in reasons),
                )
            )  # fmt: skip


def _print(context: Context, prepared: Plan) -> None:
    tongue = context.tongue
    context.echo(
        tongue.say("Pengesahan ke-{n} kantor {office}:", "Manifest {n} of office {office}:", n=prepared.version, office=prepared.office)
    )
    for word, paths in (
        (tongue.say("baru", "new"), prepared.new),
        (tongue.say("berubah", "changed"), prepared.changed),
        (tongue.say("hilang", "gone"), prepared.gone),
    ):
        for path in paths:
            context.echo(f"  {word:<8} {path}")
    names = ", ".join(r.person for r in prepared.ratifiers)
    context.echo("  " + tongue.say("pengesah: {names}", "ratifiers: {names}", names=names))
