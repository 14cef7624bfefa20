"""`paraf bundle`: what the admin uploads to social media."""

from __future__ import annotations

from pathlib import Path

import click

from site_tools.adapters.bundle_disk import BundleDisk
from site_tools.cli.build import CONFIG
from site_tools.cli.context import POST_ARGUMENT, Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.cli.trust_option import trust_option
from site_tools.model.text import Text
from site_tools.website.settings import site_url
from site_tools.workflows.bundle import make_bundles
from site_tools.workflows.library import load_library


def command(tongue: Tongue) -> click.Command:
    """The command `bundle`."""

    @click.command(
        "bundle",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Buat paket siap unggah: takarir per platform, gambar sesuai ukuran, teks alternatif, dan bukti persetujuan. Tanpa "
                "KIRIMAN: semua yang boleh tayang. Kiriman yang belum disetujui ditolak.",
                "Make ready-to-post bundles: caption per platform, pictures in its sizes, alt texts and the approval. Without POST: all "
                "that may be shown. A post that is not approved is refused.",
            )
        ),
    )
    @click.argument("posts", nargs=-1, metavar=f"[{tongue(POST_ARGUMENT)}]...")
    @click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        default=Path("bundles"),
        show_default=True,
        help=tongue(Text("Folder tujuan.", "Target folder.")),
    )
    @click.option(
        "--preview",
        is_flag=True,
        help=tongue(Text("Juga yang belum disetujui, dengan tanda air.", "Also what is not approved, watermarked.")),
    )
    @trust_option(tongue)
    def bundle(posts: tuple[str, ...], out: Path, preview: bool) -> int:
        context = Context(tongue)
        named = [str(context.post(word)) for word in posts] or None
        library = load_library(context.folder, context.judge())
        target = out if out.is_absolute() else context.root / out
        report = make_bundles(
            library,
            context.folder,
            BundleDisk(target),
            posts=named,
            preview=preview,
            site_url=site_url(context.root / CONFIG),
            progress=lambda post: context.warn(tongue.say("paket: {post}", "bundle: {post}", post=post)),
        )
        context.findings(report.findings)
        context.echo(
            tongue.say(
                "{n} paket di {path}, {gone} paket lama dibuang.", "{n} bundles in {path}, {gone} old ones removed.",
                n=len(report.made), path=out, gone=len(report.removed),
            )
        )  # fmt: skip
        return 1 if report.findings else 0

    return bundle
