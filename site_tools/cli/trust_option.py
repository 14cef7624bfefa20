"""`--trust`: roots of trust that whoever runs the command knows from elsewhere (also PARAF_TRUST)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any, Final

import click

from site_tools.cli.tongue import Tongue
from site_tools.model.text import Text
from site_tools.workflows.trust_pin import Pin

VARIABLE: Final = "PARAF_TRUST"
_META: Final = "site_tools.trust"
_WORD: Final = re.compile(r"(?:([a-z0-9][a-z0-9-]*)=)?SHA256:([0-9a-fA-F]{64})")
_HELP: Final = Text(
    "Patok sidik akar kepercayaan kantor (dicetak `paraf audit`); boleh diulang. Kantor yang akarnya lain: keluar 2. Juga PARAF_TRUST.",
    "Pin the fingerprint of an office's root of trust (printed by `paraf audit`); may be repeated. An office with another root: exit 2. "
    "Also PARAF_TRUST.",
)


def trust_option(tongue: Tongue) -> Callable[[Any], Any]:
    """The option, for a command that judges; `Context.judge` finds the pins by itself."""

    def keep(ctx: click.Context, _parameter: click.Parameter, words: tuple[str, ...]) -> None:
        if not words and VARIABLE in os.environ:
            # Set but empty is a setting that went missing, not a wish to trust anybody.
            raise click.UsageError(
                tongue.say("{name} kosong: isi, atau hapus variabelnya.", "{name} is empty: fill it, or unset it.", name=VARIABLE), ctx
            )
        ctx.meta[_META] = tuple(read_pin(word, tongue, ctx) for word in words)

    return click.option(
        "--trust",
        multiple=True,
        envvar=VARIABLE,
        metavar=tongue(Text("[KANTOR=]SHA256:...", "[OFFICE=]SHA256:...")),
        expose_value=False,
        callback=keep,
        help=tongue(_HELP),
    )


def current_pins() -> tuple[Pin, ...]:
    """The pins of the command that is running; none where it has no such option."""
    ctx = click.get_current_context(silent=True)
    return ctx.meta.get(_META, ()) if ctx else ()


def read_pin(word: str, tongue: Tongue, ctx: click.Context) -> Pin:
    """One pin as a person writes it.

    Raises:
        click.UsageError: it is none.
    """
    match = _WORD.fullmatch(word)
    if not match:
        raise click.UsageError(
            tongue.say(
                "--trust: SHA256: dan 64 angka heksadesimal, bila perlu dengan KANTOR= di depannya ({word}?)",
                "--trust: SHA256: and 64 hexadecimal digits, with OFFICE= before them if need be ({word}?)",
                word=word,
            ),
            ctx,
        )
    return Pin(match[2].lower(), match[1] or "")
