"""A manifest has one spelling: what is read is what was signed."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.adapters.demo_keys import demo_public_line
from site_tools.formats import manifest as manifest_format
from site_tools.model.finding import Problem
from site_tools.model.policy import Manifest, ManifestFile, RatifierKey

KEYS = [" ".join(demo_public_line(n).split()[:2]) for n in (1, 2)]
MANIFEST = Manifest(
    office="agam",
    version=2,
    at="2026-01-05T09:00:00+07:00",
    person="beringin-tulus",
    previous="ab" * 32,
    ratifiers=(RatifierKey("beringin-tulus", KEYS[0]), RatifierKey("seruni-bijak", KEYS[1])),
    files=(ManifestFile("content/agam/index.md", "1" * 64), ManifestFile("sops/agam/office.yml", "2" * 64)),
    signature=base64.b64encode(b"SSHSIG").decode(),
)
TEXT = manifest_format.render(MANIFEST).decode()


def parse(data: bytes | str) -> Manifest:
    return manifest_format.parse(data.encode() if isinstance(data, str) else data, path="0002.txt")


def refused(data: bytes | str) -> set[str]:
    with pytest.raises(Problem) as caught:
        parse(data)
    return {f.code for f in caught.value.findings}


def test_round_trip():
    assert parse(TEXT) == MANIFEST
    assert manifest_format.render(parse(TEXT)).decode() == TEXT
    assert manifest_format.unsigned(MANIFEST).decode() + f"signature {MANIFEST.signature}\n" == TEXT


def test_a_manifest_written_out():
    expected = (
        "paraf-policy/v1\noffice agam\nversion 2\nat 2026-01-05T09:00:00+07:00\nperson beringin-tulus\n"
        f"previous {'ab' * 32}\nratifier beringin-tulus {KEYS[0]}\nratifier seruni-bijak {KEYS[1]}\n"
        f"file {'1' * 64}  content/agam/index.md\nfile {'2' * 64}  sops/agam/office.yml\nsignature U1NIU0lH\n"
    )
    assert manifest_format.render(MANIFEST).decode() == expected


WRONG = {
    "another title": TEXT.replace("v1", "v2", 1),
    "an unknown line": TEXT.replace("version 2", "version 2\nhello x"),
    "a line twice": TEXT.replace("version 2", "version 2\nversion 2"),
    "a missing line": TEXT.replace("person beringin-tulus\n", ""),
    "another order": TEXT.replace("office agam\nversion 2", "version 2\noffice agam"),
    "a version in words": TEXT.replace("version 2", "version dua"),
    "a version of another spelling": TEXT.replace("version 2", "version 02"),
    "no offset": TEXT.replace("+07:00", ""),
    "a day that does not exist": TEXT.replace("2026-01-05", "2026-02-31"),
    "a way out": TEXT.replace("sops/agam/office.yml", "sops/agam/../x.yml"),
    "another place": TEXT.replace("sops/agam/office.yml", "site_tools/engine.py"),
    "capital digits": TEXT.replace("1" * 64, "A" * 64),
    "files in another order": TEXT.replace("content/agam", "sops/zzz"),
    "a file twice": TEXT.replace("content/agam/index.md", "sops/agam/office.yml"),
    "a ratifier twice": TEXT.replace("ratifier seruni-bijak", "ratifier beringin-tulus"),
    "a blank line": TEXT.replace("version 2\n", "version 2\n\n"),
    "no newline at the end": TEXT[:-1],
    "nothing": "",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_no_manifest(text):
    assert text != TEXT
    assert refused(text) <= {"MANIFEST-SHAPE", "YAML-EMPTY"}


def test_two_ratifiers_at_least():
    one = replace(MANIFEST, ratifiers=MANIFEST.ratifiers[:1])
    assert refused(manifest_format.render(one)) == {"MANIFEST-RATIFIERS"}


def test_a_key_that_is_none():
    assert refused(TEXT.replace(KEYS[0], "ssh-ed25519 AAAA"))


@given(st.integers(0, len(TEXT) - 1), st.integers(0, 255))
def test_every_other_byte_is_refused_or_seen(place, byte):
    data = TEXT.encode()
    changed = data[:place] + bytes([byte]) + data[place + 1 :]
    try:
        found = parse(changed)
    except Problem:
        return
    assert manifest_format.render(found) == changed
    assert (found == MANIFEST) == (changed == data)


@given(st.binary(max_size=80))
def test_no_input_raises_anything_but_a_problem(data):
    for whole in (data, TEXT.encode() + data, TEXT.encode()[:60] + data):
        try:
            parse(whole)
        except Problem:
            continue
