"""What none of the five SOPs has, and what needs no story: small SOPs of our own, single rules, single values."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from site_tools import engine
from site_tools.model.case import Case
from site_tools.model.evidence import Record
from site_tools.model.finding import CannotJudge, Problem
from site_tools.model.judged import Judged, Library
from site_tools.model.people import ActingLetter, People
from site_tools.model.post import Document, Exemption, Image, Legal, Meta, PostFile, Video
from site_tools.model.sheet import Header, Ratifier
from site_tools.model.sop import ContentDemands, MediaMinimum, Role, Sop, Step, TimeStandard, Who
from site_tools.model.text import Text, same
from site_tools.model.verdict import Code
from site_tools.rules import sop_demands
from tests.judge.builder import World, sha
from tests.judge.moves import parse

HEADER = Header("KPU", "SOP", Ratifier("Sekretaris"))


def sop(*steps: Step, **changes) -> Sop:
    roles = (Role("operator", "Operator"), Role("admin-pemeriksa", "Pemeriksa"), Role("sekretaris", "Sekretaris"))
    return Sop(**{"number": "9", "header": HEADER, "roles": roles, "steps": steps, **changes})


def step(number: int, phase: str, role: str, **changes) -> Step:
    return Step(**{"step": number, "activity": "x", "phase": phase, "who": Who(any=(role,)), **changes})


DRAFT = step(1, "prepare", "operator", changes=("text", "captions", "media"))
CHECK = step(2, "decide", "sekretaris", returns=(1,))
UPLOAD = step(3, "publish", "operator", changes=("evidence",))


def play(own: Sop, *lines: str) -> World:
    return World.of("agam/medsos", own).play([parse(line) for line in lines])


def verdict(own: Sop, *lines: str):
    return engine.judge(play(own, *lines).case())


def codes(found) -> set[str]:
    return {f.code for f in found.findings}


# --- SOPs that the five do not have -----------------------------------------------------------------

TWO_DRAFTERS = sop(replace(DRAFT, who=Who(any=("operator",), count=2)), CHECK, UPLOAD)


def test_a_later_signer_of_the_same_step_who_changes_a_part_voids_the_earlier():
    found = verdict(TWO_DRAFTERS, "step 1 by operator A", "edit captions", "step 1 by operator B")
    assert (found.code, found.step) == (Code.WAITING, 1)
    assert [e.person for e in found.steps[0].entries] == ["cempaka-wening"]
    assert found.awaited[0].people == ("kenanga-lestari",)
    again = verdict(TWO_DRAFTERS, "step 1 by operator A", "edit captions", "step 1 by operator B", "step 1 by operator A")
    assert again.step == 2


def test_a_later_signer_who_changes_nothing_joins():
    assert verdict(TWO_DRAFTERS, "step 1 by operator A", "step 1 by operator B").step == 2


def test_a_later_signer_under_another_revision_does_not_join():
    lines = ("step 1 by operator A", 'revision "10" from 2026-11-02T09:05', "step 1 by operator B under 10 at 2026-11-02T09:30")
    found = verdict(TWO_DRAFTERS, *lines)
    assert (found.step, [e.person for e in found.steps[0].entries]) == (1, ["cempaka-wening"])
    assert found.revision.sop.number == "10"


def test_all_roles_before_the_gate_are_different_persons():
    both = sop(DRAFT, replace(CHECK, who=Who(all=("admin-pemeriksa", "sekretaris"))), UPLOAD)
    letter = "letter plh 3/2026 of sekretaris mahoni-teduh from 2026-11-01 until 2026-12-01 merangkap"
    half = (letter, "step 1 by operator A", "step 2 by admin-pemeriksa mahoni-teduh")
    assert [(a.role, a.people) for a in verdict(both, *half).awaited] == [("sekretaris", ("beringin-tulus",))]
    assert codes(verdict(both, *half, "step 2 by sekretaris mahoni-teduh as plh 3/2026")) == {"SIGNER-TWICE"}
    assert verdict(both, *half, "step 2 by sekretaris A").code is Code.SATISFIED


def test_an_altered_step_of_several_roles_awaits_all_of_them_again():
    both = sop(replace(DRAFT, who=Who(all=("operator", "admin-pemeriksa"))), CHECK, UPLOAD)
    found = verdict(both, "step 1 by operator A", "step 1 by admin-pemeriksa A", "edit text")
    assert found.code is Code.ALTERED
    assert [a.role for a in found.awaited] == ["operator", "admin-pemeriksa"]


def test_a_sop_without_an_upload_ends_at_its_last_step():
    short = sop(DRAFT, CHECK)
    lines = ("step 1 by operator A", "step 2 by sekretaris A")
    found = verdict(short, *lines)
    assert (found.code, found.step, found.complete) == (Code.SATISFIED, None, True)
    assert codes(verdict(short, *lines, "step 2 by sekretaris A")) == {"STEP-ORDER"}
    assert verdict(short, *lines, "edit text", "step 1 by operator A").step == 2
    stopped = verdict(short, *lines, 'return step 2 by sekretaris A to 1 note "x"')
    assert stopped.code is Code.RETURNED


def test_step_1_without_changes_can_still_be_signed_again():
    bare = sop(replace(DRAFT, changes=(), phase="handover"), CHECK, UPLOAD)
    lines = ("step 1 by operator A", "edit text")
    assert verdict(bare, *lines).step == 1
    assert verdict(bare, *lines, "step 1 by operator A").step == 2


def test_who_brings_the_first_text_is_a_maker_though_the_step_lists_nothing():
    bare = sop(replace(DRAFT, changes=(), phase="handover"), CHECK, UPLOAD)
    letter = "letter plh 1/2026 of sekretaris kenanga-lestari from 2026-11-01 until 2026-12-01"
    found = verdict(bare, letter, "step 1 by operator kenanga-lestari", "step 2 by sekretaris kenanga-lestari as plh 1/2026")
    assert codes(found) == {"PERSON-ONCE"}


def test_a_step_that_demands_a_personal_key_takes_no_click():
    personal = sop(DRAFT, replace(CHECK, signature="personal"), UPLOAD)
    assert codes(verdict(personal, "step 1 by operator A", "step 2 by sekretaris A click")) == {"PERSONAL-KEY"}
    assert codes(verdict(personal, "step 1 by operator A", "step 2 by sekretaris A")) == set()


def test_the_signers_of_an_upload_can_be_kept_from_its_report():
    report = step(4, "report", "operator", changes=("evidence",), who=Who(any=("operator",), not_signer_of=(3,)))
    own = sop(DRAFT, CHECK, UPLOAD, report)
    lines = ("step 1 by operator A", "step 2 by sekretaris A", "record instagram facebook", "step 3 by operator A")
    assert codes(verdict(own, *lines, "step 4 by operator A")) == {"SIGNER-TWICE"}
    assert verdict(own, *lines, "step 4 by operator B").complete


# --- no verdict, wrong papers -----------------------------------------------------------------------


def test_no_sop_no_verdict():
    case = World.of("agam/medsos").case()
    with pytest.raises(CannotJudge) as caught:
        engine.judge(replace(case, policy=replace(case.policy, revisions=())))
    assert caught.value.findings[0].code == "SOP-MISSING"


def test_an_entry_of_another_sop_is_an_invalid_post():
    world = World.of("agam/medsos").play([parse("step 1 by operator A")])
    [revision] = world.policy.revisions
    other = replace(revision, sop_id="jdih")
    mine = replace(revision, sha256=sha("another file"))
    case = world.case()
    found = engine.judge(replace(case, policy=replace(case.policy, revisions=(other, mine))))
    assert (found.code, codes(found)) == (Code.INVALID, {"SOP-MISMATCH"})


def test_an_unknown_signer_is_an_invalid_post():
    world = World.of("agam/medsos").play([parse("step 1 by operator A")])
    nobody = replace(world.policy, people=People(tuple(p for p in world.policy.people.people if p.id != "kenanga-lestari")))
    found = engine.judge(replace(world.case(), policy=nobody))
    assert codes(found) == {"SIGNER-KEY", "ROLE-LAPSED"}
    clicked = World.of("agam/medsos").play([parse("step 1 by operator A click")])
    assert codes(engine.judge(replace(clicked.case(), policy=replace(nobody, office=clicked.policy.office)))) == {
        "NOTARY-REVIEW",
        "ROLE-LAPSED",
    }


def test_an_unverified_letter_makes_nobody_awaited():
    world = World.of("agam/medsos").play([parse("letter plh 3/2026 of operator meranti-tabah from 2026-11-01 until 2026-12-01 unsigned")])
    assert engine.judge(world.case()).awaited[0].people == ("kenanga-lestari", "cempaka-wening")


# --- the content ------------------------------------------------------------------------------------


def content(name: str = "agam/medsos", *, files: tuple[str, ...] = (), body: str = "", signing: int = 1, **changes) -> set[str]:
    """Codes for a draft at the moment its first signer signs; `files` beside the listed pictures."""
    world = World.of(name)
    world.meta = replace(world.meta, **changes)
    case = world.case()
    more = tuple(PostFile(f, "media", sha(f), 1) for f in files)
    case = replace(case, post=replace(case.post, files=case.post.files + more, body=body or case.post.body))
    return codes_of(case, signing)


def codes_of(case: Case, signing: int) -> set[str]:
    return {f.code for f in engine.content_findings(case, engine.start(case), signing=signing) if f.severity == "error"}


IMAGE = Image("foto-1.jpg", "Peserta rapat di aula kantor")
CONTENT = {
    "a sound draft": ({}, set()),
    "no title": ({"title": " "}, {"META-WORD"}),
    "an unknown kind": ({"kind": "kegiatn"}, {"META-WORD"}),
    "nothing like any kind": ({"kind": "zzzzz"}, {"META-WORD"}),
    "no platform": ({"platforms": ()}, {"META-WORD"}),
    "an unknown platform": ({"platforms": ("instagran",)}, {"META-WORD"}),
    "a platform twice": ({"platforms": ("instagram", "instagram")}, {"META-WORD"}),
    "a caption for no platform": ({"captions": {"default": "x", "tiktok": "x"}}, {"META-WORD"}),
    "no caption": ({"captions": {"instagram": "x"}}, {"META-WORD"}),
    "a legal product without its facts": ({"kind": "produk-hukum"}, {"KIND-DEMAND"}),
    "legal facts without a product": ({"legal": Legal("a", "b", "c")}, {"KIND-DEMAND"}),
    "a repost of nothing": ({"kind": "repost"}, {"KIND-DEMAND"}),
    "no picture": ({"images": ()}, {"KIND-DEMAND"}),
    "a video instead": ({"images": (), "videos": (Video("v.mp4"),), "files": ("v.mp4",)}, set()),
    "a picture that nobody names": ({"files": ("foto-9.jpg",)}, {"MEDIA-LISTED"}),
    "a picture that is not there": ({"documents": (Document("a.pdf", "A"),)}, None),
    "a video kept elsewhere": ({"videos": (Video("v.mp4", sha256="a" * 64, where="drive"),)}, set()),
    "a video kept elsewhere without digest": (
        {"videos": (Video("v.mp4", where="drive", poster="p.jpg"),), "files": ("p.jpg",)},
        {"MEDIA-LISTED"},
    ),
    "a poor alt text": ({"images": (Image("foto-1.jpg", "foto"),)}, {"ALT-TEXT"}),
    "the file name as alt text": ({"images": (Image("foto-rapat.jpg", "Foto-rapat.jpg"),)}, {"ALT-TEXT"}),
    "raw HTML": ({"body": "a\n<script>x</script>\n"}, {"BODY-UNSAFE"}),
    "a script address": ({"body": "[x](javascript:alert)\n"}, {"BODY-UNSAFE"}),
    "a short tag": ({"body": "H<sub>2</sub>O<br>\n"}, set()),
}


@pytest.mark.parametrize(("changes", "expected"), CONTENT.values(), ids=CONTENT)
def test_content(changes, expected):
    if expected is None:
        world = World.of("agam/medsos")
        world.meta = replace(world.meta, **changes)
        case = world.case()
        case = replace(case, post=replace(case.post, files=tuple(f for f in case.post.files if f.name != "a.pdf")))
        assert codes_of(case, 1) == {"MEDIA-LISTED"}
    else:
        assert content(**changes) == expected


def test_a_repost_needs_no_picture():
    assert content(kind="repost", repost_of="https://kpu.go.id/x", images=()) == set()


def test_what_is_still_to_come_is_not_missing_yet():
    bare = {"images": (), "captions": {}}
    assert content("kepulauan-mentawai/jdih", **bare) == set()
    assert content("kepulauan-mentawai/jdih", signing=5, **bare) == {"KIND-DEMAND"}
    assert content("kepulauan-mentawai/jdih", signing=6, **bare) == {"KIND-DEMAND", "META-WORD"}


def test_the_category_of_mentawai():
    assert content("kepulauan-mentawai/jdih", category="Berita") == {"SOP-DEMAND"}


def test_the_sources_of_pasaman():
    assert content("pasaman/medsos", signing=3, sources=()) == {"SOP-DEMAND"}
    assert content("pasaman/medsos", signing=1, sources=()) == set()


def test_four_pictures_in_pasaman_also_under_a_name_of_the_office():
    assert content("pasaman/medsos", signing=3, images=(IMAGE,)) == {"SOP-DEMAND"}
    world = World.of("pasaman/medsos")
    world.policy = replace(world.policy, office=replace(world.policy.office, kinds={"rapat": "kegiatan"}))
    world.meta = replace(world.meta, kind="rapat", images=(IMAGE,))
    assert codes_of(world.case(), 3) == {"SOP-DEMAND"}


def test_a_demand_of_the_revision_the_post_runs_under():
    world = World.of("agam/medsos").play([parse("step 1 by operator A")])
    strict = replace(world.policy.revisions[0].sop, demands=ContentDemands(media_minimum=MediaMinimum(9, ("kegiatan",))))
    newer = replace(world.policy.revisions[0], sop=strict, sha256=sha("newer"))
    case = replace(world.case(), policy=replace(world.policy, revisions=(newer, *world.policy.revisions)))
    assert engine.judge(case).findings == ()
    assert codes_of(world.case(), 1) == set()
    # Who begins now is asked what the SOP in force asks.
    assert codes_of(replace(case, facts=()), 1) == {"SOP-DEMAND"}


def test_no_sop_demands_nothing():
    world = World.of("agam/medsos")
    state = engine.start(world.case())
    case = replace(world.case(), policy=replace(world.policy, revisions=()))
    assert engine.content_findings(case, state) == ()
    assert list(sop_demands.RULE.check(case, frozenset())) == []


def test_a_file_that_is_not_what_its_name_says():
    case = replace(World.of("agam/medsos").case(), picture_problems=(("foto-1.jpg", Text("rusak", "broken")),))
    assert codes_of(case, 1) == {"MEDIA-BAD"}
    assert engine.judge(case).code is Code.INVALID


# --- words of the model -----------------------------------------------------------------------------


def test_an_sop_that_is_none():
    wrong = [
        lambda: sop(DRAFT, number=""),
        sop,
        lambda: sop(replace(DRAFT, step=2)),
        lambda: sop(DRAFT, roles=(Role("operator", "a"), Role("operator", "b"))),
        lambda: sop(DRAFT, replace(UPLOAD, step=2), replace(CHECK, step=3)),
        lambda: sop(replace(UPLOAD, step=1)),
        lambda: sop(replace(DRAFT, who=Who(any=("nobody",)))),
        lambda: sop(DRAFT, replace(CHECK, returns=(2,))),
        Who,
        lambda: Who(any=("a",), all=("b",)),
        lambda: Who(any=("a",), count=0),
        lambda: Who(all=("a",), count=2),
        TimeStandard,
        lambda: TimeStandard(minutes=1, days=1),
        lambda: TimeStandard(minutes=-1),
        lambda: TimeStandard(days=(1, 10**6)),
    ]
    for make in wrong:
        with pytest.raises(ValueError):
            make()


def test_steps_and_parts():
    own = sop(DRAFT, CHECK, UPLOAD)
    assert (own.gate, [s.step for s in own.after_gate], own.at(4), own.may_change(4)) == (3, [3], None, frozenset())
    assert own.may_change(3) == {"evidence"}
    assert Who(all=("a", "b")).roles == ("a", "b")
    assert own.role("nobody") is None


def test_records_with_reasons():
    now = dt.datetime.fromisoformat("2026-11-02T09:00:00+07:00")
    for changes in ({"action": "skipped"}, {"action": "unchanged"}, {"action": "posted", "as_approved": False}):
        with pytest.raises(ValueError):
            Record(**{"round": 1, "platform": "x", "posted_at": now, "recorded_at": now, "by": "a", **changes})
    kinds = ("link", "screenshot", "confirmation")
    record = Record(1, "x", "posted", now, now, "a")
    assert not any(record.proves(kind) for kind in kinds)
    assert replace(record, platform="whatsapp", screenshot="a.jpg").proves("link")
    assert [replace(record, confirmed=True).proves(kind) for kind in kinds] == [False, False, True]


def test_a_problem_needs_a_finding():
    with pytest.raises(ValueError):
        Problem()


def test_people_have_one_id_each():
    person = World.of("agam/medsos").policy.people.people[0]
    with pytest.raises(ValueError):
        People((person, person))
    with pytest.raises(ValueError):
        People((replace(person, id="Kenanga Lestari"),))


def test_a_letter_has_a_number_and_a_window():
    start = dt.datetime.fromisoformat("2026-11-02T00:00:00+07:00")
    letter = ActingLetter("a", "sekretaris", "plh", "3/2026", "2026-11-01", start, start + dt.timedelta(days=1), "b", start)
    for changes in ({"letter": " "}, {"letter": "-"}, {"until": start}):
        with pytest.raises(ValueError):
            replace(letter, **changes)


def test_an_exception_has_digest_and_reason():
    good = Exemption("PERSONAL-DATA", "0" * 16, "Nomor layanan resmi kantor")
    for changes in ({"digest": "0" * 15}, {"digest": "G" * 16}, {"reason": "karena   begitu"}):
        with pytest.raises(ValueError):
            replace(good, **changes)


def test_a_library_shows_what_is_due():
    world = World.of("agam/medsos").play(
        [parse(f"step {n} by {r} A") for n, r in ((1, "operator"), (2, "admin-pemeriksa"), (3, "sekretaris"))]
    )
    case = world.case()
    judged = Judged(case.post, engine.judge(case), world.policy)
    library = Library((world.policy,), (judged,), (), (), case.now)
    later = replace(judged, post=replace(case.post, meta=replace(case.post.meta, publish_at=case.now + dt.timedelta(days=1))))
    assert library.of_office("agam") == (judged,)
    assert not library.of_office("pasaman")
    assert library.public(judged)
    assert not library.public(later)


def test_labels_and_texts():
    found = engine.judge(World.of("agam/medsos").case())
    assert found.label.to("id") == "Menunggu Operator Sub Bagian Teknis dan Hupmas"
    assert found.label.to("en").startswith("Waiting for ")
    assert same("x").fill() == Text("x", "x")


def test_captions_fall_back():
    meta = Meta("t", dt.date(2026, 1, 1), "kegiatan", ("x",), captions={"x": "", "default": "d"})
    assert meta.caption("x") == "d"
    assert Meta("t", dt.date(2026, 1, 1), "kegiatan", ("x",)).caption("x") == ""


def test_a_role_of_any_sop_of_the_office():
    policy = World.of("agam/medsos").policy
    assert policy.role("operator") is not None
    assert policy.role("nobody") is None


def test_paths():
    path = World.of("agam/medsos").path
    assert (path.folder, path.index) == ("content/agam/medsos/2026/rapat-pleno", "content/agam/medsos/2026/rapat-pleno/index.md")
