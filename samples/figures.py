"""The people, plants and papers that several scenes share."""

from __future__ import annotations

from samples.canvas import HAIRS, SKINS, Canvas, Colour, Point, mix

LEAF = "#4f8a5b"
LEAF_DARK = "#3c6f49"
TRUNK = "#7a5a43"


def head(c: Canvas, x: float, y: float, r: float, *, back: bool = False, style: int = 0) -> None:
    """A head around (x, y): style 0 and 1 short hair, 2 long hair, 3 a headscarf, 4 a round cap."""
    skin, hair = c.dice.choice(SKINS), c.dice.choice(HAIRS)
    scarf = c.dice.choice((c.p.soft, c.p.warm, mix(c.p.main, "#ffffff", 0.35)))
    if style == 3:
        c.oval(x, y + r * 0.18, r * 1.17, r * 1.3, fill=scarf)
        c.poly([(x - r * 1.1, y + r * 0.5), (x + r * 1.1, y + r * 0.5), (x + r * 1.35, y + r * 1.75), (x - r * 1.35, y + r * 1.75)], scarf)
        if not back:
            c.oval(x, y + r * 0.08, r * 0.8, r * 0.88, fill=skin)
            face(c, x, y + r * 0.05, r * 0.85)
        return
    if style == 2:
        c.rect((x - r * 1.08, y - r * 0.5, x + r * 1.08, y + r * 1.4), hair, r * 0.5)
    c.rect((x - r * 0.36, y + r * 0.5, x + r * 0.36, y + r * 1.4), mix(skin, "#000000", 0.1), r * 0.2)
    c.oval(x - r, y + r * 0.1, r * 0.18, fill=skin)
    c.oval(x + r, y + r * 0.1, r * 0.18, fill=skin)
    c.oval(x, y, r, r * 1.08, fill=hair if back else skin)
    if back:
        if style == 2:
            c.rect((x - r * 1.08, y - r * 0.5, x + r * 1.08, y + r * 1.4), hair, r * 0.5)
        return
    c.pie(x, y - r * 0.12, r * 1.06, 180, 360, hair)
    c.rect((x - r * 0.6, y - r * 0.35, x + r * 0.78, y - r * 0.06), skin, r * 0.14)
    if style == 4:
        c.rect((x - r * 0.98, y - r * 1.3, x + r * 0.98, y - r * 0.42), "#20242b", r * 0.16)
    face(c, x, y, r)


def face(c: Canvas, x: float, y: float, r: float) -> None:
    """Eyes and a small smile."""
    for side in (-1, 1):
        c.oval(x + side * r * 0.34, y + r * 0.12, r * 0.085, r * 0.11, fill="#2b2326")
    c.line([(x - r * 0.22, y + r * 0.5), (x, y + r * 0.58), (x + r * 0.22, y + r * 0.5)], "#9a5446", r * 0.09)


def bust(c: Canvas, x: float, y: float, r: float, shirt: Colour, *, back: bool = False, style: int | None = None) -> None:
    """Head and shoulders; (x, y) is the middle of the head, `r` its radius."""
    style = c.dice.choice((0, 1, 2, 3, 3, 4)) if style is None else style
    c.rect((x - r * 1.75, y + r * 1.1, x + r * 1.75, y + r * 4.2), shirt, r * 0.95)
    if not back and style != 3:
        c.poly([(x - r * 0.5, y + r * 1.08), (x + r * 0.5, y + r * 1.08), (x, y + r * 1.75)], mix(shirt, "#ffffff", 0.65))
    head(c, x, y, r, back=back, style=style)


def standing(
    c: Canvas, x: float, ground: float, tall: float, shirt: Colour, *, hand: Point | None = None, style: int = 0, other: Point | None = None
) -> None:
    """A person standing on `ground`; `hand` and `other` are where the hands reach."""
    r = tall * 0.085
    top = ground - tall
    trousers, skin = mix(c.p.ink, "#ffffff", 0.12), SKINS[1]
    if style in (2, 3):
        c.poly(
            [
                (x - r * 1.2, top + tall * 0.5),
                (x + r * 1.2, top + tall * 0.5),
                (x + r * 1.9, ground - r * 0.3),
                (x - r * 1.9, ground - r * 0.3),
            ],
            trousers,
        )
    else:
        for side in (-1, 1):
            c.rect((x + side * r * 0.75 - r * 0.58, top + tall * 0.52, x + side * r * 0.75 + r * 0.58, ground), trousers, r * 0.2)
    for side in (-1, 1):
        c.oval(x + side * r * 0.85, ground, r * 0.85, r * 0.35, fill="#1f1d22")
    c.rect((x - r * 1.55, top + r * 2.1, x + r * 1.55, top + tall * 0.6), shirt, r * 0.8)
    for side, reach in ((-1, other), (1, hand)):
        shoulder = (x + side * r * 1.25, top + r * 2.9)
        end = reach or (x + side * r * 1.9, top + tall * 0.56)
        elbow = ((shoulder[0] + end[0]) / 2 + side * r * 0.25, (shoulder[1] + end[1]) / 2 + r * 0.55)
        c.line([shoulder, elbow, end], mix(shirt, "#000000", 0.1), r * 0.78)
        c.oval(end[0], end[1], r * 0.42, fill=skin)
    head(c, x, top + r * 1.08, r, style=style)


def tree(c: Canvas, x: float, ground: float, tall: float) -> None:
    """A round tree."""
    c.rect((x - tall * 0.05, ground - tall * 0.45, x + tall * 0.05, ground), TRUNK, tall * 0.02)
    for dx, dy, r, colour in (
        (-0.2, -0.52, 0.2, LEAF_DARK),
        (0.2, -0.54, 0.21, LEAF_DARK),
        (0, -0.72, 0.26, LEAF),
        (-0.06, -0.5, 0.2, LEAF),
    ):
        c.oval(x + dx * tall, ground + dy * tall, r * tall, fill=colour)


def palm(c: Canvas, x: float, ground: float, tall: float, lean: float = 0.12) -> None:
    """A coconut palm that leans to the right by `lean` of its height."""
    top = (x + lean * tall, ground - tall)
    c.line([(x, ground), (x + lean * tall * 0.35, ground - tall * 0.5), top], TRUNK, tall * 0.05)
    for dx, dy in ((-0.42, 0.1), (-0.34, -0.14), (-0.08, -0.26), (0.26, -0.2), (0.42, 0.0), (0.34, 0.2), (-0.26, 0.26)):
        tip = (top[0] + dx * tall, top[1] + dy * tall)
        bend = (top[0] + dx * tall * 0.5, top[1] + dy * tall * 0.5 - tall * 0.09)
        c.poly([top, (bend[0], bend[1] - tall * 0.035), tip, (bend[0], bend[1] + tall * 0.05)], LEAF if dy < 0.05 else LEAF_DARK)
    for dx in (-0.03, 0.035):
        c.oval(top[0] + dx * tall, top[1] + tall * 0.045, tall * 0.035, fill="#8a6a3c")


def plant(c: Canvas, x: float, ground: float, tall: float) -> None:
    """A pot plant."""
    for dx in (-0.3, -0.14, 0.0, 0.14, 0.3):
        tip = (x + dx * tall, ground - tall * (1.0 - abs(dx) * 0.7))
        c.poly(
            [
                (x - tall * 0.03, ground - tall * 0.28),
                (x + dx * tall * 0.5 - tall * 0.06, ground - tall * 0.6),
                tip,
                (x + dx * tall * 0.5 + tall * 0.06, ground - tall * 0.56),
            ],
            LEAF if dx in (-0.14, 0.14) else LEAF_DARK,
        )
    c.poly(
        [
            (x - tall * 0.16, ground - tall * 0.3),
            (x + tall * 0.16, ground - tall * 0.3),
            (x + tall * 0.11, ground),
            (x - tall * 0.11, ground),
        ],
        c.p.warm,
    )


def paper(c: Canvas, x: float, y: float, w: float, h: float, rows: int = 5) -> None:
    """A sheet with lines of writing; (x, y) is its upper left corner."""
    c.rect((x + w * 0.03, y + w * 0.03, x + w * 1.03, y + h + w * 0.03), mix(c.p.ink, "#ffffff", 0.72), w * 0.03)
    c.rect((x, y, x + w, y + h), c.p.paper, w * 0.03)
    step = h * 0.8 / max(rows, 1)
    for i in range(rows):
        right = x + w * (0.88 if i % 3 != 2 else 0.6)
        c.rect(
            (x + w * 0.12, y + h * 0.12 + i * step, right, y + h * 0.12 + i * step + step * 0.3),
            mix(c.p.main, "#ffffff", 0.6 if i else 0),
            step * 0.1,
        )


def bars(c: Canvas, x: float, y: float, w: float, h: float, count: int, *, pairs: bool = False, rise: float = 0.5) -> None:
    """Bars in the box (x, y, w, h), the last `rise` higher than the first; with `pairs` two colours side by side."""
    gap = w / count
    for i in range(count):
        tall = h * (0.92 - rise * (1 - i / max(count - 1, 1)) + c.dice.uniform(-0.12, 0.12) * rise)
        wide = gap * (0.3 if pairs else 0.56)
        c.rect((x + i * gap + gap * 0.15, y + h - tall, x + i * gap + gap * 0.15 + wide, y + h), c.p.main, wide * 0.12)
        if pairs:
            left = x + i * gap + gap * 0.15 + wide * 1.12
            c.rect((left, y + h - tall * 1.015, left + wide, y + h), c.p.accent, wide * 0.12)
    c.line([(x, y + h), (x + w, y + h)], c.p.ink, 4)


def ballot_box(c: Canvas, x: float, y: float, w: float) -> None:
    """A ballot box whose lid starts at (x, y); 0.9 times as high as wide, no emblem."""
    c.rect((x, y + w * 0.12, x + w, y + w * 0.95), mix(c.p.pale, "#ffffff", 0.4), w * 0.03)
    c.poly(
        [(x + w * 0.74, y + w * 0.12), (x + w, y + w * 0.12), (x + w, y + w * 0.95), (x + w * 0.74, y + w * 0.95)],
        mix(c.p.soft, "#ffffff", 0.45),
    )
    c.rect((x - w * 0.04, y, x + w * 1.04, y + w * 0.17), c.p.main, w * 0.04)
    c.rect((x + w * 0.28, y + w * 0.05, x + w * 0.72, y + w * 0.095), c.p.deep, w * 0.02)
    c.rect((x + w * 0.16, y + w * 0.38, x + w * 0.6, y + w * 0.78), c.p.paper, w * 0.03)
    c.line([(x + w * 0.25, y + w * 0.58), (x + w * 0.35, y + w * 0.68), (x + w * 0.52, y + w * 0.48)], c.p.accent, w * 0.045)


def hills(c: Canvas, base: float, tall: float, colours: tuple[Colour, ...]) -> None:
    """Rows of hills down to `base`, the first colour farthest away."""
    for i, colour in enumerate(colours):
        crest = base - tall * (1 - i / len(colours))
        points: list[Point] = [(0, base + 10)]
        phase = c.dice.uniform(0, 300)
        for x in range(0, c.w + 41, 40):
            wave = ((x + phase) % 640) / 640
            points.append((x, crest + tall * 0.4 * (2 * wave - 1) ** 2 * (1 if i % 2 else 0.8)))
        c.poly([*points, (c.w, base + 10)], colour)
