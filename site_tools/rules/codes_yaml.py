"""Texts of the codes about YAML: how front matter and policy files are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

YAML: Final[Mapping[str, Explanation]] = {
    "SCHEMA": Explanation(
        title=Text("Isian tidak sesuai dengan yang diharapkan.", "An entry is not of the form expected."),
        checks=Text(
            "Setiap kunci dikenal, setiap kunci wajib ada, dan setiap nilai berjenis yang benar: teks, tanggal, angka, daftar, atau "
            "pilihan.",
            "Every key is known, every mandatory key is there, and every value is of the right type: text, date, number, list or choice.",
        ),
        why=Text(
            "Kunci yang salah eja tidak boleh diam-diam dilewati: isinya akan hilang dari situs atau dari pemeriksaan.",
            "A misspelt key may not be passed over in silence: its content would be missing from the website or from the review.",
        ),
        example=Text(
            "`tanggal: kemarin`, padahal kuncinya `date` dan nilainya `YYYY-MM-DD`.",
            "`tanggal: kemarin`, while the key is `date` and its value `YYYY-MM-DD`.",
        ),
        do=Text(
            "Perbaiki baris yang disebut menurut saran pada temuan, lalu jalankan `paraf lint`.",
            "Mend the line named as the finding suggests, then run `paraf lint`.",
        ),
    ),
    "YAML-DEPTH": Explanation(
        title=Text("Susunan terlalu dalam.", "The content is nested too deeply."),
        checks=Text(
            "Daftar dan pasangan kunci bersarang paling banyak 16 tingkat.",
            "Lists and mappings are nested at most 16 levels deep.",
        ),
        why=Text(
            "Tidak ada isian yang memerlukannya; susunan sedalam itu hanya membebani pembaca berkas.",
            "No entry needs more; such depth only burdens every reader of the file.",
        ),
        example=Text("Daftar di dalam daftar sebanyak dua puluh kali.", "A list inside a list, twenty times over."),
        do=Text("Sederhanakan susunannya, lalu jalankan `paraf lint`.", "Make the structure simpler, then run `paraf lint`."),
    ),
    "YAML-DUPLICATE-KEY": Explanation(
        title=Text("Kunci ditulis dua kali.", "A key is written twice."),
        checks=Text("Setiap kunci ditulis satu kali pada tempatnya.", "Each key is written once in its place."),
        why=Text(
            "Sebagian program memakai yang pertama dan sebagian yang terakhir; orang dapat menyetujui yang satu dan yang lain yang tayang.",
            "Some programs take the first and some the last; people could approve one and the other would be published.",
        ),
        example=Text("`title` ada di baris 2 dan sekali lagi di baris 9.", "`title` stands on line 2 and again on line 9."),
        do=Text(
            "Gabungkan keduanya dan hapus salah satu, lalu jalankan `paraf lint`.",
            "Merge the two and delete one, then run `paraf lint`.",
        ),
    ),
    "YAML-EMPTY": Explanation(
        title=Text("Tidak ada isi.", "There is no content."),
        checks=Text("Front matter atau berkas YAML memuat sedikitnya satu kunci.", "The front matter or YAML file holds at least one key."),
        why=Text(
            "Berkas kosong bukan keputusan; ia biasanya tersimpan karena keliru.",
            "An empty file is no decision; it was usually saved by mistake.",
        ),
        example=Text("`people.yml` tersimpan tanpa isi.", "`people.yml` was saved without content."),
        do=Text(
            "Kembalikan isinya dari Git (`git checkout -- BERKAS`), atau isi berkas itu.",
            "Restore it from Git (`git checkout -- FILE`), or fill it in.",
        ),
    ),
    "YAML-FEATURE": Explanation(
        title=Text("Ada fitur YAML yang tidak dipakai di sini.", "A feature of YAML is used that is not allowed here."),
        checks=Text(
            "Tidak ada jangkar, alias, penanda tipe, kunci gabung, arahan `%`, atau dokumen kedua.",
            "There is no anchor, alias, tag, merge key, `%` directive or second document.",
        ),
        why=Text(
            "Program membacanya secara berlainan, sehingga yang diperiksa dapat berbeda dari yang ditampilkan.",
            "Programs read these differently, so what is reviewed could differ from what is shown.",
        ),
        example=Text("`title: *judul`.", "`title: *judul`."),
        do=Text(
            "Tulis nilainya secara langsung, dan apit teks yang diawali tanda baca dengan tanda kutip; lalu jalankan `paraf lint`.",
            "Write the value itself, and put quotes around text that starts with a punctuation mark; then run `paraf lint`.",
        ),
    ),
    "YAML-KEY": Explanation(
        title=Text("Kunci bukan teks polos satu baris.", "A key is not plain text on one line."),
        checks=Text(
            "Kunci ditulis tanpa tanda kutip pada satu baris dan diikuti titik dua.",
            "A key is written without quotes on one line and followed by a colon.",
        ),
        why=Text(
            "Bentuk lain menyembunyikan kunci dari orang yang membaca berkas.",
            "Other forms hide a key from people who read the file.",
        ),
        example=Text('`"title": Rapat Pleno`.', '`"title": Rapat Pleno`.'),
        do=Text("Tulis `title: Rapat Pleno`, lalu jalankan `paraf lint`.", "Write `title: Rapat Pleno`, then run `paraf lint`."),
    ),
    "YAML-SHAPE": Explanation(
        title=Text("Bentuk front matter salah atau nilai kunci belum diisi.", "The front matter is malformed, or a key has no value."),
        checks=Text(
            "Front matter berada di antara dua baris `---`, setiap barisnya adalah kunci, komentar, atau lanjutan nilai, `signatures` "
            "menjadi kunci terakhir, dan setiap kunci bernilai.",
            "The front matter stands between two lines `---`, each of its lines is a key, a comment or the rest of a value, `signatures` "
            "is the last key, and every key has a value.",
        ),
        why=Text(
            "Hanya dengan bentuk ini setiap pembaca melihat kunci yang sama dan digest setiap bagian dapat dihitung.",
            "Only so does every reader see the same keys, and the digest of each part can be computed.",
        ),
        example=Text(
            "`category:` tanpa nilai, atau baris naskah di atas `---` penutup.",
            "`category:` without a value, or a line of the body above the closing `---`.",
        ),
        do=Text(
            "Perbaiki baris yang disebut atau hapus kunci yang tidak wajib, lalu jalankan `paraf lint`.",
            "Mend the line named or delete a key that is optional, then run `paraf lint`.",
        ),
    ),
    "YAML-SYNTAX": Explanation(
        title=Text("Tulisan ini bukan YAML yang benar.", "This is not correct YAML."),
        checks=Text(
            "Lekukan, tanda kutip, kurung, dan titik dua membentuk YAML yang benar.",
            "Indentation, quotes, brackets and colons make correct YAML.",
        ),
        why=Text(
            "Yang tidak terbaca tidak dapat diperiksa, dan karena itu ditolak.",
            "What cannot be read cannot be judged, and is refused.",
        ),
        example=Text(
            "`title: Ralat: jadwal pleno`, yaitu titik dua di dalam teks tanpa tanda kutip.",
            "`title: Ralat: jadwal pleno`: a colon inside text without quotes.",
        ),
        do=Text(
            "Apit teks itu dengan tanda kutip dan periksa lekukannya, lalu jalankan `paraf lint`.",
            "Put quotes around the text and check its indentation, then run `paraf lint`.",
        ),
    ),
}
