"""A post made from the words of its index.md, and what one rule says of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from site_tools.formats.post_file import read_post
from site_tools.model.case import Case
from site_tools.model.finding import Finding
from site_tools.model.post import PostPath
from site_tools.ports import TreeFile
from site_tools.rules.shape import PostRule
from tests.judge.builder import policy_of

PATH = PostPath("agam", "medsos", "2026", "rapat-pleno")
NOW = dt.datetime.fromisoformat("2026-11-21T08:00:00+07:00")
HEAD = """\
---
title: {title}
date: 2026-11-20
kind: kegiatan
platforms: [instagram]
captions:
  default: |
    {caption}
images:
  - {{file: foto-1.jpg, alt: "{alt}", credit: "Humas"}}
{further}---

"""


def case(
    body: str = "Rapat pleno terbuka.",
    *,
    title: str = "Rapat pleno",
    caption: str = "Rapat pleno.",
    alt: str = "Peserta rapat",
    further: str = "",
    files: tuple[str, ...] = ("foto-1.jpg",),
    contact: str = "",
    address: str = "",
) -> Case:
    index = HEAD.format(title=title, caption=caption, alt=alt, further=further) + body + "\n"
    contents = {f"{PATH.folder}/{name}": b"" for name in files} | {PATH.index: index.encode()}
    post = read_post(PATH, [TreeFile(name, "100644", len(data)) for name, data in contents.items()], contents.__getitem__)
    policy = policy_of("agam/medsos")
    office = replace(policy.office, contact=contact, address=address)
    return Case(post, replace(policy, office=office), (), NOW)


def said(rule: PostRule, facts: Case) -> list[Finding]:
    return list(rule.check(facts, frozenset()))
