"""`paraf sop`: the sheet of each of the five SOPs, and the ratification of changes."""

from __future__ import annotations

import shutil

import pytest

from site_tools.adapters.demo_keys import demo_public_line

SOPS = ["agam/medsos", "kepulauan-mentawai/jdih", "kota-bengkulu/medsos", "pasaman/medsos", "pinrang/jdih"]
PEOPLE = "sops/agam/people.yml"


def ratifiers(root, office: str = "agam") -> list[str]:
    """Person ids of the manifest in force."""
    last = max((root / f"sops/{office}/pengesahan").iterdir())
    return [line.split()[1] for line in last.read_text().splitlines() if line.startswith("ratifier ")]


def come(root, name: str = "Baru Datang Contoh") -> None:
    """Somebody new in the office."""
    path = root / PEOPLE
    text = path.read_text("utf-8")
    new = f'people:\n  - id: {name.split(maxsplit=1)[0].lower()}\n    name: "{name}"\n'
    assert "people:\n" in text
    path.write_text(text.replace("people:\n", new, 1), encoding="utf-8")


def snapshot(root) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in (root / "sops").rglob("*") if p.is_file()}


# --- show -------------------------------------------------------------------------------------------


def test_the_list_names_every_sop(office_repo, run):
    done = run("sop", "show")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()[1:] if line.startswith(("a", "k", "p"))] == SOPS
    rows = run("sop", "show", "--json").json["sops"]
    assert [f"{r['office']}/{r['sop']}" for r in rows] == SOPS
    assert all(r["number"] and r["name"] and r["in_force_from"] and r["path"].startswith("sops/") for r in rows)


@pytest.mark.parametrize("name", SOPS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_sheet_shows_what_the_file_says(name, lang, office_repo, run):
    document = run("sop", "show", name, "--json").json["document"]
    done = run("sop", "show", name, "--lang", lang)
    assert done.code == 0
    shown = " ".join(done.out.split())
    assert document["number"] in shown
    for text in (*document["legal_basis"], *(n["text"] for n in document.get("notes", ()))):
        assert " ".join(text.split()) in shown
    readings = [r for s in document["steps"] for r in s.get("readings", ())] + document.get("readings", [])
    assert readings
    assert all(" ".join(r["reading"].split()) in shown for r in readings)
    assert shown.count("(keyakinan " if lang == "id" else "(confidence ") >= len(readings)
    # A long activity is folded over lines of its cell: its first words stand there.
    assert all(s["activity"].split()[0] in shown for s in document["steps"])
    assert all(role["title"].split()[0] in shown for role in document["roles"])


def test_an_office_with_one_sop_shows_it(office_repo, run):
    assert run("sop", "show", "agam").out == run("sop", "show", "agam/medsos").out


def test_json_has_only_what_the_file_has(office_repo, run):
    shown = run("sop", "show", "agam", "--json").json
    assert shown["gate"] == 4
    assert shown["in_force_until"] is None
    assert len(shown["sha256"]) == 64
    assert shown["document"]["header"]["made"]["date"] == "2023-06-22"
    assert "effective_date" not in shown["document"]


def test_what_looks_like_markup_is_shown_as_it_is(office_repo, run):
    path = next((office_repo / "sops/agam/medsos").glob("*.yml"))
    path.write_text(path.read_text("utf-8").replace("Membuat konsep berita/Isi", "[red]konsep[/red]", 1), encoding="utf-8")
    done = run("sop", "show", "agam")
    assert "[red]konsep[/red]" in done.out
    assert "POLICY-UNRATIFIED" in done.err


def test_a_draft_is_shown_before_anybody_ratified(office_repo, run):
    shutil.rmtree(office_repo / "sops/agam/pengesahan")
    done = run("sop", "show", "agam")
    assert done.code == 0
    assert "belum disahkan" in done.out
    assert "bukan seperti yang disahkan" in done.err


@pytest.mark.parametrize(
    ("name", "code"), [("bukittinggi", "OFFICE-UNKNOWN"), ("agam/jdih", "SOP-MISSING"), ("trust.txt", "OFFICE-UNKNOWN")]
)
def test_nothing_of_that_name(name, code, office_repo, run):
    done = run("sop", "show", name)
    assert done.code == 2
    assert code in done.err
    assert "agam" in done.err


# --- ratify -----------------------------------------------------------------------------------------


def test_a_change_is_ratified(office_repo, run, key_of):
    person, other = ratifiers(office_repo)[:2]
    come(office_repo)
    assert run("audit").code == 1
    done = run("sop", "ratify", "agam", "--person", person, "--key", key_of(person), "--yes")
    assert done.code == 0, done.err
    assert f"berubah  {PEOPLE}" in done.out
    assert "orang baru: Baru Datang Contoh (baru)" in done.out
    assert ratifiers(office_repo) == [person, other]
    assert "POLICY" not in run("audit").out


def test_a_second_ratifier_may_take_his_turn(office_repo, run, key_of):
    _, other = ratifiers(office_repo)[:2]
    come(office_repo)
    assert run("sop", "ratify", "agam", "--person", other, "--key", key_of(other), "--yes").code == 0


def test_nothing_changed_nothing_written(office_repo, run, key_of):
    person = ratifiers(office_repo)[0]
    before = snapshot(office_repo)
    done = run("sop", "ratify", "agam", "--person", person, "--key", key_of(person), "--yes")
    assert done.code == 0
    assert snapshot(office_repo) == before


def test_it_asks_once(office_repo, run, key_of, monkeypatch):
    person = ratifiers(office_repo)[0]
    come(office_repo)
    before = snapshot(office_repo)
    asked = []

    def confirm(text, **_):
        asked.append(text)
        return False

    monkeypatch.setattr("click.confirm", confirm)
    done = run("sop", "ratify", "agam", "--person", person, "--key", key_of(person))
    assert (done.code, len(asked)) == (130, 1)
    assert PEOPLE in done.out
    assert snapshot(office_repo) == before


def test_the_first_manifest_enters_the_office_in_the_list_of_trust(office_repo, run, key_of, tmp_path):
    one, two = ratifiers(office_repo)[:2]
    shutil.rmtree(office_repo / "sops/agam/pengesahan")
    trust = office_repo / "sops/trust.txt"
    others = [line for line in trust.read_text().splitlines() if not line.startswith("agam ")]
    trust.write_text("\n".join(others) + "\n")
    arguments = ["sop", "ratify", "agam", "--person", one, "--key", key_of(one), "--yes"]
    assert "MANIFEST-RATIFIERS" in run(*arguments).err
    done = run(*arguments, "--ratifier", f"{one}={key_of(one)}", "--ratifier", f"{two}={key_of(two)}")
    assert done.code == 0, done.err
    after = trust.read_text().splitlines()
    assert after[: len(others)] == others
    assert len(after) == len(others) + 1
    assert after[-1].startswith("agam ")
    # It is another chain now: nothing signed under the old one counts here.
    assert run("audit").code == 1
    assert run("sop", "show", "agam").err == ""


def test_without_a_list_of_trust_one_is_made(office_repo, run, key_of):
    one, two = ratifiers(office_repo)[:2]
    shutil.rmtree(office_repo / "sops/agam/pengesahan")
    (office_repo / "sops/trust.txt").unlink()
    pairs = [x for p in (one, two) for x in ("--ratifier", f"{p}={key_of(p)}")]
    assert run("sop", "ratify", "agam", "--person", one, "--key", key_of(one), "--yes", *pairs).code == 0
    assert [line.split()[0] for line in (office_repo / "sops/trust.txt").read_text().splitlines() if not line.startswith("#")] == ["agam"]


def test_new_ratifiers_are_named_by_key_file(office_repo, run, key_of, tmp_path):
    one, two = ratifiers(office_repo)[:2]
    public = tmp_path / "baru.pub"
    public.write_text(demo_public_line(1) + "\n")
    pairs = ["--ratifier", f"{one}={key_of(one)}", "--ratifier", f"cempaka-wening={public}"]
    done = run("sop", "ratify", "agam", "--person", two, "--key", key_of(two), "--yes", *pairs)
    assert done.code == 0, done.err
    assert ratifiers(office_repo) == [one, "cempaka-wening"]
    come(office_repo, "Tamu Contoh")
    # Who is no ratifier any more ratifies no more.
    assert "MANIFEST-SIGNATURE" in run("sop", "ratify", "agam", "--person", two, "--key", key_of(two), "--yes").err


def _nobody(root):
    del root


def _edited_sop(root):
    path = next((root / "sops/agam/medsos").glob("*.yml"))
    path.write_text(path.read_text("utf-8").replace("30 Menit", "40 Menit"), encoding="utf-8")


def _damaged_trust(root):
    (root / "sops/trust.txt").write_text("agam: x\n")


def _foreign_root(root):
    path = root / "sops/trust.txt"
    lines = [f"agam {'0' * 64}" if line.startswith("agam ") else line for line in path.read_text().splitlines()]
    path.write_text("\n".join(lines) + "\n")


def _unknown_file(root):
    (root / "sops/agam/logo.svg").write_text("x\n")


def _lost_manifest(root):
    shutil.copy(root / "sops/agam/pengesahan/0001.txt", root / "sops/agam/pengesahan/0003.txt")


REFUSED = {
    "an operator": (_nobody, "kenanga-lestari", "kenanga-lestari", "MANIFEST-SIGNATURE"),
    "another's key": (_nobody, "", "kenanga-lestari", "MANIFEST-SIGNATURE"),
    "an edited SOP": (_edited_sop, "", "", "SOP-REVISION-MUTATED"),
    "a damaged list of trust": (_damaged_trust, "", "", "TRUST-SHAPE"),
    "a root nobody trusts": (_foreign_root, "", "", "TRUST-ROOT"),
    "a file without a place": (_unknown_file, "", "", "UNKNOWN-FILE"),
    "a gap between manifests": (_lost_manifest, "", "", "MANIFEST-CHAIN"),
}


@pytest.mark.parametrize(("spoil", "person", "key", "code"), REFUSED.values(), ids=REFUSED)
def test_refused_and_nothing_written(spoil, person, key, code, office_repo, run, key_of):
    ratifier = ratifiers(office_repo)[0]
    come(office_repo)
    spoil(office_repo)
    before = snapshot(office_repo)
    done = run("sop", "ratify", "agam", "--person", person or ratifier, "--key", key_of(key or ratifier), "--yes")
    assert done.code in (1, 2)
    assert code in done.err
    assert snapshot(office_repo) == before


@pytest.mark.parametrize("word", ["seruni", "=x.pub", "Seruni Bijak=x.pub", "a\nb=x.pub"])
def test_a_ratifier_needs_both_halves(word, office_repo, run, key_of):
    person = ratifiers(office_repo)[0]
    done = run("sop", "ratify", "agam", "--person", person, "--key", key_of(person), "--yes", "--ratifier", word)
    assert done.code == 2
    assert "--ratifier" in done.err


def test_an_office_that_is_not_there(office_repo, run, key_of):
    done = run("sop", "ratify", "bukittinggi", "--person", "x", "--key", key_of("kenanga-lestari"), "--yes")
    assert done.code == 2
    assert "OFFICE-UNKNOWN" in done.err


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", [(), ("show",), ("ratify",)])
def test_help(lang, name, run):
    done = run("sop", *name, "--help", "--lang", lang)
    assert done.code == 0
    assert ("Pemakaian" if lang == "id" else "Usage") in done.out
