"""`paraf hook pre-receive`: what Git runs on a server before it takes a push."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, Final, TypeVar

import click

from site_tools.adapters import two_verifiers
from site_tools.adapters.git_receive import ReceivingRepository, receiving_root
from site_tools.cli.check_change import print_touched
from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.cli.trust_option import read_pin
from site_tools.formats.push_lines import read_push
from site_tools.model.finding import errors
from site_tools.model.judged import Unreadable
from site_tools.model.push import MEGABYTE, Push, RefVerdict
from site_tools.model.text import Text
from site_tools.workflows.push import PushRules, guarded_branches, judge_push
from site_tools.workflows.trust_pin import Pin

_PUSHERS: Final = ("GL_USER", "GITEA_PUSHER_NAME", "REMOTE_USER")
"""Where gitolite, Forgejo/Gitea and an HTTP server write who pushes."""
_TOLD: Final = 20
"""Refused posts that are told one by one."""
_MOST_INPUT: Final = 16 * MEGABYTE
F = TypeVar("F", bound=Callable[..., Any])


def RULE_OPTIONS(tongue: Tongue) -> Callable[[F], F]:  # noqa: N802 - reads as the decorator it is
    """The options that `install` writes into the hook and `pre-receive` obeys."""
    several: dict[str, Any] = {"multiple": True}

    def pins(ctx: click.Context, _parameter: click.Parameter, words: tuple[str, ...]) -> tuple[Pin, ...]:
        return tuple(read_pin(word, tongue, ctx) for word in words)

    options = (
        click.option(
            "--branch", "branches", metavar=tongue(Text("CABANG", "BRANCH")), **several,
            help=tongue(Text("Cabang yang dijaga; bawaan: cabang HEAD dan main.", "A guarded branch; default: HEAD's branch and main.")),
        ),
        click.option(
            "--trust", "pins", metavar=tongue(Text("[KANTOR=]SHA256:...", "[OFFICE=]SHA256:...")), callback=pins, **several,
            help=tongue(
                Text(
                    "Akar kantor yang dikenal (lihat paraf audit). Tanpa ini dorongan pertama dan perubahan sops/trust.txt ditolak.",
                    "An office's root that is known (see paraf audit). Without it a first push and changes of sops/trust.txt are refused.",
                )
            ),
        ),
        click.option(
            "--owner", "owners", metavar=tongue(Text("NAMA", "NAME")), **several,
            help=tongue(
                Text(
                    "Nama akun server yang boleh mendorong berkas pemilik kode; bawaan: semua yang boleh mendorong.",
                    "Account of the server that may push files of the code owners; default: everybody who may push.",
                )
            ),
        ),
        click.option(
            "--max-file", type=click.IntRange(1), metavar="MB",
            help=tongue(Text("Batas satu berkas; bawaan 25.", "Limit of one file; default 25.")),
        ),
        click.option(
            "--max-push", type=click.IntRange(1), metavar="MB",
            help=tongue(Text("Batas semua berkas baru; bawaan 500.", "Limit of all new files together; default 500.")),
        ),
    )  # fmt: skip
    return lambda function: reduce(lambda done, option: option(done), reversed(options), function)


def rule_words(given: Mapping[str, Any]) -> list[str]:
    """The options as words of a command line, for the hook that is written."""
    words = [f"--branch={branch}" for branch in given["branches"]]
    words += [f"--trust={pin.office}{'=' if pin.office else ''}SHA256:{pin.sha256}" for pin in given["pins"]]
    words += [f"--owner={name}" for name in given["owners"]]
    for option, name in (("--max-file", "max_file"), ("--max-push", "max_push")):
        words += [f"{option}={given[name]}"] if given[name] else []
    return words


def _rules(given: Mapping[str, Any], repository: ReceivingRepository) -> PushRules:
    rules = PushRules()
    return PushRules(
        branches=guarded_branches(repository, given["branches"]),
        pins=given["pins"],
        owners=given["owners"],
        largest_file=(given["max_file"] or 0) * MEGABYTE or rules.largest_file,
        largest_push=(given["max_push"] or 0) * MEGABYTE or rules.largest_push,
    )


def receive_command(tongue: Tongue) -> click.Command:
    """The command `hook pre-receive`."""

    @click.command(
        "pre-receive",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Dijalankan Git di server: membaca baris `lama baru nama`, menilai yang menuju cabang yang dijaga menurut kebijakan cabang "
                "itu sebelum dorongan, dan menolak seluruh dorongan bila ada yang belum lengkap.",
                "Run by Git on a server: reads lines of `old new ref`, judges what goes to a guarded branch by the policy of that branch "
                "before the push, and refuses the whole push where something is not complete.",
            )
        ),
    )
    @RULE_OPTIONS(tongue)
    def receive(**given: object) -> int:
        context = Context(tongue)
        repository = ReceivingRepository(receiving_root())
        # Started by a person in a terminal it would wait for lines that only Git writes.
        updates = read_push(b"" if sys.stdin.isatty() else sys.stdin.buffer.read(_MOST_INPUT))
        pusher = next((os.environ[name] for name in _PUSHERS if os.environ.get(name)), "")
        push = judge_push(repository, updates, _rules(given, repository), context.judge(), pusher=pusher, strict=two_verifiers.verify)
        _print(context, push)
        return 0 if push.passed else 1

    return receive


def _print(context: Context, push: Push) -> None:
    """What the pusher sees behind `remote:`. A push that passes is told in a line; drafts are not talked about."""
    context.findings(push.findings, err=False)
    for ref in push.refs:
        if not ref.passed or (ref.guarded and ref.change):
            _print_ref(context, ref)
    if not push.passed:
        context.echo(
            context.tongue.say(
                "Dorongan ditolak seluruhnya; server tidak berubah.", "The whole push is refused; nothing on the server has changed."
            )
        )


def _print_ref(context: Context, ref: RefVerdict) -> None:
    tongue, change = context.tongue, ref.change
    context.findings((*ref.findings, *(change.findings if change else ())), err=False)
    refused = [*ref.posts, *(post for post in (change.posts if change else ()) if not post.passed)]
    for post in refused[:_TOLD]:
        print_touched(context, post)
    if len(refused) > _TOLD:
        context.echo(tongue.say("... dan {n} kiriman lain.", "... and {n} more posts.", n=len(refused) - _TOLD))
    name = ref.update.ref.removeprefix("refs/heads/")
    if ref.passed:
        count = len(change.posts) if change else ref.checked
        context.echo(
            tongue.say("paraf: {ref} diterima, {n} kiriman lengkap.", "paraf: {ref} accepted, {n} posts complete.", ref=name, n=count)
        )
        if change and change.kind == "owners":
            context.echo(
                tongue.say(
                    "Ini berkas pemilik kode, bukan kiriman: {paths}", "These are the code owners' files, no posts: {paths}",
                    paths=", ".join(change.paths[:5]) + (" ..." if len(change.paths) > 5 else ""),  # noqa: PLR2004 - a line's worth
                )
            )  # fmt: skip
        return
    if refused:
        context.echo(tongue.say("Belum boleh masuk ke {ref}: {n} kiriman.", "May not go to {ref} yet: {n}.", n=len(refused), ref=name))
        if not any(isinstance(p.outcome, Unreadable) or errors(p.findings) for p in refused):
            slug = refused[0].path.slug
            context.echo(
                "    → "
                + tongue.say(
                    "Selama menunggu paraf, dorong ke cabang usulan: git push origin HEAD:refs/heads/usulan/{slug}",
                    "While it waits for signatures, push it to a branch of its own: git push origin HEAD:refs/heads/usulan/{slug}",
                    slug=slug,
                )
            )
