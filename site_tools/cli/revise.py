"""`paraf revise`: open a correction (ralat) of a published post."""

from __future__ import annotations

from pathlib import Path

import click

from site_tools import engine
from site_tools.cli.context import POST_ARGUMENT, Context
from site_tools.cli.sign import KEY, PERSON, sign_posts
from site_tools.cli.tongue import Command, Tongue
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text
from site_tools.workflows.library import load_case
from site_tools.workflows.sign import Request


def command(tongue: Tongue) -> click.Command:
    """The command `revise`."""

    @click.command(
        "revise",
        cls=Command,
        tongue=tongue,
        help=tongue(
            Text(
                "Buka ralat atas kiriman yang sudah diunggah: putaran baru dengan catatan untuk umum. Ubah isinya dahulu, lalu jalankan "
                "perintah ini sebagai pelaksana langkah pertama.",
                "Open a correction of a post that was uploaded: a new round with a public note. Change the content first, then run this "
                "as performer of the first step.",
            )
        ),
    )
    @click.argument("post", metavar=tongue(POST_ARGUMENT))
    @click.option(
        "--note", required=True, help=tongue(Text("Catatan ralat yang dibaca umum.", "The note of the correction that the public reads."))
    )
    @click.option(
        "--step", type=int, default=1, show_default=True, help=tongue(Text("Langkah awal putaran.", "Step at which the round starts."))
    )
    @click.option("--person", required=True, help=tongue(PERSON))
    @click.option("--key", type=click.Path(path_type=Path), required=True, help=tongue(KEY))
    def revise(post: str, note: str, step: int, person: str, key: Path) -> int:
        context = Context(tongue)
        path = context.post(post)
        case = load_case(context.folder, path, context.judge())
        state, broken = engine.replay(case)
        if broken:
            raise Problem(*broken)
        if not state.opens_round or not state.passages:
            raise Problem(
                Finding(
                    "REVISE-EARLY",
                    Text(
                        "Ralat hanya untuk kiriman yang sudah diunggah atau ditarik; kiriman ini belum.",
                        "A correction is for a post that was uploaded or withdrawn; this one was not.",
                    ),
                    path.index,
                    None,
                    None,
                    Text("Lihat keadaannya: paraf status {post}", "See where it stands: paraf status {post}").fill(post=path),
                )
            )
        if state.handed == case.post.digests:
            context.warn(
                tongue.say(
                    "Isinya belum berubah; sesudah mengubahnya, paraf lagi: paraf sign {post} --step {step}",
                    "Nothing has changed yet; after changing it, sign again: paraf sign {post} --step {step}",
                    post=path, step=step,
                )
            )  # fmt: skip
        return sign_posts(context, (str(path),), Request(person=person, step=step, note=note), key, ask=False)

    return revise
