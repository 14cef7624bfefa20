"""Draw every picture of the sample posts: `python -m samples.pictures` writes them beside their posts.

Flat illustrations, drawn with Pillow and its built-in font only; the same Pillow gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from samples import draw_cards, draw_people, draw_places
from samples.canvas import Canvas, Palette
from samples.palettes import PALETTES
from samples.pdf_page import pdf
from samples.picture_list import DOCUMENTS, LANDSCAPE, PICTURES, Picture
from samples.screenshots import screenshot, screenshot_bytes

__all__ = ["PALETTES", "PICTURES", "SCENES", "Palette", "draw", "jpeg", "pdf", "screenshot", "screenshot_bytes", "write_all"]

POSTS = Path(__file__).parent / "posts"

SCENES: dict[str, Callable[[Canvas], None]] = {
    "meeting": draw_people.meeting,
    "classroom": draw_people.classroom,
    "audience": draw_people.audience,
    "ballot": draw_people.ballot,
    "doorstep": draw_people.doorstep,
    "handover": draw_people.handover,
    "office": draw_places.office,
    "coast": draw_places.coast,
    "bookshelf": draw_places.bookshelf,
    "calendar": draw_cards.calendar,
    "greeting": draw_cards.greeting,
    "condolence": draw_cards.condolence,
    "legal_card": draw_cards.legal_card,
    "term": draw_cards.term,
    "steps": draw_cards.steps,
    "chart": draw_cards.chart,
    "phone": draw_cards.phone,
    "chat": draw_cards.chat,
}


def draw(scene: str, *, seed: int, palette: Palette, size: tuple[int, int] = LANDSCAPE, words: Sequence[str] = ()) -> Image.Image:
    """One picture of `size` pixels; `seed` varies people and details, `words` stand in the picture.

    Raises KeyError for a scene that is not in `SCENES`.
    """
    canvas = Canvas(size, palette, seed, words)
    SCENES[scene](canvas)
    return canvas.finish()


def jpeg(image: Image.Image) -> bytes:
    """The picture as a JPEG of quality 85 without metadata."""
    out = BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def picture(path: str) -> Image.Image:
    """The picture that `PICTURES` lists at `path`, in the colours of its office."""
    listed: Picture = PICTURES[path]
    return draw(listed.scene, seed=listed.seed, palette=PALETTES[path.split("/", 1)[0]], size=listed.size, words=listed.words)


def write_all(root: Path) -> None:
    """Write every picture and every document of the sample posts under `root` (the folder that holds the offices)."""
    for path in PICTURES:
        _write(root / path, jpeg(picture(path)))
    for path, (title, lines) in DOCUMENTS.items():
        _write(root / path, pdf(title, lines))


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


if __name__ == "__main__":
    write_all(POSTS)
