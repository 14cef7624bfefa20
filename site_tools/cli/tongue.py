"""The language of one run, and click's own words in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, cast

import click

from site_tools.model.text import Lang, Text

LANG_OPTION = "--lang"
_USAGE = Text("Pemakaian: ", "Usage: ")
_OPTIONS = Text("Pilihan", "Options")
_COMMANDS = Text("Perintah", "Commands")
_HELP = Text("Tampilkan bantuan ini.", "Show this help.")


class Tongue:
    """Picks the language of a `Text`."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def __call__(self, text: Text) -> str:
        """The text in this run's language."""
        return text.to(self.lang)

    def say(self, id_: str, en: str, **values: object) -> str:
        """A text written on the spot, filled."""
        return Text(id_, en).fill(**values).to(self.lang)


def take_language(arguments: Sequence[str]) -> tuple[Lang, list[str]]:
    """The language asked for anywhere on the line (else `PARAF_LANG`, else Indonesian), and the line without it.

    Raises:
        click.UsageError: a language other than `id` and `en`.
    """
    rest: list[str] = []
    wanted = os.environ.get("PARAF_LANG", "") or "id"
    given = iter(arguments)
    for word in given:
        if word == "--":
            rest += [word, *given]
        elif word == LANG_OPTION:
            wanted = next(given, "")
        elif word.startswith(LANG_OPTION + "="):
            wanted = word.split("=", 1)[1]
        else:
            rest.append(word)
    if wanted not in ("id", "en"):
        raise click.UsageError(f"--lang: id | en ({wanted!r}?)")
    return cast("Lang", wanted), rest


class Framed(click.Command):
    """Usage, options and help in the run's language: what a command and the group of all commands share."""

    def __init__(self, *args: Any, tongue: Tongue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tongue = tongue

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=self.tongue(_USAGE))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        rows = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section(self.tongue(_OPTIONS)):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.tongue(_HELP)
        return option


class Command(Framed):
    """One command in the run's language."""


class Group(Framed, click.Group):
    """The group of all commands, in the run's language; a lazy one is made when somebody asks for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy: dict[str, Callable[[], click.Command]] = {}

    def add_lazy(self, name: str, make: Callable[[], click.Command]) -> None:
        """Add a command that `make` makes on first use."""
        self._lazy[name] = make

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name in self._lazy and cmd_name not in self.commands:
            self.add_command(self._lazy[cmd_name](), cmd_name)
        return super().get_command(ctx, cmd_name)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the name in the usage line."""
        del ctx
        return [self.tongue.say("PERINTAH [PILIHAN]...", "COMMAND [OPTIONS]...")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands in the order of a post's life."""
        super().format_options(ctx, formatter)
        known = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, c.get_short_help_str(90)) for name, c in known if c is not None and not c.hidden]
        if rows:
            with formatter.section(self.tongue(_COMMANDS)):
                formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order they were added."""
        del ctx
        return [*self._lazy, *(name for name in self.commands if name not in self._lazy)]


def usage_message(error: click.ClickException, tongue: Tongue) -> str:
    """A wrong use of the command line, in the run's language."""
    match error:
        case click.NoSuchOption():
            near = (
                tongue.say(" Maksud Anda {near}?", " Did you mean {near}?", near=", ".join(error.possibilities or ()))
                if error.possibilities
                else ""
            )
            return tongue.say("Pilihan {name} tidak dikenal.{near}", "No such option: {name}.{near}", name=error.option_name, near=near)
        case click.MissingParameter() if error.param is not None:
            name = (
                error.param.make_metavar(error.ctx) if isinstance(error.param, click.Argument) and error.ctx else "/".join(error.param.opts)
            )
            return tongue.say("{name} belum diberikan.", "{name} is missing.", name=name)
        case click.BadParameter() if error.param is not None:
            return tongue.say(
                "Nilai {name} salah: {why}", "Wrong value for {name}: {why}", name="/".join(error.param.opts), why=error.message
            )
        case click.UsageError() if error.message.startswith("No such command"):
            return tongue.say("Perintah tidak dikenal: {why}", "{why}", why=error.message.removeprefix("No such command ").rstrip("."))
        case _:
            return error.format_message()
