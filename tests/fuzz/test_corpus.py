"""Inputs that were worth keeping, read again; and files of one byte more than each limit."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from site_tools import canonical
from site_tools.canonical import Piece
from site_tools.cli.context import Context
from site_tools.cli.tongue import Tongue
from site_tools.formats import entries, manifest, strict_yaml
from site_tools.formats.clean_text import SHOWN_PER_CODE
from site_tools.formats.front_matter import BLOCK_LIMIT, BODY_LIMIT, META_LIMIT, read_front_matter
from site_tools.formats.post_file import FILE_LIMIT, post_path, read_post
from site_tools.formats.rough_cut import rough_cut
from site_tools.formats.yaml_shape import load
from site_tools.model.evidence import Record, RecordFile
from site_tools.model.finding import Finding, Problem
from site_tools.model.office import Office
from site_tools.model.people import ActingLetter, People
from site_tools.model.post import Meta
from site_tools.model.sop import Sop, TimeStandard
from site_tools.model.text import Text
from site_tools.ports import TreeFile
from site_tools.workflows.policy import SOP_LIMIT
from tests.fuzz.targets import PATH, POST, TARGETS

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(p for p in CORPUS.glob("*/*") if p.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_kept_input_gets_its_answer(path: Path) -> None:
    codes = {finding.code for finding in TARGETS[path.parent.name](path.read_bytes())}
    expected = path.name.rsplit("-", 1)[0].upper()
    assert expected in codes if codes else expected == "VALUE"


def test_every_parser_has_kept_inputs_and_none_is_large() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)
    assert max(path.stat().st_size for path in KEPT) < 64 * 1024


# --- limits -----------------------------------------------------------------------------------------


def codes_of(call: Callable[[], object]) -> set[str]:
    try:
        call()
    except Problem as problem:
        return {finding.code for finding in problem.findings}
    return set()


def to_size(head: bytes, size: int, tail: bytes = b"", unit: bytes = b"#" + b"a" * 98 + b"\n") -> bytes:
    """Head, comments and tail, together `size` bytes."""
    left = size - len(head) - len(tail)
    whole, rest = divmod(left, len(unit))
    end = b"#" + b"a" * (rest - 2) + b"\n" if rest > 1 else b"\n" * rest
    return head + unit * whole + end + tail


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(Sop, SOP_LIMIT), (People, SOP_LIMIT), (Office, 65536), (ActingLetter, 65536), (RecordFile, 65536), (Meta, 65536)],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_yaml_of_one_byte_too_many(kind: type, limit: int) -> None:
    data = to_size(b"a: b\n", limit)
    assert codes_of(lambda: load(kind, data, path=PATH, limit=limit)) == {"SCHEMA"}
    assert codes_of(lambda: load(kind, data + b"\n", path=PATH, limit=limit)) == {"TOO-LARGE"}


def one_entry() -> bytes:
    return (CORPUS / "entries" / "value-1").read_bytes().removeprefix(HEAD)


MANIFEST = min(Path(__file__).parents[2].glob("sops/*/pengesahan/0001.txt")).read_bytes()
HEAD = f"{entries.HEAD}\n{entries.MARKER}\n".encode()
INDEX: dict[str, tuple[bytes, bytes, int]] = {
    "front matter": (b"---\na: b\n", b"---\n", META_LIMIT + 4 + 4),
    "body": (b"---\na: b\n---\n", b"", BODY_LIMIT + 4 + 5 + 4),
}
"""What grows -> the file around it, and the size at which it is just allowed."""


@pytest.mark.parametrize("what", INDEX)
def test_index_of_one_byte_too_many(what: str) -> None:
    head, tail, size = INDEX[what]
    assert codes_of(lambda: read_front_matter(to_size(head, size, tail), path=PATH)) == set()
    assert codes_of(lambda: read_front_matter(to_size(head, size + 1, tail), path=PATH)) == {"TOO-LARGE"}


def test_signatures_of_one_byte_too_many() -> None:
    # Comments before the first key count here and not as front matter, so that the block itself may be short.
    tail = b"a: b\n" + HEAD + one_entry() + b"---\n"
    size = BLOCK_LIMIT + len(b"---\n")
    assert codes_of(lambda: read_front_matter(to_size(b"---\n", size, tail), path=PATH)) == set()
    assert codes_of(lambda: read_front_matter(to_size(b"---\n", size + 1, tail), path=PATH)) == {"TOO-LARGE"}


def test_a_file_beyond_both_limits_is_refused_before_it_is_read() -> None:
    data = b"\xff" * (BLOCK_LIMIT + BODY_LIMIT + 1)
    assert codes_of(lambda: read_front_matter(data, path=PATH)) == {"TOO-LARGE"}


def test_manifest_of_one_byte_too_many() -> None:
    data = to_size(b"paraf-policy/v1\n", manifest.LIMIT)
    assert codes_of(lambda: manifest.parse(data, path=PATH)) == {"MANIFEST-SHAPE"}
    assert codes_of(lambda: manifest.parse(data + b"\n", path=PATH)) == {"TOO-LARGE"}


def test_a_bad_ratifier_key_is_told_with_its_line() -> None:
    with pytest.raises(Problem) as caught:
        manifest.parse(b"paraf-policy/v1\nratifier a ssh-dss AAAA\n", path=PATH)
    assert [(f.code, f.path, f.line) for f in caught.value.findings] == [("KEY-FORMAT", PATH, 2)]


@pytest.mark.parametrize(("name", "code"), [("foto-1.jpg", "TOO-LARGE"), ("attachments/notula.md", "TOO-LARGE"), ("index.md", "TOO-LARGE")])
def test_post_file_of_one_byte_too_many(name: str, code: str) -> None:
    names = {"index.md", name}
    for size, expected in ((FILE_LIMIT, False), (FILE_LIMIT + 1, True)):
        files = [TreeFile(f"{POST.folder}/{one}", "100644", size if one == name else 1) for one in sorted(names)]
        assert (code in codes_of(lambda files=files: read_post(POST, files, lambda _: b"---\n"))) == expected


def test_one_entry_too_many() -> None:
    good = HEAD + one_entry() * entries.MAX_ENTRIES
    assert len(entries.parse(good, path=PATH, first_line=1)) == entries.MAX_ENTRIES
    assert codes_of(lambda: entries.parse(good + one_entry(), path=PATH, first_line=1)) == {"BLOCK-DAMAGED"}


def test_one_value_too_many() -> None:
    good = b"[" + b",".join([b"a"] * (strict_yaml.MAX_VALUES - 1)) + b"]\n"
    strict_yaml.read_yaml(good, path=PATH)
    many = good.replace(b"a,", b"a,\n", 5).replace(b"]", b",a]")
    with pytest.raises(Problem) as caught:
        strict_yaml.read_yaml(many, path=PATH)
    assert [(f.code, f.line) for f in caught.value.findings] == [("TOO-LARGE", 6)]


@pytest.mark.parametrize("time", ["days: 3661", "days: [1, 99999999999]", "days: -1", "minutes: 999999999999999999"])
def test_a_time_beyond_the_calendar_is_refused(time: str) -> None:
    assert codes_of(lambda: load(TimeStandard, time.encode(), path=PATH)) == {"SCHEMA"}


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "1899-12-31T00:00:00Z"])
def test_a_moment_at_the_end_of_the_calendar_is_refused_everywhere(at: str) -> None:
    assert codes_of(lambda: manifest.parse(MANIFEST, path=PATH)) == set()
    block = re.sub(rb'at: "[^"]*"', f'at: "{at}"'.encode(), HEAD + one_entry())
    assert codes_of(lambda: entries.parse(block, path=PATH, first_line=1)) == {"BLOCK-DAMAGED"}
    assert codes_of(lambda: manifest.parse(MANIFEST.replace(b"2026-01-05T09:00:00+07:00", at.encode()), path=PATH)) == {"MANIFEST-SHAPE"}
    assert codes_of(lambda: load(Record, f"posted_at: {at}\n".encode(), path=PATH)) == {"SCHEMA"}


def test_the_year_of_a_post_has_ascii_digits() -> None:
    assert post_path("content/contoh/medsos/2026/rapat/index.md") == POST
    assert post_path("content/contoh/medsos/\u0662\u0660\u0662\u0666/rapat/index.md") is None


def test_what_is_too_large_is_not_cut_roughly_either() -> None:
    data = b"---\na: b\n" + HEAD + one_entry() + b"---\n"
    assert rough_cut(data, path=PATH) is not None
    assert rough_cut(data + b"\n" * (BLOCK_LIMIT + BODY_LIMIT), path=PATH) is None


def test_a_file_name_that_is_no_text_has_its_digest_and_can_be_shown() -> None:
    name = b"\xff\n\x1b[31m.jpg".decode("utf-8", "surrogateescape")
    assert canonical.part_digest([Piece("media", name, "0" * 64)]) != canonical.part_digest([])
    shown = Context(Tongue("en")).finding(Finding("FILE-NAME", Text("x", "x"), name))
    assert shown.startswith("\\udcff\\n\\x1b[31m.jpg: x [FILE-NAME]")


def test_bad_lines_are_told_up_to_a_screenful() -> None:
    with pytest.raises(Problem) as caught:
        read_front_matter(b"---\n" + b"Buruk: x\n" * 400 + b"---\n", path=PATH)
    assert len(caught.value.findings) == SHOWN_PER_CODE


def test_bad_characters_are_told_up_to_a_screenful_and_wherever_they_stand() -> None:
    with pytest.raises(Problem) as caught:
        read_front_matter(b"---\na: b\n---\n" + b"\t\n" * 400 + b"biasa\n" * 9, path=PATH)
    assert len(caught.value.findings) == SHOWN_PER_CODE
    with pytest.raises(Problem) as caught:
        read_front_matter(b"---\na: b\n---\n" + b"biasa\n" * 9_000 + b"\t\n", path=PATH)
    assert [(f.code, f.line) for f in caught.value.findings] == [("YAML-TAB", 9_004)]
