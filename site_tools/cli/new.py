"""`paraf new`: the folder of a new post."""

from __future__ import annotations

import click

from site_tools.cli.context import Context
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.text import Text
from site_tools.workflows.new import new_post


def command(tongue: Tongue) -> click.Command:
    """The command `new`."""

    @click.command(
        "new",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Buat folder kiriman baru dengan front matter yang tinggal diisi dan kertas kerja yang diminta SOP.",
                "Make the folder of a new post, with a front matter to fill in and the papers that the SOP asks for.",
            )
        ),
    )
    @click.argument("office_sop", metavar=tongue(Text("KANTOR/SOP", "OFFICE/SOP")))
    @click.argument("title", metavar=tongue(Text("JUDUL", "TITLE")))
    @click.option("--kind", default="", help=tongue(Text("Jenis kiriman.", "Kind of post.")))
    @click.option("--slug", default="", help=tongue(Text("Nama folder; bila kosong, dari judul.", "Folder name; default: from the title.")))
    def new(office_sop: str, title: str, kind: str, slug: str) -> int:
        context = Context(tongue)
        made = new_post(context.folder, office_sop, title, context.judge(), kind=kind, slug=slug)
        for name in made.files:
            context.echo(tongue.say("Dibuat: {name}", "Made: {name}", name=name))
        context.echo(
            tongue.say(
                "Isi naskah, takarir, dan gambarnya; periksa dengan: paraf lint {path}; lalu: paraf sign {path} --person ID --key KUNCI",
                "Fill in text, captions and pictures; check with: paraf lint {path}; then: paraf sign {path} --person ID --key KEY",
                path=made.path,
            )
        )
        return 0

    return new
