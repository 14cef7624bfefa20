"""What the demonstration is played on, and the few moves that every chapter needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final, Protocol

from site_tools import engine
from site_tools.formats.front_matter import read_front_matter
from site_tools.formats.post_file import RECORD
from site_tools.formats.yaml_shape import load
from site_tools.model.evidence import Record, RecordFile
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.post import PostPath
from site_tools.model.push import PushAnswer
from site_tools.model.story import Chapter, Line, Refusal
from site_tools.model.text import Text, same
from site_tools.model.verdict import Code, Verdict
from site_tools.ports import Folder, History, Past, Server, Signer, StoryClock, Tree
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import load_case
from site_tools.workflows.sign import Request, draft, write

Say = Callable[[Text], None]
Proofs = tuple[tuple[Record, bytes], ...]

TEAM: Final = "Paraf Peragaan"
"""Who commits what nobody signs."""
MOST_STEPS: Final = 60
"""More moves than any SOP here needs: a walk that does not end is a bug, not a long story."""
_STEP: Final = timedelta(minutes=7)
"""What passes between two signatures."""


class Keys(Protocol):
    """The fresh keys of everybody."""

    def of(self, person: str) -> Signer:
        """The key that a person has now, made when first asked for."""

    def lose(self, person: str) -> None:
        """The key is gone; the person's next one is another."""


class Teller:
    """Tells the story while it happens, and keeps it for the page."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._open: list[tuple[Text, Text, list[Line]]] = []
        self.refusals: list[Refusal] = []

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters so far."""
        return tuple(Chapter(title, why, tuple(lines)) for title, why, lines in self._open)

    def chapter(self, title: Text, why: Text) -> None:
        """Begin a chapter."""
        self._open.append((title, why, []))
        number = len(self._open)
        self._say(same(""))
        self._say(Text(f"{number}. {title.id}", f"{number}. {title.en}"))
        self._say(Text(f"   {why.id}", f"   {why.en}"))

    def told(self, text: Text) -> None:
        """Something happened."""
        self._keep(Line("told", text), "  ")

    def step(self, text: Text) -> None:
        """Somebody signed."""
        self._keep(Line("step", text), "    ")

    def answered(self, answer: PushAnswer) -> None:
        """The server said something."""
        lines = [Line("server", same(line)) for line in answer.said]
        self._open[-1][2].extend(lines)
        for line in answer.said:
            self._say(same(f"    server: {line}"))

    def _keep(self, line: Line, indent: str) -> None:
        self._open[-1][2].append(line)
        self._say(Text(indent + line.text.id, indent + line.text.en))


@dataclass(frozen=True, slots=True)
class Stage:
    """What the story is played on."""

    material: Tree
    folder: Folder
    history: History
    past: Past
    server: Server
    keys: Keys
    judge: Judge
    clock: StoryClock
    teller: Teller
    proofs: dict[str, Proofs] = field(default_factory=dict)
    """Post -> uploads of the sample, which this story makes again."""

    def now(self) -> Judge:
        """The judge at this moment."""
        return replace(self.judge, now=self.clock.now())

    def verdict(self, path: PostPath) -> Verdict:
        """What the judge says of a post now."""
        return engine.judge(load_case(self.folder, path, self.now()))

    def name(self, path: PostPath, person: str) -> str:
        """How a person of the post's office is called."""
        known = load_case(self.folder, path, self.now()).policy.people.person(person)
        return known.name if known else person


def push(stage: Stage) -> None:
    """Push main, which the server must take.

    Raises:
        CannotJudge: DEMO-PUSH, the server refused what it should take; its words are in the finding.
    """
    answer = stage.server.push()
    stage.teller.answered(answer)
    if not answer.accepted:
        raise _unexpected(Text("Server menolak dorongan yang sah: {said}", "The server refused a lawful push: {said}"), answer)


def attack(stage: Stage, branch: str, what: Text, crime: Callable[[], None]) -> None:
    """Commit something unlawful (`crime`), push it to the server's main, and forget it once it was refused.

    Raises:
        CannotJudge: DEMO-PUSH, the server took it.
    """
    stage.teller.told(what)
    stage.history.branch(branch)
    crime()
    commit = stage.history.tip()
    answer = stage.server.push()
    stage.teller.answered(answer)
    if answer.accepted:
        raise _unexpected(Text("Server menerima serangan: {said}", "The server took an attack: {said}"), answer)
    left = stage.server.has(commit)
    # A post may stand well and still not be taken: its verdict is not why.
    codes = tuple(code for code in answer.codes if code not in (Code.SATISFIED, Code.OVERRIDDEN))
    stage.teller.refusals.append(Refusal(what, codes, answer.said, commit, left))
    stage.history.discard(branch)
    stage.teller.told(
        Text("Ditolak [{codes}]; tidak ada yang tertinggal di server.", "Refused [{codes}]; nothing of it is left on the server.").fill(
            codes=", ".join(codes)
        )
        if not left
        else Text("Ditolak, tetapi komitnya ada di server.", "Refused, yet its commit is on the server.")
    )


def lay(stage: Stage, path: PostPath) -> None:
    """The sample's material without its signatures; its old proofs become this story's proofs."""
    files = list(stage.material.files(path.folder))
    front = read_front_matter(stage.material.read(path.index), path=path.index)
    fresh = {path.index: front.with_entries(())}
    for file in files:
        name = file.path.removeprefix(path.folder + "/")
        if name != "index.md" and not name.startswith("evidence/"):
            fresh[file.path] = stage.material.read(file.path)
    stage.folder.create(fresh)
    record = f"{path.folder}/{RECORD}"
    if any(file.path == record for file in files):
        records = load(RecordFile, stage.material.read(record), path=RECORD).records
        first = [r for r in records if r.round == 1 and r.action == "posted" and r.screenshot]
        stage.proofs[str(path)] = tuple((r, stage.material.read(f"{path.folder}/evidence/{r.screenshot}")) for r in first)
    stage.teller.told(Text("{post}: naskah ditulis.", "{post}: draft written.").fill(post=path))
    stage.history.commit(f"[Unggahan] {path.slug} - {path.office}", TEAM)


def sign(stage: Stage, path: PostPath, verdict: Verdict, request: Request | None = None) -> Verdict:
    """The next person signs the step that waits, or `request` is signed; committed."""
    stage.clock.wait(_STEP)
    step = verdict.revision.sop.at(verdict.step or 0)
    if request is None:
        awaited = verdict.awaited[0]
        note = "Sudah diperiksa; sesuai." if step and step.note_required else ""
        request = Request(person=awaited.people[0], step=verdict.step, role=awaited.role, note=note)
    signer = stage.keys.of(request.person)
    prepared = draft(stage.folder, path, request, stage.now(), signer.public_key())
    signed = write(stage.folder, prepared, signer, stage.now())
    who = stage.name(path, request.person)
    entry = signed.entry
    done = verdict.revision.sop.at(entry.step or 0)
    capacity = "" if entry.capacity == "definitif" else f", {entry.capacity}"
    stage.teller.step(
        Text("{where} ({decision}): {who}{capacity} - {what}", "{where} ({decision}): {who}{capacity} - {what}").fill(
            where=Text("langkah {n}", "step {n}").fill(n=entry.step) if done else Text("penarikan", "takedown"),
            decision=entry.decision,
            who=who,
            capacity=capacity,
            what=entry.note if entry.decision != "done" or not done else done.activity,
        )
    )
    stage.history.commit(f"paraf: {path.slug} (langkah {entry.step or '-'}, {entry.decision})", who)
    return signed.verdict


def to_the_gate(stage: Stage, path: PostPath, verdict: Verdict) -> Verdict:
    """Sign until the gate lets the post through."""
    for _ in range(MOST_STEPS):
        if verdict.publishable:
            break
        verdict = sign(stage, path, verdict)
    return verdict


def mend(stage: Stage, path: PostPath, sentence: str) -> None:
    """Add a sentence to the text."""
    text = stage.folder.read(path.index).decode()
    stage.folder.write(path.index, f"{text}\n{sentence}\n".encode())


def merge(stage: Stage, branch: str, path: PostPath, verdict: Verdict) -> None:
    """Merge a branch and push main."""
    stage.history.merge(branch, f"Gabung {branch}: {path.slug}")
    stage.teller.told(
        Text("Digabung dan didorong: {label} [{code}]", "Merged and pushed: {label} [{code}]").fill(label=verdict.label, code=verdict.code)
    )
    push(stage)


def _unexpected(message: Text, answer: PushAnswer) -> CannotJudge:
    return CannotJudge(
        Finding(
            "DEMO-PUSH",
            message.fill(said=" / ".join(answer.said)),
            remedy=Text("Laporkan, dengan keluaran perintah ini.", "Report it, with the output of this command."),
        )
    )
