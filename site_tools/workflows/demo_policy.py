"""Policy that changes in the middle of the work: a handover, an acting secretary, a new revision, a lost key.

All of it happens in Agam, whose people and SOP the samples know; nothing here adds a step, a time or a gate to a SOP.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from site_tools.model.policy import Policy, RatifierKey
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.workflows import appoint
from site_tools.workflows.demo_founding import public_key
from site_tools.workflows.demo_posts import finish
from site_tools.workflows.demo_stage import Stage, attack, lay, mend, merge, push, sign, to_the_gate
from site_tools.workflows.policy import load_policy
from site_tools.workflows.ratify_office import carry_out, plan
from site_tools.workflows.sign import Request

_OFFICE: Final = "agam"
_PEOPLE: Final = f"sops/{_OFFICE}/people.yml"
_SOP: Final = f"sops/{_OFFICE}/medsos/175-ort-06-1306-2023.yml"
_SECRETARY, _SECOND, _ACTING = "beringin-tulus", "seruni-bijak", "meranti-tabah"
_LEAVES, _COMES, _ROLE = "cempaka-wening", "angsana-rukun", "operator"
ACTED: Final = PostPath(_OFFICE, "medsos", "2026", "rekapitulasi-daftar-pemilih-triwulan-iii")
UNDER_OLD: Final = PostPath(_OFFICE, "medsos", "2026", "pengumuman-jam-layanan-informasi")
UNDER_NEW: Final = PostPath(_OFFICE, "medsos", "2026", "sosialisasi-pemilih-pemula-sma")
_LETTER: Final = "12/SP/PERAGAAN/2026"
_AWAY: Final = timedelta(days=30)
"""The letter must still hold when the post is pushed, and the hook's clock is the real one."""
_SHORT: Final = timedelta(minutes=20)
"""From a changed file to its manifest."""
_QUOTED: Final = re.compile(r'  - "Peraturan Komisi Pemilihan Umum Nomor 1 tahun 2015[^"]*"')
_NOTED: Final = re.compile(r'text: "PKPU 1/2015 telah digantikan[^"]*"')
_TODAY: Final = (
    '  - "Peraturan Komisi Pemilihan Umum Nomor 22 Tahun 2023, sebagaimana diubah dengan Peraturan Komisi Pemilihan Umum '
    'Nomor 11 Tahun 2024 dan Nomor 4 Tahun 2025"'
)
"""What the SOP's own note says has replaced the regulation that it quotes."""


def handover(stage: Stage, victim: PostPath) -> None:
    """A role passes from one person to another: one appointment closed, one opened, by the next manifest."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Serah terima jabatan", "A handover"),
        Text(
            "Seorang operator Agam berganti: penunjukan lama ditutup, yang baru dibuka, dengan pengesahan berikutnya. "
            "Paraf lama tetap sah.",
            "One of Agam's operators changes: the old appointment is closed and a new one opened, by the next manifest. "
            "Old signatures stay valid.",
        ),
    )

    def mixed() -> None:
        _hand_over(stage)
        _ratified(stage, _SECRETARY)
        mend(stage, victim, "Tambahan di luar SOP.")
        stage.history.commit("Serah terima dan sekalian perbaikan kiriman", _SECRETARY)

    attack(
        stage,
        "serangan/campur",
        Text(
            "Serangan: serah terima dan perubahan kiriman yang sudah tayang dalam satu dorongan.",
            "Attack: the handover and a change of a published post in one push.",
        ),
        mixed,
    )
    _hand_over(stage)
    _policy_pushed(
        stage,
        _SECRETARY,
        "Serah terima operator Agam",
        Text("Sekali lagi, sebagai perubahan tersendiri:", "Once more, as a change of its own:"),
    )


def _hand_over(stage: Stage) -> None:
    moment = stage.clock.now().isoformat(timespec="seconds")
    text = stage.folder.read(_PEOPLE).decode()
    old, new = _block(text, _LEAVES), _block(text, _COMES)
    line = next(one for one in old.splitlines() if f"role: {_ROLE}" in one)
    text = text.replace(old, old.replace(line, line.replace("}", f', until: "{moment}"}}')))
    opened = f'    appointments:\n      - {{role: {_ROLE}, from: "{moment}"}}\n'
    stage.folder.write(_PEOPLE, text.replace(new, new + opened).encode())


def acting(stage: Stage) -> None:
    """The secretary is away: an acting one is appointed in minutes and takes the last decision on a post."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Sekretaris berhalangan", "The secretary is away"),
        Text(
            "Plh. Sekretaris ditunjuk dengan surat dalam hitungan menit, tanpa pengesahan baru, lalu memaraf keputusan terakhir.",
            "An acting secretary is appointed by letter within minutes, without a new manifest, and signs the last decision.",
        ),
    )
    _appointed(stage)
    branch = "kiriman/plh"
    stage.history.branch(branch)
    lay(stage, ACTED)
    first = Request(person=_COMES, step=1, role=_ROLE)
    verdict = sign(stage, ACTED, sign(stage, ACTED, stage.verdict(ACTED), first))
    waiting = verdict.awaited[0]
    verdict = sign(stage, ACTED, verdict, Request(person=_ACTING, step=verdict.step, role=waiting.role))
    merge(stage, branch, ACTED, verdict)
    finish(stage, ACTED, "posted")


def _appointed(stage: Stage) -> None:
    judge = stage.now()
    policy = load_policy(stage.folder, _OFFICE, judge)
    start = judge.now.astimezone(ZoneInfo(policy.office.timezone))
    request = appoint.Request(
        person=_ACTING,
        role="sekretaris",
        capacity="plh",
        letter=_LETTER,
        date=start.date(),
        from_=start,
        until=start + _AWAY,
        signer=_SECOND,
    )
    signer = stage.keys.of(_SECOND)
    branch = "surat/plh"
    stage.history.branch(branch)
    stage.teller.told(Text("Surat ditandatangani, digabung, dan didorong:", "The letter is signed, merged and pushed:"))
    after = appoint.write(stage.folder, appoint.draft(stage.folder, policy, request, judge, signer.public_key()), signer, judge)
    stage.teller.step(
        Text(
            "{who} menunjuk {whom} sebagai Plh. Sekretaris, surat {letter}, 30 hari",
            "{who} appoints {whom} acting secretary, letter {letter}, 30 days",
        ).fill(who=_named(after, _SECOND), whom=_named(after, _ACTING), letter=_LETTER)
    )
    stage.history.commit(f"Tunjuk Plh. Sekretaris Agam, surat {_LETTER}", _SECOND)
    stage.history.merge(branch, "Gabung surat Plh. Sekretaris Agam")
    push(stage)


def revision(stage: Stage) -> None:
    """A revision of the SOP is ratified while a post is on its way."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("SOP direvisi di tengah jalan", "The SOP is revised on the way"),
        Text(
            "Revisi hanya memperbarui satu dasar hukum yang sudah diganti. Kiriman yang sudah berjalan selesai di bawah yang lama; "
            "yang baru mulai memakai yang baru.",
            "The revision only updates one legal basis that was replaced. A post on its way is finished under the old one; "
            "a new post starts under the new.",
        ),
    )
    branch = "kiriman/lama"
    stage.history.branch(branch)
    lay(stage, UNDER_OLD)
    verdict = sign(stage, UNDER_OLD, stage.verdict(UNDER_OLD))
    stage.history.switch("main")
    _revise(stage)
    why = Text("Sementara itu revisi SOP disahkan dan didorong:", "Meanwhile the revision is ratified and pushed:")
    _policy_pushed(stage, _SECRETARY, "Revisi SOP medsos Agam", why)
    stage.history.switch(branch)
    stage.history.catch_up()
    stage.teller.told(Text("Kiriman tadi dilanjutkan:", "The post goes on:"))
    verdict = to_the_gate(stage, UNDER_OLD, stage.verdict(UNDER_OLD))
    _runs_under(stage, UNDER_OLD)
    merge(stage, branch, UNDER_OLD, verdict)
    finish(stage, UNDER_OLD, "posted")
    stage.clock.next_morning()
    branch = "kiriman/baru"
    stage.history.branch(branch)
    lay(stage, UNDER_NEW)
    verdict = to_the_gate(stage, UNDER_NEW, stage.verdict(UNDER_NEW))
    _runs_under(stage, UNDER_NEW)
    merge(stage, branch, UNDER_NEW, verdict)


def _revise(stage: Stage) -> None:
    """A file of its own beside the old one: same number, a revision date, one line of the legal basis."""
    day = stage.clock.now().astimezone(ZoneInfo("Asia/Jakarta")).date().isoformat()
    text = _QUOTED.sub(_TODAY, stage.folder.read(_SOP).decode())
    text = _NOTED.sub('text: "Revisi rekaan untuk peragaan: hanya kutipan PKPU 1/2015 yang diganti."', text)
    text = text.replace("clauses:\n", f'revision_date: {day}\nsupersedes: "175/ORT.06/1306/2023"\nclauses:\n', 1)
    stage.folder.write(_SOP.replace(".yml", f"-rev-{day}.yml"), text.encode())


def _runs_under(stage: Stage, path: PostPath) -> None:
    sop = stage.verdict(path).revision.sop
    stage.teller.told(
        Text("Berjalan di bawah SOP {number}, {which}.", "Runs under SOP {number}, {which}.").fill(
            number=sop.number,
            which=Text(f"revisi {sop.revision_date}", f"revision of {sop.revision_date}")
            if sop.revision_date
            else Text("yang semula", "as it was"),
        )
    )


def lost_key(stage: Stage) -> None:
    """The first ratifier lost the key: the second one ratifies another for the same person."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Kunci pengesah hilang", "A ratifier's key is lost"),
        Text(
            "Sekretaris kehilangan kuncinya. Pengesah kedua mencabut kunci itu dan mengesahkan yang baru; kantor tidak buntu.",
            "The secretary lost the key. The second ratifier revokes it and ratifies a new one; the office is not stuck.",
        ),
    )
    moment = stage.clock.now().isoformat(timespec="seconds")
    text = stage.folder.read(_PEOPLE).decode()
    block = _block(text, _SECRETARY)
    line = next(one for one in block.splitlines() if "key: " in one)
    stage.keys.lose(_SECRETARY)
    fresh = f'      - {{key: "{stage.keys.of(_SECRETARY).public_key()}", from: "{moment}"}}'
    revoked = line.replace("}", f', revoked: "{moment}"}}')
    stage.folder.write(_PEOPLE, text.replace(block, block.replace(line, f"{revoked}\n{fresh}")).encode())
    named = (RatifierKey(_SECRETARY, public_key(stage, _SECRETARY)), RatifierKey(_SECOND, public_key(stage, _SECOND)))
    why = Text("Kunci baru disahkan dan didorong:", "The new key is ratified and pushed:")
    _policy_pushed(stage, _SECOND, "Ganti kunci Sekretaris Agam", why, named)


def _policy_pushed(stage: Stage, person: str, message: str, why: Text, named: tuple[RatifierKey, ...] = ()) -> None:
    """The policy as the folder has it, ratified on a branch, merged and pushed as a change of its own."""
    stage.teller.told(why)
    branch = "kebijakan/agam"
    stage.history.branch(branch)
    _ratified(stage, person, named)
    stage.history.commit(message, person)
    stage.history.merge(branch, f"Gabung: {message}")
    push(stage)


def _ratified(stage: Stage, person: str, named: tuple[RatifierKey, ...] = ()) -> None:
    stage.clock.wait(_SHORT)
    prepared = plan(stage.folder, _OFFICE, stage.now(), stage.past, named)
    for change in prepared.changes:
        stage.teller.step(change)
    _, manifest, after = carry_out(stage.folder, prepared, person=person, signer=stage.keys.of(person), judge=stage.now())
    stage.teller.step(
        Text("pengesahan {n} ditandatangani {who}", "manifest {n} signed by {who}").fill(n=manifest.version, who=_named(after, person))
    )


def _named(policy: Policy, person: str) -> str:
    known = policy.people.person(person)
    return known.name if known else person


def _block(text: str, person: str) -> str:
    """The lines of a person in `people.yml`."""
    found = re.search(rf"(?ms)^  - id: {re.escape(person)}\n.*?(?=^  - id: |^#|^acting:|\Z)", text)
    return found[0] if found else ""
