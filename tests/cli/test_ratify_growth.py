"""`paraf sop ratify` over the years: policy only grows, a second ratifier, a lost key. Attack and accept beside each other."""

from __future__ import annotations

import shutil

import pytest

from tests.attacks.conftest import Insider
from tests.cli.conftest import commit_all, git, refused

PEOPLE, OFFICE = "sops/agam/people.yml", "sops/agam/office.yml"
FIRST, SECOND = "beringin-tulus", "seruni-bijak"
NEW = '  - id: rasamala-jujur\n    name: "Rasamala Jujur Contoh"\n'
FROM = '"2026-11-20T00:00:00+07:00"'
SEKRETARIS = '{role: sekretaris, title: "Sekretaris", from: "2026-01-05T00:00:00+07:00"}'


@pytest.fixture
def agam(story_of):
    story = story_of("agam")
    commit_all(story.root)
    return Insider(story.root, story.run, story.key_of, story.clock)


def ratify(agam, *options, by=FIRST):
    key = str(agam.key_file(by)) if by.startswith("#") else agam.key_of(by)
    person = "rasamala-jujur" if by.startswith("#") else by
    return agam.run("sop", "ratify", "agam", "--person", person, "--key", key, "--yes", *options)


def ratified(agam, *options, by=FIRST):
    done = ratify(agam, *options, by=by)
    assert done.code == 0, done.err
    commit_all(agam.root, "Pengesahan")
    return done


def rename(agam):
    agam.swap(PEOPLE, "Kenanga Lestari Contoh", "Kenanga Lestari")


def drop_person(agam):
    text = (agam.root / PEOPLE).read_text("utf-8")
    start, end = text.index("  - id: cempaka-wening"), text.index("  - id: mahoni-teduh")
    agam.write(PEOPLE, text[:start] + text[end:])


def backdate(agam):
    agam.swap(PEOPLE, "people:\n", f'people:\n{NEW}    appointments:\n      - {{role: operator, from: "2025-01-01T00:00:00+07:00"}}\n')


REWRITES = {
    "a name": (rename, PEOPLE, "kenanga-lestari"),
    "a person gone": (drop_person, PEOPLE, "cempaka-wening"),
    "an appointment gone": (lambda a: a.swap(PEOPLE, f"      - {SEKRETARIS}\n", ""), PEOPLE, "sekretaris"),
    "an appointment in the past": (backdate, PEOPLE, "rasamala-jujur"),
    "an account number": (lambda a: a.swap(PEOPLE, 'id: "1", login', 'id: "11", login'), PEOPLE, "kenanga-lestari"),
    "who may act": (lambda a: a.swap(PEOPLE, "[meranti-tabah, mahoni-teduh]", "[mahoni-teduh]"), PEOPLE, "meranti-tabah"),
    "an official account": (lambda a: a.swap(OFFICE, "https://x.com/kpukabagam_demo", "https://x.com/lain"), OFFICE, "kpukabagam_demo"),
    "the time zone": (lambda a: a.swap(OFFICE, "Asia/Jakarta", "Asia/Jayapura"), OFFICE, "timezone"),
    "an account at once in force": (
        lambda a: a.swap(OFFICE, "accounts:\n", 'accounts:\n  - {platform: threads, handle: t, url: "https://t.id/t", decision: "K"}\n'),
        OFFICE,
        "threads",
    ),
}


@pytest.mark.parametrize(("spoil", "path", "word"), REWRITES.values(), ids=REWRITES)
def test_a_rewrite_is_refused_before_it_is_signed(spoil, path, word, agam):
    spoil(agam)
    before = agam.bytes()
    done = ratify(agam)
    refused(done, "POLICY-REWRITTEN")
    assert path in done.err
    assert word in done.err
    assert "→" in done.err
    assert agam.bytes() == before


GROWTH = {
    "a new person": (
        lambda a: a.swap(PEOPLE, "people:\n", f"people:\n{NEW}    appointments:\n      - {{role: operator, from: {FROM}}}\n"),
        ["orang baru: Rasamala Jujur Contoh (rasamala-jujur)", "Rasamala Jujur Contoh sebagai operator, mulai 20 November 2026, 00.00 WIB"],
    ),
    "a role handed over": (
        lambda a: a.swap(PEOPLE, SEKRETARIS, SEKRETARIS.replace("}", f", until: {FROM}}}")),
        ["Beringin Tulus Contoh sebagai Sekretaris: berakhir 20 November 2026, 00.00 WIB"],
    ),
    "a key leaked": (
        lambda a: a.swap(PEOPLE, 'demonstration-0", from', f'demonstration-0", compromised: {FROM}, from'),
        ["dinyatakan bocor sejak 20 November 2026, 00.00 WIB"],
    ),
    "a key revoked": (
        lambda a: a.swap(PEOPLE, 'demonstration-0", from', f'demonstration-0", revoked: {FROM}, from'),
        ["kunci Kenanga Lestari Contoh SHA256:", "dicabut 20 November 2026, 00.00 WIB"],
    ),
    "an account on the Git host": (
        lambda a: a.swap(
            PEOPLE,
            '      - {forge: git.contoh.id, id: "1"',
            '      - {forge: lain.contoh.id, id: "5"}\n      - {forge: git.contoh.id, id: "1"',
        ),
        ["baru: akun - (nomor 5) di lain.contoh.id milik Kenanga Lestari Contoh"],
    ),
    "who may act": (
        lambda a: a.swap(PEOPLE, "may_act: [angsana-rukun]", "may_act: [angsana-rukun, meranti-tabah]"),
        ["boleh menjadi Plh./Plt. admin-pemeriksa: meranti-tabah"],
    ),
    "settings": (
        lambda a: a.swap(
            OFFICE,
            "brand:\n",
            'contact: "surel@contoh.id"\ntrail_names: titles\ndays_off: [{date: 2027-02-08, name: "Cuti bersama"}]\n'
            "evidence_public: true\nkinds: {bimtek: kegiatan}\nbrand:\n",
        ),
        [
            "`contact`: - menjadi surel@contoh.id",
            "`trail_names`: names menjadi titles",
            "`days_off`: - menjadi 2027-02-08 Cuti bersama",
            "`evidence_public`: false menjadi true",
            "bimtek: kegiatan",
        ],
    ),
    "an official account": (
        lambda a: a.swap(
            OFFICE,
            "accounts:\n",
            f'accounts:\n  - {{platform: threads, handle: t, url: "https://t.id/t", decision: "Keputusan 9", from: {FROM}}}\n',
        ),
        ["baru: akun resmi threads t (Keputusan 9), mulai 20 November 2026"],
    ),
    "a notary": (
        lambda a: a.swap(
            OFFICE,
            "brand:\n",
            f'notaries:\n  - {{id: notaris, key: "{a.public("#100")}", forge: git.contoh.id, repository: "77", from: {FROM}}}\nbrand:\n',
        ),
        ["baru: notaris notaris di git.contoh.id, repositori 77"],
    ),
}


@pytest.mark.parametrize(("grow", "words"), GROWTH.values(), ids=GROWTH)
def test_growth_is_ratified_and_told_in_the_words_of_an_office(grow, words, agam):
    grow(agam)
    done = ratified(agam)
    for word in words:
        assert word in done.out, done.out
    english = agam.run("audit", "--lang", "en")
    assert english.code == 0, english.out


def test_a_new_revision_is_told(agam):
    text = (agam.root / "sops/agam/medsos/175-ort-06-1306-2023.yml").read_text("utf-8")
    new = text.replace('number: "175/ORT.06/1306/2023"', 'number: "176/ORT.06/1306/2026"', 1) + 'supersedes: "175/ORT.06/1306/2023"\n'
    agam.write("sops/agam/medsos/176.yml", new)
    assert "SOP baru: Nomor 176/ORT.06/1306/2026" in ratified(agam).out


# --- where the version in force comes from ----------------------------------------------------------


def test_a_rewrite_committed_long_ago_is_seen(agam):
    """HEAD holds the rewrite too: what counts is the file that the manifest lists, wherever history has it."""
    rename(agam)
    commit_all(agam.root, "Diam-diam")
    agam.write("catatan.txt", "x\n")
    commit_all(agam.root, "Lain")
    refused(ratify(agam), "POLICY-REWRITTEN")


def test_without_history_it_is_said(agam):
    rename(agam)
    shutil.rmtree(agam.root / ".git")
    git(agam.root, "init", "-q")
    done = ratify(agam)
    assert done.code == 0, done.err
    assert "tidak diperiksa apakah kebijakan ditulis ulang" in done.err


def test_a_shallow_clone_that_lacks_it_says_so(agam, tmp_path, monkeypatch):
    rename(agam)
    commit_all(agam.root)
    git(agam.root.parent, "clone", "-q", "--depth", "1", f"file://{agam.root}", "dangkal")
    monkeypatch.chdir(agam.root.parent / "dangkal")
    assert "tidak diperiksa" in ratify(agam).err


def test_a_page_needs_no_history(agam):
    agam.swap("content/agam/profil.md", "\n", "\n\n")
    shutil.rmtree(agam.root / ".git")
    git(agam.root, "init", "-q")
    done = ratify(agam)
    assert (done.code, done.err) == (0, "")
    assert "berubah  content/agam/profil.md" in done.out


def test_json(agam):
    agam.swap(PEOPLE, "people:\n", f"people:\n{NEW}")
    made = ratify(agam, "--json", by=SECOND)
    assert made.json["version"] == 2
    assert made.json["written"] == "sops/agam/pengesahan/0002.txt"
    assert made.json["changes"] == ["orang baru: Rasamala Jujur Contoh (rasamala-jujur)"]
    assert made.json["by_another_ratifier"] is True
    assert made.json["files"] == {"new": [], "changed": [PEOPLE], "gone": []}
    assert made.json["compared"] is True
    assert "orang baru" in made.err
    assert ratify(agam, "--json").json == {"office": "agam", "version": 2, "written": None, "changes": []}


# --- two ratifiers ----------------------------------------------------------------------------------


def test_a_version_by_the_second_ratifier_says_so(agam):
    agam.swap(PEOPLE, "people:\n", f"people:\n{NEW}")
    done = ratified(agam, by=SECOND)
    assert "ditandatangani seruni-bijak, bukan beringin-tulus" in done.out
    assert "Disahkan oleh pengesah kedua Seruni Bijak Contoh." in done.out
    assert "pengesahan ke-2: disahkan oleh pengesah kedua Seruni Bijak Contoh" in agam.run("audit").out
    assert agam.run("audit", "--json").json["offices"][0]["by_another_ratifier"] == [{"version": 2, "person": SECOND}]
    assert "ke-2, disahkan oleh pengesah kedua Seruni Bijak Contoh" in agam.run("sop", "show", "agam").out
    assert "manifest 2: ratified by the second ratifier Seruni Bijak Contoh" in agam.run("audit", "--lang", "en").out


def test_a_version_by_the_usual_ratifier_says_nothing(agam):
    agam.swap(PEOPLE, "people:\n", f"people:\n{NEW}")
    done = ratified(agam)
    assert "pengesah kedua" not in done.out + agam.run("audit").out + agam.run("sop", "show", "agam").out
    assert agam.run("audit", "--json").json["offices"][0]["by_another_ratifier"] == []


def lose_key(agam, how="compromised"):
    """The secretary's laptop is gone: his key is closed, a new one is listed."""
    agam.swap(
        PEOPLE,
        'demonstration-3", from: "2026-01-05T00:00:00+07:00"}',
        f'demonstration-3", from: "2026-01-05T00:00:00+07:00", {how}: {FROM}}}\n      - {{key: "{agam.public("#100")}", from: {FROM}}}',
    )


def keys(agam, *pairs):
    """`--ratifier` options."""
    return [x for person, by in pairs for x in ("--ratifier", f"{person}={agam.key_file(by)}")]


@pytest.mark.parametrize("how", ["compromised", "revoked", "until"])
def test_a_lost_key_does_not_stay_a_ratifiers_by_oversight(how, agam):
    lose_key(agam, how)
    refused(ratify(agam, by=SECOND), "MANIFEST-RATIFIERS")


def test_a_lost_ratifier_key_is_replaced_by_the_second(agam):
    lose_key(agam)
    done = ratified(agam, *keys(agam, (FIRST, "#100"), (SECOND, SECOND)), by=SECOND)
    assert "bukan pengesah lagi: beringin-tulus" in done.out
    assert "pengesah baru: beringin-tulus" in done.out
    assert "pengesah kedua" in agam.run("audit").out
    # The finder of the old key ratifies nothing; the new key does.
    agam.swap(PEOPLE, "people:\n", f"people:\n{NEW}")
    refused(ratify(agam, by=FIRST), "MANIFEST-SIGNATURE")
    key = str(agam.key_file("#100"))
    assert agam.run("sop", "ratify", "agam", "--person", FIRST, "--key", key, "--yes").code == 0


def test_a_new_secretary_takes_over(agam):
    """The first ratifier hands over himself: the new one is listed, holds the role, and ratifies from then on."""
    agam.swap(PEOPLE, SEKRETARIS, SEKRETARIS.replace("}", f", until: {FROM}}}"))
    key = f'    keys:\n      - {{key: "{agam.public("#100")}", from: {FROM}}}\n'
    role = f"    appointments:\n      - {{role: sekretaris, from: {FROM}}}\n"
    agam.swap(PEOPLE, "people:\n", f"people:\n{NEW}{key}{role}")
    done = ratified(agam, *keys(agam, ("rasamala-jujur", "#100"), (SECOND, SECOND)))
    assert "pengesah baru: rasamala-jujur" in done.out
    agam.swap("content/agam/profil.md", "\n", "\n\n")
    refused(ratify(agam, by=FIRST), "MANIFEST-SIGNATURE")
    assert ratify(agam, by="#100").code == 0
    assert agam.run("audit").code == 0, "what the former secretary signed stands"


@pytest.mark.parametrize(
    ("person", "by"),
    [("rasamala-jujur", "#100"), (FIRST, SECOND), ("kenanga-lestari", "#100")],
    ids=["a stranger", "another's key", "a new key"],
)
def test_a_ratifier_is_a_person_with_a_key_of_the_office(person, by, agam):
    options = keys(agam, (person, by), ("cempaka-wening", "cempaka-wening"))
    refused(ratify(agam, *options), "MANIFEST-RATIFIERS")


def test_one_ratifier_alone_is_a_deadlock_to_come(agam):
    refused(ratify(agam, *keys(agam, (FIRST, FIRST))), "MANIFEST-RATIFIERS")


def test_another_order_of_ratifiers_is_a_change(agam):
    done = ratified(agam, *keys(agam, (SECOND, SECOND), (FIRST, FIRST)))
    assert "pengesah biasa sekarang: seruni-bijak" in done.out


# --- both keys lost ---------------------------------------------------------------------------------


def test_both_keys_lost_a_new_chain_and_a_new_trust_line(agam):
    """As docs/kunci-hilang.md tells it: the old chain goes, the code owners take the trust line out, a new chain begins."""
    old, base = agam.root_of("agam"), git(agam.root, "rev-parse", "HEAD").strip()
    lose_key(agam)
    shutil.rmtree(agam.root / "sops/agam/pengesahan")
    (agam.root / "sops/trust.txt").unlink()
    done = ratify(agam, *keys(agam, (FIRST, "#100"), (SECOND, SECOND)), by=SECOND)
    assert done.code == 0, done.err
    assert agam.root_of("agam") != old
    assert f"akar kepercayaan: SHA256:{agam.root_of('agam')}" in done.out
    refused(agam.run("audit", "--trust", f"SHA256:{old}"), "TRUST-PIN", exits=2)
    told = agam.run("check", "--base", base, "--head", commit_all(agam.root, "Rantai baru"))
    assert told.code == 0, told.out + told.err
    assert "pemilik kode" in told.out, "it is theirs to merge"


def test_a_new_chain_without_the_code_owners_trust_line(agam):
    """Who begins a chain of his own, but may not write sops/trust.txt, has nothing."""
    trust = (agam.root / "sops/trust.txt").read_bytes()
    base = git(agam.root, "rev-parse", "HEAD").strip()
    shutil.rmtree(agam.root / "sops/agam/pengesahan")
    (agam.root / "sops/trust.txt").unlink()
    pairs = keys(agam, ("kenanga-lestari", "kenanga-lestari"), ("cempaka-wening", "cempaka-wening"))
    assert ratify(agam, *pairs, by="kenanga-lestari").code == 0
    agam.write("sops/trust.txt", trust)
    refused(agam.run("audit"), "TRUST-ROOT")
    refused(agam.run("check", "--base", base, "--head", commit_all(agam.root)), "MANIFEST-REWRITTEN")
