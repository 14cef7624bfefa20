"""Accept tests: a gate that refuses everything is useless. What ordinary offices do passes, through real Git."""

from __future__ import annotations

from datetime import datetime

import pytest

from site_tools.adapters import demo_keys
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.formats import manifest as manifest_format
from site_tools.workflows.ratify import ratify, trust

from .conftest import CHECKER, COMPLETE, OPERATOR, READY, SECRETARY, WAITING, told

SECRETARYS = '{role: sekretaris, title: "Sekretaris", from: "2026-01-05T00:00:00+07:00"'
KEY = f'{demo_keys.demo_public_line(3)}", from: "2026-01-05T00:00:00+07:00"'
FIRST = "sops/agam/pengesahan/0001.txt"
NEW_OPERATOR = 'login: angsana-rukun}\n    appointments:\n      - {role: operator, from: "2026-11-21T09:00:00+07:00"}\n'


def passes(result, *words):
    seen = result.out + result.err
    assert result.code == 0, seen
    assert [word for word in words if word not in seen] == [], seen


def approve(desk, person=SECRETARY, *options):
    desk.signed(WAITING, person, "--yes", "--note", "Disetujui.", *options)


def moved_main(desk):
    """Main goes on with something else."""
    here = desk.git("rev-parse", "--abbrev-ref", "HEAD").strip()
    desk.commit()
    desk.git("checkout", "-q", "main")
    desk.write("README.md", "Catatan kantor.\n")
    desk.commit()
    desk.git("checkout", "-q", here)


def test_accept_an_approved_post_and_who_acts_before(desk):
    told(desk.run("check", "--base", "main", "--head", "usulan"), "NOTHING-CHANGED", exits=2)
    post = desk.draft("baru")
    desk.signed(post, OPERATOR, "--yes")
    waiting = desk.gate()
    assert waiting.code == 1
    assert [
        w for w in ("[WAITING]", "Kasubbag Teknis dan Hupmas", f"paraf sign {post} --step 2 --person {CHECKER}") if w not in waiting.out
    ] == []
    desk.signed(post, CHECKER, "--yes")
    desk.signed(post, SECRETARY, "--yes")
    passes(desk.gate(post), "Dapat digabung: semua 1 kiriman terpenuhi.")
    seen = desk.gate("--json").json
    assert (seen["kind"], seen["office"], seen["passed"], seen["checked"], seen["satisfied"]) == ("posts", "agam", True, 1, 1)
    assert (seen["posts"][0]["post"], seen["posts"][0]["new_entries"], seen["posts"][0]["verdict"]) == (post, 3, "SATISFIED")


def test_accept_squashed_rebased_and_cherry_picked(desk):
    approve(desk)
    moved_main(desk)
    passes(desk.gate(), WAITING)
    for name, command in (
        ("squash", ("merge", "-q", "--squash", "usulan")),
        ("petik", ("cherry-pick", "--allow-empty", "main..usulan")),
        ("gabung", ("merge", "-q", "--no-ff", "-m", "x", "usulan")),
    ):
        desk.branch(name)
        desk.git(*command)
        passes(desk.gate(head=name), WAITING)
    desk.git("checkout", "-q", "usulan")
    desk.git("rebase", "-q", "main")
    passes(desk.gate(), WAITING)


def test_accept_main_has_it_already(desk):
    approve(desk)
    desk.commit()
    desk.git("checkout", "-q", "main")
    desk.git("merge", "-q", "--squash", "usulan")
    desk.git("commit", "-q", "-m", "Diremas menjadi satu")
    passes(desk.run("check", "--base", "main", "--head", "usulan"))


def test_accept_main_moved_in_another_post(desk):
    approve(desk)
    desk.commit()
    desk.branch("lain", "main")
    desk.sign(READY, SECRETARY, "--yes", "--decision", "withdraw", "--note", "batal")
    desk.merge("lain")
    passes(desk.gate(head="usulan"), WAITING)


def test_accept_files_of_the_code_owners(desk):
    desk.write("docs/catatan.md", "x\n")
    desk.write(".github/workflows/gate.yml", "on: push\n")
    passes(desk.gate(), "pemilik kode", ".github/workflows/gate.yml")
    desk.write("content/index.md", "# Portal baru\n")
    desk.write("site_tools/engine.py", "import os\n")
    result = desk.gate("--json")
    assert (result.code, result.json["kind"], result.json["posts"]) == (0, "owners", [])


def test_accept_a_withdrawal_held_up_by_nothing(desk):
    desk.sign(READY, OPERATOR, "--yes", "--decision", "withdraw", "--note", "data-pribadi")
    passes(desk.gate(), "[WITHDRAWN]", "hanya menghentikan atau mencatat")


def test_accept_a_withdrawal_that_removes_content(desk):
    for picture in ("foto-2.jpg", "foto-3.jpg"):
        (desk.root / "content" / READY / picture).unlink()
        line = next(x for x in desk.index(READY).read_text("utf-8").splitlines(keepends=True) if picture in x)
        desk.swap_in(READY, line, "")
    text = desk.index(READY).read_text("utf-8")
    desk.index(READY).write_text(text[: text.index("---\n\n") + 5], encoding="utf-8")
    desk.sign(READY, OPERATOR, "--yes", "--decision", "withdraw", "--note", "data-pribadi")
    passes(desk.gate(), "[WITHDRAWN]")


def test_accept_a_post_returned_after_the_gate_and_a_rejected_one(desk):
    desk.sign(READY, SECRETARY, "--yes", "--decision", "return", "--to", "1", "--note", "Judulnya salah.")
    desk.sign(WAITING, SECRETARY, "--yes", "--decision", "reject", "--note", "Tidak layak.")
    passes(desk.gate(), "[RETURNED]", "[REJECTED]")


def test_accept_proof_of_an_upload_and_later_news_of_it(desk):
    desk.record(READY, OPERATOR, "instagram", "--url", "https://www.instagram.com/p/Dxyz123/")
    passes(desk.gate(), READY)
    desk.merge()
    desk.branch("susulan")
    desk.sign(READY, OPERATOR, "--yes", "--decision", "withdraw", "--note", "batal")
    desk.merge("susulan")
    desk.branch("dihapus")
    done = desk.record(READY, OPERATOR, "instagram", "--action", "deleted", "--url", "https://www.instagram.com/p/Dxyz123/")
    assert done.code == 0, done.err
    passes(desk.gate(), "[WITHDRAWN]", "hanya menghentikan atau mencatat")


def test_accept_a_correction_of_a_published_post(desk):
    desk.swap_in(COMPLETE, "\n---\n\n", "\n---\n\nRalat: ")
    result = desk.run("revise", COMPLETE, "--note", "Salah ketik.", "--person", OPERATOR, "--key", desk.key_of(OPERATOR))
    assert result.code == 0, result.err
    assert desk.gate().code == 1
    desk.signed(COMPLETE, CHECKER, "--yes")
    desk.signed(COMPLETE, SECRETARY, "--yes")
    passes(desk.gate(), COMPLETE)


def test_accept_an_unsigned_draft_goes_again(desk):
    desk.git("checkout", "-q", "main")
    post = desk.draft("terselip")
    desk.commit()
    desk.branch("beres")
    desk.git("rm", "-rq", f"content/{post}")
    passes(desk.gate(), "Dihapus oleh perubahan ini.")
    [seen] = desk.gate("--json").json["posts"]
    assert (seen["post"], seen["verdict"], seen["passed"], seen["findings"]) == (post, None, True, [])


def test_accept_an_invalid_entry_of_main_is_taken_away(desk):
    desk.git("checkout", "-q", "main")
    good = desk.entries(WAITING)
    desk.forge(WAITING, OPERATOR, step=3, role="sekretaris", person=SECRETARY, at="2026-11-21T09:00:00+07:00")
    desk.commit()
    desk.branch("beres")
    desk.put(WAITING, good)
    desk.forge(WAITING, SECRETARY, step=3, role="sekretaris", person=SECRETARY, at="2026-11-21T09:30:00+07:00", note="Disetujui.")
    passes(desk.gate(), WAITING)


def test_accept_a_policy_mended_that_nobody_ratified(desk):
    desk.git("checkout", "-q", "main")
    desk.swap("sops/agam/people.yml", "Kenanga Lestari", "Kenanga Lestary")
    desk.commit()
    desk.branch("pulih")
    desk.swap("sops/agam/people.yml", "Kenanga Lestary", "Kenanga Lestari")
    passes(desk.gate())


# --- policy: ratified and merged first, honoured afterwards ---------------------------------------------


def test_accept_policy_first_then_the_post_under_it(desk):
    """The same change of people.yml: refused together with a post, honoured once it is ratified and merged."""
    desk.in_people("login: angsana-rukun}\n", NEW_OPERATOR)
    post = desk.draft("dari-operator-baru")
    signing = ("--person", "angsana-rukun", "--key", desk.key_of("angsana-rukun"), "--yes")
    assert desk.run("sign", post, *signing).code == 0
    told(desk.gate(), "MIXED", "kiriman agam", "kebijakan agam")

    desk.git("reset", "-q", "--hard", "main")
    desk.in_people("login: angsana-rukun}\n", NEW_OPERATOR, ratified=False)
    told(desk.gate(), "MANIFEST-NEXT", "paraf sop ratify agam")
    desk.git("reset", "-q", "--hard", "main")
    desk.in_people("login: angsana-rukun}\n", NEW_OPERATOR)
    passes(desk.gate(), "pengesahan ke-2 kantor agam sah")
    desk.merge()

    desk.branch("kiriman")
    post = desk.draft("dari-operator-baru")
    assert desk.run("sign", post, *signing).code == 0
    desk.signed(post, CHECKER, "--yes")
    desk.signed(post, SECRETARY, "--yes")
    passes(desk.gate(), post)
    desk.merge("kiriman")
    assert desk.run("audit").code == 0


def test_accept_a_new_revision_of_the_sop(desk):
    old = (desk.root / "sops/agam/medsos/175-ort-06-1306-2023.yml").read_text(encoding="utf-8")
    new = old.replace('number: "175/ORT.06/1306/2023"', 'number: "176/ORT.06/1306/2026"', 1) + 'supersedes: "175/ORT.06/1306/2023"\n'
    desk.write("sops/agam/medsos/176-ort-06-1306-2026.yml", new)
    desk.ratify()
    desk.merge()
    desk.branch("kiriman")
    post = desk.draft("di-bawah-yang-baru")
    for person in (OPERATOR, CHECKER, SECRETARY):
        desk.signed(post, person, "--yes")
    assert desk.entries(post)[0].sop_number == "176/ORT.06/1306/2026"
    passes(desk.gate(), post)


def test_accept_a_plain_page_ratified(desk):
    desk.swap("content/agam/profil.md", "\n\n", "\n\nKalimat baru.\n\n")
    desk.ratify()
    passes(desk.gate(), "pengesahan ke-2")


def test_accept_a_key_exchanged(desk):
    moment = "2026-11-21T09:30:00+07:00"
    closed = f'{KEY}, until: "{moment}"}}\n      - {{key: "{demo_keys.demo_public_line(101)}", from: "{moment}"'
    desk.in_people(KEY, closed, at="2026-11-21T09:20:00+07:00")
    desk.merge()
    desk.branch("kiriman")
    done = desk.run("sign", WAITING, "--person", SECRETARY, "--key", str(desk.key_file("#101")), "--yes", "--note", "Disetujui.")
    assert done.code == 0, done.err
    passes(desk.gate(), WAITING)


def test_accept_an_office_handed_over(desk):
    desk.in_people(SECRETARYS, SECRETARYS + ', until: "2026-11-21T09:30:00+07:00"', at="2026-11-21T09:20:00+07:00")
    desk.merge()
    desk.branch("kedua")
    new = 'login: meranti-tabah}\n    appointments:\n      - {role: sekretaris, title: "Sekretaris", from: "2026-11-21T09:30:00+07:00"}\n'
    desk.in_people("login: meranti-tabah}\n", new, at="2026-11-21T09:25:00+07:00")
    desk.merge("kedua")
    desk.branch("kiriman")
    approve(desk, "meranti-tabah")
    passes(desk.gate(), WAITING)


def test_accept_an_acting_official_within_minutes(desk):
    desk.letter("meranti-tabah", "sekretaris", SECRETARY)
    passes(desk.gate(), "1 surat penunjukan kantor agam sah")
    desk.merge()
    desk.branch("kiriman")
    approve(desk, "meranti-tabah")
    passes(desk.gate(), WAITING)
    assert desk.entries(WAITING)[-1].capacity == "plh 7/SP/2026"


def test_accept_a_chain_begun_anew_by_the_code_owners(desk):
    """Both ratifiers' keys are lost: a new chain and its trust line, as a change of their own."""
    folder = DiskFolder(desk.root)
    named = manifest_format.parse(folder.read(FIRST), path=FIRST).ratifiers
    desk.path(FIRST).unlink()
    told(desk.gate(), "MANIFEST-REWRITTEN", FIRST)
    at = datetime.fromisoformat("2026-11-21T09:00:00+07:00")
    ratify(folder, "agam", person="seruni-bijak", ratifiers=named, signer=KeyFileSigner(desk.key_file("seruni-bijak")), at=at)
    told(desk.gate(), "MANIFEST-REWRITTEN", FIRST)
    trust(folder, ["agam"])
    passes(desk.gate(), "pemilik kode", "sops/trust.txt")


@pytest.mark.parametrize("given", [("--lang", "en"), ()])
def test_accept_told_in_both_languages(desk, given):
    approve(desk)
    desk.commit()
    result = desk.run(*given, "check", "--base", "main", "--head", "usulan")
    passes(result, "Can be merged" if given else "Dapat digabung")
