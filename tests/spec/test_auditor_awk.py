"""The script says the same with every awk; what it computes in awk is what Python computes."""

from __future__ import annotations

import random
import re
import subprocess
from datetime import UTC, datetime, timedelta, timezone

import pytest
import yaml

from tests.spec.auditor import AWKS, GOOD, SCRIPT, awk_path, clean_environment, run, sample_copy
from tests.spec.samples import EXAMPLE, sample_root

INVALID = (
    "2026-02-29T00:00:00Z", "2026-00-10T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-04-31T00:00:00Z",
    "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00+24:00",
    "2026-01-01T00:00:00+07:60", "2026-01-01t00:00:00Z", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00.5Z", "0000-01-01T00:00:00Z",
    "1900-02-29T00:00:00Z", "2026-1-01T00:00:00Z", "2026-01-01T00:00:00+0700", "2026-01-01T00:00:00+07:00x", "",
)  # fmt: skip


def program(name: str) -> str:
    """The awk source that the script keeps in a variable."""
    found = re.search(rf"(?ms)^{name}='\n(.*?)^'$", SCRIPT.read_text("utf-8"))
    assert found
    return found[1]


@pytest.fixture(params=AWKS)
def awk(request, tmp_path):
    """A folder with that awk."""
    path = awk_path(tmp_path, request.param)
    if not path:
        pytest.skip(f"{request.param} is not on this machine")
    return path


def lines(awk: str, source: str, text: str) -> tuple[int, list[str]]:
    done = subprocess.run([f"{awk}/awk", source], input=text.encode(), env=clean_environment(LC_ALL="C"), capture_output=True, check=False)
    return done.returncode, done.stdout.decode().splitlines()


def test_the_whole_script(awk, tmp_path):
    root = sample_copy(tmp_path / "repo", EXAMPLE)
    code, out = run(root, "-w", "-v", path=awk)
    assert (code, out) == run(root, "-w", "-v")
    assert code == GOOD
    assert "4 paraf [signatures]" in out


def test_moments(awk):
    dice = random.Random(7)  # noqa: S311 - dates to compare, no secret
    first = datetime(1, 1, 3, tzinfo=UTC)
    moments = [first + timedelta(seconds=dice.randrange(9998 * 365 * 86400)) for _ in range(300)]
    moments += [datetime(y, m, d, tzinfo=UTC) for y in (1900, 2000, 2024, 2026, 2038, 2100) for m, d in ((1, 1), (2, 28), (3, 1), (12, 31))]
    zones = [timezone(timedelta(minutes=dice.randrange(-1439, 1440))) for _ in moments]
    texts = [m.astimezone(z).isoformat(timespec="seconds") for m, z in zip(moments, zones, strict=True)]
    expected = [str((m - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)) for m in moments]
    source = program("lib") + '{ e = epoch($0); if (e == "") print "-"; else printf "%.0f\\n", e }'
    assert lines(awk, source, "\n".join([*texts, *INVALID, "x"]) + "\n")[1] == [*expected, *["-"] * len(INVALID), "-"]


def flat(value: object, place: str = "") -> list[str]:
    """Every scalar with its place, as the script writes it."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in flat(inner, f"{place}/{key}")]
    if isinstance(value, list):
        return [line for number, inner in enumerate(value) for line in flat(inner, f"{place}/{number}")]
    return [f"{place}\t{value}"]


def test_yaml_of_every_office(awk):
    files = sorted([*(sample_root() / "sops").glob("*/people.yml"), *(sample_root() / "sops").glob("*/office.yml")])
    assert files
    for file in files:
        text = file.read_text("utf-8")
        expected = flat(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - makes nothing but text
        assert lines(awk, program("yaml"), text) == (0, expected), file


FORMS = """\
a: b # c
b: "x: \\"y\\" # z"
c: 'it''s'
d: {e: f, g: [h, "i, j", {k: l}], m: {}}
n: []
o:
- p
- q: r
  s: t
-   u: v
    w:
      - x
y:
  # comment

  z: a#b
aa: |
  text: not a key
    deeper

bb: http://contoh.id/a?b=c
"""
REFUSED = (
    "a: &x b", "a: *x", "a: !!str b", "a: b\n  c", "a: [b,\n  c]", 'a: "b\n  c"', "a: b\na: c", "a:\tb", "--- \na: b", "a: b\r",
    "  a: b\n c: d", "a: b: c", 'a: "b" c', "a: {b: c} d", "a: [b", "- - a", "a: 'b", 'a: "\\u0041"', "a:\n  - b\n c: d", '"a": b',
)  # fmt: skip


def test_yaml_forms(awk):
    expected = flat({k: v for k, v in yaml.load(FORMS, Loader=yaml.BaseLoader).items() if k != "aa"})  # noqa: S506 - as above
    expected = [line for line in expected if not line.startswith(("/d/m", "/n\t"))]
    assert lines(awk, program("yaml"), FORMS) == (0, expected)
    for text in REFUSED:
        assert lines(awk, program("yaml"), text + "\n")[0] == 1, text
