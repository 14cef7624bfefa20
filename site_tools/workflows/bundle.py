"""Make the ready-to-post bundles: of what the public may see, or of the posts somebody names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from site_tools.canonical import ABSENT, links, sha256
from site_tools.model.finding import Finding, Problem
from site_tools.model.judged import Judged, Library
from site_tools.model.post import Post
from site_tools.model.text import Text
from site_tools.model.verdict import Code
from site_tools.ports import Tree
from site_tools.social.approval import in_words, require_approved
from site_tools.social.compose import compose, total_bytes


class BundleSink(Protocol):
    """Where bundles go: whole folders, each named `<office>/<sop>/<yyyy>/<slug>`."""

    def replace(self, folder: str, files: dict[str, bytes]) -> None:
        """Write a bundle so that the folder holds these files and no others, or leave it as it was.

        Raises:
            Problem: it cannot be written.
        """

    def folders(self) -> Iterable[str]:
        """Every bundle that is there, sorted."""

    def remove(self, folder: str) -> None:
        """Take a bundle away; the other ones stay.

        Raises:
            Problem: it cannot be removed.
        """


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """One bundle that was written."""

    post: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What a run did. With `findings` it was not all that was asked for: exit 1."""

    made: tuple[MadeBundle, ...]
    removed: tuple[str, ...]
    """Bundles taken away because their posts are no longer public or could not be made again."""
    findings: tuple[Finding, ...]
    """Why posts that are public have no bundle."""


def make_bundles(
    library: Library,
    tree: Tree,
    out: BundleSink,
    *,
    posts: Sequence[str] | None,
    preview: bool,
    site_url: str,
    progress: Callable[[str], None],
) -> BundleReport:
    """Write bundles and take stale ones away.

    `posts` are paths under `content/`; None means every public post, with `preview` every post that is not withdrawn.
    Naming posts removes no other bundle, nor does a preview. `progress` gets each post before it is made.

    Raises:
        Problem: a named post is unknown (POST-UNKNOWN), may not be uploaded (NOT-APPROVED) or not yet (TOO-EARLY); nothing
            is written then. Also when the sink cannot write.
    """
    chosen = _named(library, posts, preview=preview) if posts is not None else _all(library, preview=preview)
    made: list[MadeBundle] = []
    findings: list[Finding] = []
    for judged in chosen:
        post = str(judged.post.path)
        progress(post)
        try:
            files = compose(judged, _reader(judged.post, tree), site_url=site_url, chain_head=_chain_head(judged), preview=preview)
        except Problem as problem:
            findings += problem.findings
            continue
        out.replace(post, files)
        made.append(MadeBundle(post, len(files), total_bytes(files)))
    removed: list[str] = []
    if posts is None and not preview:
        # A bundle that is not of this run is not approved as it stands: withdrawn, altered since, or a draft.
        kept = {bundle.post for bundle in made}
        for folder in [folder for folder in out.folders() if folder not in kept]:
            out.remove(folder)
            removed.append(folder)
    return BundleReport(tuple(made), tuple(removed), tuple(findings))


def _all(library: Library, *, preview: bool) -> list[Judged]:
    if preview:
        return [judged for judged in library.posts if judged.verdict.code is not Code.WITHDRAWN]
    return [judged for judged in library.posts if library.public(judged)]


def _named(library: Library, posts: Sequence[str], *, preview: bool) -> list[Judged]:
    """The posts somebody named, all of them allowed, or one Problem with everything against them."""
    known = {str(judged.post.path): judged for judged in library.posts}
    unreadable = {str(item.path): item for item in library.unreadable}
    chosen: list[Judged] = []
    findings: list[Finding] = []
    for name in dict.fromkeys(posts):
        judged = known.get(name)
        if judged is None:
            findings += unreadable[name].findings if name in unreadable else (_unknown(name),)
            continue
        try:
            require_approved(judged, preview=preview)
            _require_due(library, judged, preview=preview)
        except Problem as problem:
            findings += problem.findings
            continue
        chosen.append(judged)
    if findings:
        raise Problem(*findings)
    return chosen


def _unknown(name: str) -> Finding:
    message = Text('Tidak ada konten "{name}".', 'There is no post "{name}".').fill(name=name)
    remedy = Text(
        "Tulis jalurnya seperti kantor/sop/tahun/nama; daftarnya: paraf status",
        "Write its path as office/sop/year/name; the list: paraf status",
    )
    return Finding("POST-UNKNOWN", message, f"content/{name}", remedy=remedy)


def _require_due(library: Library, judged: Judged, *, preview: bool) -> None:
    publish_at = judged.post.meta.publish_at
    if preview or publish_at is None or publish_at <= library.now:
        return
    when = in_words(publish_at, judged.policy.office.timezone)
    post = judged.post
    message = Text("Konten ini baru boleh tayang pada {when}.", "This post may not be published before {when}.").fill(when=when)
    remedy = Text(
        "Tunggu sampai waktunya, atau lihat konsep dengan tanda air: paraf bundle {post} --preview",
        "Wait until then, or see the draft with a watermark: paraf bundle {post} --preview",
    ).fill(post=str(post.path))
    raise Problem(Finding("TOO-EARLY", message, post.path.index, post.lines.get("publish_at"), remedy=remedy))


def _chain_head(judged: Judged) -> str:
    """The link of the last entry.

    Raises:
        Problem: CHAIN-UNREADABLE; the judge refused such a post long before.
    """
    post = judged.post
    try:
        chain = links(post.entries, post=str(post.path), root=judged.policy.root)
    except ValueError:
        message = Text("Rantai paraf tidak dapat dihitung.", "The chain of signatures cannot be computed.")
        raise Problem(Finding("CHAIN-UNREADABLE", message, post.path.index)) from None
    return chain[-1][1] if chain else ABSENT


def _reader(post: Post, tree: Tree) -> Callable[[str], bytes]:
    """Reads files of the post that are still exactly what was judged."""
    judged_as = {file.name: file.sha256 for file in post.files}

    def read(name: str) -> bytes:
        path = f"{post.path.folder}/{name}"
        data = tree.read(path)
        if judged_as.get(name) != sha256(data):
            message = Text(
                "Berkas ini berubah setelah diperiksa; bundel tidak dibuat.", "This file changed after it was judged; no bundle was made."
            )
            remedy = Text("Jalankan perintahnya sekali lagi.", "Run the command again.")
            raise Problem(Finding("FILE-CHANGED", message, path, remedy=remedy))
        return data

    return read
