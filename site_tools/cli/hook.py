"""`paraf hook`: put the checks where commits and pushes happen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from site_tools.adapters import hook_files
from site_tools.adapters.hook_files import HookPlace
from site_tools.cli.context import Context
from site_tools.cli.hook_receive import RULE_OPTIONS, receive_command, rule_words
from site_tools.cli.tongue import Command, Group, Tongue
from site_tools.formats.hook_script import pre_commit, pre_receive
from site_tools.model.text import Text

_HELP: Final = Text(
    "Pasang hook di salinan ini: setiap komit diperiksa bentuknya (paraf lint --staged). Dengan --pre-receive [REPO]: pasang gerbang di "
    "repositori server (git bare, gitolite, Forgejo/Gitea), sehingga hanya yang lengkap menurut SOP sampai ke cabang utama. Hook "
    "milik orang lain tidak ditimpa. Bahasa pesan di server: paraf --lang id|en hook install ...",
    "Install the hook of this clone: every commit is checked for form (paraf lint --staged). With --pre-receive [REPO]: install the "
    "gate in a server's repository (bare git, gitolite, Forgejo/Gitea), so that only what the SOP allows reaches the main branch. "
    "Nobody else's hook is overwritten. The language of the server's messages: paraf --lang id|en hook install ...",
)


def command(tongue: Tongue) -> click.Command:
    """The group `hook`."""
    group = Group(
        "hook",
        tongue=tongue,
        help=tongue(
            Text("Hook Git: pemeriksaan saat komit, gerbang saat dorongan.", "Git hooks: a check at each commit, the gate at each push.")
        ),
    )
    group.add_command(_install(tongue))
    group.add_command(receive_command(tongue))
    return group


def _install(tongue: Tongue) -> click.Command:
    @click.command("install", cls=Command, tongue=tongue, help=tongue(_HELP))
    @click.argument("repo", required=False, type=click.Path(path_type=Path))
    @click.option(
        "--pre-receive", "server", is_flag=True, help=tongue(Text("Gerbang di repositori server.", "The gate, in a server's repository."))
    )
    @click.option(
        "--to",
        type=click.Path(path_type=Path),
        metavar=tongue(Text("BERKAS", "FILE")),
        help=tongue(
            Text(
                "Dengan --pre-receive: tulis hook ke berkas ini (mis. hook khusus repositori gitolite).",
                "With --pre-receive: write the hook to this file (e.g. a repo-specific hook of gitolite).",
            )
        ),
    )
    @click.option(
        "--chain",
        is_flag=True,
        help=tongue(Text("Hook yang sudah ada disimpan dan dijalankan lebih dahulu.", "Keep an existing hook and run it first.")),
    )
    @click.option(
        "--uninstall",
        is_flag=True,
        help=tongue(Text("Lepas hook ini; hook yang dahulu kembali.", "Remove this hook; the one before comes back.")),
    )
    @RULE_OPTIONS(tongue)
    def install(repo: Path | None, server: bool, to: Path | None, chain: bool, uninstall: bool, **rules: object) -> int:
        context = Context(tongue)
        words = rule_words(rules)
        if not server and (repo or to or words):
            raise click.UsageError(tongue.say("Ini hanya dengan --pre-receive.", "This goes with --pre-receive only."))
        if to and (repo or chain):
            raise click.UsageError(tongue.say("--to tanpa REPO dan tanpa --chain.", "--to goes without REPO and without --chain."))
        place = HookPlace(to.absolute()) if to else hook_files.server_hook(repo or Path()) if server else hook_files.clone_hook(Path())
        if uninstall:
            gone = hook_files.uninstall(place)
            context.echo(
                tongue.say("Dilepas: {file}", "Removed: {file}", file=place.file)
                if gone
                else tongue.say("Tidak ada hook Paraf di {file}", "There is no hook of Paraf at {file}", file=place.file)
            )
            return 0
        program = hook_files.program()
        script = pre_receive(program, tongue.lang, words) if server else pre_commit(program, tongue.lang, shared=place.shared)
        hook_files.install(place, script, chain=chain)
        context.echo(tongue.say("Terpasang: {file}", "Installed: {file}", file=place.file))
        _say_next(context, place, program, server=server)
        return 0

    return install


def _say_next(context: Context, place: HookPlace, program: str, *, server: bool) -> None:
    tongue = context.tongue
    if not server:
        context.echo(tongue.say("Setiap komit kini diperiksa bentuknya.", "From now on the form of every commit is checked."))
        if place.shared:
            context.echo(
                tongue.say(
                    "Folder hook ini dipakai juga oleh repositori lain (core.hooksPath); yang tanpa sops/trust.txt dibiarkan.",
                    "Other repositories use this folder of hooks too (core.hooksPath); those without sops/trust.txt are left alone.",
                )
            )
        return
    context.echo(
        tongue.say(
            "Dorongan yang belum lengkap menurut SOP kini ditolak pada cabang yang dijaga.",
            "From now on a push to a guarded branch is refused until the SOP is fulfilled.",
        )
    )
    owner = place.file.parent.stat().st_uid
    if hasattr(os, "geteuid") and owner != os.geteuid():
        # The account that serves Git must be able to run the program; a virtual environment in root's home it cannot.
        context.echo(
            tongue.say(
                "Periksa bahwa akun server dapat menjalankannya: sudo -u '#{uid}' {program} --version",
                "See that the server's account can run it: sudo -u '#{uid}' {program} --version",
                uid=owner,
                program=program,
            )
        )
