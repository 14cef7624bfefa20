"""What Git writes to a pre-receive hook: one line `old new ref` per name that the push moves. Source: githooks(5)."""

from __future__ import annotations

import re
from typing import Final

from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.push import RefUpdate
from site_tools.model.text import Text

_LINE: Final = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) (refs/[^\x00-\x20\x7f]+)")


def read_push(data: bytes) -> tuple[RefUpdate, ...]:
    """The names that a push moves.

    Raises:
        CannotJudge: PUSH-INPUT, nothing, or a line that is none: then it was not Git that called.
    """
    lines = data.split(b"\n")
    if lines[-1] or len(lines) == 1:
        raise _not_git(len(lines))
    found = []
    for number, line in enumerate(lines[:-1], start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise _not_git(number)
        old, new = (b"" if set(one) == {ord("0")} else one for one in match.group(1, 2))
        found.append(RefUpdate(old.decode("ascii"), new.decode("ascii"), match[3].decode("utf-8", "backslashreplace")))
    return tuple(found)


def _not_git(line: int) -> CannotJudge:
    return CannotJudge(
        Finding(
            "PUSH-INPUT",
            Text(
                "Masukan bukan baris `lama baru nama` dari Git (baris {n}).",
                "The input is not Git's lines of `old new ref` (line {n}).",
            ).fill(n=line),
            remedy=Text(
                "Perintah ini dijalankan Git di server; pasang: paraf hook install --pre-receive REPO",
                "Git runs this command on a server; install it: paraf hook install --pre-receive REPO",
            ),
        )
    )
