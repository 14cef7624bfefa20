"""`paraf explain`: what a finding's code means and what to do about it."""

from __future__ import annotations

import textwrap
from typing import Any, Final

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.text import Lang, Text
from site_tools.rules.explain import all_codes, explanation, near_codes
from site_tools.rules.explanation import Explanation

_WIDTH: Final = 100
_SECTIONS: Final = (
    ("checks", Text("Yang diperiksa", "What it checks")),
    ("why", Text("Mengapa", "Why")),
    ("example", Text("Contoh", "Example")),
    ("do", Text("Yang harus dilakukan", "What to do")),
)


def command(tongue: Tongue) -> click.Command:
    """The command `explain`."""

    @click.command(
        "explain",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Terangkan kode temuan: yang diperiksa, mengapa, contoh, dan yang harus dilakukan. Tanpa KODE: daftar semua kode.",
                "Explain the code of a finding: what it checks, why, an example, what to do. Without CODE: the list of all codes.",
            )
        ),
    )
    @click.argument("code", required=False, metavar=tongue(Text("[KODE]", "[CODE]")))
    @click.option("--json", "as_json", is_flag=True, help=tongue(Text("Keluaran untuk mesin.", "Output for machines.")))
    def explain(code: str | None, as_json: bool) -> int:
        context = Context(tongue)
        if code is None:
            return _list(context, as_json)
        name = code.strip().strip("[]").upper()
        found = explanation(name)
        if found is None:
            raise click.UsageError(_unknown(tongue, code, name))
        if as_json:
            context.json(_object(name, found, tongue.lang))
        else:
            _print(context, name, found)
        return 0

    return explain


def _known() -> list[tuple[str, Explanation]]:
    return [(code, found) for code in all_codes() if (found := explanation(code))]


def _list(context: Context, as_json: bool) -> int:
    lang = context.tongue.lang
    if as_json:
        context.json({"codes": [{"code": code, "title": found.title.to(lang)} for code, found in _known()]})
        return 0
    width = max(len(code) for code in all_codes())
    for code, found in _known():
        context.echo(f"{code:<{width}}  {found.title.to(lang)}")
    return 0


def _print(context: Context, code: str, found: Explanation) -> None:
    lang = context.tongue.lang
    context.echo(f"{code}: {found.title.to(lang)}")
    for name, heading in _SECTIONS:
        context.echo()
        context.echo(heading.to(lang))
        words = getattr(found, name).to(lang)
        context.echo(
            textwrap.fill(words, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
        )


def _object(code: str, found: Explanation, lang: Lang) -> dict[str, Any]:
    return {"code": code, "title": found.title.to(lang), **{name: getattr(found, name).to(lang) for name, _ in _SECTIONS}}


def _unknown(tongue: Tongue, code: str, name: str) -> str:
    near = ", ".join(near_codes(name))
    if near:
        return tongue.say(
            "Kode `{code}` tidak dikenal. Maksud Anda: {near}?", "The code `{code}` is unknown. Did you mean: {near}?", code=code, near=near
        )
    return tongue.say(
        "Kode `{code}` tidak dikenal. Semua kode: paraf explain", "The code `{code}` is unknown. All codes: paraf explain", code=code
    )
