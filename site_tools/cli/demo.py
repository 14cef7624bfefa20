"""`paraf demo`: a whole office life in a throw-away repository."""

from __future__ import annotations

from pathlib import Path

import click

from site_tools.adapters.bundle_disk import BundleDisk
from site_tools.adapters.clock import SteppedClock
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.git_history import GitHistory
from site_tools.adapters.git_past import GitPast
from site_tools.adapters.git_server import GitServer
from site_tools.adapters.key_signer import KeyFolder
from site_tools.adapters.material import sample_material
from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import Finding, Problem
from site_tools.model.story import Story
from site_tools.model.text import Text
from site_tools.reports.story_page import FILE, story_page
from site_tools.website.build import build_site
from site_tools.website.settings import site_url
from site_tools.workflows.bundle import make_bundles
from site_tools.workflows.demo import DAYS, Stage, Teller, play
from site_tools.workflows.library import load_library


def command(tongue: Tongue) -> click.Command:
    """The command `demo`."""

    @click.command(
        "demo",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Peragakan kehidupan lima kantor di folder kosong sebagai cerita (cerita.md): kunci baru, dorongan sungguhan ke "
                "server.git lewat hook-nya, satu kiriman per SOP sampai langkah terakhir, serah terima, Plh., revisi SOP, kahar, "
                "penurunan, kunci hilang, tiga serangan yang ditolak, situs, dan paket unggah. Kira-kira setengah menit.",
                "Play the life of five offices in an empty folder as a story (story.md): fresh keys, real pushes to server.git "
                "through its hook, one post per SOP to its last step, a handover, an acting secretary, a new SOP revision, force "
                "majeure, a takedown, a lost key, three refused attacks, the website and the bundles. About half a minute.",
            )
        ),
    )
    @click.argument("folder", type=click.Path(path_type=Path), metavar=tongue(Text("FOLDER", "DIR")))
    def demo(folder: Path) -> int:
        context = Context(tongue)
        _require_empty(folder)
        root = folder.resolve()
        disk = DiskFolder(root)

        def say(text: Text) -> None:
            context.echo(text.to(tongue.lang))

        material = DiskFolder(sample_material())
        # Before anything is written: what is missing is said while the folder is still empty.
        server = GitServer(root, tongue.lang)
        clock = SteppedClock(DAYS)
        stage = Stage(
            material=material,
            folder=disk,
            history=GitHistory(root, clock),
            past=GitPast(root),
            server=server,
            keys=KeyFolder(root / "kunci"),
            judge=context.judge(),
            clock=clock,
            teller=Teller(say),
        )
        story = play(stage)
        disk.write(FILE.to(tongue.lang), story_page(story, tongue.lang).encode())
        say(Text("\nSitus dan paket unggah disusun ...", "\nThe website and the bundles are being made ..."))
        library = load_library(disk, context.judge())
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
        _look(context, folder, story)
        done = story.good and site.built and not bundles.findings
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


def _look(context: Context, folder: Path, story: Story) -> None:
    tongue = context.tongue
    context.echo()
    for walk in story.walks:
        last = walk.verdict.revision.sop.steps[-1].step
        state = tongue.say("selesai", "complete") if walk.verdict.complete else tongue.say("BELUM selesai", "NOT complete")
        context.echo(
            tongue.say("{post}: {state}, {n} langkah, putaran {round}", "{post}: {state}, {n} steps, round {round}",
                       post=walk.path, state=state, n=last, round=walk.verdict.round)
        )  # fmt: skip
    context.echo()
    context.echo(
        tongue.say("{n} serangan ditolak server: {codes}", "{n} attacks refused by the server: {codes}",
                   n=len(story.refusals), codes=", ".join(dict.fromkeys(c for r in story.refusals for c in r.codes)))
    )  # fmt: skip
    context.echo()
    context.echo(tongue.say("Yang dapat dilihat:", "What to look at:"))
    for line in (
        f"{folder}/{FILE.to(tongue.lang)}",
        f"{folder}/site/index.html",
        f"{folder}/bundles/",
        f"cd {folder} && git log --oneline --graph",
        f"cd {folder} && paraf status",
        f"cd {folder} && paraf audit",
        f"cd {folder} && git push origin main",
    ):
        context.echo(f"  {line}")
