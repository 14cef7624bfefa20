"""Who can bring a post to the merge gate: a search over who signs what, in which the real judge refuses.

Complete for the question: within a round entries only add to what bars a person (PERSON-ONCE and SIGNER-TWICE look at
the whole round), so a way with returns, rejections or rewinds never needs fewer people than the straight one it ends in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from site_tools.model.finding import Finding
from site_tools.model.policy import Policy
from site_tools.model.simulation import Hat, Move, Way
from site_tools.model.state import State
from site_tools.workflows.rehearsal import Rehearsal


@dataclass
class Search:
    """One search: who may take part, how many different persons at most."""

    rehearsal: Rehearsal
    hats: Sequence[Hat]
    most: int
    waivers: bool = False
    """Whether the ratifier may waive a step (keadaan kahar); the verdict is then OVERRIDDEN."""
    start: Way = ()
    """Moves that others made before; they do not count."""
    deepest: Way = ()
    """The longest way that was accepted."""
    stuck_at: int | None = None
    """The step expected after it."""
    barred: list[Finding] = field(default_factory=list)
    """What the rules said there."""

    def way(self) -> Way | None:
        """The first way found, or None."""
        state, refused = self.rehearsal.play(self.start)
        if refused:
            return None
        self.stuck_at = state.expected()
        return self._on(self.start, state, frozenset())

    def _on(self, moves: Way, state: State, used: frozenset[str]) -> Way | None:
        if state.gate_passed:
            return moves[len(self.start) :]
        expected = state.expected()
        places = sum(step.who.needed for step in state.sop.before_gate)
        if expected is None or len(moves) - len(self.start) >= places:
            # One entry for each person that the steps need: a longer way holds an entry that adds nobody.
            return None
        for move in self._candidates(expected, used):
            further = (*moves, move)
            then, refused = self.rehearsal.play(further)
            if refused:
                if move.decision == "done":
                    self._remember(moves, expected, refused)
                continue
            self._reached(further, then)
            found = self._on(further, then, used | {move.hat.person})
            if found is not None:
                return found
        return None

    def _reached(self, moves: Way, state: State) -> None:
        if len(moves) > len(self.deepest):
            self.deepest, self.stuck_at, self.barred = moves, state.expected(), []

    def _remember(self, moves: Way, expected: int, refused: Sequence[Finding]) -> None:
        if len(moves) >= len(self.deepest) and expected == self.stuck_at:
            self.barred += [f for f in refused if f not in self.barred]

    def _candidates(self, number: int, used: frozenset[str]) -> Iterator[Move]:
        """Who might sign the step: those who signed already first, then one newcomer of each kind.

        Two newcomers with the same roles and the same letters are the same to every rule.
        """
        fresh: set[frozenset[tuple[str, str, bool]]] = set()
        for person in sorted({h.person: None for h in self.hats}, key=lambda p: p not in used):
            if person not in used:
                kind = self._kind(person)
                if len(used) >= self.most or kind in fresh:
                    continue
                fresh.add(kind)
            yield from self._moves(number, person)

    def _moves(self, number: int, person: str) -> Iterator[Move]:
        step = self.rehearsal.revision.sop.steps[number - 1]
        for hat in self.hats:
            if hat.person == person and hat.role in step.who.roles:
                yield Move(number, hat)
        if self.waivers:
            # Not a test of who may waive: any hat is put before the rule.
            yield from (Move(number, hat, "waive") for hat in self.hats if hat.person == person and hat.click is None)

    def _kind(self, person: str) -> frozenset[tuple[str, str, bool]]:
        policy = self.rehearsal.policy
        return frozenset(
            (h.role, h.capacity.split(" ")[0], allows_both(policy, h) or h.click is not None) for h in self.hats if h.person == person
        )


def allows_both(policy: Policy, hat: Hat) -> bool:
    """Whether a letter with `merangkap` stands behind a hat."""
    found = policy.letter(hat.capacity.partition(" ")[2], hat.person, hat.role)
    return found is not None and found.letter.merangkap


def least(rehearsal: Rehearsal, hats: Sequence[Hat], *, waivers: bool = False) -> Way | None:
    """A way to the gate with the least number of different persons; None where these people cannot reach it."""
    most = min(len({h.person for h in hats}), sum(s.who.needed for s in rehearsal.revision.sop.before_gate))
    for count in range(1, most + 1):
        found = Search(rehearsal, hats, count, waivers=waivers).way()
        if found is not None:
            return found
    return None


def alone(rehearsal: Rehearsal, hats: Sequence[Hat], person: str, *, start: Way = ()) -> Search:
    """The search for a way of one person alone, waivers allowed; `way()` gives it."""
    own = [h for h in hats if h.person == person]
    return Search(rehearsal, own, 1, waivers=True, start=start)
