"""The first chapter: five offices ratify their policy with fresh keys, and the server gets its gate."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from site_tools.formats.yaml_shape import load
from site_tools.model.entry import RATIFIER_ROLE
from site_tools.model.people import People
from site_tools.model.policy import RatifierKey
from site_tools.model.text import Text
from site_tools.workflows.demo_stage import TEAM, Stage, push
from site_tools.workflows.policy import trusted_offices
from site_tools.workflows.ratify import ratify, trust

_KEY: Final = re.compile(r'key: "[^"]+"')
_FROM: Final = re.compile(r'from: "[^"]+"')
_LIMIT: Final = 1 << 20
_IGNORED: Final = b"/kunci/\n/site/\n/bundles/\n/server.git/\n/cerita.md\n/story.md\n"


def found(stage: Stage, offices: list[str]) -> None:
    """Policy with fresh keys, ratified anew; the first push, to a server that knows the five roots."""
    stage.teller.chapter(
        Text("Lima kantor dan satu server", "Five offices and one server"),
        Text(
            "Setiap kantor mengesahkan kebijakannya dengan kunci baru. Server memasang hook pre-receive dan hanya mengenal lima akar ini.",
            "Every office ratifies its policy with fresh keys. The server has the pre-receive hook and knows these five roots only.",
        ),
    )
    stage.teller.told(Text("Kebijakan disahkan:", "Policy is ratified:"))
    _copy(stage)
    now = stage.clock.now()
    for office in offices:
        path = f"sops/{office}/people.yml"
        stage.folder.write(path, _with_fresh_keys(stage, path, now))
        people = load(People, stage.folder.read(path), path=path, limit=_LIMIT)
        ratifiers = [p.id for p in people.people if any(a.role == RATIFIER_ROLE for a in p.appointments)]
        lines = [RatifierKey(p, public_key(stage, p)) for p in ratifiers]
        ratify(stage.folder, office, person=ratifiers[0], ratifiers=lines, signer=stage.keys.of(ratifiers[0]), at=now)
        stage.teller.step(
            Text("{office}: kebijakan disahkan oleh {who}", "{office}: policy ratified by {who}").fill(
                office=office, who=next(p.name for p in people.people if p.id == ratifiers[0])
            )
        )
    trust(stage.folder, offices)
    stage.history.commit("Sahkan kebijakan lima kantor", TEAM)
    stage.server.open(trusted_offices(stage.folder))
    stage.teller.told(
        Text(
            "Server dibuat di server.git, hook dipasang; dorongan pertama:",
            "The server is made in server.git, its hook installed; the first push:",
        )
    )
    push(stage)


def public_key(stage: Stage, person: str) -> str:
    """Type and key of a person, without the comment."""
    return " ".join(stage.keys.of(person).public_key().split()[:2])


def _copy(stage: Stage) -> None:
    for file in [*stage.material.files("content"), *stage.material.files("sops")]:
        parts = file.path.split("/")
        policy = parts[0] == "sops" and len(parts) > 2 and parts[2] not in ("pengesahan", "appointments")  # noqa: PLR2004 - sops/<office>/...
        page = parts[0] == "content" and file.path.endswith(".md") and len(parts) <= 3  # noqa: PLR2004 - content/<office>/<page>
        if policy or page:
            stage.folder.write(file.path, stage.material.read(file.path))
    stage.folder.write("mkdocs.yml", stage.material.read("mkdocs.yml"))
    stage.folder.write(
        ".gitattributes", b"content/** -text -filter -ident -working-tree-encoding\nsops/** -text -filter -ident -working-tree-encoding\n"
    )
    stage.folder.write(".gitignore", _IGNORED)


def _with_fresh_keys(stage: Stage, path: str, now: datetime) -> bytes:
    """`people.yml` of the sample with each person's fresh key, valid from yesterday."""
    text = stage.material.read(path).decode()
    people = load(People, text.encode(), path=path, limit=_LIMIT)
    fresh = iter([stage.keys.of(p.id).public_key() for p in people.people for _ in p.keys])
    since = (now - timedelta(days=1)).isoformat(timespec="seconds")
    return _FROM.sub(f'from: "{since}"', _KEY.sub(lambda _: f'key: "{next(fresh)}"', text)).encode()
