"""`paraf sop ratify`: the signed manifest of an office's policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from site_tools import canonical
from site_tools.adapters import ssh_keygen
from site_tools.adapters.git_past import GitPast
from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.cli.context import Context
from site_tools.cli.sign import KEY, YES
from site_tools.cli.sop_check import before_ratifying
from site_tools.cli.tongue import Command, Tongue
from site_tools.formats.manifest import render
from site_tools.model.policy import Manifest, Policy, RatifierKey
from site_tools.model.text import Text
from site_tools.reports.policy_changes import ratifier_text
from site_tools.reports.ratified_by import by_another
from site_tools.workflows.facts import Judge
from site_tools.workflows.ratify_office import Plan, carry_out, may_sign, plan
from site_tools.workflows.revisions import is_sop_path
from site_tools.workflows.sop_diff import void_reasons

_PERSON = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NOT_COMPARED: Final = Text(
    "Berkas yang berlaku tidak ada dalam riwayat salinan ini, sehingga tidak diperiksa apakah kebijakan ditulis ulang. Jalankan "
    "`git fetch --unshallow`, atau serahkan kepada gerbang penggabungan, yang memeriksanya juga.",
    "The files in force are not in the history of this clone, so nobody looked whether policy was rewritten. Run `git fetch --unshallow`, "
    "or leave it to the merge gate, which looks as well.",
)


def ratify_command(tongue: Tongue) -> click.Command:
    """The command `sop ratify`."""

    @click.command(
        "ratify",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Sahkan semua berkas kebijakan KANTOR seperti adanya sekarang: SOP, orang dan kuncinya, akun, halaman. Ditandatangani "
                "pengesah yang disebut pengesahan sebelumnya. Yang menulis ulang kebijakan yang berlaku ditolak. Pengesahan pertama "
                "mencatat kantor itu di sops/trust.txt.",
                "Ratify every policy file of OFFICE as it is now: SOPs, people and keys, accounts, pages. Signed by a ratifier that the "
                "manifest before it names. What rewrites policy in force is refused. The first one enters the office in sops/trust.txt.",
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
                "Pengesah berikutnya, sedikitnya dua, yang biasa mengesahkan lebih dahulu; bila tidak diberikan, tetap yang lama.",
                "Who may ratify from now on, at least two, the usual one first; default: as before.",
            )
        ),
    )
    @click.option("--yes", is_flag=True, help=tongue(YES))
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def ratify(office: str, person: str, key: Path, ratifiers: tuple[str, ...], yes: bool, as_json: bool) -> int:
        context = Context(tongue)
        judge = context.judge()
        prepared = plan(context.folder, office, judge, GitPast(context.root), _ratifiers(ratifiers, tongue))
        if prepared.empty:
            if as_json:
                context.json({"office": office, "version": prepared.version - 1, "written": None, "changes": []})
            else:
                context.echo(
                    tongue.say("Tidak ada yang berubah sejak pengesahan terakhir.", "Nothing has changed since the last manifest.")
                )
            return 0
        signer = KeyFileSigner(key)
        may_sign(prepared, person, signer.public_key())
        if not prepared.compared:
            context.warn(tongue(_NOT_COMPARED))
        # With --json the table is for the person who is asked; the machine gets one object.
        _print(context.warn if as_json else context.echo, prepared, person, tongue)
        _warn_void(context, prepared, judge)
        before_ratifying(context, (*prepared.new, *prepared.changed), judge)
        if not yes and not click.confirm(tongue.say("Sahkan?", "Ratify?"), err=True):
            raise click.Abort
        path, manifest, policy = carry_out(context.folder, prepared, person=person, signer=signer, judge=judge)
        if as_json:
            context.json(_object(prepared, path, manifest, policy, tongue))
        else:
            _written(context, path, manifest, policy)
        return 0

    return ratify


def _object(prepared: Plan, path: str, manifest: Manifest, policy: Policy, tongue: Tongue) -> dict[str, Any]:
    return {
        "office": prepared.office,
        "version": manifest.version,
        "written": path,
        "sha256": canonical.sha256(render(manifest)),
        "root": policy.root,
        "person": manifest.person,
        "by_another_ratifier": policy.ratifier_place(manifest.version) > 1,
        "ratifiers": [{"person": r.person, "key": r.key} for r in manifest.ratifiers],
        "files": {"new": prepared.new, "changed": prepared.changed, "gone": prepared.gone},
        "changes": [tongue(change) for change in prepared.changes],
        "compared": prepared.compared,
    }


def _written(context: Context, path: str, manifest: Manifest, policy: Policy) -> None:
    tongue = context.tongue
    context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path=path))
    context.echo(f"  SHA256:{canonical.sha256(render(manifest))}")
    if manifest.version == 1:
        context.echo(tongue.say("Ditulis: {path}", "Written: {path}", path="sops/trust.txt"))
        context.echo(tongue.say("  akar kepercayaan: SHA256:{root}", "  root of trust: SHA256:{root}", root=policy.root))
    context.echo(
        tongue.say(
            "Pengesahan ke-{n} {office} berlaku: {files} berkas, pengesah {names}.",
            "Manifest {n} of {office} holds: {files} files, ratifiers {names}.",
            n=manifest.version, office=policy.office.short_name, files=len(manifest.files), names=", ".join(sorted(policy.ratifiers)),
        )
    )  # fmt: skip
    other = by_another(policy, manifest)
    if other:
        told = tongue(other)
        context.echo(f"{told[0].upper()}{told[1:]}.")


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


def _print(say: Callable[[str], None], prepared: Plan, person: str, tongue: Tongue) -> None:
    say(tongue.say("Pengesahan ke-{n} kantor {office}:", "Manifest {n} of office {office}:", n=prepared.version, office=prepared.office))
    for word, paths in (
        (tongue.say("baru", "new"), prepared.new),
        (tongue.say("berubah", "changed"), prepared.changed),
        (tongue.say("hilang", "gone"), prepared.gone),
    ):
        for path in paths:
            say(f"  {word:<8} {path}")
    for change in prepared.changes:
        say(f"  - {tongue(change)}")
    names = ", ".join(ratifier_text(r) for r in prepared.ratifiers)
    say("  " + tongue.say("pengesah: {names}", "ratifiers: {names}", names=names))
    usual = prepared.allowed[0].person
    if person != usual:
        say(
            "  "
            + tongue.say(
                "ditandatangani {person}, bukan {usual} yang biasa mengesahkan; ini akan tercatat",
                "signed by {person}, not by {usual} who usually ratifies; this will be on record",
                person=person, usual=usual,
            )
        )  # fmt: skip
