"""Loading an office's policy: what was ratified, and nothing else."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from site_tools import canonical
from site_tools.formats import manifest as manifest_format
from site_tools.model.finding import CannotJudge, Problem
from site_tools.workflows.lint_policy import office_findings
from site_tools.workflows.policy import trusted_offices

from .conftest import FIRST, NOW, PEOPLE, SOP

SECOND = "sops/agam/pengesahan/0002.txt"


def refused(agam, code, kind=Problem):
    """Loading is refused with this code; the finding."""
    with pytest.raises(Problem) as seen:
        agam.load()
    assert code in [f.code for f in seen.value.findings], seen.value
    assert type(seen.value) is kind
    return next(f for f in seen.value.findings if f.code == code)


def test_the_sample_policy(agam):
    policy = agam.load()
    assert policy.office.id == "agam"
    assert [m.version for m in policy.manifests] == [1]
    assert policy.root == trusted_offices(agam.folder)["agam"]
    assert policy.in_force("medsos", NOW).sop.number == "175/ORT.06/1306/2023"
    assert policy.in_force("jdih", NOW) is None
    assert policy.pages == {"content/agam/index.md", "content/agam/profil.md"}


# --- trust.txt -------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"# hanya komentar\n", b"\xff\xfe", b"\xef\xbb\xbfagam " + b"0" * 64 + b"\n"])
def test_without_a_trust_line_nothing_is_trusted(agam, data):
    agam.path("sops/trust.txt").write_bytes(data)
    refused(agam, "TRUST-MISSING", CannotJudge)


def test_no_trust_file(agam):
    agam.path("sops/trust.txt").unlink()
    refused(agam, "TRUST-MISSING", CannotJudge)


@pytest.mark.parametrize(
    "line",
    [
        "agam",
        "agam  {sha}",
        "agam {sha} ",
        " agam {sha}",
        "Agam {sha}",
        "agam {SHA}",
        "agam " + "0" * 63,
        "../agam {sha}",
        "agam {sha}\nagam {sha}",
    ],
)
def test_an_odd_trust_line(agam, line):
    sha = canonical.sha256(agam.folder.read(FIRST))
    agam.path("sops/trust.txt").write_text(line.format(sha=sha, SHA=sha.upper()) + "\n", encoding="utf-8")
    found = refused(agam, "TRUST-SHAPE", CannotJudge)
    assert found.line


def test_an_office_that_nobody_trusts(agam):
    sha = canonical.sha256(agam.folder.read(FIRST))
    agam.path("sops/trust.txt").write_text(f"pinrang {sha}\n", encoding="utf-8")
    refused(agam, "OFFICE-UNKNOWN", CannotJudge)


def test_another_first_manifest(agam):
    agam.path("sops/trust.txt").write_text("agam " + "0" * 64 + "\n", encoding="utf-8")
    refused(agam, "TRUST-ROOT")


def test_a_whole_new_chain_is_not_the_trusted_one(agam):
    before = agam.path("sops/trust.txt").read_bytes()
    agam.begin_again(person="seruni-bijak")
    assert agam.load()
    agam.path("sops/trust.txt").write_bytes(before)
    refused(agam, "TRUST-ROOT")


# --- the chain of manifests ------------------------------------------------------------------------


def test_a_second_manifest_by_either_ratifier(agam):
    agam.ratify()
    agam.ratify(person="seruni-bijak", at="2026-11-20T10:00:00+07:00")
    assert [m.version for m in agam.load().manifests] == [1, 2, 3]


@pytest.mark.parametrize(
    ("person", "key"),
    [
        ("kenanga-lestari", None),
        ("beringin-tulus", "kenanga-lestari"),
        ("beringin-tulus", "seruni-bijak"),
        ("kenanga-lestari", "beringin-tulus"),
    ],
)
def test_a_wrong_ratifier(agam, person, key):
    agam.ratify(person=person, key=key)
    refused(agam, "MANIFEST-SIGNATURE")


def test_nobody_names_himself_ratifier(agam):
    agam.ratify(person="kenanga-lestari", ratifiers=("kenanga-lestari", "cempaka-wening"))
    refused(agam, "MANIFEST-SIGNATURE")


def test_a_new_ratifier_is_named_by_an_old_one(agam):
    agam.ratify(ratifiers=("seruni-bijak", "mahoni-teduh"))
    agam.ratify(person="mahoni-teduh", ratifiers=("seruni-bijak", "mahoni-teduh"), at="2026-11-20T10:00:00+07:00")
    assert len(agam.load().manifests) == 3
    agam.ratify(person="beringin-tulus", ratifiers=("seruni-bijak", "mahoni-teduh"), at="2026-11-20T11:00:00+07:00")
    refused(agam, "MANIFEST-SIGNATURE")


def test_a_gap_in_the_numbers(agam):
    agam.ratify()
    agam.path(SECOND).rename(agam.path("sops/agam/pengesahan/0003.txt"))
    refused(agam, "MANIFEST-CHAIN")


def test_a_manifest_in_the_middle_replaced(agam):
    agam.ratify()
    agam.ratify(at="2026-11-20T10:00:00+07:00")
    third = agam.path("sops/agam/pengesahan/0003.txt").read_bytes()
    agam.path("sops/agam/pengesahan/0003.txt").unlink()
    agam.path(SECOND).unlink()
    agam.ratify(at="2026-11-20T09:30:00+07:00")
    agam.path("sops/agam/pengesahan/0003.txt").write_bytes(third)
    refused(agam, "MANIFEST-CHAIN")


def test_the_first_one_again_as_the_second(agam):
    agam.path(SECOND).write_bytes(agam.folder.read(FIRST))
    refused(agam, "MANIFEST-CHAIN")


def test_a_manifest_of_another_office(agam):
    agam.ratify()
    text = agam.path(SECOND).read_text(encoding="utf-8")
    agam.path(SECOND).write_text(text.replace("office agam", "office pinrang"), encoding="utf-8")
    refused(agam, "MANIFEST-CHAIN")


def test_time_runs_forward(agam):
    agam.ratify(at="2025-12-31T09:00:00+07:00")
    refused(agam, "MANIFEST-CHAIN")


@pytest.mark.parametrize("place", [0, 40, -200, -2])
def test_any_byte_of_a_manifest(agam, place):
    agam.ratify()
    data = bytearray(agam.path(SECOND).read_bytes())
    data[place] ^= 1
    agam.path(SECOND).write_bytes(bytes(data))
    with pytest.raises(Problem):
        agam.load()


def test_no_manifest_at_all(agam):
    agam.path(FIRST).unlink()
    refused(agam, "POLICY-MISSING", CannotJudge)


def test_a_stray_file_among_the_manifests(agam):
    agam.path("sops/agam/pengesahan/catatan.txt").write_text("x", encoding="utf-8")
    refused(agam, "MANIFEST-CHAIN")


def test_a_symlinked_manifest(agam):
    agam.path("sops/agam/kopi.txt").write_bytes(agam.folder.read(FIRST))
    agam.path(FIRST).unlink()
    agam.path(FIRST).symlink_to(agam.path("sops/agam/kopi.txt"))
    with pytest.raises(Problem):
        agam.load()


# --- files as listed -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [SOP, PEOPLE, "sops/agam/office.yml"])
def test_a_file_changed_removed_or_linked_since(agam, name):
    before = agam.path(name).read_bytes()
    agam.path(name).write_bytes(before + b"# tambahan\n")
    assert refused(agam, "POLICY-UNRATIFIED").path == name
    agam.path(name).unlink()
    assert refused(agam, "POLICY-UNRATIFIED").path == name
    agam.path("asli").write_bytes(before)
    agam.path(name).symlink_to(agam.path("asli"))
    assert refused(agam, "POLICY-UNRATIFIED").path == name


@pytest.mark.parametrize("name", ["sops/agam/lain.yml", "sops/agam/medsos/baru.yml", "sops/agam/jdih/1.yml", "sops/agam/.tersembunyi"])
def test_an_unlisted_file(agam, name):
    agam.path(name).parent.mkdir(exist_ok=True)
    agam.path(name).write_text("x: y\n", encoding="utf-8")
    assert refused(agam, "POLICY-UNRATIFIED").path == name


def test_every_unratified_file_is_named_at_once(agam):
    for name in (SOP, PEOPLE):
        agam.path(name).write_bytes(b"")
    with pytest.raises(Problem) as seen:
        agam.load()
    assert {f.path for f in seen.value.findings} == {SOP, PEOPLE}


# --- what was ratified, and is wrong all the same --------------------------------------------------


def test_one_key_for_two_people(agam):
    lines = re.findall(r"ssh-ed25519 [A-Za-z0-9+/=]+", agam.path(PEOPLE).read_text(encoding="utf-8"))
    agam.change(PEOPLE, lines[1], lines[0])
    agam.begin_again()
    refused(agam, "KEY-SHARED")


def test_a_role_that_no_sop_has(agam):
    agam.change(PEOPLE, "role: operator,", "role: operatro,")
    agam.begin_again()
    refused(agam, "ROLE-UNKNOWN")


def test_an_office_under_another_name(agam):
    agam.change("sops/agam/office.yml", "id: agam", "id: agam-baru")
    agam.begin_again()
    refused(agam, "OFFICE-ID")


@pytest.mark.parametrize("name", ['""', '"  "'])
def test_a_person_without_a_name(agam, name):
    agam.change(PEOPLE, 'name: "Seruni Bijak Contoh"', f"name: {name}")
    agam.begin_again()
    found = refused(agam, "SCHEMA")
    assert found.path == PEOPLE
    assert "name" in found.message.id


def test_demonstration_keys_in_an_office_that_is_none(agam):
    """Ratified or not: everybody knows the secrets of these keys, the ratifiers' among them."""
    agam.change("sops/agam/office.yml", "demo: true", "demo: false")
    agam.begin_again()
    with pytest.raises(Problem) as seen:
        agam.load()
    assert {f.code for f in seen.value.findings} == {"DEMO-KEY"}
    assert {f.path for f in seen.value.findings} == {PEOPLE, FIRST}
    assert all(f.line for f in seen.value.findings)


def test_a_demonstration_key_of_a_notary(agam):
    line = agam.keys.of("kenanga-lestari").line
    real = Ed25519PrivateKey.generate().public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    text = agam.path(PEOPLE).read_text(encoding="utf-8")
    for number, old in enumerate(dict.fromkeys(re.findall(r"ssh-ed25519 [A-Za-z0-9+/=]+", text))):
        new = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32).public_key()
        text = text.replace(old, new.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode())
    agam.path(PEOPLE).write_text(text, encoding="utf-8")
    for key, codes in ((real, set()), (line, {"DEMO-KEY"})):
        office = agam.path("sops/agam/office.yml")
        before = office.read_text(encoding="utf-8")
        notary = f'notaries:\n  - {{id: n, key: "{key}", forge: git.contoh.id, repository: "77"}}\nbrand:\n'
        office.write_text(before.replace("demo: true", "demo: false").replace("brand:\n", notary), encoding="utf-8")
        found = office_findings(agam.folder, "agam", agam.judge())
        assert {f.code for f in found if f.path.endswith("office.yml")} == codes
        office.write_text(before, encoding="utf-8")


def test_an_office_without_a_sop(agam):
    agam.path(SOP).unlink()
    agam.begin_again()
    with pytest.raises(Problem) as seen:
        agam.load()
    assert {f.code for f in seen.value.findings} & {"SOP-MISSING", "ROLE-UNKNOWN"}


def test_a_ratified_revision_is_never_edited(agam):
    agam.path(SOP).write_bytes(agam.path(SOP).read_bytes() + b"# diam-diam\n")
    agam.ratify()
    assert refused(agam, "SOP-REVISION-MUTATED").path == SECOND


def test_a_ratified_revision_never_disappears(agam):
    agam.path(SOP).rename(agam.path("sops/agam/medsos/2.yml"))
    agam.ratify()
    refused(agam, "SOP-REVISION-MUTATED")


def test_two_revisions_in_force_at_once(agam):
    text = agam.path(SOP).read_text(encoding="utf-8")
    second = agam.path("sops/agam/medsos/176-2026.yml")
    second.write_text(
        text.replace('"175/ORT.06/1306/2023"', '"176/ORT.06/1306/2026"').replace(
            "number: 175/ORT.06/1306/2023", "number: 176/ORT.06/1306/2026"
        ),
        encoding="utf-8",
    )
    assert second.read_text(encoding="utf-8") != text
    agam.ratify()
    refused(agam, "SOP-AMBIGUOUS")


def test_a_revision_that_supersedes_is_in_force_from_its_manifest(agam):
    text = agam.path(SOP).read_text(encoding="utf-8")
    number = re.search(r"^number: .*$", text, re.MULTILINE)[0]
    text = text.replace(number, 'number: "176/ORT.06/1306/2026"\nsupersedes: "175/ORT.06/1306/2023"', 1)
    agam.path("sops/agam/medsos/176-2026.yml").write_text(text, encoding="utf-8")
    agam.ratify(at="2026-11-20T09:00:00+07:00")
    try:
        policy = agam.load()
    except Problem as problem:
        # The printed effective date of the copy is that of the first revision: both would begin on one day.
        assert [f.code for f in problem.findings] == ["SOP-AMBIGUOUS"]  # noqa: PT017 - either outcome is exact
    else:
        assert policy.in_force("medsos", datetime.fromisoformat("2026-11-20T08:59:00+07:00")).sop.number == "175/ORT.06/1306/2023"
        assert policy.in_force("medsos", NOW).sop.number == "176/ORT.06/1306/2026"


def test_manifests_read_back_as_written(agam):
    path, made = agam.ratify()
    data = agam.folder.read(path)
    assert manifest_format.parse(data, path=path) == made
    assert manifest_format.render(made) == data
    assert made.previous == canonical.sha256(agam.folder.read(FIRST))
    assert {f.path for f in made.files} >= {SOP, PEOPLE, "sops/agam/office.yml", "content/agam/profil.md"}
