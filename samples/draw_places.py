"""Scenes without people: office, coast, bookshelf."""

from __future__ import annotations

from samples.canvas import Canvas, mix
from samples.figures import hills, palm, plant, tree


def cloud(c: Canvas, x: float, y: float, s: float) -> None:
    """A small cloud around (x, y), `s` wide."""
    for dx, dy, r in ((-0.3, 0.04, 0.16), (0, -0.04, 0.24), (0.3, 0.04, 0.17)):
        c.oval(x + dx * s, y + dy * s, r * s, r * s * 0.72, fill="#ffffff")


def office(c: Canvas) -> None:
    """An office building with trees and a flagpole."""
    w, h = c.w, c.h
    c.sky("#b9deee", "#f8f6ec", h * 0.7)
    c.oval(w * 0.16, h * 0.18, h * 0.075, fill="#f9d98a")
    cloud(c, w * 0.42, h * 0.13, w * 0.15)
    cloud(c, w * 0.8, h * 0.2, w * 0.12)
    hills(c, h * 0.7, h * 0.28, ("#bcd8cf", "#9cc3ae"))
    c.rect((0, h * 0.7, w, h), "#a9cf9c")
    wall, trim = "#fbf7ee", mix(c.p.pale, "#ffffff", 0.1)
    c.rect((w * 0.18, h * 0.4, w * 0.82, h * 0.76), wall)
    c.rect((w * 0.16, h * 0.37, w * 0.84, h * 0.42), c.p.deep, 4)
    c.poly([(w * 0.16, h * 0.375), (w * 0.5, h * 0.2), (w * 0.84, h * 0.375)], c.p.main)
    c.poly([(w * 0.3, h * 0.36), (w * 0.5, h * 0.255), (w * 0.7, h * 0.36)], trim)
    for i in range(6):
        if i in (2, 3):
            continue
        x = w * (0.21 + 0.105 * i)
        for y in (0.455, 0.6):
            c.rect((x, h * y, x + w * 0.06, h * (y + 0.1)), c.p.soft, 4)
            c.rect((x + 8, h * y + 8, x + w * 0.06 - 8, h * (y + 0.1) - 8), "#d3ebf3")
            c.rect((x + w * 0.03 - 3, h * y + 8, x + w * 0.03 + 3, h * (y + 0.1) - 8), c.p.soft)
    c.rect((w * 0.41, h * 0.43, w * 0.59, h * 0.5), c.p.deep, 6)
    c.text(w * 0.5, h * 0.465, c.word(0, "KANTOR"), 38, c.p.paper)
    for x in (0.4, 0.585):
        c.rect((w * x, h * 0.5, w * (x + 0.016), h * 0.76), trim)
    c.rect((w * 0.45, h * 0.56, w * 0.55, h * 0.76), mix(c.p.warm, "#5a3a22", 0.55), 4)
    c.rect((w * 0.497, h * 0.56, w * 0.503, h * 0.76), mix(c.p.warm, "#3a2414", 0.7))
    c.rect((w * 0.38, h * 0.76, w * 0.62, h * 0.785), "#d9d2c2")
    c.rect((w * 0.36, h * 0.785, w * 0.64, h * 0.81), "#c9c1ae")
    c.poly([(w * 0.4, h * 0.81), (w * 0.6, h * 0.81), (w * 0.78, h), (w * 0.22, h)], "#e2d6b8")
    c.rect((w * 0.278, h * 0.16, w * 0.284, h * 0.9), "#8b949b")
    c.poly([(w * 0.284, h * 0.17), (w * 0.36, h * 0.18), (w * 0.36, h * 0.215), (w * 0.284, h * 0.205)], "#d0312d")
    c.poly([(w * 0.284, h * 0.205), (w * 0.36, h * 0.215), (w * 0.36, h * 0.25), (w * 0.284, h * 0.24)], "#ffffff")
    for x, y, s in ((0.08, 0.82, 0.46), (0.92, 0.84, 0.5), (0.84, 0.78, 0.3)):
        tree(c, w * (x + c.dice.uniform(-0.015, 0.015)), h * y, h * s)
    for i in range(7):
        x = w * (0.02 + 0.05 * i) if i < 4 else w * (0.66 + 0.08 * (i - 4))
        c.oval(x, h * 0.9, w * 0.035, h * 0.03, fill="#7fb07f")


def coast(c: Canvas) -> None:
    """Islands, waves, a boat and palms."""
    w, h = c.w, c.h
    c.mirror = bool(c.seed % 2)
    c.sky(mix(c.p.soft, "#d5eef6", 0.55), "#fdf3df", h * 0.5)
    c.oval(w * 0.72, h * 0.26, h * 0.085, fill="#fbd58b")
    cloud(c, w * 0.26, h * 0.14, w * 0.16)
    cloud(c, w * 0.52, h * 0.21, w * 0.1)
    for x, tall, wide in ((0.16, 0.16, 0.3), (0.44, 0.1, 0.22), (0.88, 0.2, 0.34)):
        mid = x + c.dice.uniform(-0.03, 0.03)
        c.poly(
            [
                (w * (mid - wide / 2), h * 0.5),
                (w * (mid - wide * 0.2), h * (0.5 - tall * 0.8)),
                (w * mid, h * (0.5 - tall)),
                (w * (mid + wide * 0.24), h * (0.5 - tall * 0.6)),
                (w * (mid + wide / 2), h * 0.5),
            ],
            mix("#5d9b86", c.p.soft, 0.35),
        )
    sea = mix(c.p.main, "#39a0b8", 0.5)
    for i in range(8):
        c.rect((0, h * (0.5 + 0.05 * i), w, h), mix(mix(sea, "#ffffff", 0.4), sea, i / 7))
    for _ in range(26):
        x, y = c.dice.uniform(0, w), c.dice.uniform(h * 0.53, h * 0.82)
        size = 20 + 70 * (y / h - 0.5)
        c.line([(x, y), (x + size, y - size * 0.14), (x + size * 2, y)], mix(sea, "#ffffff", 0.55), 5)
    bx, by = w * c.dice.uniform(0.4, 0.56), h * 0.66
    c.rect((bx + w * 0.09, by - h * 0.2, bx + w * 0.096, by), "#6b4b36")
    c.poly([(bx + w * 0.1, by - h * 0.2), (bx + w * 0.2, by - h * 0.035), (bx + w * 0.1, by - h * 0.035)], c.p.paper)
    c.poly([(bx + w * 0.086, by - h * 0.17), (bx + w * 0.03, by - h * 0.035), (bx + w * 0.086, by - h * 0.035)], c.p.warm)
    c.poly([(bx, by - h * 0.02), (bx + w * 0.24, by - h * 0.02), (bx + w * 0.2, by + h * 0.05), (bx + w * 0.04, by + h * 0.05)], c.p.deep)
    c.poly([(bx, by - h * 0.02), (bx + w * 0.24, by - h * 0.02), (bx + w * 0.235, by), (bx + w * 0.01, by)], c.p.accent)
    sand = "#f2dfb4"
    c.oval(w * 0.12, h * 1.06, w * 0.5, h * 0.26, fill=mix(sand, "#ffffff", 0.5))
    c.oval(w * 0.1, h * 1.09, w * 0.49, h * 0.26, fill=sand)
    c.oval(w * 0.98, h * 1.1, w * 0.34, h * 0.2, fill=sand)
    palm(c, w * 0.12, h * 0.9, h * 0.52, 0.16)
    palm(c, w * 0.24, h * 0.92, h * 0.34, 0.1)
    palm(c, w * 0.93, h * 0.97, h * 0.38, -0.12)


def bookshelf(c: Canvas) -> None:
    """Shelves of law books above a reading desk."""
    w, h = c.w, c.h
    c.rect((0, 0, w, h), mix(c.p.pale, "#ffffff", 0.2))
    c.rect((0, h * 0.84, w, h), mix(c.p.warm, "#ffffff", 0.55))
    wood = mix(c.p.warm, "#6a4527", 0.6)
    left, right = w * 0.08, w * 0.92
    c.rect((left - 24, h * 0.06, right + 24, h * 0.84), wood, 12)
    colours = (c.p.main, c.p.accent, c.p.deep, c.p.soft, "#c9a66b", "#7c8c98", mix(c.p.main, "#ffffff", 0.35))
    for row in range(3):
        top, base = h * (0.085 + 0.19 * row), h * (0.255 + 0.19 * row)
        c.rect((left, top, right, base), mix(wood, "#000000", 0.32))
        x = left + 8
        while x < right - 70:
            thick, tall = c.dice.uniform(26, 58), (base - top) * c.dice.uniform(0.66, 0.93)
            if c.dice.random() < 0.07:
                x += 60
                continue
            colour = c.dice.choice(colours)
            c.rect((x, base - tall, x + thick, base), colour, 5)
            c.rect((x + 5, base - tall * 0.82, x + thick - 5, base - tall * 0.7), mix(colour, "#ffffff", 0.6), 2)
            c.rect((x + 5, base - tall * 0.2, x + thick - 5, base - tall * 0.14), mix(colour, "#ffffff", 0.45), 2)
            x += thick + 3
    c.rect((w * 0.02, h * 0.75, w * 0.98, h * 0.79), mix(wood, "#ffffff", 0.18), 8)
    for x in (0.06, 0.9):
        c.rect((w * x, h * 0.79, w * (x + 0.03), h * 0.98), mix(wood, "#000000", 0.1), 4)
    c.rect((w * 0.02, h * 0.62, w * 0.98, h * 0.75), mix(wood, "#000000", 0.4))
    bx, by = w * 0.46, h * 0.735
    c.poly([(bx - w * 0.14, by - h * 0.045), (bx, by - h * 0.02), (bx, by + h * 0.03), (bx - w * 0.15, by + h * 0.012)], c.p.paper)
    c.poly(
        [(bx + w * 0.14, by - h * 0.045), (bx, by - h * 0.02), (bx, by + h * 0.03), (bx + w * 0.15, by + h * 0.012)],
        mix(c.p.paper, c.p.ink, 0.08),
    )
    for i in range(3):
        y = by - h * 0.018 + i * h * 0.014
        c.line([(bx - w * 0.12, y), (bx - w * 0.02, y + h * 0.016)], mix(c.p.ink, "#ffffff", 0.5), 4)
        c.line([(bx + w * 0.12, y), (bx + w * 0.02, y + h * 0.016)], mix(c.p.ink, "#ffffff", 0.5), 4)
    lx = w * 0.78
    c.rect((lx - 70, h * 0.735, lx + 70, h * 0.752), c.p.deep, 6)
    c.line([(lx, h * 0.74), (lx + 30, h * 0.64), (lx - 40, h * 0.57)], c.p.deep, 14)
    c.poly([(lx - 75, h * 0.545), (lx - 10, h * 0.545), (lx + 30, h * 0.61), (lx - 120, h * 0.61)], c.p.accent)
    plant(c, w * 0.14, h * 0.755, h * 0.17)
