"""Which pages and files that speak of several posts a change touches.

Of an office whose posts changed every listing is made again, except the months and groups that none of the changed posts
is or was in: a page that is added to `office_site` later is made too often rather than forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from site_tools.model.policy import Policy
from site_tools.website import address, codec
from site_tools.website.homes import portal
from site_tools.website.index import Index
from site_tools.website.page import Made, Page, Source
from site_tools.website.plain import PORTAL, menu_items, plain_pages, written
from site_tools.website.press import output
from site_tools.website.record import Around, others_of
from site_tools.website.search_index import Other
from site_tools.website.search_index import pages_file as search_pages
from site_tools.website.search_rows import search_changes
from site_tools.website.site import OfficePosts, office_site
from site_tools.website.sitemap import PAGES, pages_file, posts_file, root_file, shard_of
from site_tools.website.summary import Summary

Pairs = Sequence[tuple[Summary | None, Summary | None]]
"""Changed posts: before and after."""
_MONTH = re.compile(r"\d{4}-\d{2}/\Z")


def listings(
    source: Source, policies: Mapping[str, Policy], index: Index, offices: Mapping[str, OfficePosts], pairs: Pairs, around: Around
) -> tuple[dict[str, Page | None], dict[str, tuple[Other, ...]]]:
    """Owner -> page to be made, None where it is no more; and office -> its pages that are no posts, where those changed."""
    found: dict[str, Page | None] = {}
    names: dict[str, tuple[Other, ...]] = {}
    for office, held in offices.items():
        policy = policies[office]
        own = plain_pages(source, policy)
        pages = office_site(source, policy, held, menu_items(policy, own))
        wanted = _wanted(office, [s for pair in pairs for s in pair if s and s.office == office])
        for page in pages:
            if wanted(page.address) or not index.known(output(page.address)):
                found[f"page:{page.address}"] = page
        here = {f"page:{p.address}" for p in (*pages, *own)}
        before = set(index.column("SELECT owner FROM output WHERE owner >= ? AND owner < ?", f"page:{office}/", f"page:{office}0"))
        # Addresses of pages end with a slash; the other files of an office have owners of their own.
        found |= dict.fromkeys(owner for owner in before - here if owner.endswith("/"))
        listed = others_of([*own, *pages], office)
        if codec.dump(listed) != index.about(f"others:{office}"):
            names[office] = listed
    few = [(p, _newest(index, p.office.id, offices)) for p in policies.values()]
    front = portal(few, written(source.tree, PORTAL), around.site_name, source.library.now)
    found[f"page:{front.address}"] = front
    return found, names


class _Newest(Sequence[Summary]):
    """The posts of an office, newest first, read as far as they are looked at."""

    def __init__(self, index: Index, office: str) -> None:
        self._index, self._office = index, office

    def __len__(self) -> int:
        sql = "SELECT count(*) FROM post WHERE office = ? AND summary IS NOT NULL"
        return int(self._index.db.execute(sql, (self._office,)).fetchone()[0])

    def __getitem__(self, place: int | slice) -> Summary | tuple[Summary, ...]:  # type: ignore[override]
        limit = place.stop if isinstance(place, slice) and isinstance(place.stop, int) and place.stop >= 0 else -1
        sql = "SELECT summary FROM post WHERE office = ? AND summary IS NOT NULL ORDER BY rank DESC LIMIT ?"
        return tuple(codec.load(Summary, text) for text in self._index.column(sql, self._office, limit))[place]


def _newest(index: Index, office: str, held: Mapping[str, OfficePosts]) -> Sequence[Summary]:
    return held[office].posts if office in held else _Newest(index, office)


def _wanted(office: str, posts: Iterable[Summary]) -> Callable[[str], bool]:
    """Whether a page of the office may say something of the posts."""
    archive = address.archive(office)
    groups = tuple(f"{office}/{folder}/" for folder in address.GROUPS)
    months: set[str] = set()
    touched: set[str] = set()
    for post in posts:
        months.add(post.month)
        named = [("jenis", post.kind), ("kategori", post.category), *(("tag", tag) for tag in post.tags)]
        touched |= {place for folder, name in named if (place := address.group(office, folder, name))}

    def wanted(place: str) -> bool:
        month = place[-8:-1] if _MONTH.search(place) else ""
        listing = place[:-8] if month else place
        if month and month not in months:
            return False
        return listing == archive or not listing.startswith(groups) or listing in touched

    return wanted


def made_files(
    index: Index, around: Around, offices: Mapping[str, OfficePosts], names: Mapping[str, tuple[Other, ...]], pairs: Pairs
) -> Iterator[tuple[str, Made | None]]:
    """Address and content of every generated file that changes; None where it is no more."""
    yield from search_changes(index, [a for a, _ in pairs if a], [b for _, b in pairs if b])
    for office, listed in names.items():
        index.note(f"others:{office}", codec.dump(listed))
    if names:
        every = [o for office in ("", *around.offices) for o in codec.load(tuple[Other, ...], index.about(f"others:{office}"))]
        made = search_pages(every)
        yield made.address, made
        if around.site_url:
            yield PAGES, pages_file(around.site_url, [place for place, _, _ in every])
    if not around.site_url:
        return
    shards = {shard_of(post): post for pair in pairs for post in pair if post}
    for name, post in sorted(shards.items()):
        held = [p for p in offices[post.office].posts if shard_of(p) == name]
        yield name, posts_file(around.site_url, name, held) if held else None
    known = set(index.column("SELECT DISTINCT office || '-' || substr(rank, 1, 4) FROM post WHERE summary IS NOT NULL"))
    made = root_file(around.site_url, [PAGES, *(f"sitemap-{one}.xml" for one in known)])
    yield made.address, made
