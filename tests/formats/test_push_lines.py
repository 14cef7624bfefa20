"""Lines of a pre-receive hook, and the hooks themselves, as text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.formats.hook_script import is_ours, pre_commit, pre_receive
from site_tools.formats.push_lines import read_push
from site_tools.model.change import Change
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.push import Push, RefUpdate, RefVerdict
from site_tools.model.text import Text

A, B, NONE = "a" * 40, "b" * 40, "0" * 40
MAIN = "refs/heads/main"


def test_a_push_of_three_names():
    data = f"{A} {B} {MAIN}\n{NONE} {B} refs/tags/v1\n{'c' * 64} {'0' * 64} refs/heads/x\n".encode()
    assert read_push(data) == (RefUpdate(A, B, MAIN), RefUpdate("", B, "refs/tags/v1"), RefUpdate("c" * 64, "", "refs/heads/x"))


def test_a_name_that_is_no_text():
    assert read_push(f"{A} {B} refs/heads/".encode() + b"\xff\n")[0].ref == "refs/heads/\\xff"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"x\n",
        f"{A} {B} {MAIN}".encode(),
        f"{A} {B} main\n".encode(),
        f"{A} {B}  {MAIN}\n\n".encode(),
        f"{A[1:]} {B} {MAIN}\n".encode(),
    ],
)
def test_not_from_git(data):
    with pytest.raises(CannotJudge) as caught:
        read_push(data)
    assert caught.value.findings[0].code == "PUSH-INPUT"


@given(st.binary(max_size=200))
def test_no_input_is_a_pass_or_a_crash(data):
    with contextlib.suppress(CannotJudge):
        assert read_push(data)


def test_our_hooks_know_themselves():
    for text in (
        pre_commit("paraf", "id", shared=False),
        pre_commit("paraf", "en", shared=True),
        pre_receive("paraf", "en", ["--branch=x"]),
    ):
        assert is_ours(text.encode())
    assert ("[ -e sops/trust.txt ]" in pre_commit("paraf", "id", shared=True), "[ -e" in pre_commit("paraf", "id", shared=False)) == (
        True,
        False,
    )


@pytest.mark.parametrize("data", [b"", b"#!/bin/sh\n", b"# paraf-hook/v1: pre-commit\n", b"#!/bin/sh\necho paraf-hook/v1: \n"])
def test_other_hooks_are_not_ours(data):
    assert not is_ours(data)


# --- the answer as a whole -----------------------------------------------------------------------------

UPDATE = RefUpdate(A, B, MAIN)
WRONG = Finding("PUSH-SIZE", Text("x", "x"))


def change(kind, *, fork=A, findings=()):
    return Change(A, B, fork, kind, findings=findings)


@pytest.mark.parametrize(
    ("verdict", "passed"),
    [
        (RefVerdict(UPDATE, guarded=False), True),
        (RefVerdict(UPDATE, guarded=True, findings=(WRONG,)), False),
        (RefVerdict(UPDATE, guarded=True, change=change("owners")), True),
        (RefVerdict(UPDATE, guarded=True, change=change("mixed")), False),
        (RefVerdict(UPDATE, guarded=True, change=change("nothing")), True),
        (RefVerdict(UPDATE, guarded=True, change=change("nothing", fork="c" * 40)), False),
    ],
)
def test_one_name(verdict, passed):
    assert verdict.passed == passed
    assert Push((verdict,)).passed == passed


def test_the_whole_push():
    good = RefVerdict(UPDATE, guarded=False)
    assert not Push(()).passed, "nothing to judge is never a pass"
    assert not Push((good,), (WRONG,)).passed
    assert not Push((good, RefVerdict(UPDATE, guarded=True, findings=(WRONG,)))).passed
