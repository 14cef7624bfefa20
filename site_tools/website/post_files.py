"""Everything that lies in the folder of a post on the site, beside its page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from site_tools.model.judged import Judged
from site_tools.website import address
from site_tools.website.media import copies, scaled_copies
from site_tools.website.page import Beside, Copy, Scaled, Source
from site_tools.website.proof import NAME, proof
from site_tools.website.share_picture import share_picture


@dataclass(frozen=True, slots=True)
class PostFiles:
    """The files of one post."""

    copies: tuple[Copy, ...]
    scaled: tuple[Scaled, ...]
    beside: tuple[Beside, ...]

    @property
    def every(self) -> tuple[Copy | Scaled | Beside, ...]:
        """All of them."""
        return (*self.copies, *self.scaled, *self.beside)


def post_files(source: Source, judged: Judged) -> PostFiles:
    """The files of a post that has a page; what others shall see of it, only where it is public."""
    post = judged.post
    public = source.library.public(judged)
    _, crop = share_picture(source, post) if public else (None, None)
    return PostFiles(
        copies=copies(post),
        scaled=(*scaled_copies(source, post), *([crop] if crop else [])),
        beside=(Beside(f"{address.post(post.path)}{NAME}", partial(proof, source, judged)),) if public else (),
    )
