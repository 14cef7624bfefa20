"""`paraf audit` and the auditor's script say the same of every attack that the script covers."""

from __future__ import annotations

import os
from datetime import datetime

import pytest

from site_tools.cli.main import run as paraf
from tests.spec.attacks import ATTACKS, POST, RETURNED
from tests.spec.auditor import CANNOT, GOOD, git, run, sample_copy


class Clock:
    """The samples are of 2026: judged shortly after, in whatever year the test runs."""

    def now(self) -> datetime:
        return datetime.fromisoformat("2026-11-21T10:00:00+07:00")


@pytest.fixture
def office(tmp_path, monkeypatch, attack):
    """A folder with one sample office and one or two of its posts, in which commands run."""
    for name in [n for n in os.environ if n.startswith(("GIT_", "PARAF_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setattr("site_tools.cli.context.SystemClock", Clock)
    root = sample_copy(tmp_path, *((POST, RETURNED) if attack.second else (POST,)))
    git(root, "init", "-q", "-b", "main")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_program_and_script_agree(office, attack, capsys):
    attack.do(office)
    accepted = paraf(["audit"]) == GOOD
    said = capsys.readouterr()
    code, out = run(office, "-w")
    assert (code == GOOD) == accepted == (not attack.named), (code, out, said.out + said.err)
    assert attack.named in out, out
    if attack.named.count("/") == 3 and code != CANNOT:
        [line] = [line for line in out.splitlines() if attack.named in line and " [" in line and not line.startswith("sah")]
        assert line.startswith(("DITOLAK", "TEMUAN")), line
