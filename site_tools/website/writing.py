"""Files onto the disk: pages, copies of what was judged, smaller pictures, generated files. On every core where it pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from site_tools.ports import Spread
from site_tools.website.body import Known
from site_tools.website.index import Made as Noted
from site_tools.website.media import read
from site_tools.website.page import Beside, Copy, Drawn, Made, Page, Scaled, Site, Source
from site_tools.website.press import Press, output
from site_tools.website.scaling import cropped, scaled
from site_tools.website.share_card import drawn
from site_tools.website.shell import Shell
from site_tools.workflows.library import in_turn

BATCH = 100
"""Pages that one process presses at a time."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch wrote."""

    noted: tuple[Noted, ...]
    shells: dict[str, Shell]


def owner_of(place: str, posts: frozenset[str]) -> str:
    """Who put something on the site: the post whose folder an address lies in, else the page itself."""
    head = "/".join(place.split("/")[:4])
    return f"post:{head}" if head in posts else f"page:{place}"


def write_site(
    site: Site, source: Source, press: Press, stage: Path, *, spread: Spread = in_turn
) -> tuple[tuple[Noted, ...], dict[str, Shell]]:
    """Write everything of a site below `stage`; who made what, and the frames that were needed.

    Raises:
        Problem: a file changed since it was judged (BUILD-CHANGED). OSError: it cannot be written.
    """
    posts = frozenset(str(j.post.path) for j in source.library.posts)
    outputs = frozenset(output(p.address) for p in site.pages) | _addresses(site)
    shells: dict[str, Shell] = {}
    noted: list[Noted] = []
    # The frames that most pages need are made before the work is split, so that every process has them.
    for page in _one_of_each([p for p in site.pages if p.layout == "post"]):
        press.page(page, outputs.__contains__)
    work: list[Callable[[], Done]] = [partial(_pages, batch, press, stage, outputs.__contains__, posts) for batch in _batches(site.pages)]
    work += [partial(_files, batch, source, stage, posts) for batch in _batches(_files_of(site))]
    for done in spread(_called, work):
        noted += done.noted
        shells |= done.shells
    for made in site.made:
        write(stage, made.address, made.content.encode())
        noted.append(Noted(f"page:{made.address}", (made.address,)))
    return tuple(noted), {**press.shells.fresh, **shells}


File = Copy | Scaled | Drawn | Beside
"""A file that is no page, made where it is written."""


def _files_of(site: Site) -> list[File]:
    return [*site.copies, *site.scaled, *site.drawn, *site.beside]


def _addresses(site: Site) -> set[str]:
    return {f.address for f in _files_of(site)} | {m.address for m in site.made}


def _called(job: Callable[[], Done]) -> Done:
    return job()


def _one_of_each(pages: Sequence[Page]) -> Iterator[Page]:
    seen: set[object] = set()
    for page in pages:
        key = (page.layout, page.address.rsplit("/", 2)[0] if page.layout == "post" else page.address, page.crumbs)
        if key not in seen:
            seen.add(key)
            yield page


def _batches(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]


def _pages(pages: Sequence[Page], press: Press, stage: Path, known: Known, posts: frozenset[str]) -> Done:
    before = set(press.shells.fresh)
    noted = []
    for page in pages:
        pressed = press.page(page, known)
        write(stage, pressed.output, pressed.data)
        noted.append(Noted(owner_of(page.address, posts), (pressed.output,), pressed.links, pressed.warnings))
    return Done(tuple(noted), {k: v for k, v in press.shells.fresh.items() if k not in before})


def _files(files: Sequence[File], source: Source, stage: Path, posts: frozenset[str]) -> Done:
    noted = []
    for file in files:
        write(stage, file.address, content(file, source))
        noted.append(Noted(owner_of(file.address, posts), (file.address,)))
    return Done(tuple(noted), {})


def content(file: File | Made, source: Source) -> bytes:
    """The bytes of a file of the site.

    Raises:
        Problem: BUILD-CHANGED, the file it is made from is no longer what was judged.
    """
    if isinstance(file, Made):
        return file.content.encode()
    if isinstance(file, Beside):
        return file.text().encode()
    if isinstance(file, Drawn):
        return drawn(file)
    data = read(source.tree, file.path, file.sha256)
    if isinstance(file, Copy):
        return data
    return cropped(data, file.crop) if file.crop else scaled(data, file.width)


def write(root: Path, name: str, data: bytes) -> None:
    """Write a new file below a folder."""
    full = f"{root}/{name}"
    try:
        file = open(full, "wb")  # noqa: PTH123, SIM115 - plain strings: a site has tens of thousands of files
    except FileNotFoundError:
        os.makedirs(os.path.dirname(full), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(full, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)


def merged(noted: Iterable[Noted]) -> list[Noted]:
    """One note per owner."""
    by_owner: dict[str, list[Noted]] = {}
    for one in noted:
        by_owner.setdefault(one.owner, []).append(one)
    return [
        Noted(
            owner,
            tuple(path for n in group for path in n.outputs),
            tuple(dict.fromkeys(link for n in group for link in n.links)),
            tuple(text for n in group for text in n.warnings),
        )
        for owner, group in by_owner.items()
    ]
