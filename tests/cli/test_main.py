"""The command line as a whole: languages, exit codes, and bad input that never becomes a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from site_tools import __version__
from site_tools.cli.main import COMMANDS, cli

from .conftest import HERE, Result, git

NAMES = [
    *("new", "lint", "status", "sign", "check", "revise", "record", "audit", "build", "serve", "bundle", "appoint", "sop"),
    *("codeowners", "ruleset", "hook", "explain", "demo"),
]
POST = "agam/medsos/2026/hari-pahlawan-2026"


def unbroken(result: Result, *exits: int) -> None:
    """An answer in words, with one of these exit codes."""
    seen = result.out + result.err
    assert "Traceback" not in seen, seen
    assert "kesalahan Paraf" not in seen, seen
    assert "bug of Paraf" not in seen, seen
    assert result.code in exits, (result.code, seen)


def test_the_commands_that_there_are(run, alone):
    assert [name for name, _ in COMMANDS] == NAMES
    assert cli("id").list_commands(None) == NAMES
    result = run("--help")
    assert result.code == 0
    assert "Pemakaian: paraf PERINTAH" in result.out
    assert "Usage: paraf COMMAND" in run("--lang", "en", "--help").out
    assert run("--version").out == f"paraf {__version__}\n"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_in_both_languages(run, alone, name):
    indonesian, english = run(name, "--help"), run(name, "--help", "--lang", "en")
    for result in (indonesian, english):
        assert (result.code, result.err) == (0, "")
    assert "Pemakaian: paraf" in indonesian.out
    assert "Usage: paraf" in english.out
    assert "Usage" not in indonesian.out
    assert indonesian.out != english.out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tidak-ada",),
        ("--tidak-ada",),
        ("audit", "--tidak-ada"),
        ("audit", "berlebih"),
        ("new",),
        ("new", "agam/medsos"),
        ("record",),
        ("record", POST, "--platform", "friendster", "--person", "x", "--key", "y"),
        ("revise", POST),
        ("serve", "--port", "70000"),
        ("serve", "--port", "abc"),
        ("demo",),
        ("--lang", "jv", "audit"),
        ("--lang",),
        ("audit", "--lang=fr"),
        ("check", "--"),
    ],
)
def test_wrong_use_is_two(run, story_of, arguments):
    story_of("agam")
    for more in ((), ("--lang", "en")):
        if "--lang" in " ".join(arguments):
            more = ()  # noqa: PLW2901 - the line chooses a language already
        result = run(*more, *arguments)
        unbroken(result, 2)
        assert result.err


@pytest.mark.parametrize("arguments", [("audit", "--stric"), ("buidl",), ("bundle", "--previw")])
def test_wrong_use_says_what_to_do(run, story_of, arguments):
    story_of("agam")
    result = run(*arguments)
    unbroken(result, 2)
    assert "--help" in result.err


def test_the_language_may_stand_anywhere(run, story_of):
    story_of("agam")
    for line in (("--lang", "en", "audit"), ("audit", "--lang", "en"), ("audit", "--lang=en")):
        assert "Total: 6 posts" in run(*line).out


def test_an_error_of_ours_is_three_and_asks_for_a_report(run, story_of, monkeypatch):
    story_of("agam")

    def broken(*_, **__):
        raise RuntimeError("uji coba")

    monkeypatch.setattr("site_tools.cli.check.load_library", broken)
    result = run("audit")
    assert result.code == 3
    assert "kesalahan Paraf" in result.err
    assert "Traceback" not in result.err
    monkeypatch.setenv("PARAF_DEBUG", "1")
    assert "Traceback" in run("audit").err


def test_the_program_itself(story_of):
    story = story_of("agam")
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    command = [sys.executable, "-m", "site_tools"]
    done = subprocess.run([*command, "check", POST], cwd=story.root, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert "Giliran langkah 3" in done.stdout.decode()
    with subprocess.Popen([*command, "--help"], cwd=story.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as piped:
        piped.stdout.close()  # the reader goes away, as `head` does
        assert b"Traceback" not in piped.stderr.read()


def test_output_survives_a_terminal_that_knows_only_ascii(story_of):
    story = story_of("agam")
    environment = {
        **os.environ,
        "PYTHONPATH": str(HERE),
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    command = [sys.executable, "-m", "site_tools", "sign", POST, "--person", "siapa", "--key", "/tidak/ada"]
    done = subprocess.run(command, cwd=story.root, env=environment, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert b"[KEY-FILE]" in done.stderr


# --- bad input, for every command ------------------------------------------------------------------

X = "https://x.com/kpukabagam_demo/status/1"
READERS = {
    "status": ("status",),
    "status POST": ("status", POST),
    "check": ("check", POST),
    "audit": ("audit",),
    "audit --json": ("audit", "--json"),
    "lint": ("lint",),
    "build": ("build", "--strict"),
    "bundle": ("bundle", POST),
    "sign": ("sign", POST, "--person", "beringin-tulus", "--key", "KEY"),
    "revise": ("revise", POST, "--note", "x", "--person", "cempaka-wening", "--key", "KEY"),
    "record": ("record", POST, "--platform", "x", "--url", X, "--person", "kenanga-lestari", "--key", "KEY"),
    "new": ("new", "agam/medsos", "Judul Baru"),
}


def cut(index, words):
    """The file ends in the middle of what follows these words."""
    data = index.read_bytes()
    index.write_bytes(data[: data.index(words) + len(words) + 4])


def in_place_of_the_picture(index, target):
    (index.parent / "foto-1.jpg").unlink()
    (index.parent / "foto-1.jpg").symlink_to(target)


def a_folder(index):
    index.unlink()
    index.mkdir()
    (index / "x").write_bytes(b"")


def a_record(index, data):
    (index.parent / "evidence").mkdir()
    (index.parent / "evidence/record.yml").write_bytes(data)


POSTS = {
    "an empty file": lambda index: index.write_bytes(b""),
    "only the opening fence": lambda index: index.write_bytes(b"---\n"),
    "no closing fence": lambda index: index.write_bytes(b"---\ntitle: Judul\n"),
    "cut in the middle of a value": lambda index: cut(index, b"title: "),
    "cut in the middle of a signature": lambda index: cut(index, b'signature: "'),
    "binary junk": lambda index: index.write_bytes(bytes(range(256)) * 20),
    "Windows line ends": lambda index: index.write_bytes(index.read_bytes().replace(b"\n", b"\r\n")),
    "a byte order mark": lambda index: index.write_bytes(b"\xef\xbb\xbf" + index.read_bytes()),
    "YAML that runs": lambda index: index.write_bytes(b"---\ntitle: !!python/object/apply:os.system ['true']\n---\n"),
    "a list for a title": lambda index: index.write_bytes(index.read_bytes().replace(b"title: ", b"title: [", 1)),
    "deep brackets": lambda index: index.write_bytes(b"---\ntitle: " + b"[" * 5000 + b"\n---\n"),
    "no index.md": lambda index: index.unlink(),
    "a folder named index.md": a_folder,
    "a picture that is none": lambda index: (index.parent / "foto-1.jpg").write_bytes(b"bukan gambar"),
    "an empty picture": lambda index: (index.parent / "foto-1.jpg").write_bytes(b""),
    "a symlink for a picture": lambda index: in_place_of_the_picture(index, "/etc/hostname"),
}
RECORDS = {"a record that is none": b"- 1\n", "a record of junk": b"\xff\x00"}
POLICIES = {
    "an empty SOP": ("sops/agam/medsos/175-ort-06-1306-2023.yml", b""),
    "a SOP of junk": ("sops/agam/medsos/175-ort-06-1306-2023.yml", b"\xff\x00"),
    "an empty people.yml": ("sops/agam/people.yml", b""),
    "half a people.yml": ("sops/agam/people.yml", b'people:\n  - id: x\n    name: "'),
    "an empty office.yml": ("sops/agam/office.yml", b""),
    "no office.yml": ("sops/agam/office.yml", None),
    "an empty manifest": ("sops/agam/pengesahan/0001.txt", b""),
    "no manifest": ("sops/agam/pengesahan/0001.txt", None),
    "no trust.txt": ("sops/trust.txt", None),
    "an empty trust.txt": ("sops/trust.txt", b""),
    "a trust.txt of junk": ("sops/trust.txt", b"\xff\xfe\n"),
}


def line_of(story, name):
    return [story.key_of("beringin-tulus") if word == "KEY" else word for word in READERS[name]]


@pytest.mark.parametrize("kind", POSTS)
def test_a_broken_post_is_told_in_words_by_every_command(story_of, kind):
    story = story_of("agam")
    POSTS[kind](story.index(POST))
    before = story.bytes()
    for name in READERS:
        if name == "new":
            continue
        result = story.run(*line_of(story, name))
        unbroken(result, 0, 1) if name.startswith("status") else unbroken(result, 1, 2)
        assert POST in result.out + result.err, name
        assert story.bytes() == before, name


@pytest.mark.parametrize("kind", RECORDS)
def test_broken_proof_is_told_in_words_and_holds_up_no_page(story_of, kind):
    story = story_of("agam")
    a_record(story.index(POST), RECORDS[kind])
    before = story.bytes()
    for name in ("audit", "check", "lint"):
        result = story.run(*line_of(story, name))
        unbroken(result, 1)
        assert f"{POST}/evidence/record.yml" in result.out + result.err, name
        assert story.bytes() == before, name


@pytest.mark.parametrize("kind", POLICIES)
def test_broken_policy_is_told_in_words_by_every_command(story_of, kind):
    story = story_of("agam")
    path, data = POLICIES[kind]
    if data is None:
        (story.root / path).unlink()
    else:
        (story.root / path).write_bytes(data)
    before = story.bytes()
    for name in READERS:
        result = story.run(*line_of(story, name))
        # Where posts stand is told, not judged; and lint looks at the form, not at who ratified it.
        unbroken(result, 0, 1, 2) if name.startswith(("status", "lint")) else unbroken(result, 1, 2)
        assert story.bytes() == before, name


@pytest.mark.parametrize("name", READERS)
def test_a_folder_that_is_no_repository(story_of, name, monkeypatch, tmp_path):
    story = story_of("agam")
    empty = tmp_path / "kosong"
    empty.mkdir()
    monkeypatch.chdir(empty)
    result = story.run(*line_of(story, name))
    unbroken(result, 2)
    assert "[NOT-A-REPOSITORY]" in result.err
    git(empty, "init", "-q")
    result = story.run(*line_of(story, name))
    unbroken(result, 2)
    assert "paraf demo" in result.err
    assert [p.name for p in empty.iterdir()] == [".git"]


@pytest.mark.parametrize("name", READERS)
def test_a_repository_without_content(story_of, name):
    story = story_of("agam")
    shutil.rmtree(story.root / "content")
    result = story.run(*line_of(story, name))
    unbroken(result, 0, 1, 2)
    if "POST" in name or name in ("check", "sign", "record", "revise", "bundle"):
        assert result.code == 2


def test_a_folder_that_went_away_under_our_feet(story_of, monkeypatch, tmp_path):
    story = story_of("agam")
    gone = tmp_path / "hilang"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    unbroken(story.run("audit"), 2)
