"""`paraf demo`: a whole office life in a throw-away repository."""

from __future__ import annotations

from pathlib import Path

import click

from site_tools.adapters import ssh_keygen
from site_tools.adapters.bundle_disk import BundleDisk
from site_tools.adapters.clock import SystemClock
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.git_history import GitHistory
from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.adapters.material import sample_material
from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text
from site_tools.website.build import build_site
from site_tools.website.settings import site_url
from site_tools.workflows.bundle import make_bundles
from site_tools.workflows.demo import Stage, Walk, play


def command(tongue: Tongue) -> click.Command:
    """The command `demo`."""

    @click.command(
        "demo",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Peragakan kehidupan lima kantor di folder kosong: kunci baru, riwayat Git sungguhan, satu kiriman per SOP sampai langkah "
                "terakhir, situs, dan paket unggah.",
                "Play the life of five offices in an empty folder: fresh keys, a real Git history, one post per SOP to its last step, the "
                "website and the bundles.",
            )
        ),
    )
    @click.argument("folder", type=click.Path(path_type=Path), metavar=tongue(Text("FOLDER", "DIR")))
    def demo(folder: Path) -> int:
        context = Context(tongue)
        _require_empty(folder)
        root = folder.resolve()
        disk = DiskFolder(root)
        keys = root / "kunci"

        def key_of(person: str) -> KeyFileSigner:
            file = keys / person
            if not file.exists():
                keys.mkdir(parents=True, exist_ok=True)
                ssh_keygen.generate(file, f"{person}@peragaan")
            return KeyFileSigner(file)

        stage = Stage(
            material=DiskFolder(sample_material()),
            folder=disk,
            history=GitHistory(root),
            key_of=key_of,
            judge=context.judge(),
            clock=SystemClock(),
            say=lambda text: context.echo(text.to(tongue.lang)),
        )
        walks, library = play(stage)
        site = build_site(library, disk, config_file=root / "mkdocs.yml", site_dir=root / "site", strict=True)
        context.findings(site.findings)
        bundles = make_bundles(
            library,
            disk,
            BundleDisk(root / "bundles"),
            posts=None,
            preview=False,
            site_url=site_url(root / "mkdocs.yml"),
            progress=lambda _: None,
        )
        context.findings(bundles.findings)
        _look(context, folder, walks)
        done = all(w.verdict.complete for w in walks) and site.built and not bundles.findings
        return 0 if done else 1

    return demo


def _require_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(
            Finding(
                "DEMO-DIR",
                Text("Folder ini tidak kosong; isinya tidak disentuh.", "This folder is not empty; nothing in it was touched."),
                str(folder),
                None,
                None,
                Text("Beri nama folder baru: paraf demo FOLDER-BARU", "Name a new folder: paraf demo NEW-DIR"),
            )
        )


def _look(context: Context, folder: Path, walks: tuple[Walk, ...]) -> None:
    tongue = context.tongue
    context.echo()
    for walk in walks:
        last = walk.verdict.revision.sop.steps[-1].step
        state = tongue.say("selesai", "complete") if walk.verdict.complete else tongue.say("BELUM selesai", "NOT complete")
        context.echo(
            tongue.say("{post}: {state}, {n} langkah, putaran {round}", "{post}: {state}, {n} steps, round {round}",
                       post=walk.path, state=state, n=last, round=walk.verdict.round)
        )  # fmt: skip
    context.echo()
    context.echo(tongue.say("Yang dapat dilihat:", "What to look at:"))
    for line in (
        f"{folder}/site/index.html",
        f"{folder}/bundles/",
        f"cd {folder} && git log --oneline --graph",
        f"cd {folder} && paraf status",
        f"cd {folder} && paraf audit",
    ):
        context.echo(f"  {line}")
