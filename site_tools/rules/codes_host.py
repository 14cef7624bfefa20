"""Texts of the codes about what a Git host is told: owners of files, protection of the main branch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

HOST: Final[Mapping[str, Explanation]] = {
    "CODEOWNERS-DRIFT": Explanation(
        title=Text("CODEOWNERS bukan yang dibuat dari kebijakan.", "CODEOWNERS is not the one that the policy makes."),
        checks=Text(
            "Berkas di repositori sama, byte demi byte, dengan keluaran `paraf codeowners`, dan hanya ada satu.",
            "The file in the repository equals, byte for byte, what `paraf codeowners` prints, and there is only one.",
        ),
        why=Text(
            "Baris terakhir yang cocok menang: satu baris lebar di bawah membebaskan semuanya tanpa terlihat.",
            "The last line that matches wins: one wide line below frees everything unseen.",
        ),
        example=Text("`* @operator` ditambahkan di akhir berkas.", "`* @operator` is added at the end of the file."),
        do=Text(
            "Tulis kembali dengan `paraf codeowners`; ubah pemilik lewat `people.yml` atau `.paraf.yml`.",
            "Write it again with `paraf codeowners`; owners change in `people.yml` or `.paraf.yml`.",
        ),
    ),
    "OWNERS-MISSING": Explanation(
        title=Text("Sebagian repositori tidak akan punya pemilik.", "A part of the repository would have no owner."),
        checks=Text(
            "Ada pemilik kode, dan setiap kantor punya pengesah dengan nama akun, pada hos Git itu.",
            "There is a code owner, and each office has a ratifier with the name of an account, on that Git host.",
        ),
        why=Text("Baris tanpa pemilik tidak melindungi apa pun.", "A line without owners protects nothing."),
        example=Text("`code_owners` dalam `.paraf.yml` kosong.", "`code_owners` in `.paraf.yml` is empty."),
        do=Text(
            "Lengkapi `code_owners` dalam `.paraf.yml` dan `login` pengesah dalam `people.yml`.",
            "Complete `code_owners` in `.paraf.yml` and the ratifiers' `login` in `people.yml`.",
        ),
    ),
    "RULESET-DRIFT": Explanation(
        title=Text("Perlindungan cabang utama kurang dari yang diminta.", "The main branch is less protected than it should be."),
        checks=Text(
            "Setiap setelan yang diminta ada pada hasil unduhan, dan tidak ada jalan pintas tambahan.",
            "Each setting asked for is in the export, and no way around is added.",
        ),
        why=Text(
            "Satu pengecualian bagi pengelola membuat gerbang dapat dilewati.", "One exemption for an administrator goes around the gate."
        ),
        example=Text("`bypass_actors` memuat peran pengelola.", "`bypass_actors` has the administrators' role."),
        do=Text("Kirim lagi keluaran `paraf ruleset` ke hos Git.", "Send what `paraf ruleset` prints to the Git host again."),
    ),
    "RULESET-SHAPE": Explanation(
        title=Text("Berkas itu bukan perlindungan cabang.", "That file is no protection of a branch."),
        checks=Text("Berkas bagi `--check` adalah satu objek JSON.", "The file for `--check` is one JSON object."),
        why=Text("Yang tidak terbaca tidak dapat dibandingkan.", "What cannot be read cannot be compared."),
        example=Text("Halaman galat tersimpan sebagai JSON.", "An error page was saved as JSON."),
        do=Text("Unduh sekali lagi dari API hos Git.", "Export it from the Git host's API once more."),
    ),
    "STATUS-UNBOUND": Explanation(
        title=Text("Status gerbang dapat dipalsukan.", "The status of the gate can be forged."),
        checks=Text("Status wajib terikat pada sebuah GitHub App.", "The required status is bound to a GitHub App."),
        why=Text(
            "Siapa pun yang boleh menulis dapat memasang status dengan nama yang sama.",
            "Anybody who may write can post a status of the same name.",
        ),
        example=Text("`.paraf.yml` tanpa `github_app`.", "`.paraf.yml` without `github_app`."),
        do=Text(
            "Buat GitHub App kantor dan tulis nomornya; di hos lain pasang pemeriksaan pada server.",
            "Make a GitHub App of the office and write its number; elsewhere install the check on the server.",
        ),
    ),
}
