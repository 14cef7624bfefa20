"""The page is enough: what is written there rebuilds every statement of every sample, and OpenSSH accepts it."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.spec import example, independent
from tests.spec.samples import EXAMPLE, REPOSITORY, root_of, sample_root, signed_posts

PAGES = ("docs/spesifikasi.md", "docs/specification.md")


@cache
def keys(office: str) -> dict[str, list[str]]:
    people = yaml.load((sample_root() / f"sops/{office}/people.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    return {p["id"]: [k["key"] for k in p.get("keys", [])] for p in people["people"]}


def chain(post: str) -> list[independent.Signed]:
    _, block = independent.cut((sample_root() / "content" / post / "index.md").read_bytes())
    return list(independent.chain(block, post=post, root=root_of(post.split("/", maxsplit=1)[0])))


def test_ssh_keygen_accepts_every_statement_of_every_sample():
    posts = signed_posts()
    refused = [
        (post, number)
        for post in posts
        for number, s in enumerate(chain(post), start=1)
        if not independent.verifies(s.statement, s.signature, s.namespace, keys(post.split("/")[0])[s.person])
    ]
    assert refused == []
    assert EXAMPLE in posts


def test_every_statement_names_the_link_before_it():
    for post in signed_posts():
        previous = "-"
        for signed in chain(post):
            assert f"\nprevious {previous}\n".encode() in signed.statement
            previous = independent.sha256(signed.statement + signed.signature.encode() + b"\n")
            assert signed.link == previous


def test_the_last_entry_hands_over_the_folder():
    for post in signed_posts():
        last = chain(post)[-1].statement.decode()
        if "\ndecision return\n" in last or "\ndecision reject\n" in last:
            continue
        digests = independent.part_digests(sample_root() / "content" / post)
        assert [f"{part} {digest}" for part, digest in digests.items() if f"\n{part} {digest}\n" not in last] == [], post


@pytest.mark.parametrize("field", independent.ORDER)
def test_no_field_can_be_changed(field):
    *_, signed = chain(EXAMPLE)
    lines = signed.statement.decode().splitlines(keepends=True)
    changed = "".join(line[:-1] + "0\n" if line.startswith(f"{field} ") else line for line in lines)
    assert changed != "".join(lines)
    good = keys(EXAMPLE.split("/", maxsplit=1)[0])[signed.person]
    assert not independent.verifies(changed.encode(), signed.signature, signed.namespace, good)


@pytest.mark.parametrize("namespace", ["paraf-notary@v1", "paraf-policy@v1", "paraf-appointment@v1", "file"])
def test_no_other_namespace_is_accepted(namespace):
    signed, *_ = chain(EXAMPLE)
    good = keys(EXAMPLE.split("/", maxsplit=1)[0])[signed.person]
    assert not independent.verifies(signed.statement, signed.signature, namespace, good)


def offices() -> list[Path]:
    return sorted(p.parent for p in (sample_root() / "sops").glob("*/pengesahan"))


def test_manifests_chain_from_the_trust_line_to_the_files():
    assert offices()
    for office in offices():
        previous, allowed, digest = "-", [], ""
        for file in sorted((office / "pengesahan").iterdir()):
            data = file.read_bytes()
            signed, signature, values = independent.manifest(data)
            allowed = allowed or values["ratifier"]
            signers = [line.split(" ", 1)[1] for line in allowed if line.startswith(values["person"][0] + " ")]
            assert independent.verifies(signed, signature, "paraf-policy@v1", signers)
            digest = independent.sha256(data)
            assert values["previous"] == [previous]
            assert file.name != "0001.txt" or digest == root_of(office.name)
            previous, allowed = digest, values["ratifier"]
        listed = dict(reversed(line.split("  ")) for line in values["file"])
        assert list(listed) == sorted(listed)
        here = {f"sops/{office.name}/{f}" for f in ("people.yml", "office.yml")}
        assert here <= set(listed)
        assert {path: independent.sha256((sample_root() / path).read_bytes()) for path in here} == {path: listed[path] for path in here}


BLOCK_ATTACKS = {
    "a blank line": ("\n    sop: ", "\n\n    sop: "),
    "a comment": ("\n    sop: ", "\n    # note\n    sop: "),
    "other quotes": ('person: "', "person: '"),
    "an escape where none is needed": ('role: "operator"', 'role: "\\u006fperator"'),
    "a number in quotes": ("step: 2", 'step: "2"'),
    "a number with a zero": ("step: 2", "step: 02"),
    "a space more": ("act: {decision", "act: { decision"),
    "an unknown field": ('capacity: "definitif"}', 'capacity: "definitif", more: "x"}'),
    "a dash for nothing": ("\n    sop: ", '\n    note: "-"\n    sop: '),
    "a line end of another system": ("\n    sop: ", "\r\n    sop: "),
}


@pytest.mark.parametrize(("old", "new"), BLOCK_ATTACKS.values(), ids=BLOCK_ATTACKS)
def test_another_spelling_is_refused(old, new):
    _, block = independent.cut((sample_root() / "content" / EXAMPLE / "index.md").read_bytes())
    text = block.decode()
    assert old in text
    with pytest.raises(independent.MalformedError):
        independent.entries(text.replace(old, new, 1).encode())


@pytest.mark.docs
@pytest.mark.parametrize("page", PAGES)
def test_examples_are_fresh(page):
    text = (REPOSITORY / page).read_text("utf-8")
    assert example.filled(text) == text, "run: python -m tests.spec.example --write"


@pytest.mark.docs
def test_both_pages_have_the_same_examples_and_chapters():
    one, two = ((REPOSITORY / page).read_text("utf-8") for page in PAGES)
    assert example.names(one) == example.names(two) == list(example.BLOCKS)
    chapters = [[line.split(".")[0] for line in text.splitlines() if line.startswith("## ")] for text in (one, two)]
    assert chapters[0] == chapters[1]


@pytest.mark.docs
def test_the_commands_of_the_page_accept_the_signature(tmp_path):
    script = example.BLOCKS["verify"]().removeprefix("```sh\n").removesuffix("```\n")
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(["/bin/sh", "-e", "-c", script], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('Good "paraf-step@v1" signature for mahoni-teduh')
    forged = script.replace("decision done", "decision waive")
    assert forged != script
    refused = subprocess.run(["/bin/sh", "-e", "-c", forged], env=environment, cwd=tmp_path, capture_output=True, check=False)
    assert refused.returncode != 0
