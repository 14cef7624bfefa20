"""Which revision of a SOP a post runs under, and what makes a number void: the cases that no single post shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from site_tools import engine
from site_tools.model.clauses import Clauses
from site_tools.model.revisions import Listed, clash, windows
from site_tools.model.sheet import Header, Ratifier
from site_tools.model.sop import Role, Sop, Step, TimeStandard, Who
from site_tools.model.sop_changes import match, voiding
from site_tools.model.verdict import Code
from tests.judge.builder import World
from tests.judge.moves import parse

ZONE = ZoneInfo("Asia/Jakarta")
ROLES = (Role("operator", "Operator"), Role("kasubbag", "Kasubbag"), Role("sekretaris", "Sekretaris"))
NUMBER = "1/2026"
RESPONSIBILITY = Clauses(void_on_responsibility_change=True)
SCOPE = Clauses(void_on_responsibility_change=True, void_on_scope_change=True)


def step(number: int, activity: str, phase: str = "handover", role: str = "operator", **changes) -> Step:
    return Step(number, activity, phase, Who(any=(role,)), **changes)


DRAFT = step(1, "Membuat konsep berita", "prepare", changes=("text",))
CHECK = step(2, "Memeriksa naskah bersama tim", "decide", "kasubbag", returns=(1,))
AGREE = step(3, "Menyetujui pengunggahan", "decide", "sekretaris", returns=(1,))
UPLOAD = step(4, "Mengunggah ke media sosial", "publish", changes=("evidence",))


def sop(*steps: Step, **changes) -> Sop:
    header = Header("KPU", "SOP", Ratifier("Sekretaris"))
    given = {"number": NUMBER, "header": header, "roles": ROLES, "clauses": RESPONSIBILITY, **changes}
    return Sop(steps=steps or (DRAFT, CHECK, AGREE, UPLOAD), **given)


def at(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=ZONE)


def listed(*revisions: tuple[Sop, int, int]) -> tuple[Listed, ...]:
    """Each: a SOP, the version of the manifest that first lists it, and the day of November of that manifest."""
    return tuple(
        Listed("medsos", one, f"{n}", f"sops/x/medsos/{n}.yml", version, at(day)) for n, (one, version, day) in enumerate(revisions)
    )


def when(*revisions: tuple[Sop, int, int]) -> list[tuple[str, int, int | None, int | None]]:
    """Which file is in force from which day until which, and void since."""
    found = windows(listed(*revisions), ZONE)
    return [
        (r.sha256, r.in_force_from.day, r.in_force_until.day if r.in_force_until else None, r.void_from.day if r.void_from else None)
        for r in found
    ]


OLD = sop()
OTHER = sop(DRAFT, CHECK, replace(AGREE, who=Who(any=("kasubbag",))), UPLOAD)
EDITION = sop(DRAFT, CHECK, replace(AGREE, time=TimeStandard(minutes=5)), UPLOAD)


# --- windows ----------------------------------------------------------------------------------------


def test_one_revision_is_in_force_from_its_manifest():
    assert when((OLD, 1, 2)) == [("0", 2, None, None)]


def test_the_first_manifest_takes_over_what_was_in_force_before():
    printed = replace(OLD, effective_date=dt.date(2026, 11, 1))
    [found] = windows(listed((printed, 1, 5)), ZONE)
    assert found.in_force_from == dt.datetime(2026, 11, 1, tzinfo=ZONE)


def test_a_later_one_never_begins_before_its_manifest():
    backdated = replace(OLD, number="2/2026", supersedes=NUMBER, effective_date=dt.date(2026, 11, 2))
    assert when((OLD, 1, 1), (backdated, 2, 5)) == [("0", 1, 5, None), ("1", 5, None, None)]


def test_a_later_one_may_begin_after_its_manifest():
    coming = replace(OLD, number="2/2026", supersedes=NUMBER, effective_date=dt.date(2026, 11, 9))
    assert when((OLD, 1, 1), (coming, 2, 5)) == [("0", 1, 9, None), ("1", 9, None, None)]


def test_another_number_that_supersedes_nothing_clashes():
    second = replace(OLD, number="2/2026")
    found = windows(listed((OLD, 1, 1), (second, 2, 5)), ZONE)
    assert clash(found) is found[1]
    assert clash(found[:1]) is None


def test_another_number_that_begins_when_the_first_ends_clashes_with_nothing():
    assert clash(windows(listed((OLD, 1, 1), (replace(OLD, number="2/2026", supersedes=NUMBER), 2, 5)), ZONE)) is None


def test_two_that_begin_at_once_clash():
    found = windows(listed((OLD, 1, 1), (replace(OLD, number="2/2026"), 1, 1)), ZONE)
    assert clash(found) in found


def test_revisions_of_two_sops_do_not_touch_one_another():
    one, two = listed((OLD, 1, 1), (OTHER, 2, 5))
    found = windows((one, replace(two, sop_id="jdih")), ZONE)
    assert [(r.sop_id, r.in_force_until, r.void_from) for r in found] == [("jdih", None, None), ("medsos", None, None)]
    assert clash(found) is None


def test_a_later_edition_of_one_number_takes_its_place_unsaid():
    assert when((OLD, 1, 1), (EDITION, 2, 5)) == [("0", 1, 5, None), ("1", 5, None, None)]


def test_of_two_editions_in_one_manifest_the_later_effective_one_counts():
    first, second = (replace(OLD, effective_date=dt.date(2026, 11, day)) for day in (1, 3))
    assert when((second, 1, 5), (first, 1, 5)) == [("1", 1, 3, None), ("0", 3, None, None)]


def test_two_editions_that_begin_at_once_clash():
    found = windows(listed((replace(OLD, revision_date=dt.date(2026, 1, 1)), 1, 5), (OLD, 1, 5)), ZONE)
    assert [r.in_force_until for r in found] == [None, None]
    assert clash(found) in found


def test_the_first_manifest_may_hold_the_one_superseded_as_well():
    first = replace(OLD, effective_date=dt.date(2026, 11, 1))
    second = replace(OLD, number="2/2026", supersedes=NUMBER, effective_date=dt.date(2026, 11, 3))
    assert when((first, 1, 5), (second, 1, 5)) == [("0", 1, 3, None), ("1", 3, None, None)]


def test_a_superseding_revision_does_not_end_what_a_later_manifest_lists():
    second = replace(OLD, number="2/2026", supersedes=NUMBER)
    third = replace(EDITION, supersedes="2/2026")
    assert when((OLD, 1, 1), (second, 2, 5), (third, 3, 9)) == [("0", 1, 5, None), ("1", 5, 9, None), ("2", 9, None, None)]


def test_of_several_that_supersede_the_first_to_begin_counts():
    second, third = (replace(OLD, number=f"{n}/2026", supersedes=NUMBER) for n in (2, 3))
    found = windows(listed((OLD, 1, 1), (second, 2, 5), (replace(third, supersedes="2/2026"), 3, 7)), ZONE)
    assert [r.in_force_until.day if r.in_force_until else None for r in found] == [5, 7, None]


# --- a void number ----------------------------------------------------------------------------------


def test_another_performer_under_the_old_number_voids_all_of_that_number():
    assert when((OLD, 1, 1), (OTHER, 2, 5)) == [("0", 1, 5, 5), ("1", 5, 5, 5)]


def test_what_is_never_in_force_clashes_with_nothing():
    second = replace(OLD, number="2/2026", supersedes=NUMBER)
    found = windows(listed((OLD, 1, 1), (second, 2, 3), (OTHER, 3, 5)), ZONE)
    assert [(r.sha256, r.void_from is not None) for r in found] == [("0", True), ("1", False), ("2", True)]
    assert clash(found) is None


def test_void_stays_void_whatever_follows():
    assert when((OLD, 1, 1), (OTHER, 2, 5), (EDITION, 3, 9)) == [("0", 1, 5, 5), ("1", 5, 5, 5), ("2", 9, 5, 5)]


def test_a_second_change_does_not_move_the_moment():
    third = sop(DRAFT, replace(CHECK, who=Who(any=("operator",))), AGREE, UPLOAD)
    assert [row[3] for row in when((OLD, 1, 1), (OTHER, 2, 5), (third, 3, 9))] == [5, 5, 5]


def test_two_editions_of_the_first_manifest_void_nothing():
    first = replace(OLD, effective_date=dt.date(2026, 11, 1))
    assert [row[3] for row in when((first, 1, 5), (replace(OTHER, effective_date=dt.date(2026, 11, 3)), 1, 5))] == [None, None]


def test_another_number_voids_nothing():
    assert [row[3] for row in when((OLD, 1, 1), (replace(OTHER, number="2/2026", supersedes=NUMBER), 2, 5))] == [None, None]


def test_the_clause_cannot_be_left_out_with_the_change():
    assert when((OLD, 1, 1), (replace(OTHER, clauses=Clauses()), 2, 5))[0][3] == 5


def test_nor_in_two_moves():
    quiet = replace(EDITION, clauses=Clauses())
    assert [row[3] for row in when((OLD, 1, 1), (quiet, 2, 5), (replace(OTHER, clauses=Clauses()), 3, 9))] == [9, 9, 9]


def test_a_clause_that_is_new_says_nothing_of_its_own_arrival():
    before = replace(OLD, clauses=Clauses())
    assert [row[3] for row in when((before, 1, 1), (OTHER, 2, 5))] == [None, None]


# --- what voids -------------------------------------------------------------------------------------

RETITLED = (ROLES[0], Role("kasubbag", "Kepala Subbagian"), ROLES[2])
BOTH = Who(all=("kasubbag", "sekretaris"))
EXTRA = step(5, "Mencatat tautan", "publish", changes=("evidence",))
MOVED = sop(DRAFT, replace(AGREE, step=2), replace(CHECK, step=3), UPLOAD)

CHANGES = {
    "nothing": (OLD, [], []),
    "its time": (EDITION, [], []),
    "what is printed and read": (sop(DRAFT, replace(CHECK, output="Draft", label="2a", remark="x"), AGREE, UPLOAD), [], []),
    "the order of the roles": (sop(roles=ROLES[::-1]), [], []),
    "a performer": (OTHER, ["step 3 is now performed by Kasubbag instead of Sekretaris", "Sekretaris acts no more"], []),
    "all instead of any": (
        sop(DRAFT, CHECK, replace(AGREE, who=BOTH), UPLOAD),
        ["step 3 is now performed by Kasubbag + Sekretaris instead of Sekretaris"],
        [],
    ),
    "two of them": (
        sop(DRAFT, CHECK, replace(AGREE, who=Who(any=("sekretaris",), count=2)), UPLOAD),
        ["step 3 is now performed by Sekretaris instead of Sekretaris"],
        [],
    ),
    "a title": (sop(roles=RETITLED), ['the role "Kasubbag" becomes "Kepala Subbagian"'], []),
    "a new performer in a new step": (
        sop(DRAFT, CHECK, AGREE, UPLOAD, replace(EXTRA, who=Who(any=("humas",))), roles=(*ROLES, Role("humas", "Humas"))),
        ["Humas acts now as well"],
        ["step 5 is added"],
    ),
    "a step more": (sop(DRAFT, CHECK, AGREE, UPLOAD, EXTRA), [], ["step 5 is added"]),
    "a step less": (
        sop(DRAFT, replace(AGREE, step=2), replace(UPLOAD, step=3)),
        ["Kasubbag acts no more"],
        ["step 2 is dropped"],
    ),
    "the order": (MOVED, [], ["step 2 moves to be step 3"]),
    "the words": (
        sop(DRAFT, replace(CHECK, activity="Memeriksa naskah dan gambar bersama tim"), AGREE, UPLOAD), [], ["step 2 is changed"],
    ),
    "its kind": (sop(DRAFT, replace(CHECK, phase="handover"), AGREE, UPLOAD), [], ["step 2 is changed"]),
    "what it may change": (sop(replace(DRAFT, changes=("text", "media")), CHECK, AGREE, UPLOAD), [], ["step 1 is changed"]),
    "capitals and spaces": (sop(replace(DRAFT, activity="membuat  Konsep\nberita"), CHECK, AGREE, UPLOAD), [], []),
}  # fmt: skip


@pytest.mark.parametrize(("new", "responsibility", "scope"), CHANGES.values(), ids=CHANGES)
def test_what_voids(new, responsibility, scope):
    assert [r.en for r in voiding(OLD, new)] == responsibility
    assert [r.en for r in voiding(replace(OLD, clauses=SCOPE), new)] == responsibility + scope
    assert [r.en for r in voiding(replace(OLD, clauses=replace(SCOPE, void_on_responsibility_change=False)), new)] == responsibility + scope
    assert voiding(replace(OLD, clauses=Clauses()), new) == ()
    assert all(r.id and "{" not in r.id for r in voiding(replace(OLD, clauses=SCOPE), new))


# --- steps found again ------------------------------------------------------------------------------


def numbers(found) -> tuple[list[tuple[int, int]], list[int], list[int], list[tuple[int, int]]]:
    pairs = [[(one.step, two.step) for one, two in some] for some in (found.kept, found.moved)]
    return pairs[0], [s.step for s in found.added], [s.step for s in found.dropped], pairs[1]


def test_steps_are_found_by_their_words_first():
    assert numbers(match(OLD, MOVED)) == ([(1, 1), (3, 2), (2, 3), (4, 4)], [], [], [(2, 3)])


def test_a_step_put_in_moves_nobody():
    new = sop(DRAFT, step(2, "Rapat redaksi mingguan", "meet"), replace(CHECK, step=3), replace(AGREE, step=4), replace(UPLOAD, step=5))
    assert numbers(match(OLD, new)) == ([(1, 1), (2, 3), (3, 4), (4, 5)], [2], [], [])


def test_words_much_alike_are_one_step_elsewhere():
    like = replace(CHECK, step=3, activity="Memeriksa naskah bersama tim hukum")
    new = sop(DRAFT, step(2, "Rapat", "meet"), like, replace(AGREE, step=4), replace(UPLOAD, step=5))
    assert numbers(match(OLD, new)) == ([(1, 1), (2, 3), (3, 4), (4, 5)], [2], [], [])


def test_what_is_left_is_found_by_its_number():
    new = sop(DRAFT, step(2, "Xyz", "decide", "kasubbag"), AGREE, UPLOAD)
    assert numbers(match(OLD, new)) == ([(1, 1), (2, 2), (3, 3), (4, 4)], [], [], [])


def test_the_same_words_twice_are_two_steps():
    twin = sop(DRAFT, CHECK, replace(CHECK, step=3), UPLOAD)
    assert numbers(match(twin, twin)) == ([(1, 1), (2, 2), (3, 3), (4, 4)], [], [], [])
    fewer = sop(DRAFT, CHECK, replace(UPLOAD, step=3))
    assert numbers(match(twin, fewer)) == ([(1, 1), (2, 2), (4, 3)], [], [3], [])
    assert numbers(match(fewer, twin)) == ([(1, 1), (2, 2), (3, 4)], [3], [], [])


def test_all_turned_round_only_one_stays():
    many = sop(*(step(n, name) for n, name in enumerate(("Aaaa", "Bbbb", "Cccc"), start=1)), UPLOAD)
    back = sop(*(step(n, name) for n, name in enumerate(("Cccc", "Bbbb", "Aaaa"), start=1)), UPLOAD)
    kept, _, _, moved = numbers(match(many, back))
    assert kept == [(3, 1), (2, 2), (1, 3), (4, 4)]
    assert moved == [(2, 2), (1, 3)]


# --- a post -----------------------------------------------------------------------------------------


def play(own: Sop, *lines: str) -> World:
    return World.of("agam/medsos", own).play([parse(line) for line in lines])


FOUR = Sop(
    number=NUMBER,
    header=OLD.header,
    roles=(Role("operator", "Operator"), Role("admin-pemeriksa", "Kasubbag"), Role("sekretaris", "Sekretaris")),
    clauses=Clauses(force_majeure=True),
    steps=(
        replace(DRAFT, changes=("text", "captions", "media")),
        replace(CHECK, phase="handover", who=Who(any=("admin-pemeriksa",)), returns=()),
        replace(AGREE, returns=(1, 2)),
        UPLOAD,
    ),
)
WALK = ("step 1 by operator A", "step 2 by admin-pemeriksa A", "step 3 by sekretaris A")
NEW = 'revision "200/2026" from 2026-11-02T09:35'
BACK = 'return step 3 by sekretaris A to 2 note "Ulangi"'


@pytest.mark.parametrize("again", ["step 2 by admin-pemeriksa A", 'waive 2 by ratifier B until 2026-11-05 note "Banjir"'])
def test_nothing_leads_around_a_new_revision_once_the_gate_was_passed(again):
    found = engine.judge(play(FOUR, *WALK, NEW, BACK, again).case())
    assert (found.code, [f.code for f in found.findings]) == (Code.INVALID, ["SOP-RETIRED"])
    assert found.findings[0].remedy.en.endswith("paraf sign agam/medsos/2026/rapat-pleno --step 1")
    assert engine.judge(play(FOUR, *WALK, BACK, again).case()).step == 3


def test_what_was_carried_on_before_the_revision_is_finished():
    found = engine.judge(play(FOUR, *WALK, BACK, "step 2 by admin-pemeriksa A", NEW.replace("09:35", "09:45"), WALK[2]).case())
    assert found.code is Code.SATISFIED


def test_a_waived_gate_is_a_gate_passed():
    waive = 'waive 2 by ratifier B until 2026-11-05 note "Banjir"'
    behind = play(FOUR, WALK[0], waive, WALK[2])
    state, _ = engine.replay(behind.case())
    assert state.behind_gate
    assert not engine.replay(play(FOUR, WALK[0], waive).case())[0].behind_gate
    assert not engine.replay(World.of("agam/medsos", FOUR).case())[0].behind_gate


PUBLISHED = (*WALK, "record instagram facebook", "step 4 by operator A")


def test_a_new_round_that_is_only_begun_is_not_behind_its_gate():
    state, _ = engine.replay(play(FOUR, *PUBLISHED, "edit text", 'step 1 by operator A note "Ralat"').case())
    assert (state.round, state.behind_gate) == (2, False)
    assert engine.replay(play(FOUR, *PUBLISHED).case())[0].behind_gate


DEMANDING = 'revision "200/2026" from 2026-11-02T09:55 demands 9'


def asked(world: World, signing: int) -> list[str]:
    case = world.case()
    return [f.code for f in engine.content_findings(case, engine.replay(case)[0], signing=signing)]


def test_the_draft_of_a_correction_is_asked_what_the_new_revision_asks():
    world = play(FOUR, *PUBLISHED, "wait 1 hours", DEMANDING, "edit text")
    assert asked(world, 1) == ["SOP-DEMAND"]
    # Until step 1 is signed it may still bring what is missing.
    assert asked(world, 0) == []


def test_nobody_else_is_asked():
    published = play(FOUR, *PUBLISHED, "wait 1 hours", DEMANDING)
    assert asked(published, 0) == []
    under_way = play(FOUR, *WALK[:2], "wait 1 hours", DEMANDING)
    assert asked(under_way, 1) == []
    assert asked(under_way, 3) == []
    assert asked(play(FOUR, *WALK, "wait 1 hours", DEMANDING), 1) == ["SOP-DEMAND"]


def test_what_the_own_revision_asks_is_asked_of_a_published_text_that_changes():
    world = play(replace(FOUR, demands=replace(FOUR.demands, sources=True)), *PUBLISHED, "edit text")
    world.meta = replace(world.meta, sources=())
    assert asked(world, 0) == ["SOP-DEMAND"]


def test_step_1_names_the_revision_that_the_round_runs_under():
    def names(*lines: str) -> str:
        case = play(FOUR, *lines).case()
        return engine.starts_under(case, engine.replay(case)[0]).sop.number

    new = NEW.replace("09:35", "09:01")
    assert names() == NUMBER
    assert names(new) == "200/2026"
    assert names(WALK[0], NEW.replace("09:35", "09:05")) == NUMBER
    assert names(*WALK, NEW.replace("09:35", "09:25")) == "200/2026"
    assert names(*PUBLISHED, NEW) == "200/2026"


def test_a_post_taken_down_begins_under_the_revision_in_force():
    lines = (*WALK, "edit text", WALK[0], "withdraw by operator A reason hoaks", NEW.replace("09:35", "09:55"), "wait 1 hours")
    case = play(FOUR, *lines).case()
    state, _ = engine.replay(case)
    assert (state.behind_gate, engine.starts_under(case, state).sop.number) == (False, "200/2026")


SOURCES = replace(FOUR, demands=replace(FOUR.demands, sources=True))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((*PUBLISHED, "wait 1 hours", NEW, "edit text"), []),
        ((*PUBLISHED, "wait 1 hours", NEW), ["SOP-DEMAND"]),
        ((*WALK, "wait 1 hours", NEW, "edit text"), ["SOP-DEMAND"]),
    ],
    ids=["a draft of a new round", "what is up", "what had passed the gate"],
)
def test_whose_demands_a_status_tells(lines, told):
    world = play(SOURCES, *lines)
    world.meta = replace(world.meta, sources=())
    assert asked(world, 0) == told


def test_step_1_is_never_waived_though_it_lists_nothing():
    own = replace(FOUR, steps=(replace(FOUR.steps[0], phase="handover", changes=()), *FOUR.steps[1:]))
    back = 'return step 3 by sekretaris A to 1 note "Ulangi"'
    world = play(own, *WALK[:2], back, 'waive 1 by ratifier B until 2026-11-05 note "Banjir"')
    assert [f.code for f in engine.judge(world.case()).findings] == ["WAIVE-INVALID"]


def test_without_the_clause_there_is_nothing_to_try_again():
    world = play(replace(FOUR, clauses=Clauses()), WALK[0], 'waive 2 by ratifier B until 2026-11-05 note "Banjir"')
    [found] = engine.judge(world.case()).findings
    assert (found.code, found.remedy.en) == ("WAIVE-INVALID", f"See whose turn it is: paraf status {world.path}")


def test_a_stranded_post_is_signed_at_step_1_next():
    void = f'revision "{NUMBER}" from 2026-11-02T09:15 performs 3 operator'
    own = replace(FOUR, clauses=RESPONSIBILITY)
    case = play(own, *WALK[:2], void).case()
    state, _ = engine.replay(case)
    assert (state.expected(), engine.standing(case, state).expected()) == (3, 1)
    calm = play(own, *WALK[:2]).case()
    assert engine.standing(calm, engine.replay(calm)[0]).expected() == 3


def test_a_post_that_waits_under_a_void_number_waits_for_a_ratifier():
    void = f'revision "{NUMBER}" from 2026-11-02T09:15 performs 3 operator'
    world = play(replace(FOUR, clauses=RESPONSIBILITY), *WALK[:2], void)
    found = engine.judge(world.case())
    assert (found.code, found.void, found.steps[0].complete) == (Code.WAITING, True, False)
    [one] = found.findings
    assert (one.severity, one.path) == ("warning", "content/agam/medsos/2026/rapat-pleno/index.md")
    assert "1/2026" in one.message.en
    assert "2 November 2026, 09.15 WIB" in one.message.id
    assert "2 November 2026, 09:15 WIB" in one.message.en
    assert [a.title for a in found.awaited] == ["Pengesah"]
    ended = engine.judge(play(replace(FOUR, clauses=RESPONSIBILITY), *WALK[:2], void, NEW.replace("09:35", "09:30")).case())
    assert (ended.void, ended.revision.sop.number, [a.role for a in ended.awaited]) == (False, "200/2026", ["operator"])


def test_a_broken_chain_is_told_as_broken_only():
    void = f'revision "{NUMBER}" from 2026-11-02T09:15 performs 3 operator'
    found = engine.judge(play(replace(FOUR, clauses=RESPONSIBILITY), WALK[0], void, WALK[2] + " at 2026-11-02T09:12").case())
    assert [f.code for f in found.findings] == ["STEP-SKIP"]
    assert (found.void, found.step) == (False, 2)


def test_a_draft_from_before_is_void_only_from_that_moment():
    void = f'revision "{NUMBER}" from 2026-11-02T12:00 performs 3 operator'
    case = play(replace(FOUR, clauses=RESPONSIBILITY), WALK[0], void).case()
    assert engine.judge(case).findings == ()
    assert engine.judge(replace(case, now=dt.datetime(2026, 11, 2, 12, tzinfo=ZONE))).void
