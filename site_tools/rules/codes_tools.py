"""Texts of the codes about the machine: programs, Git and folders that a command needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

TOOLS: Final[Mapping[str, Explanation]] = {
    "DEMO-DIR": Explanation(
        title=Text("Folder peragaan tidak kosong.", "The folder of the demonstration is not empty."),
        checks=Text("`paraf demo` bekerja dalam folder baru atau kosong.", "`paraf demo` works in a new or empty folder."),
        why=Text(
            "Peragaan membuat repositori dan kunci sendiri; berkas yang ada tidak boleh tersentuh.",
            "The demonstration makes a repository and keys of its own; files that are there may not be touched.",
        ),
        example=Text("`paraf demo .` di folder rumah.", "`paraf demo .` in the home folder."),
        do=Text("Beri nama folder baru: `paraf demo FOLDER-BARU`.", "Name a new folder: `paraf demo NEW-DIR`."),
    ),
    "DEMO-PUSH": Explanation(
        title=Text(
            "Server peragaan menjawab lain daripada semestinya.", "The server of the demonstration answered otherwise than it must."
        ),
        checks=Text(
            "Dalam `paraf demo` server menerima setiap dorongan yang sah dan menolak setiap serangan.",
            "In `paraf demo` the server takes every lawful push and refuses every attack.",
        ),
        why=Text(
            "Peragaan yang melewati jawaban keliru akan menceritakan gerbang yang tidak ada.",
            "A demonstration that passed over a wrong answer would tell of a gate that is not there.",
        ),
        example=Text(
            "Program `paraf` yang dijalankan hook bukan versi yang memainkan peragaan.",
            "The program `paraf` that the hook runs is another version than the one that plays the demonstration.",
        ),
        do=Text(
            "Pasang Paraf kembali dan ulangi di folder baru; bila tetap, laporkan dengan keluarannya.",
            "Install Paraf again and repeat in a new folder; if it stays, report it with the output.",
        ),
    ),
    "GIT-FAILED": Explanation(
        title=Text("Git menolak perintah.", "Git refused a command."),
        checks=Text(
            "Git membaca indeks dan objek repositori ini tanpa kesalahan.",
            "Git reads the index and the objects of this repository without an error.",
        ),
        why=Text(
            "Yang tidak dapat dibaca Git tidak dapat diperiksa, dan karena itu tidak dianggap lulus.",
            "What Git cannot read cannot be checked, and never counts as a pass.",
        ),
        example=Text(
            "Salinan repositori tidak lengkap, sehingga sebuah objek tidak ada.",
            "The clone is not complete, and an object is missing.",
        ),
        do=Text(
            "Periksa repositori dengan `git fsck` dan ambil yang kurang dengan `git fetch`, lalu jalankan lagi perintahnya.",
            "Look at the repository with `git fsck` and get what is missing with `git fetch`, then run the command again.",
        ),
    ),
    "INDEX-UNMERGED": Explanation(
        title=Text("Berkas masih dalam sengketa penggabungan.", "A file is still in conflict from a merge."),
        checks=Text(
            "`paraf lint --staged` hanya memeriksa indeks tanpa sengketa penggabungan.",
            "`paraf lint --staged` checks an index without merge conflicts.",
        ),
        why=Text(
            "Selama ada sengketa, belum jelas isi mana yang akan menjadi komit.",
            "While there is a conflict, it is open which content will be committed.",
        ),
        example=Text(
            "Dua orang menyunting naskah yang sama, lalu cabangnya digabungkan.",
            "Two people edited one text, and their branches were merged.",
        ),
        do=Text(
            "Selesaikan sengketa dalam berkas itu dan jalankan `git add BERKAS`, atau batalkan dengan `git merge --abort`.",
            "Resolve the conflict in the file and run `git add FILE`, or give the merge up with `git merge --abort`.",
        ),
    ),
    "NOT-A-REPOSITORY": Explanation(
        title=Text("Folder ini bukan repositori kantor.", "This folder is no office repository."),
        checks=Text(
            "Perintah dijalankan di dalam repositori Git yang mempunyai folder `sops/`.",
            "The command runs inside a Git repository that has a folder `sops/`.",
        ),
        why=Text("Tanpa kebijakan kantor tidak ada dasar untuk menilai.", "Without the office's policy there is nothing to judge by."),
        example=Text("`paraf status` dijalankan dari folder unduhan.", "`paraf status` is run from the folder of downloads."),
        do=Text(
            "Pindah ke folder repositori kantor (`cd`), atau ambil dahulu dengan `git clone`.",
            "Change to the folder of the office's repository (`cd`), or get it first with `git clone`.",
        ),
    ),
    "SAMPLES-MISSING": Explanation(
        title=Text("Kantor contoh tidak ada dalam pemasangan ini.", "The sample offices are not in this installation."),
        checks=Text(
            "Pemasangan Paraf memuat SOP dan kiriman contoh dari lima kantor.",
            "The installation of Paraf holds the SOPs and sample posts of five offices.",
        ),
        why=Text("Peragaan memakai SOP itu apa adanya.", "The demonstration uses those SOPs as they are."),
        example=Text(
            "Hanya folder `site_tools` yang disalin ke komputer lain.",
            "Only the folder `site_tools` was copied to another computer.",
        ),
        do=Text(
            "Pasang Paraf secara utuh atau ambil dengan `git clone`, lalu jalankan `paraf demo FOLDER`.",
            "Install Paraf as a whole or get it with `git clone`, then run `paraf demo DIR`.",
        ),
    ),
    "TOOL-MISSING": Explanation(
        title=Text("Program yang diperlukan tidak ada atau terlalu lama.", "A program that is needed is missing or too old."),
        checks=Text(
            "OpenSSH 8.2 atau yang lebih baru dan Git terpasang, dan `ssh-keygen` serta `git` dapat dijalankan.",
            "OpenSSH 8.2 or newer and Git are installed, and `ssh-keygen` and `git` can be run.",
        ),
        why=Text(
            "Menandatangani diserahkan kepada OpenSSH agar agen dan kunci perangkat dapat dipakai, dan isi indeks dibaca dengan Git.",
            "Signing is left to OpenSSH, so that agents and hardware keys work, and the index is read by Git.",
        ),
        example=Text("Komputer baru tanpa paket `openssh-client`.", "A new computer without the package `openssh-client`."),
        do=Text(
            "Pasang atau perbarui OpenSSH atau Git, lalu jalankan lagi perintahnya.",
            "Install or update OpenSSH or Git, then run the command again.",
        ),
    ),
}
