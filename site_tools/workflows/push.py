"""A push to a server: what reaches a guarded branch passes the gate, everything else is a draft within limits.

The answer is for the push as a whole: Git takes every name, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from site_tools.model.change import TouchedPost
from site_tools.model.finding import Finding, errors
from site_tools.model.judged import Judged, Library
from site_tools.model.push import MEGABYTE, Push, RefUpdate, RefVerdict
from site_tools.model.text import Text
from site_tools.ports import Receiver, Tree, Verifier
from site_tools.workflows.change import judge_change
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import all_findings, load_library
from site_tools.workflows.owners_change import trust_lines
from site_tools.workflows.policy import TRUST, trusted_offices
from site_tools.workflows.trust_pin import Pin, fits

_REPLACEMENTS: Final = "refs/replace/"
_TOLD: Final = 5
"""Files that are too large and named."""


@dataclass(frozen=True, slots=True)
class PushRules:
    """What the administrator of a server settled when he installed the hook."""

    branches: tuple[str, ...] = ()
    """Full names of the branches that only what passes the gate may reach."""
    pins: tuple[Pin, ...] = ()
    """Roots of offices that the administrator knows from elsewhere."""
    owners: tuple[str, ...] = ()
    """Names, as the server authenticates them, of who may push what the code owners decide; empty: everybody who may push."""
    largest_file: int = 25 * MEGABYTE
    """Bytes of one file."""
    largest_push: int = 500 * MEGABYTE
    """Bytes of all new files together."""


def guarded_branches(repository: Receiver, named: Sequence[str]) -> tuple[str, ...]:
    """The branches to guard, by full name: those named, else the one that a clone of the server gets, and `main`.

    Both, since an empty repository often still points to a branch that nobody uses. With each branch every name by which a
    push would move it: an administrator may have left `master` as another name of `main`.
    """
    full = [name if name.startswith("refs/") else f"refs/heads/{name}" for name in named]
    aliases = repository.aliases()
    found = set(full or [repository.default_branch(), "refs/heads/main"])
    while new := {name for pair in aliases.items() for name in pair if found.intersection(pair)} - found:
        found |= new
    return tuple(sorted(found))


def judge_push(
    repository: Receiver, updates: Sequence[RefUpdate], rules: PushRules, judge: Judge, *, pusher: str = "", strict: Verifier | None = None
) -> Push:
    """What the server's hook says of a push.

    `pusher` is the name by which the server knows who pushes, empty where it does not say. `strict` is asked about new
    signatures, as in `judge_change`.

    Raises:
        CannotJudge: as `judge_change`. Problem: the policy of the guarded branch cannot be read.
    """
    quick = tuple(_quick(update, guarded=update.ref in rules.branches) for update in updates)
    if any(not one.passed for one in quick):
        # What is refused anyway needs no judge: the pusher hears it at once.
        return Push(quick)
    findings = tuple(_size_findings(repository, updates, rules))
    if findings:
        return Push(quick, findings)
    return Push(
        tuple(_judged(repository, one.update, rules, judge, pusher, strict) if one.guarded and one.update.new else one for one in quick)
    )


def _quick(update: RefUpdate, *, guarded: bool) -> RefVerdict:
    """What can be said from the name alone."""
    if guarded and not update.new:
        finding = Finding(
            "PUSH-DELETED",
            Text("Cabang {ref} tidak boleh dihapus.", "The branch {ref} may not be deleted.").fill(ref=update.ref),
            remedy=Text(
                "Turunkan kiriman dengan: paraf sign KIRIMAN --decision withdraw",
                "To take a post down: paraf sign POST --decision withdraw",
            ),
        )
    elif update.ref.startswith(_REPLACEMENTS) and update.new:
        finding = Finding(
            "PUSH-REPLACE",
            Text(
                "Nama {ref} membuat Git di server menampilkan objek lain daripada yang ditandatangani.",
                "The name {ref} makes Git on the server show another object than the signed one.",
            ).fill(ref=update.ref),
            remedy=Text("Hapus: git replace -d OBJEK", "Remove it: git replace -d OBJECT"),
        )
    else:
        return RefVerdict(update, guarded)
    return RefVerdict(update, guarded, findings=(finding,))


def _size_findings(repository: Receiver, updates: Sequence[RefUpdate], rules: PushRules) -> Iterator[Finding]:
    total, large = 0, 0
    for file in repository.arrivals([u.new for u in updates if u.new]):
        total += file.size
        if file.size > rules.largest_file:
            large += 1
            if large <= _TOLD:
                yield _too_large(
                    Text("Berkas ini {n} MB; batasnya {most} MB.", "This file has {n} MB; the limit is {most} MB."),
                    file.size, rules.largest_file, file.path,
                )  # fmt: skip
    if total > rules.largest_push:
        yield _too_large(
            Text("Dorongan ini {n} MB; batasnya {most} MB.", "This push has {n} MB; the limit is {most} MB."), total, rules.largest_push, ""
        )


def _too_large(message: Text, size: int, most: int, path: str) -> Finding:
    return Finding(
        "PUSH-SIZE",
        message.fill(n=-(-size // MEGABYTE), most=most // MEGABYTE),
        path,
        remedy=Text(
            "Simpan video besar di drive kantor dan sebutkan sha256-nya (paraf explain PUSH-SIZE); buang berkas itu dari komit.",
            "Keep a large video on the office's drive and name its sha256 (paraf explain PUSH-SIZE); take the file out of the commits.",
        ),
    )


def _judged(repository: Receiver, update: RefUpdate, rules: PushRules, judge: Judge, pusher: str, strict: Verifier | None) -> RefVerdict:
    if not update.old:
        return _first(repository, update, rules, judge)
    change = judge_change(repository, update.old, update.new, judge, strict=strict, replaces=True)
    found = RefVerdict(update, guarded=True, change=change)
    if found.unchanged:
        kept = tuple(f for f in change.findings if f.code != "NOTHING-CHANGED")
        return replace(found, change=replace(change, findings=kept), findings=errors(kept))
    findings: list[Finding] = []
    if change.kind == "owners" and rules.owners and pusher not in rules.owners:
        findings.append(_not_an_owner(pusher, change.paths[0]))
    if TRUST in change.paths or rules.pins:
        findings += _trust_findings(repository.tree(update.old), repository.tree(update.new), rules)
    return replace(found, findings=tuple(findings))


def _not_an_owner(pusher: str, path: str) -> Finding:
    return Finding(
        "PUSH-OWNERS",
        Text(
            "Berkas pemilik kode; `{who}` tidak terdaftar pada hook server ini.",
            "A file of the code owners; `{who}` is not on the list of this server's hook.",
        ).fill(who=pusher or "-"),
        path,
        remedy=Text("Minta pemilik kode mendorongnya.", "Ask a code owner to push it."),
    )


def _trust_findings(before: Tree, after: Tree, rules: PushRules) -> Iterator[Finding]:
    """Who is an office at all is not decided by a push, but by whoever administers the server."""
    old, new = trust_lines(before), trust_lines(after)
    for office, root in new.items():
        if (rules.pins or old.get(office) != root) and not _known(office, root, rules):
            yield _unpinned(office, root)
    for office, root in old.items():
        if office not in new and (not rules.pins or _known(office, root, rules)):
            yield Finding(
                "PUSH-TRUST",
                Text(
                    "Akar kantor `{office}` dihapus, tetapi hook server ini masih memegangnya.",
                    "The root of office `{office}` goes, but this server's hook still holds it.",
                ).fill(office=office),
                TRUST,
                remedy=Text(
                    "Administrator memasang ulang hook tanpa akar itu (paraf explain PUSH-TRUST).",
                    "The administrator installs the hook again without that root (paraf explain PUSH-TRUST).",
                ),
            )


def _known(office: str, root: str, rules: PushRules) -> bool:
    return any(fits(pin, office, root) for pin in rules.pins)


def _unpinned(office: str, root: str) -> Finding:
    return Finding(
        "PUSH-TRUST",
        Text(
            "Akar kantor `{office}` (SHA256:{root}) tidak dikenal hook server ini.",
            "The root of office `{office}` (SHA256:{root}) is not known to this server's hook.",
        ).fill(office=office, root=root),
        TRUST,
        remedy=Text(
            "Cocokkan akarnya dengan surat kantor, lalu administrator: "
            "paraf hook install --pre-receive REPO --trust {office}=SHA256:{root}",
            "Compare the root with the office's letter; then an administrator: "
            "paraf hook install --pre-receive REPO --trust {office}=SHA256:{root}",
        ).fill(office=office, root=root),
    )


def _first(repository: Receiver, update: RefUpdate, rules: PushRules, judge: Judge) -> RefVerdict:
    """A guarded branch that does not exist yet: there is no base, so everything it brings is judged as it stands.

    Only where the administrator pinned the roots of the offices: otherwise the push itself would say whom to believe.
    """
    tree = repository.tree(repository.resolve(update.new))
    unknown = [_unpinned(office, root) for office, root in trusted_offices(tree).items() if not _known(office, root, rules)]
    if unknown:
        return RefVerdict(update, guarded=True, findings=(_no_base(update), *unknown))
    library = load_library(tree, judge)
    return RefVerdict(
        update,
        guarded=True,
        posts=tuple(_never_passed(library)),
        checked=len(library.posts) + len(library.unreadable),
        findings=errors(all_findings(library)),
    )


def _no_base(update: RefUpdate) -> Finding:
    return Finding(
        "PUSH-FIRST",
        Text(
            "Cabang {ref} belum ada di server ini: tidak ada kebijakan yang dapat dipakai untuk menilai.",
            "The branch {ref} is not on this server yet: there is no policy to judge by.",
        ).fill(ref=update.ref),
        remedy=Text(
            "Administrator mengisinya di server (git clone --bare), atau memasang hook dengan --trust: paraf explain PUSH-FIRST",
            "The administrator fills it on the server (git clone --bare), or installs the hook with --trust: paraf explain PUSH-FIRST",
        ),
    )


def _never_passed(library: Library) -> Iterator[TouchedPost]:
    for judged in library.posts:
        if not _was_approved(judged):
            yield TouchedPost(judged.post.path, judged, len(judged.post.entries))


def _was_approved(judged: Judged) -> bool:
    """Whether a post could have been on the guarded branch: now complete, or stopped after it once was."""
    return judged.verdict.publishable or bool(judged.verdict.passages)
