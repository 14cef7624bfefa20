"""What goes wrong in an office: a draft pushed too early, signatures cut away, a flood, a post that must go."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from site_tools.formats.front_matter import read_front_matter
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.workflows.demo_stage import TEAM, Stage, attack, lay, merge, sign, to_the_gate
from site_tools.workflows.sign import Request

FLOODED: Final = PostPath("agam", "medsos", "2026", "hari-pahlawan-2026")
TAKEN_DOWN: Final = PostPath("kota-bengkulu", "medsos", "2026", "mengenal-urutan-tahapan-pemilu")
_WAIVER: Final = "seruni-bijak"
_DAYS: Final = 14
_CUT: Final = 2
"""Signatures that the forger cuts away."""


def too_early(stage: Stage) -> None:
    """A post with the first signature alone goes straight to main."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Kiriman yang belum disetujui", "A post that nobody approved"),
        Text("Operator mendorong langsung ke main sebelum diperiksa.", "The operator pushes straight to main before anybody looked."),
    )

    def crime() -> None:
        lay(stage, FLOODED)
        sign(stage, FLOODED, stage.verdict(FLOODED))

    attack(
        stage,
        "serangan/terlalu-dini",
        Text("Serangan: kiriman dengan satu paraf didorong ke main.", "Attack: a post with one signature is pushed to main."),
        crime,
    )


def cut_away(stage: Stage, path: PostPath) -> None:
    """Somebody takes the last signatures off a published post."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Paraf yang dihapus", "Signatures cut away"),
        Text(
            "Seseorang menghapus paraf terakhir pada kiriman yang sudah tayang, seolah-olah tidak pernah ada.",
            "Somebody removes the last signatures of a published post, as if they had never been.",
        ),
    )

    def crime() -> None:
        front = read_front_matter(stage.folder.read(path.index), path=path.index)
        stage.folder.write(path.index, front.with_entries(front.entries[:-_CUT]))
        stage.history.commit(f"Rapikan {path.slug}", TEAM)

    attack(
        stage,
        "serangan/hapus-paraf",
        Text("Serangan: dua paraf terakhir {post} dihapus.", "Attack: the last two signatures of {post} are removed.").fill(post=path),
        crime,
    )


def flood(stage: Stage) -> None:
    """Force majeure: a ratifier waives the step that cannot be done; the verdict says so for ever."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Keadaan kahar", "Force majeure"),
        Text(
            "Banjir; Admin Pemeriksa tidak terhubung. SOP Agam memuat ketentuan kahar: pengesah mengecualikan langkah 2 dengan alasan "
            "dan batas waktu. Keputusan Sekretaris tetap harus ada.",
            "A flood; the checker cannot be reached. Agam's SOP has a force majeure clause: a ratifier waives step 2 with a reason and "
            "an end date. The secretary must decide nevertheless.",
        ),
    )
    branch = "kiriman/kahar"
    stage.history.branch(branch)
    lay(stage, FLOODED)
    verdict = sign(stage, FLOODED, stage.verdict(FLOODED))
    until = (stage.clock.now().astimezone(ZoneInfo("Asia/Jakarta")) + timedelta(days=_DAYS)).date().isoformat()
    waived = Request(
        person=_WAIVER, decision="waive", step=verdict.step, until=until, note="Banjir; Admin Pemeriksa tidak dapat dihubungi."
    )
    verdict = to_the_gate(stage, FLOODED, sign(stage, FLOODED, verdict, waived))
    merge(stage, branch, FLOODED, verdict)


def take_down(stage: Stage) -> None:
    """A published post turns out wrong and is withdrawn."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Penurunan kiriman", "A takedown"),
        Text(
            "Kiriman yang sudah tayang ternyata keliru; satu pemegang peran menariknya seketika, dengan alasan yang tercatat.",
            "A published post turns out wrong; one holder of a role withdraws it at once, and the reason is kept.",
        ),
    )
    branch = "kiriman/keliru"
    stage.history.branch(branch)
    lay(stage, TAKEN_DOWN)
    verdict = to_the_gate(stage, TAKEN_DOWN, stage.verdict(TAKEN_DOWN))
    merge(stage, branch, TAKEN_DOWN, verdict)
    stage.clock.next_morning()
    branch = "tarik/keliru"
    stage.history.branch(branch)
    person = verdict.awaited[0].people[0]
    stage.teller.told(Text("Keesokan harinya kekeliruannya ditemukan:", "The mistake is found the next day:"))
    gone = Request(person=person, decision="withdraw", note="salah-data: urutan tahapan keliru.")
    verdict = sign(stage, TAKEN_DOWN, verdict, gone)
    merge(stage, branch, TAKEN_DOWN, verdict)
