"""Edges that mutation testing (`make mutate`, docs/mutation.md) found untested: none of them needs a story of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from site_tools import canonical, engine
from site_tools.model.entry import Digests, Entry, HostReview
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.people import ActingLetter
from site_tools.model.post import Document, Exemption, Image, Legal, PostFile, Video
from site_tools.model.sheet import Header, Ratifier
from site_tools.model.sop import Clauses, ContentDemands, MediaMinimum, Role, Sop, Step, Who
from site_tools.model.text import Text
from site_tools.model.verdict import Code, Verdict
from site_tools.rules.published_text import passages
from tests.judge.builder import NOTARY, World, blob_of, sha
from tests.judge.moves import Move, all_scenarios, parse

SCENARIOS = all_scenarios()
REMEDIES = {
    "SIGNATURE-BAD": "paraf sign agam/medsos/2026/rapat-pleno",
    "SIGNER-KEY": "people.yml",
    "DEMO-KEY": "ssh-keygen",
    "ROLE-LAPSED": "paraf status agam/medsos/2026/rapat-pleno",
    "TIME-ORDER": "",
    "STEP-SKIP": "paraf status agam/medsos/2026/rapat-pleno",
    "STEP-SCOPE": "paraf status agam/medsos/2026/rapat-pleno",
    "NOTE-MISSING": '--note "..."',
    "PERSON-ONCE": "",
    "STEP-ORDER": "paraf s",
    "STOP-INVALID": "paraf s",
    "WITHDRAW-INVALID": "paraf s",
    "WAIVE-INVALID": "",
    "SOP-RETIRED": "paraf sign agam/medsos/2026/rapat-pleno --step 1",
    "SOP-MISMATCH": "paraf s",
    "SOP-VOID": "paraf s",
}
"""What the advice of a finding about an entry must name; the other codes give none."""


def numbered(world: World) -> World:
    """The same post, each entry on a line of its own."""
    world.entries = tuple(replace(entry, line=10 * index) for index, entry in enumerate(world.entries, start=1))
    return world


def readable(found: Finding) -> bool:
    """Whether a finding has words in both languages, with every value put in."""
    texts = [t for text in (found.message, found.remedy) if text for t in (text.id, text.en)]
    return bool(found.message) and all(t.strip() and "{" not in t and "None" not in t for t in texts)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)
def test_an_objection_is_told_at_its_entry(scenario):
    case = numbered(World.of(scenario.sop).play(scenario.given)).case()
    state, broken = engine.replay(case)
    assert bool(broken) == any(f.code in {b.code for b in broken} for f in engine.judge(case).findings)
    entry = case.facts[len(state.history)].entry if broken else None
    for found in broken:
        assert (found.path, found.line, found.step, found.severity) == (case.post.path.index, entry.line, entry.step, "error")
        assert readable(found)
        if found.code in REMEDIES and not (found.code == "SIGNER-KEY" and found.remedy is None):
            wanted = REMEDIES[found.code].replace("agam/medsos/2026/rapat-pleno", str(case.post.path))
            assert wanted in found.remedy.id
            assert wanted in found.remedy.en


# --- the content: the line of the key that is wrong ---------------------------------------------------

KEYS = (
    "title", "kind", "platforms", "captions", "images", "videos", "documents", "legal", "repost_of", "sources", "category", "exceptions",
)  # fmt: skip
SHORT, LONG = "123456789", "x" * 1000
WRONG = {
    "title": ({"title": " "}, [("META-WORD", "title")]),
    "kind": ({"kind": "kegiatn"}, [("META-WORD", "kind")]),
    "no platform": ({"platforms": (), "captions": {"default": "x"}}, [("META-WORD", "platforms")]),
    "unknown platforms": ({"platforms": ("instagran", "facebok")}, [("META-WORD", "platforms")] * 2),
    "platform twice": ({"platforms": ("x", "instagram", "x")}, [("META-WORD", "platforms")]),
    "caption of no platform": ({"captions": {"default": "x", "tiktok": "x"}}, [("META-WORD", "captions")]),
    "no caption": ({"captions": {"instagram": "x", "facebook": " "}}, [("META-WORD", "captions")]),
    "no caption at all": ({"captions": {}}, [("META-WORD", "captions")] * 2),
    "legal": ({"kind": "produk-hukum"}, [("KIND-DEMAND", "legal")]),
    "legal without a product": ({"legal": Legal("a", "b", "c")}, [("KIND-DEMAND", "legal")]),
    "repost": ({"kind": "repost"}, [("KIND-DEMAND", "repost_of")]),
    "repost of nothing": ({"repost_of": "https://kpu.go.id"}, [("KIND-DEMAND", "repost_of")]),
    "no picture": ({"images": ()}, [("KIND-DEMAND", "images")]),
    "not named": ({"files": ("a.jpg", "b.jpg")}, [("MEDIA-LISTED", "images")] * 2),
    "named twice": ({"documents": (Document("a.pdf", "A"), Document("a.pdf", "A")), "files": ("a.pdf",)}, []),
    "not there": ({"documents": (Document("a.pdf", "A"),)}, [("MEDIA-LISTED", "images")]),
    "video not there": ({"videos": (Video("v.mp4"),)}, [("MEDIA-LISTED", "images")]),
    "poster not there": ({"videos": (Video("v.mp4", poster="p.jpg"),), "files": ("v.mp4",)}, [("MEDIA-LISTED", "images")]),
    "video elsewhere": ({"videos": (Video("v.mp4", where="drive"),)}, [("MEDIA-LISTED", "videos")]),
    "alt of nine letters": ({"images": (Image("foto-1.jpg", f" {SHORT} "),)}, [("ALT-TEXT", "images")]),
    "alt of ten": ({"images": (Image("foto-1.jpg", f"{SHORT}0"),)}, []),
    "alt of a thousand": ({"images": (Image("foto-1.jpg", LONG),)}, []),
    "alt longer": ({"images": (Image("foto-1.jpg", f"{LONG}x"),)}, [("ALT-TEXT", "images")]),
}


def draft(name: str = "agam/medsos", *, files: tuple[str, ...] = (), own: bool = True, **changes):
    """A draft whose front matter has its keys on lines 2, 3, ...; every listed picture lies in the folder."""
    world = World.of(name)
    world.meta = replace(world.meta, **changes)
    case = world.case()
    more = tuple(PostFile(f, "media", sha(f), 1) for f in files)
    lines = {key: number for number, key in enumerate(KEYS, start=2)}
    return replace(case, post=replace(case.post, lines=lines, files=case.post.files + more))


def told(case, signing: int = 1) -> list[Finding]:
    return [f for f in engine.content_findings(case, engine.start(case), signing=signing) if f.severity == "error"]


@pytest.mark.parametrize(("changes", "expected"), WRONG.values(), ids=WRONG)
def test_a_finding_about_the_content_is_told_at_its_key(changes, expected):
    case = draft(**changes)
    found = told(case)
    assert [(f.code, f.line) for f in found] == [(code, case.post.lines[key]) for code, key in expected]
    assert {f.path for f in found} <= {case.post.path.index}
    assert all(readable(f) and f.step is None for f in found)


@pytest.mark.parametrize(
    ("name", "signing", "changes", "key"),
    [
        ("pasaman/medsos", 3, {"images": (Image("foto-1.jpg", "Peserta rapat di aula"),)}, "images"),
        ("pasaman/medsos", 3, {"sources": (" ",)}, "sources"),
        ("kepulauan-mentawai/jdih", 6, {"category": "Berita"}, "category"),
    ],
)
def test_what_the_document_demands_is_told_at_its_key(name, signing, changes, key):
    [found] = told(draft(name, **changes), signing)
    assert (found.code, found.line) == ("SOP-DEMAND", draft().post.lines[key])
    assert readable(found)


def test_a_key_that_is_missing_is_told_at_the_first_line():
    case = draft(title="")
    [found] = told(replace(case, post=replace(case.post, lines={})))
    assert found.line == 1


def test_a_misspelt_word_is_answered_with_the_nearest():
    [found] = told(draft(kind="kegiatn"))
    assert "`kegiatn`" in found.message.id
    assert "`kind`" in found.message.en
    assert found.message.id.endswith("Maksud Anda `kegiatan`?")
    assert found.message.en.endswith("Did you mean `kegiatan`?")
    [other] = told(draft(kind="zzzzz"))
    assert other.message.id.endswith(".")
    [platform] = told(draft(platforms=("instagran",), captions={"default": "x"}))
    assert "Maksud Anda `instagram`?" in platform.message.id
    [caption] = told(draft(captions={"default": "x", "instagran": "x"}))
    assert "Maksud Anda `instagram`?" in caption.message.id
    [default] = told(draft(captions={"default": "x", "defaults": "x"}))
    assert "Maksud Anda `default`?" in default.message.id


SAID = [
    ({"title": " "}, "title", Text("Judul kosong.", "The title is empty.")),
    ({"platforms": ()}, "platforms", Text("Tidak ada platform.", "No platform is named.")),
    ({"platforms": ("instagram", "instagram")}, "platforms", Text("Platform disebut dua kali.", "A platform is named twice.")),
    (
        {"kind": "zzzzz"},
        "kind",
        Text("`zzzzz` tidak dikenal pada `kind`.", "`zzzzz` is not known in `kind`."),
    ),
]


@pytest.mark.parametrize(("changes", "key", "words"), SAID, ids=lambda value: value.en if isinstance(value, Text) else "")
def test_what_is_wrong_with_a_word_is_said_in_both_languages(changes, key, words):
    case = draft(**changes)
    assert [(f.message, f.line) for f in told(case) if f.code == "META-WORD"] == [(words, case.post.lines.get(key, 1))]


def test_a_name_of_the_office_is_a_kind_and_a_likely_one():
    case = draft(kind="rapat")
    own = replace(case, policy=replace(case.policy, office=replace(case.policy.office, kinds={"rapat": "kegiatan"})))
    assert told(own) == []
    near = replace(own, post=replace(own.post, meta=replace(own.post.meta, kind="rapatt")))
    assert "Maksud Anda `rapat`?" in told(near)[0].message.id


def test_a_picture_that_is_broken_is_told_with_its_reason():
    case = replace(draft(), picture_problems=(("foto-1.jpg", Text("rusak", "broken")),))
    [found] = told(case)
    assert (found.path, found.line, found.step) == (f"{case.post.path.folder}/foto-1.jpg", None, None)
    assert (found.message.id, found.message.en) == ("foto-1.jpg: rusak", "foto-1.jpg: broken")


def test_every_line_of_the_body_is_told_by_its_number():
    case = draft()
    body = "Satu.\n<b>dua</b>\n![a](foto-1.jpg) ![b](https://x.id/b.jpg)\nempat ![ok](foto-1.jpg)\n--8<-- x\n"
    case = replace(case, post=replace(case.post, body=body, body_line=20))
    found = told(case)
    assert [(f.code, f.line, f.path) for f in found] == [("BODY-UNSAFE", n, case.post.path.index) for n in (21, 22, 24)]
    assert "HTML" in found[0].message.en
    assert "Pictures" in found[1].message.en
    assert "Snippets" in found[2].message.en


# --- the signed bytes -------------------------------------------------------------------------------

REVIEW = HostReview("git.contoh.id", "77", "5", "r1", "c" * 40, "12", "approved", "2026-11-02T09:00:00+07:00")
ENTRY = Entry(
    step=2, role="sekretaris", person="a", capacity="definitif", decision="done", at="2026-11-02T09:10:00+07:00",
    sop_number="9", sop_sha256="cd" * 32, digests=Digests(*("e" * 64 for _ in range(5))), signature="U0lH", review=REVIEW,
)  # fmt: skip


def test_what_a_notary_signs_written_out():
    text = canonical.statement(ENTRY, post="agam/medsos/2026/rapat", root="ab" * 32, previous="-").decode()
    assert text[text.index("previous") :] == (
        "previous -\nforge git.contoh.id\nrepository 77\npull-request 5\nreview r1\n"
        f"commit {'c' * 40}\nuser 12\nstate approved\nreviewed-at 2026-11-02T09:00:00+07:00\n"
    )


def test_what_an_appointer_signs_written_out():
    start = dt.datetime.fromisoformat("2026-11-02T00:00:00+07:00")
    letter = ActingLetter("a", "sekretaris", "plh", "3/2026", "2026-11-01", start, start + dt.timedelta(days=1), "b", start)
    assert canonical.appointment_statement(letter, office="agam", root="ab" * 32).decode() == (
        f"paraf-appointment/v1\noffice agam\nroot {'ab' * 32}\nperson a\nrole sekretaris\ncapacity plh\nletter 3/2026\ndate 2026-11-01\n"
        "from 2026-11-02T00:00:00+07:00\nuntil 2026-11-03T00:00:00+07:00\nmerangkap false\n"
        "signed-by b\nsigned-at 2026-11-02T00:00:00+07:00\n"
    )


def test_the_separator_of_paragraphs_is_no_character_of_a_line():
    with pytest.raises(ValueError):
        canonical.one_line("a\u2029b")


# --- the chain --------------------------------------------------------------------------------------

AGAM = ("step 1 by operator A", "step 2 by admin-pemeriksa A", "step 3 by sekretaris A")
TWO = ("step 1 by operator A", "step 2 by admin-pemeriksa A")
WORKED = ("step 1 by operator A", "edit captions")
RETURNED = (*TWO, "step 3 by admin-pemeriksa A", 'return step 4 by sekretaris A to 3 note "x"', "edit text")
PUBLISHED = (*AGAM, "record instagram facebook", "step 4 by operator A")
ROLES = (Role("operator", "Operator"), Role("admin-pemeriksa", "Pemeriksa"), Role("sekretaris", "Sekretaris"))
DRAFT = Step(1, "x", "prepare", Who(any=("operator",)), changes=("text", "captions", "media"))
CHECK = Step(2, "x", "decide", Who(any=("admin-pemeriksa",)), returns=(1,))
HAND = Step(3, "x", "handover", Who(any=("admin-pemeriksa",)))
DECIDE = Step(4, "x", "decide", Who(any=("sekretaris",)), returns=(3,))
UPLOAD = Step(5, "x", "publish", Who(any=("operator",)), changes=("evidence",))


def sop(*steps: Step) -> Sop:
    return Sop("9", Header("KPU", "SOP", Ratifier("Sekretaris")), ROLES, steps, clauses=Clauses(force_majeure=True))


def play(*lines: str, name: str = "agam/medsos", own: Sop | None = None) -> World:
    return World.of(name, own).play([parse(line) for line in lines])


def judged(*lines: str, **given) -> Verdict:
    return engine.judge(numbered(play(*lines, **given)).case())


def codes(found: Verdict) -> list[str]:
    return [f.code for f in found.findings]


def test_a_passage_says_what_was_approved_when_and_by_whom():
    world = play(*PUBLISHED, "edit text", 'step 1 by operator B note "Jam diperbaiki"', *AGAM[1:])
    found = engine.judge(world.case())
    first, second = found.passages
    approving = world.entries[2], world.entries[6]
    assert (first.round, first.note, first.overridden) == (1, "", False)
    assert (second.round, second.note, second.overridden) == (2, "Jam diperbaiki", False)
    for passage, last in zip((first, second), approving, strict=True):
        assert (passage.at, passage.digests) == (last.moment, last.digests)
    assert (first.entries, second.entries) == (world.entries[:3], world.entries[4:7])


def test_a_note_of_the_first_round_is_no_public_one():
    assert [p.note for p in judged(AGAM[0] + ' note "x"', *AGAM[1:]).passages] == [""]


def test_a_passage_with_a_waiver_says_so():
    world = play(AGAM[0], 'waive 2 by ratifier B until 2026-11-05 note "Banjir"', AGAM[2])
    found = engine.judge(world.case())
    [passage] = found.passages
    assert (passage.overridden, passage.entries) == (True, world.entries)
    assert [(s.step, s.complete, s.waived) for s in found.steps] == [(1, True, False), (2, True, True), (3, True, False), (4, False, False)]


def test_a_waiver_can_be_what_passes_the_gate():
    last = replace(HAND, step=3)
    found = judged(*TWO, 'waive 3 by ratifier B until 2026-11-05 note "Banjir"', own=sop(DRAFT, CHECK, last, replace(UPLOAD, step=4)))
    assert (found.code, [p.overridden for p in found.passages]) == (Code.OVERRIDDEN, [True])


def test_a_waiver_answers_a_return():
    own = sop(DRAFT, CHECK, HAND, DECIDE, replace(UPLOAD, step=5))
    lines = (*TWO, "step 3 by admin-pemeriksa A", 'return step 4 by sekretaris A to 3 note "x"')
    assert judged(*lines, own=own).code is Code.RETURNED
    found = judged(*lines, 'waive 3 by ratifier B until 2026-11-05 note "Banjir"', own=own)
    assert (found.code, found.step, found.stopped) == (Code.WAITING, 4, None)


def test_an_unknown_revision_is_an_objection_and_no_crash():
    world = play(AGAM[0])
    entry = replace(world.entries[0], sop_sha256="0" * 64)
    world.entries = ()
    world.append(entry, blob_of(world.person("operator", "A").keys[0]))
    found = engine.judge(world.case())
    assert (found.code, codes(found)) == (Code.INVALID, ["SOP-MISMATCH"])


# --- the verdict ------------------------------------------------------------------------------------


def test_who_is_awaited_by_name_and_title():
    [awaited] = judged(AGAM[0]).awaited
    people = World.of("agam/medsos").policy.people
    assert awaited.role == "admin-pemeriksa"
    assert awaited.title == World.of("agam/medsos").policy.revisions[0].sop.role("admin-pemeriksa").title
    assert awaited.names == tuple(people.person(p).name for p in awaited.people)
    assert awaited.people


def test_an_alteration_says_what_died_and_how_to_mend_it():
    world = play(*AGAM, "edit text")
    found = engine.judge(world.case())
    [one] = found.findings
    assert (one.code, one.path, one.line, one.step, one.severity) == ("ALTERED", world.path.index, None, 1, "error")
    assert one.message.id == "Isi berubah setelah diparaf: naskah. Paraf langkah 1, 2, 3 gugur; giliran langkah 1."
    assert one.remedy.en.endswith(f"paraf sign {world.path} --step 1")
    again = play(*PUBLISHED, "edit text")
    [one] = engine.judge(again.case()).findings
    assert one.remedy.en.endswith(f'paraf revise {again.path} --step 1 --note "..."')
    assert [s.complete for s in found.steps] == [False] * 4
    assert found.pending == (1, 2, 3, 4)
    after = engine.judge(again.case())
    assert (after.dead, [s.complete for s in after.steps]) == ((1, 2, 3), [False, False, False, True])


def test_unsigned_evidence_is_told_at_its_folder():
    world = play(*AGAM, "record instagram")
    [found] = engine.judge(world.case()).findings
    assert (found.code, found.path, found.line, found.step) == ("EVIDENCE-UNSIGNED", f"{world.path.folder}/evidence", None, None)
    assert found.remedy.en.endswith(f"paraf record {world.path}")
    assert readable(found)
    assert not engine.judge(world.case()).evidence_covered


def test_a_stolen_key_is_told_at_its_entry():
    found = judged(*AGAM, "compromise key of admin-pemeriksa A since 2026-11-02T09:05")
    [one] = found.findings
    assert (one.code, one.path, one.line, one.step) == ("KEY-COMPROMISED", found_path(), 20, 2)
    assert readable(one)
    assert "mahoni-teduh" in one.message.id
    assert [len(s.entries) for s in found.steps] == [1, 0, 1, 0]
    assert [s.complete for s in found.steps] == [True, False, True, False]


def found_path() -> str:
    return World.of("agam/medsos").path.index


def test_an_office_without_the_sop_is_told_which_there_are():
    case = World.of("agam/medsos").case()
    with pytest.raises(CannotJudge) as caught:
        engine.judge(replace(case, policy=replace(case.policy, revisions=())))
    [found] = caught.value.findings
    assert (found.code, found.path, found.line, found.step) == ("SOP-MISSING", case.post.path.index, None, None)
    assert found.message.en == "Office agam has no SOP `medsos` in force."
    assert found.remedy.en.endswith("paraf sop show agam")


def test_what_counts_as_uploaded():
    lines = (*AGAM, "record instagram", 'record facebook action skipped reason "Akun terkunci"', "step 4 by operator A")
    assert judged(*lines).uploaded == ("instagram",)
    assert judged(*lines, "record instagram action edited", "step 4 by operator A").uploaded == ("instagram",)
    assert judged(*lines, "record instagram action deleted", "step 4 by operator A").uploaded == ()
    changed = (*PUBLISHED, "edit text", 'step 1 by operator B note "x"', *AGAM[1:])
    assert judged(*changed).uploaded == ()
    assert judged(*changed, 'record instagram action unchanged reason "Tetap"', "step 4 by operator A").uploaded == ("instagram",)


def test_a_walk_says_all_of_itself():
    world = play(*PUBLISHED)
    found = engine.judge(world.case())
    assert (found.code, found.complete, found.round, found.step, found.pending) == (Code.SATISFIED, True, 1, None, ())
    assert (found.awaited, found.findings, found.altered, found.dead) == ((), (), frozenset(), ())
    assert (found.editing, found.evidence_covered, found.withdrawn, found.stopped) == (False, True, None, None)
    assert [s.entries for s in found.steps] == [(e,) for e in world.entries]
    assert found.revision == world.policy.revisions[0]
    down = engine.judge(play(*PUBLISHED, "withdraw by operator B reason hoaks").case())
    assert (down.code, down.complete, down.withdrawn.decision, down.awaited) == (Code.WITHDRAWN, False, "withdraw", ())


def test_what_a_later_step_brings_is_missing_once_that_step_is_signed():
    bare = World.of("kepulauan-mentawai/jdih")
    bare.meta = replace(bare.meta, images=(), captions={})
    assert codes(engine.judge(bare.case())) == []
    walk = next(s for s in SCENARIOS if s.name == "walks/mentawai-first-to-last").given
    bare.play([m for m in walk if m.verb == "step" and int(m.args[0]) <= 6])
    found = engine.judge(bare.case())
    assert found.code is Code.INVALID
    assert set(codes(found)) == {"KIND-DEMAND", "META-WORD"}


def test_a_withdrawn_post_is_withdrawn_whatever_is_left_of_it():
    world = play(*AGAM, "withdraw by operator B reason hoaks")
    world.meta = replace(world.meta, title="", images=())
    found = engine.judge(world.case())
    assert (found.code, found.findings) == (Code.WITHDRAWN, ())


def test_the_last_day_of_a_waiver_ends_by_the_clock_of_the_office():
    case = play(AGAM[0], 'waive 2 by ratifier B until 2026-11-05 note "Banjir"').case()
    late = dt.datetime(2026, 11, 5, 16, 59, tzinfo=dt.UTC)
    assert engine.judge(replace(case, now=late)).step == 3
    assert engine.judge(replace(case, now=late + dt.timedelta(minutes=1))).step == 2


def test_a_post_is_judged_under_a_revision_that_is_no_longer_in_force():
    world = play(*AGAM)
    [old] = world.policy.revisions
    ended = replace(world.policy, revisions=(replace(old, in_force_until=world.clock),))
    case = replace(world.case(), policy=ended)
    assert engine.judge(case).code is Code.SATISFIED
    forged = replace(case, facts=(replace(case.facts[0], verified=False), *case.facts[1:]))
    assert codes(engine.judge(forged)) == ["SIGNATURE-BAD"]
    with pytest.raises(CannotJudge):
        engine.judge(replace(case, facts=()))
    other = replace(ended, revisions=(replace(ended.revisions[0], sop_id="jdih"),))
    with pytest.raises(CannotJudge):
        engine.judge(replace(case, policy=other))


def test_a_part_counts_the_bytes_of_any_name():
    assert canonical.part_digest([canonical.Piece("media", "\udcff", "a" * 64)]) == canonical.sha256(b"a" * 64 + b"  \xff\n")


def test_a_stolen_key_of_the_notary_holds_no_step():
    clicked = ("step 1 by operator A", "step 2 by admin-pemeriksa A click", "compromise key of notary A since 2026-11-02T09:05")
    assert codes(judged(*clicked)) == ["KEY-COMPROMISED"]


def test_before_the_first_entry_nothing_is_being_worked_on():
    assert judged().editing is False


# --- who is awaited ---------------------------------------------------------------------------------

LETTER = "letter plh 3/2026 of sekretaris mahoni-teduh from 2026-11-01 until 2026-12-01"


@pytest.mark.parametrize(("letter", "may"), [(f"{LETTER} merangkap", True), (LETTER, False), (f"{LETTER} merangkap unsigned", False)])
def test_an_acting_official_is_awaited_where_his_letter_lets_him_decide_twice(letter, may):
    own = sop(DRAFT, CHECK, replace(DECIDE, step=3, returns=(1,)), replace(UPLOAD, step=4))
    other = "letter plh 9/2026 of operator meranti-tabah from 2026-11-01 until 2026-12-01"
    [awaited] = judged(letter, other, "step 1 by operator A", "step 2 by admin-pemeriksa mahoni-teduh", own=own).awaited
    assert ("mahoni-teduh" in awaited.people) is may
    assert "beringin-tulus" in awaited.people


def test_a_maker_is_not_awaited_to_decide_whatever_the_last_entry_was():
    letter = "letter plh 3/2026 of sekretaris kenanga-lestari from 2026-11-01 until 2026-12-01"
    found = judged(letter, "step 1 by operator kenanga-lestari", 'waive 2 by ratifier B until 2026-11-05 note "Banjir"')
    assert (found.step, found.awaited[0].people) == (3, ("beringin-tulus",))


def test_who_signed_beside_a_stolen_key_is_not_awaited_again():
    own = sop(replace(DRAFT, who=Who(any=("operator",), count=2)), CHECK, replace(UPLOAD, step=3))
    lines = ("step 1 by operator B", "step 1 by operator A")
    found = judged(*lines, "compromise key of operator A since 2026-11-02T08:00", own=own)
    assert (found.step, found.awaited[0].people) == (1, ("kenanga-lestari",))


# --- the moments at which a paper counts ------------------------------------------------------------


def moment(text: str) -> dt.datetime:
    return World.of("agam/medsos").when(text)


def first_entry(*, now: str, new: bool = True, click: bool = False, **window) -> list[str]:
    """Codes for a first entry at 09.00 by a person whose appointment, key or notary has this window."""
    what = {k: moment(v) for k, v in window.items() if k != "of"}
    world = play(f"step 1 by operator A{' click' if click else ''}")
    person = world.person("operator", "A")
    if window["of"] == "appointment":
        person = replace(person, appointments=tuple(replace(a, **what) for a in person.appointments))
    elif window["of"] == "key":
        person = replace(person, keys=tuple(replace(k, **what) for k in person.keys))
    else:
        notaries = tuple(replace(n, **what) for n in world.policy.office.notaries)
        world.policy = replace(world.policy, office=replace(world.policy.office, notaries=notaries))
    world._put(person)
    world.base = 0 if new else None
    return codes(engine.judge(replace(world.case(), now=moment(now))))


@pytest.mark.parametrize(
    ("of", "click", "code"),
    [("appointment", False, "ROLE-LAPSED"), ("key", False, "SIGNER-KEY"), ("notary", True, "SIGNER-KEY")],
)
def test_a_window_holds_at_the_entry_and_for_a_new_one_now(of, click, code):
    def said(**given) -> list[str]:
        return first_entry(of=of, click=click, **given)

    assert said(now="2026-11-02T09:00", from_="2026-11-02T09:00") == []
    assert said(now="2026-11-02T10:00", new=False, from_="2026-11-02T09:01") == [code]
    assert said(now="2026-11-02T08:58", from_="2026-11-02T08:59") == [code]
    assert said(now="2026-11-02T08:58", new=False, from_="2026-11-02T08:59") == []
    assert said(now="2026-11-02T10:00", until="2026-11-02T09:30") == [code]
    assert said(now="2026-11-02T10:00", new=False, until="2026-11-02T09:30") == []
    assert said(now="2026-11-02T10:00", new=False, until="2026-11-02T09:00") == [code]
    assert said(now="2026-11-02T10:00", revoked="2026-11-02T09:30") == [code]
    assert said(now="2026-11-02T10:00", new=False, revoked="2026-11-02T09:30") == []


def test_the_letter_of_a_new_entry_has_begun_by_now():
    letter = "letter plh 3/2026 of operator meranti-tabah from 2026-11-02T09:10 until 2026-11-03"
    world = play(letter, "step 1 by operator meranti-tabah as plh 3/2026")
    world.base = 0
    assert codes(engine.judge(replace(world.case(), now=moment("2026-11-02T09:10")))) == []
    assert codes(engine.judge(replace(world.case(), now=moment("2026-11-02T09:09")))) == ["ROLE-LAPSED"]


def test_the_number_of_a_letter_may_have_spaces():
    world = play('letter plh "800 / 12" of operator meranti-tabah from 2026-11-01 until 2026-11-03')
    world.play([Move("step", ("1",), {"by": ("operator", "meranti-tabah"), "as": ("plh", "800 / 12")})])
    assert codes(engine.judge(world.case())) == []


def test_a_ratifier_of_an_earlier_manifest():
    world = play(*AGAM, "withdraw by ratifier B reason perintah")
    [manifest] = world.policy.manifests
    gone = world.entries[-1].person
    later = replace(manifest, version=2, at="2026-11-02T09:35:00+07:00", ratifiers=tuple(r for r in manifest.ratifiers if r.person != gone))
    world.policy = replace(world.policy, manifests=(manifest, later))
    world.base = 3
    assert codes(engine.judge(world.case())) == ["ROLE-LAPSED"]
    world.base = 4
    assert engine.judge(world.case()).code is Code.WITHDRAWN


# --- single rules -----------------------------------------------------------------------------------


def test_a_rejection_has_its_reason():
    assert codes(judged(*TWO, "reject step 3 by sekretaris A")) == ["NOTE-MISSING"]


def test_a_return_brings_no_changes_of_its_own():
    own = sop(DRAFT, replace(CHECK, changes=("captions",)), replace(UPLOAD, step=3))
    lines = ("step 1 by operator A", "edit captions")
    assert codes(judged(*lines, 'return step 2 by admin-pemeriksa A to 1 note "x" folder', own=own)) == ["STEP-SCOPE"]
    assert judged(*lines, 'return step 2 by admin-pemeriksa A to 1 note "x"', own=own).code is Code.RETURNED


def test_a_withdrawal_names_no_step_so_a_click_may_make_it():
    own = sop(replace(DRAFT, signature="personal"), CHECK, replace(UPLOAD, step=3))
    assert judged(*TWO, "withdraw by operator B reason hoaks click", own=own).code is Code.WITHDRAWN


def test_the_advice_for_an_exception_that_excuses_nothing():
    case = draft(exceptions=(Exemption("PERSONAL-DATA", "0" * 16, "Nomor layanan resmi kantor"),))
    [found] = told(case)
    assert (found.code, found.line, found.step) == ("EXCEPTION-UNUSED", case.post.lines["exceptions"], None)
    assert "`exceptions`" in found.remedy.en
    assert readable(found)


def at(now: dt.datetime, *lines: str, base: int | None = None) -> list[str]:
    world = play(*lines)
    world.base = base
    return codes(engine.judge(replace(world.case(), now=now)))


def test_an_entry_is_at_most_five_minutes_ahead_and_a_new_one_thirty_days_old():
    nine, second = moment("2026-11-02T09:00"), dt.timedelta(seconds=1)
    ahead, old = nine - dt.timedelta(minutes=5), nine + dt.timedelta(days=30)
    assert [at(ahead, AGAM[0]), at(ahead - second, AGAM[0])] == [[], ["TIME-ORDER"]]
    assert [at(old, AGAM[0], base=0), at(old + second, AGAM[0], base=0)] == [[], ["TIME-ORDER"]]
    assert at(old + second, AGAM[0]) == []


@pytest.mark.parametrize(("clicked", "expected"), [("2026-11-02T09:05:00+07:00", []), ("2026-11-02T09:05:01+07:00", ["TIME-ORDER"])])
def test_a_click_is_not_later_than_its_entry(clicked, expected):
    world = play("step 1 by operator A click")
    entry = world.entries[0]
    world.entries = ()
    world.append(replace(entry, review=replace(entry.review, reviewed_at=clicked)), NOTARY)
    assert codes(engine.judge(world.case())) == expected


@pytest.mark.parametrize(("until", "good"), [("2026-11-01", False), ("2026-11-02", True), ("2026-12-02", True), ("2026-12-03", False)])
def test_a_waiver_lasts_at_most_thirty_days(until, good):
    lines = (AGAM[0], f'waive 2 by ratifier B until {until} note "Banjir"')
    assert codes(judged(*lines)) == ([] if good else ["WAIVE-INVALID"])


def test_stopping_or_waiving_a_step_that_is_none():
    assert codes(judged(AGAM[0], 'waive 99 by ratifier B until 2026-11-05 note "x"')) == ["WAIVE-INVALID"]
    assert codes(judged(AGAM[0], 'return step 99 by sekretaris A to 1 note "x"')) == ["STOP-INVALID"]


def test_an_entry_without_a_step_is_told_just_that():
    own = sop(replace(DRAFT, note_required=True), CHECK, replace(UPLOAD, step=3))
    world = play('step 1 by operator A note "x"', own=own)
    world.add("done", parse("step 9 by sekretaris A"), step=None)
    assert codes(engine.judge(world.case())) == ["STEP-ORDER"]
    world = play('step 1 by operator A note "x"', "edit text", own=own)
    world.add("done", parse("step 9 by sekretaris A"), step=None)
    assert codes(engine.judge(world.case())) == ["STEP-ORDER", "STEP-SCOPE"]


def test_a_rewind_to_step_1_takes_no_revision_that_is_not_in_force():
    lines = (AGAM[0], 'revision "200/2026" from 2026-12-01', "edit text", "step 1 by operator B under 200/2026")
    assert codes(judged(*lines)) == ["SOP-RETIRED"]


def test_who_signs_a_stolen_step_again_is_kept_apart_on_both_sides():
    second = Step(2, "x", "prepare", Who(any=("operator",), not_signer_of=(1,)))
    third = Step(3, "x", "prepare", Who(any=("operator",), not_signer_of=(2,)))
    own = sop(DRAFT, second, third, replace(DECIDE, returns=(3,)), UPLOAD)
    window = "from 2026-11-01 until 2026-12-01"
    letters = (f"letter plh 3/2026 of operator meranti-tabah {window}", f"letter plh 4/2026 of operator mahoni-teduh {window}")
    lines = (*letters, "step 1 by operator A", "step 2 by operator B", "step 3 by operator meranti-tabah as plh 3/2026")
    stolen = (*lines, "compromise key of operator B since 2026-11-02T08:00")
    assert codes(judged(*stolen, "step 2 by operator A", own=own)) == ["SIGNER-TWICE", "KEY-COMPROMISED"]
    assert codes(judged(*stolen, "step 2 by operator meranti-tabah as plh 3/2026", own=own)) == ["SIGNER-TWICE", "KEY-COMPROMISED"]
    assert codes(judged(*stolen, "step 2 by operator mahoni-teduh as plh 4/2026", own=own)) == []


def test_pictures_and_videos_count_together():
    three = tuple(Image(f"foto-{n}.jpg", "Peserta rapat di aula kantor") for n in range(1, 4))
    assert told(draft("pasaman/medsos", images=three, videos=(Video("v.mp4"),), files=("v.mp4",)), 3) == []
    assert [f.code for f in told(draft("pasaman/medsos", images=three), 3)] == ["SOP-DEMAND"]


def test_what_the_document_demands_is_not_missing_before_its_step():
    demands = ContentDemands(media_minimum=MediaMinimum(9, ("kegiatan",)), categories=("Berita",), sources=True)
    later = replace(CHECK, phase="prepare", changes=("text", "media"), returns=())
    own = replace(sop(DRAFT, later, replace(UPLOAD, step=3)), demands=demands)
    world = World.of("agam/medsos", own)
    world.meta = replace(world.meta, sources=())
    case = world.case()
    assert told(case, 1) == []
    assert [f.code for f in told(case, 2)] == ["SOP-DEMAND"] * 3


EDITS = {
    "changed": ((*AGAM, "edit text"), ["META-WORD", "ALTERED"], 1, (1, 2, 3)),
    "being worked on": (("step 1 by operator A", 'return step 2 by admin-pemeriksa A to 1 note "x"', "edit text"), ["META-WORD"], 1, ()),
    "worked on by the next step": (WORKED, ["META-WORD"], 2, ()),
    "returned to another step": (RETURNED, ["META-WORD"], 3, ()),
    "not changed": (AGAM, ["META-WORD"], 4, ()),
    "withdrawn": ((*AGAM, "withdraw by operator B reason hoaks", "edit text"), [], 1, ()),
    "not signed": (("edit text",), ["META-WORD"], 1, ()),
}


@pytest.mark.parametrize(("lines", "expected", "step", "dead"), EDITS.values(), ids=EDITS)
def test_an_alteration_is_told_beside_what_is_wrong_with_the_content(lines, expected, step, dead):
    write = replace(CHECK, changes=("captions",))
    world = play(*lines, own=sop(DRAFT, write, HAND, replace(DECIDE, returns=(1, 3)), UPLOAD) if lines in (RETURNED, WORKED) else None)
    world.meta = replace(world.meta, title="")
    found = engine.judge(world.case())
    assert (codes(found), found.step, found.dead) == (expected, step, dead)
    alone = engine.alteration(world.case())
    assert (alone is not None) == ("ALTERED" in expected)
    assert alone is None or alone in found.findings


def test_an_alteration_behind_a_broken_entry_is_not_told():
    world = play(*AGAM, "step 2 by admin-pemeriksa A", "edit text")
    assert codes(engine.judge(world.case())) == ["STEP-ORDER"]
    assert engine.alteration(world.case()) is None


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("step 2 by admin-pemeriksa A click state command", True),
        ("step 2 by admin-pemeriksa A click state commented", False),
        ('return step 2 by admin-pemeriksa A to 1 note "x" click state command', True),
        ('return step 2 by admin-pemeriksa A to 1 note "x" click state approved', False),
        ('reject step 3 by sekretaris A note "x" click state command', True),
        ('reject step 3 by sekretaris A note "x" click state changes_requested', False),
    ],
)
def test_a_command_on_the_host_may_be_any_decision_and_a_review_only_its_own(line, good):
    before = AGAM[:2] if "step 3" in line else AGAM[:1]
    assert codes(judged(*before, line)) == ([] if good else ["NOTARY-REVIEW"])


def test_the_notary_of_another_repository_is_none():
    world = play("step 1 by operator A click")
    [notary] = world.policy.office.notaries
    for changes in ({"repository": "78"}, {"forge": "git.lain.id"}):
        office = replace(world.policy.office, notaries=(replace(notary, **changes),))
        case = replace(world.case(), policy=replace(world.policy, office=office))
        assert codes(engine.judge(case)) == ["SIGNER-KEY"]


ACTING = "letter plh 3/2026 of sekretaris {} from 2026-11-01 until 2026-12-01"


def test_a_decider_may_open_the_correction_of_his_own_step_under_another_role():
    both = replace(CHECK, who=Who(any=("admin-pemeriksa", "sekretaris")), changes=("captions",))
    own = sop(DRAFT, both, replace(UPLOAD, step=3))
    lines = (ACTING.format("mahoni-teduh"), *TWO, "record instagram facebook", "step 3 by operator A", "edit captions")
    assert codes(judged(*lines, 'step 2 by sekretaris mahoni-teduh as plh 3/2026 note "x"', own=own)) == []


def test_a_decider_may_go_back_and_write():
    acting = "letter plh 3/2026 of operator mahoni-teduh from 2026-11-01 until 2026-12-01"
    assert codes(judged(acting, *TWO, "edit text", "step 1 by operator mahoni-teduh as plh 3/2026")) == []


def test_a_maker_does_not_sign_a_stolen_decision_again():
    lines = (ACTING.format("kenanga-lestari"), "step 1 by operator kenanga-lestari", *AGAM[1:])
    stolen = "compromise key of sekretaris A since 2026-11-02T08:00"
    assert "PERSON-ONCE" in codes(judged(*lines, stolen, "step 3 by sekretaris kenanga-lestari as plh 3/2026"))


def test_a_letter_whose_number_has_spaces_may_let_one_decide_twice():
    own = sop(DRAFT, CHECK, replace(DECIDE, step=3, returns=(1,)), replace(UPLOAD, step=4))
    letter = 'letter plh "800 / 12" of sekretaris mahoni-teduh from 2026-11-01 until 2026-12-01 merangkap'
    world = play(letter, "step 1 by operator A", "step 2 by admin-pemeriksa mahoni-teduh", own=own)
    world.play([Move("step", ("3",), {"by": ("sekretaris", "mahoni-teduh"), "as": ("plh", "800 / 12")})])
    assert engine.judge(world.case()).code is Code.SATISFIED


def test_every_published_text_has_its_place_and_name():
    meta = {
        "tags": ("satu", "dua"),
        "images": (Image("a.jpg", "alt", "kredit"),),
        "videos": (Video("v.mp4", alt="video"),),
        "documents": (Document("d.pdf", "Surat"),),
        "legal": Legal("K", "1", "2026", judul="A", abstrak="B", subjek="C", sumber="D", teu_badan="E"),
    }
    case = draft(**meta)
    lines = case.post.lines
    assert [(p.name.en, p.line, p.text) for p in passages(case.post)] == [
        ("the title", lines["title"], "Rapat pleno"),
        ("the category", lines["category"], "Informasi Hukum"),
        ("the tags", 1, "satu\n\ndua"),
        ("the caption default", lines["captions"], "Rapat pleno terbuka."),
        ("the description of a.jpg", lines["images"], "alt"),
        ("the credit of a.jpg", lines["images"], "kredit"),
        ("the description of v.mp4", lines["videos"], "video"),
        ("the title of d.pdf", lines["documents"], "Surat"),
        ("`legal`", lines["legal"], "A\n\nB\n\nC\n\nD\n\nE"),
        ("the sources", lines["sources"], "Berita acara"),
        ("the body", case.post.body_line, "Naskah.\n"),
    ]


def test_only_a_performer_of_a_step_stops_the_post_there():
    assert codes(judged(*TWO, 'return step 2 by sekretaris A to 1 note "x"')) == ["STEP-ROLE"]
    assert codes(judged(*TWO, 'reject step 3 by admin-pemeriksa A note "x"')) == ["STEP-ROLE"]


@pytest.mark.parametrize(
    ("lines", "step", "expected"),
    [
        ((*AGAM[:1], AGAM[2]), 3, 2),
        (AGAM[1:2], 2, 1),
        ((*AGAM[:1], "record instagram facebook", "step 4 by operator A"), 4, 2),
    ],
)
def test_a_skip_says_which_step_comes_first(lines, step, expected):
    [found] = [f for f in judged(*lines).findings if f.code == "STEP-SKIP"]
    assert found.message.en == f"Step {step} cannot come before step {expected}."
