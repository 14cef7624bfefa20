"""What the verdict says of evidence that no entry covers and of steps that a stolen key holds: told, never an objection."""

from __future__ import annotations

from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.state import State
from site_tools.model.text import Text


def evidence(case: Case, state: State) -> tuple[Finding, ...]:
    """Evidence in the folder that differs from what the last entry covers."""
    empty_handed = state.handed is None and not any(f.part == "evidence" for f in case.post.files)
    if empty_handed or (state.handed is not None and state.handed.evidence == case.post.digests.evidence):
        return ()
    return (
        Finding(
            "EVIDENCE-UNSIGNED",
            Text(
                id="Bukti di folder evidence/ berbeda dari yang dicakup entri terakhir; bukti itu tidak ditampilkan.",
                en="The evidence in evidence/ differs from what the last entry covers; it is shown nowhere.",
            ),
            f"{case.post.path.folder}/evidence",
            None,
            None,
            Text(id="Rekam dengan: paraf record {post}", en="Record it with: paraf record {post}").fill(post=case.post.path),
        ),
    )


def compromised(case: Case, state: State) -> tuple[Finding, ...]:
    """Steps that an entry holds whose key was stolen by then."""
    return tuple(
        Finding(
            "KEY-COMPROMISED",
            Text(
                id="Langkah {step} ditandatangani dengan kunci {person} sesudah kunci itu bocor; langkah itu harus diparaf lagi.",
                en="Step {step} was signed with a key of {person} after it was compromised; the step must be signed again.",
            ).fill(step=number, person=accepted.entry.person),
            case.post.path.index,
            accepted.entry.line,
            number,
        )
        for number, held in state.live
        for accepted in held
        if accepted.void
    )
