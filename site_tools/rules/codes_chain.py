"""Texts of the codes about the chain of entries: what was signed, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

CHAIN: Final[Mapping[str, Explanation]] = {
    "ALTERED": Explanation(
        title=Text("Isi berubah setelah diparaf.", "The content changed after it was signed."),
        checks=Text(
            "Naskah, takarir, media, dan lampiran masih sama dengan yang dicakup entri terakhir.",
            "Text, captions, media and attachments are still what the last entry covers.",
        ),
        why=Text(
            "Yang tayang harus sama dengan yang disetujui, sampai ke bait terakhir.",
            "What is published must be what was approved, to the last byte.",
        ),
        example=Text("Satu kata diperbaiki setelah Sekretaris memaraf.", "One word is corrected after the secretary signed."),
        do=Text(
            "Kembalikan isi semula (`git checkout -- BERKAS`), atau paraf ulang dari langkah yang disebut: `paraf sign --step N`; setelah "
            "diunggah, buka ralat: `paraf revise`.",
            "Restore the content (`git checkout -- FILE`), or sign again from the step named: `paraf sign --step N`; after the upload, "
            "open a correction: `paraf revise`.",
        ),
    ),
    "BLOCK-DAMAGED": Explanation(
        title=Text("Blok tanda tangan berubah.", "The signature block was changed."),
        checks=Text(
            "Blok `signatures` tertulis persis seperti yang ditulis Paraf.",
            "The block `signatures` is written exactly as Paraf writes it.",
        ),
        why=Text(
            "Dengan satu cara penulisan saja, tidak ada yang dapat bersembunyi di dalam blok itu.",
            "With one spelling only, nothing can hide in that block.",
        ),
        example=Text("Editor merapikan spasi di dalam blok.", "An editor tidied the spaces in the block."),
        do=Text(
            "Kembalikan blok itu dari Git (`git checkout -- BERKAS`), lalu jalankan `paraf check`.",
            "Restore the block from Git (`git checkout -- FILE`), then run `paraf check`.",
        ),
    ),
    "CHAIN-UNREADABLE": Explanation(
        title=Text("Rantai paraf tidak dapat dihitung.", "The chain of signatures cannot be computed."),
        checks=Text(
            "Setiap entri dapat disusun kembali menjadi pernyataan yang ditandatangani.",
            "Every entry can be made into the statement that was signed.",
        ),
        why=Text(
            "Bundel menyebut ujung rantai agar dapat diperiksa kembali.",
            "A bundle names the head of the chain, so that it can be verified later.",
        ),
        example=Text("Catatan sebuah entri memuat baris baru.", "The note of an entry holds a line break."),
        do=Text(
            "Jalankan `paraf check` dan perbaiki temuannya sebelum membuat bundel.",
            "Run `paraf check` and mend what it finds before making the bundle.",
        ),
    ),
    "EVIDENCE-UNSIGNED": Explanation(
        title=Text("Bukti unggah belum dicakup paraf mana pun.", "The evidence of the upload is covered by no entry."),
        checks=Text(
            "Isi folder `evidence/` sama dengan yang dicakup entri terakhir.",
            "The folder `evidence/` is what the last entry covers.",
        ),
        why=Text(
            "Bukti yang tidak ditandatangani dapat ditaruh atau diganti siapa saja; karena itu tidak ditampilkan, tetapi halamannya tetap "
            "tayang.",
            "Anybody can add or replace evidence that is not signed; so it is shown nowhere, while the page stays up.",
        ),
        example=Text("Tangkapan layar disalin langsung ke `evidence/`.", "A screenshot was copied straight into `evidence/`."),
        do=Text(
            "Keluarkan berkas itu dari folder, lalu rekam dengan `paraf record`.",
            "Take the file out of the folder, then record it with `paraf record`.",
        ),
    ),
    "KEY-COMPROMISED": Explanation(
        title=Text("Kunci yang bocor menandatangani langkah ini.", "A compromised key signed this step."),
        checks=Text(
            "Tidak ada langkah yang bersandar pada tanda tangan sesudah saat kuncinya dinyatakan bocor (`compromised`).",
            "No step rests on a signature made after the moment at which its key is declared `compromised`.",
        ),
        why=Text("Sejak saat itu tidak dapat dibedakan siapa yang menandatangani.", "From that moment on nobody can tell who signed."),
        example=Text(
            "Laptop seorang pejabat dicuri pada tanggal 3, dan entri tanggal 5 memakai kuncinya.",
            "An official's laptop was stolen on the 3rd, and an entry of the 5th uses its key.",
        ),
        do=Text(
            "Minta langkah itu diparaf lagi dengan kunci yang sah: `paraf sign --step N`.",
            "Have the step signed again with a valid key: `paraf sign --step N`.",
        ),
    ),
    "NOTE-TEXT": Explanation(
        title=Text("Catatan bukan satu baris teks biasa.", "The note is not one line of plain text."),
        checks=Text("Catatan terdiri atas satu baris tanpa karakter kendali.", "A note is one line without control characters."),
        why=Text(
            "Catatan ikut ditandatangani sebagai satu baris dalam pernyataan; baris tambahan dapat memalsukan isian lain.",
            "The note is signed as one line of the statement; a further line could forge another field.",
        ),
        example=Text("`--note` yang disalin dari dokumen berparagraf.", "A `--note` copied from a document with paragraphs."),
        do=Text(
            'Tulis ulang catatan dalam satu baris: `paraf sign --note "..."`.',
            'Write the note on one line: `paraf sign --note "..."`.',
        ),
    ),
    "POST-ALTERED": Explanation(
        title=Text(
            "Kiriman berubah setelah diparaf, jadi tidak dibangun.",
            "The post was altered after it was signed, so it is not built.",
        ),
        checks=Text(
            "`paraf build --strict` tidak menemukan kiriman yang berubah setelah diparaf.",
            "`paraf build --strict` finds no post that was altered after it was signed.",
        ),
        why=Text(
            "Situs yang dibangun diam-diam tanpa kiriman itu menyembunyikan masalahnya.",
            "A site built in silence without the post would hide the problem.",
        ),
        example=Text("Foto diganti setelah kiriman disetujui.", "A photo was replaced after the post was approved."),
        do=Text(
            "Lihat bagian yang berubah dengan `paraf status`, lalu kembalikan isinya atau paraf ulang dengan `paraf sign`.",
            "See what changed with `paraf status`, then restore the content or sign again with `paraf sign`.",
        ),
    ),
    "POST-CHANGED": Explanation(
        title=Text("Berkas berubah selagi diparaf.", "The file changed while it was being signed."),
        checks=Text(
            "Berkas yang ditulis masih sama dengan yang ditandatangani.",
            "The file about to be written is still the one that was signed.",
        ),
        why=Text(
            "Tanda tangan atas isi lama tidak boleh melekat pada isi baru.",
            "A signature over the old content may not end up on the new one.",
        ),
        example=Text(
            "Editor menyimpan naskah ketika `paraf sign` menunggu frasa sandi.",
            "An editor saves the text while `paraf sign` waits for the passphrase.",
        ),
        do=Text("Periksa isinya, lalu jalankan lagi `paraf sign`.", "Look at the content, then run `paraf sign` again."),
    ),
    "POST-INVALID": Explanation(
        title=Text("Kiriman tidak sah, jadi tidak dibangun.", "The post is not valid, so it is not built."),
        checks=Text(
            "`paraf build --strict` tidak menemukan kiriman yang tidak sah.",
            "`paraf build --strict` finds no post that is invalid.",
        ),
        why=Text(
            "Kiriman yang rantainya terputus tidak boleh tayang, dan pengelola harus mengetahuinya.",
            "A post with a broken chain may not be published, and who runs the site must know.",
        ),
        example=Text("Sebuah entri dihapus dari `signatures`.", "An entry was deleted from `signatures`."),
        do=Text(
            "Lihat sebabnya dengan `paraf status`, lalu perbaiki menurut temuannya.",
            "See why with `paraf status`, then mend what it finds.",
        ),
    ),
    "PRIOR-REJECT": Explanation(
        title=Text("Isi ini pernah ditolak pada kiriman lain.", "This content was rejected at another post."),
        checks=Text(
            "Naskah, takarir, dan media kiriman bukan bagian kiriman sekantor yang masih berstatus ditolak. Ini peringatan: tidak menahan "
            "apa pun.",
            "Text, captions and media of the post are no part of a post of the office that stands rejected. This is a warning: it holds up "
            "nothing.",
        ),
        why=Text(
            "Kiriman baru tidak membawa riwayat penolakan; pemutus berikutnya perlu mengetahuinya.",
            "A new post carries no history of the rejection; who decides next should know of it.",
        ),
        example=Text(
            "Kiriman yang ditolak Sekretaris disalin ke folder baru dan diajukan lagi tanpa perubahan.",
            "A post that the secretary rejected is copied to a new folder and submitted again unchanged.",
        ),
        do=Text(
            "Baca alasan penolakannya dengan `paraf status`, lalu putuskan dengan `paraf sign`.",
            "Read the reason of the rejection with `paraf status`, then decide with `paraf sign`.",
        ),
    ),
    "REVISE-EARLY": Explanation(
        title=Text("Ralat dibuka sebelum kiriman diunggah.", "A correction was opened before the post was uploaded."),
        checks=Text(
            "`paraf revise` hanya untuk kiriman yang sudah diunggah atau ditarik.",
            "`paraf revise` is for a post that was uploaded or withdrawn.",
        ),
        why=Text(
            "Sebelum tayang cukup diperbaiki dan diparaf ulang; ralat adalah pernyataan kepada umum.",
            "Before publication it is enough to mend and sign again; a correction speaks to the public.",
        ),
        example=Text(
            "`paraf revise` dijalankan atas kiriman yang masih menunggu Sekretaris.",
            "`paraf revise` is run on a post that still waits for the secretary.",
        ),
        do=Text(
            "Ubah isinya dan paraf ulang dengan `paraf sign --step 1`; keadaannya: `paraf status`.",
            "Change the content and sign again with `paraf sign --step 1`; where it stands: `paraf status`.",
        ),
    ),
}
