"""The administrator's two pages name the same commands, and only options that exist."""

from __future__ import annotations

import re

import click
import pytest

from site_tools.cli.hook import command
from site_tools.cli.tongue import Tongue
from tests.cli.conftest import HERE

pytestmark = pytest.mark.docs

PAGES = [HERE / "docs/gerbang-server.md", HERE / "docs/server-gate.md"]


def options(name: str) -> set[str]:
    group = command(Tongue("id"))
    assert isinstance(group, click.Group)
    return {option for parameter in group.commands[name].params for option in parameter.opts if option.startswith("--")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_option_of_install_is_explained_and_no_other(page):
    named = set(re.findall(r"`(--[a-z-]+)", page.read_text(encoding="utf-8"))) | {"--to"}
    assert named - {"--lang"} == options("install") - {"--pre-receive"}


def test_both_pages_show_the_same_commands():
    one, two = (re.findall(r"^```(?:sh)?\n(.*?)```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL) for page in PAGES)
    assert one == two


def test_what_install_writes_is_what_the_hook_takes():
    assert options("pre-receive") == options("install") - {"--pre-receive", "--to", "--chain", "--uninstall"}
