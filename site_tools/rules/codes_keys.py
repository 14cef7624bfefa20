"""Texts of the codes about keys and signing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

KEYS: Final[Mapping[str, Explanation]] = {
    "KEY-FILE": Explanation(
        title=Text("Berkas kunci tidak dapat dipakai.", "The key file cannot be used."),
        checks=Text(
            "Berkas pada `--key` ada, tidak rusak, merupakan kunci SSH, dan hanya dapat dibaca pemiliknya.",
            "The file given by `--key` is there, is sound, is an SSH key and can be read by its owner only.",
        ),
        why=Text(
            "Kunci yang dapat dibaca orang lain tidak lagi membuktikan siapa yang menandatangani.",
            "A key that others can read no longer proves who signed.",
        ),
        example=Text(
            "Kunci disalin ke laptop baru tanpa mengatur izinnya.",
            "A key was copied to a new laptop without setting its permissions.",
        ),
        do=Text(
            "Periksa jalurnya, dan jalankan `chmod 600 BERKAS`; kunci baru dibuat dengan `ssh-keygen -t ed25519`.",
            "Check the path, and run `chmod 600 FILE`; a new key is made with `ssh-keygen -t ed25519`.",
        ),
    ),
    "KEY-FORMAT": Explanation(
        title=Text("Kunci publik tidak dapat diterima.", "The public key cannot be accepted."),
        checks=Text(
            "Kunci publik adalah satu baris ed25519, sk-ed25519, ecdsa, atau rsa sedikitnya 3072 bit, dan tertulis utuh.",
            "A public key is one line of ed25519, sk-ed25519, ecdsa or rsa of at least 3072 bits, written in full.",
        ),
        why=Text("Kunci yang lemah atau terpotong tidak dapat membuktikan apa pun.", "A weak or cut key proves nothing."),
        example=Text(
            "Baris kunci terpotong ketika disalin ke `people.yml`.",
            "The line of the key was cut when it was copied into `people.yml`.",
        ),
        do=Text(
            "Salin seluruh baris berkas `.pub`, atau buat kunci baru dengan `ssh-keygen -t ed25519`; lalu sahkan dengan "
            "`paraf sop ratify`.",
            "Copy the whole line of the `.pub` file, or make a new key with `ssh-keygen -t ed25519`; then ratify with `paraf sop ratify`.",
        ),
    ),
    "SIG-FORMAT": Explanation(
        title=Text("Tanda tangan tidak dapat dibaca.", "The signature cannot be read."),
        checks=Text(
            "Tanda tangan adalah satu baris base64 dari SSHSIG, dengan algoritma yang diterima dan tanpa bait sisa.",
            "A signature is one line of base64 of an SSHSIG, with an accepted algorithm and no byte left over.",
        ),
        why=Text(
            "Pembaca yang longgar menerima beberapa tulisan untuk satu tanda tangan, dan itu membuka jalan bagi pemalsuan.",
            "A lax reader accepts several spellings of one signature, and that opens the way to forgeries.",
        ),
        example=Text("Beberapa huruf terakhir tanda tangan terhapus.", "The last letters of a signature were deleted."),
        do=Text(
            "Kembalikan berkasnya dari Git (`git checkout -- BERKAS`), atau bubuhkan lagi dengan `paraf sign`.",
            "Restore the file from Git (`git checkout -- FILE`), or sign again with `paraf sign`.",
        ),
    ),
    "SIGN-FAILED": Explanation(
        title=Text("Penandatanganan gagal.", "Signing failed."),
        checks=Text("`ssh-keygen` membuat tanda tangan dengan kunci yang disebut.", "`ssh-keygen` makes a signature with the key named."),
        why=Text(
            "Tanpa tanda tangan tidak ada entri; tidak ada yang ditulis.",
            "Without a signature there is no entry; nothing was written.",
        ),
        example=Text(
            "Frasa sandi salah, atau kunci perangkat tidak disentuh pada waktunya.",
            "The passphrase was wrong, or the hardware key was not touched in time.",
        ),
        do=Text(
            "Jalankan lagi `paraf sign`; bila kunci ada di agen SSH, periksa dengan `ssh-add -l`.",
            "Run `paraf sign` again; if the key is in an SSH agent, look with `ssh-add -l`.",
        ),
    ),
}
