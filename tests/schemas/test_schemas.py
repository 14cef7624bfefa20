"""The committed schemas are those the types give, and they take every file we ship."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from site_tools.cli.schemas import KINDS_OF_FILE, main, text

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.docs


class Texts(yaml.SafeLoader):
    """YAML as an editor sees it, but for dates: JSON knows none."""


Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(data: str) -> Any:
    return yaml.load(data, Loader=Texts)  # noqa: S506 - a SafeLoader without dates


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / f"schemas/{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def with_texts(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """A number where the schema wants a text becomes one, as our reader takes it (`tahun: 2026`)."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        further = schema.get("additionalProperties") or {}
        return {key: with_texts(item, known.get(key, further), root) for key, item in value.items()}
    if isinstance(value, list):
        return [with_texts(item, schema.get("items") or {}, root) for item in value]
    is_number = isinstance(value, (int, float, date)) and not isinstance(value, bool)
    return str(value) if is_number and schema.get("type") == "string" else value


def errors(name: str, value: Any) -> list[str]:
    checks = validator(name)
    value = with_texts(value, checks.schema, checks.schema)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in checks.iter_errors(value)]


def front_matter(file: Path) -> str:
    return re.split(r"^---\n", file.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)[1]


FILES = [
    *(("office", p) for p in sorted(ROOT.glob("sops/*/office.yml"))),
    *(("people", p) for p in sorted(ROOT.glob("sops/*/people.yml"))),
    *(("appointment", p) for p in sorted(ROOT.glob("sops/*/appointments/*.yml"))),
    *(("sop", p) for p in sorted(ROOT.glob("sops/*/*/*.yml")) if p.parent.name != "appointments"),
    *(("record", p) for p in sorted(ROOT.glob("content/*/*/*/*/evidence/record.yml"))),
]
POSTS = sorted([*ROOT.glob("samples/posts/*/*/*/*/index.md"), *ROOT.glob("content/*/*/*/*/index.md")])


@pytest.mark.parametrize("name", KINDS_OF_FILE)
def test_the_committed_schema_is_what_the_types_give(name):
    committed = (ROOT / f"schemas/{name}.schema.json").read_text("utf-8")
    assert committed == text(name), "run: python -m site_tools.cli.schemas schemas"


def test_no_schema_is_left_over():
    assert {p.name for p in (ROOT / "schemas").iterdir()} == {f"{name}.schema.json" for name in KINDS_OF_FILE}


@pytest.mark.parametrize("name", KINDS_OF_FILE)
def test_every_schema_is_one_and_says_what_it_is_for(name):
    schema = validator(name).schema
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["title"].startswith("Paraf: ")
    assert schema["description"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda v: v.relative_to(ROOT).as_posix() if isinstance(v, Path) else v)
def test_takes_the_files_we_ship(name, path):
    assert errors(name, read(path.read_text("utf-8"))) == []


def test_takes_the_front_matter_of_the_samples():
    assert POSTS
    wrong = {str(p.relative_to(ROOT)): found for p in POSTS if (found := errors("post", read(front_matter(p))))}
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "value"),
    {
        "an unknown key": ("office", {"id": "agam", "warna": "merah"}),
        "an Indonesian key": ("post", {"judul": "x", "date": "2026-11-20", "kind": "kegiatan", "platforms": ["x"]}),
        "an unknown platform": ("post", {"title": "x", "date": "2026-11-20", "kind": "kegiatan", "platforms": ["friendster"]}),
        "a caption for no platform": (
            "post",
            {"title": "x", "date": "2026-11-20", "kind": "kegiatan", "platforms": ["x"], "captions": {"koran": "x"}},
        ),
        "an action nobody knows": ("record", {"records": [{"action": "hilang"}]}),
        "a SOP without steps": ("sop", {"number": "1"}),
        "an unknown capacity": ("appointment", {"capacity": "pjs"}),
    }.values(),
)
def test_refuses(name, value):
    assert errors(name, value)


def test_the_editor_settings_name_every_schema_that_has_files():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    named = {Path(p).name for p in settings["yaml.schemas"]}
    # Front matter is no YAML file: no editor can be told by its path.
    assert named == {f"{name}.schema.json" for name in KINDS_OF_FILE if name != "post"}
    assert all((ROOT / p).is_file() for p in settings["yaml.schemas"])


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--help"]])
def test_wrong_use_is_2(arguments, capsys):
    assert main(arguments) == 2
    assert "DIR" in capsys.readouterr().err


def test_writes_the_same_bytes_twice(tmp_path, capsys):
    assert main([str(tmp_path / "one")]) == 0
    assert main([str(tmp_path / "two")]) == 0
    assert capsys.readouterr().out.count(".schema.json") == 2 * len(KINDS_OF_FILE)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
        assert b"\r" not in file.read_bytes()
