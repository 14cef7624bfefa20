"""One entry point: language first, then the command, then one place that turns every error into words and a code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Final, NoReturn

import click

from site_tools import __version__
from site_tools.cli.tongue import Group, Tongue, take_language, usage_message
from site_tools.model.finding import CannotJudge, Problem
from site_tools.model.text import Lang, Text

FINDINGS: Final = 1
CANNOT: Final = 2
OUR_BUG: Final = 3
INTERRUPTED: Final = 130

COMMANDS: Final[tuple[tuple[str, str], ...]] = (
    ("new", "new:command"),
    ("lint", "lint:command"),
    ("status", "status:command"),
    ("sign", "sign:command"),
    ("check", "check:command"),
    ("revise", "revise:command"),
    ("record", "record:command"),
    ("audit", "check:audit_command"),
    ("build", "build:command"),
    ("serve", "serve:command"),
    ("bundle", "bundle:command"),
    ("appoint", "appoint:command"),
    ("sop", "sop:command"),
    ("codeowners", "codeowners:command"),
    ("ruleset", "ruleset:command"),
    ("hook", "hook:command"),
    ("explain", "explain:command"),
    ("demo", "demo:command"),
)
"""Every command, in the order of a post's life: its name, and the function below `site_tools.cli` that makes it.

A command is imported when it is used: the website's libraries take longer to load than a post takes to judge.
"""

_HELP = Text(
    id="Paraf: SOP tertulis kantor yang dijaga Git; setiap langkah adalah tanda tangan di dalam kiriman itu sendiri.",
    en="Paraf: an office's written SOP, obeyed by Git; every step is a signature in the post itself.",
)
_EPILOG = Text(
    id="Kode keluar: 0 baik, 1 ada temuan, 2 tidak dapat menilai atau salah pakai, 3 kesalahan kami.",
    en="Exit codes: 0 good, 1 findings, 2 cannot judge or wrong use, 3 our bug.",
)


def cli(lang: Lang = "id") -> click.Group:
    """The whole command in one language."""
    tongue = Tongue(lang)
    group = Group("paraf", help=tongue(_HELP), epilog=tongue(_EPILOG), tongue=tongue)
    group.params.append(
        click.Option(
            ["--lang"], metavar="id|en", expose_value=False, help=tongue.say("Bahasa (juga PARAF_LANG).", "Language (also PARAF_LANG).")
        )
    )
    group.params.append(
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help=tongue.say("Nomor versi.", "Version.")
        )
    )
    for name, maker in COMMANDS:
        group.add_lazy(name, partial(_made, maker, tongue))
    return group


def _made(maker: str, tongue: Tongue) -> click.Command:
    module, _, function = maker.partition(":")
    command: click.Command = getattr(import_module(f"site_tools.cli.{module}"), function)(tongue)
    return command


def _version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    del parameter
    if value:
        click.echo(f"paraf {__version__}")
        ctx.exit(0)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code."""
    tongue = Tongue("id")
    try:
        lang, rest = take_language(arguments)
        tongue = Tongue(lang)
        result = cli(lang).main(args=rest, prog_name="paraf", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except CannotJudge as problem:
        _print(problem, tongue)
        return CANNOT
    except Problem as problem:
        _print(problem, tongue)
        return FINDINGS
    except click.exceptions.NoArgsIsHelpError as help_:
        click.echo(help_.format_message(), err=True)
        return CANNOT
    except click.ClickException as error:
        click.echo(usage_message(error, tongue), err=True)
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "paraf"
        click.echo(tongue.say("Bantuan: {where} --help", "Help: {where} --help", where=where), err=True)
        return CANNOT
    except (click.Abort, KeyboardInterrupt):
        click.echo(tongue.say("Dibatalkan; tidak ada yang ditulis.", "Cancelled; nothing was written."), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has gone; that is its right.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open until the end
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort of a command line
        if os.environ.get("PARAF_DEBUG"):
            traceback.print_exc()
        click.echo(
            tongue.say(
                "Ini kesalahan Paraf, bukan kesalahan Anda: {kind}: {why}. Ulangi dengan PARAF_DEBUG=1 dan laporkan keluarannya.",
                "This is a bug of Paraf, not your mistake: {kind}: {why}. Run it again with PARAF_DEBUG=1 and report the output.",
                kind=type(error).__name__,
                why=error,
            ),
            err=True,
        )
        return OUR_BUG


def _print(problem: Problem, tongue: Tongue) -> None:
    from site_tools.cli.context import Context  # noqa: PLC0415 - `--version` and `--help` need no judge

    Context(tongue).findings(problem.findings)


def main() -> NoReturn:
    """The console script."""
    sys.exit(run(sys.argv[1:]))
