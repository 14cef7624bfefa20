"""The small POSIX shell scripts that Git runs as hooks: they find Paraf and leave everything else to it.

They refuse where Paraf is not there: a gate that nobody tends is closed.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Final

from site_tools.model.text import Lang, Text

MARK: Final = "# paraf-hook/v1: "
"""How the second line of our own hooks begins."""
BEFORE: Final = "sebelum-paraf."
"""Put before the name of somebody else's hook that ours runs first. Nothing in Git or gitolite looks for such a name."""

_HEAD: Final = Text(
    "# Ditulis oleh `paraf hook install`; jangan disunting, pasang ulang untuk mengubahnya. Lepas: paraf hook install --uninstall",
    "# Written by `paraf hook install`; do not edit it, install it again to change it. Remove: paraf hook install --uninstall",
)
_MISSING: Final = Text(
    "paraf: program tidak ditemukan di {where}. Tidak ada yang dinilai, jadi ditolak.",
    "paraf: the program was not found at {where}. Nothing was judged, so it is refused.",
)
_MEND_CLONE: Final = Text(
    "    → Pasang ulang: paraf hook install. Sekali ini tanpa pemeriksaan: git commit --no-verify",
    "    → Install again: paraf hook install. This once without the check: git commit --no-verify",
)
_MEND_SERVER: Final = Text(
    "    → Beri tahu administrator server; ia memasang ulang: paraf hook install --pre-receive",
    "    → Tell the administrator of the server, who installs it again: paraf hook install --pre-receive",
)


def is_ours(data: bytes) -> bool:
    """Whether a hook file was written by `paraf hook install`."""
    lines = data.split(b"\n", 2)
    return len(lines) > 1 and lines[1].startswith(MARK.encode())


def pre_commit(program: str, lang: Lang, *, shared: bool) -> str:
    """The hook of a clone. `shared`: its folder serves other repositories too, which have no office and are left alone."""
    skip = "[ -e sops/trust.txt ] || exit 0\n" if shared else ""
    before = f'before=${{0%/*}}/{BEFORE}pre-commit\nif [ -x "$before" ]; then "$before" "$@" || exit; fi\n'
    return _script("pre-commit", program, lang, before + skip, "", ["lint", "--staged"], _MEND_CLONE)


def pre_receive(program: str, lang: Lang, options: Sequence[str]) -> str:
    """The hook of a server; `options` go to `paraf hook pre-receive` as they are."""
    # Both hooks read all lines, so they are kept. A command substitution takes the last line's end away.
    before = (
        f"updates=$(cat)\nbefore=${{0%/*}}/{BEFORE}pre-receive\n"
        'if [ -x "$before" ]; then printf \'%s\\n\' "$updates" | "$before" "$@" || exit; fi\n'
    )
    return _script("pre-receive", program, lang, before, "printf '%s\\n' \"$updates\" | ", ["hook", "pre-receive", *options], _MEND_SERVER)


def _script(name: str, program: str, lang: Lang, first: str, source: str, arguments: Sequence[str], mend: Text) -> str:
    missing = shlex.quote(_MISSING.fill(where=program).to(lang))
    return (
        f"#!/bin/sh\n{MARK}{name}\n{_HEAD.to(lang)}\n"
        # What a pusher or a desktop may have set for Python is not for this program; a server often runs in the C locale.
        "unset PYTHONPATH PYTHONHOME PYTHONSTARTUP PARAF_DEBUG PARAF_TRUST\n"
        "PYTHONUTF8=1\nexport PYTHONUTF8\n"
        f"{first}"
        f"paraf={shlex.quote(program)}\n"
        '[ -x "$paraf" ] || paraf=$(command -v paraf) || paraf=\n'
        "code=127\n"
        'if [ -n "$paraf" ]; then\n'
        f'  {source}"$paraf" --lang {lang} {shlex.join(arguments)}\n'
        "  code=$?\n"
        "fi\n"
        # 126 and 127 are the shell's own words for a program that is there and cannot run.
        'case "$code" in 126|127)\n'
        f"  printf '%s\\n' {missing} {shlex.quote(mend.to(lang))} >&2\n"
        "  code=2 ;;\n"
        "esac\n"
        'exit "$code"\n'
    )
