"""Texts of the codes about a SOP as a chart, and about the people who would go through it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

SOP: Final[Mapping[str, Explanation]] = {
    "FLOW-START": Explanation(
        title=Text("Alur SOP tidak punya tepat satu awal.", "The flow of an SOP has not exactly one start."),
        checks=Text("Tepat satu langkah bernomor 1, dengan satu pelaksana.", "Exactly one step has number 1, with one performer."),
        why=Text("Bagan dengan dua awal tidak mengatakan siapa yang memulai.", "A chart with two starts does not say who begins."),
        example=Text("Dua baris sama-sama bernomor 1.", "Two rows both have number 1."),
        do=Text(
            "Perbaiki nomor langkah menurut dokumennya, lalu `paraf sop check BERKAS`.",
            "Mend the numbers by the document, then `paraf sop check FILE`.",
        ),
    ),
    "FLOW-END": Explanation(
        title=Text("Alur SOP putus atau berakhir sebelum penayangan.", "The flow of an SOP breaks off, or ends before publication."),
        checks=Text(
            "Setiap langkah berlanjut ke nomor berikutnya sampai langkah terakhir, yang menayangkan atau melaporkan.",
            "Each step goes on to the next number until the last one, which publishes or reports.",
        ),
        why=Text("Kiriman akan berhenti di tengah jalan.", "A post would stop half-way."),
        example=Text("Langkah bernomor 1, 2, 4.", "Steps are numbered 1, 2, 4."),
        do=Text("Lengkapi nomor yang hilang menurut dokumennya.", "Add the missing number by the document."),
    ),
    "FLOW-UNREACHABLE": Explanation(
        title=Text("Sebuah langkah SOP tidak dapat dicapai.", "A step of an SOP cannot be reached."),
        checks=Text(
            "Dari langkah 1 setiap langkah dapat dicapai, masing-masing satu kali.", "Each step is reached from step 1, each once."
        ),
        why=Text("Langkah yang tidak dicapai tidak pernah diparaf.", "A step that is never reached is never signed."),
        example=Text("Nomor 3 dipakai dua baris: baris kedua tidak dicapai.", "Number 3 stands in two rows: the second is not reached."),
        do=Text("Perbaiki nomor langkah menurut dokumennya.", "Mend the numbers by the document."),
    ),
    "FLOW-COLUMN": Explanation(
        title=Text("Pelaksana dan kolom SOP tidak cocok.", "Performers and columns of an SOP do not match."),
        checks=Text(
            "Setiap pelaksana ada pada `roles` dan, bila kolom ditulis, punya kolom; setiap kolom melaksanakan sesuatu.",
            "Each performer is in `roles` and, where columns are written, has one; each column performs something.",
        ),
        why=Text("Bagan tidak dapat menggambar langkah tanpa kolom.", "The chart cannot draw a step without a column."),
        example=Text("`who: {any: [editor]}` tanpa kolom editor.", "`who: {any: [editor]}` without a column of the editor."),
        do=Text("Tambahkan peran dan kolomnya menurut dokumen.", "Add role and column by the document."),
    ),
    "FLOW-EXITS": Explanation(
        title=Text("Sebuah keputusan hanya punya satu jalan keluar.", "A decision has only one exit."),
        checks=Text("Setiap langkah keputusan menyebut ke mana ia mengembalikan.", "Each deciding step says where it sends back to."),
        why=Text(
            "Keputusan yang hanya dapat menyetujui bukan keputusan (PermenPANRB 35/2012).",
            "A decision that can only approve is none (PermenPANRB 35/2012).",
        ),
        example=Text("`phase: decide` tanpa `returns`.", "`phase: decide` without `returns`."),
        do=Text(
            "Tulis `returns` menurut dokumen; bila panahnya tidak terbaca, tambahkan `readings`.",
            "Write `returns` by the document; where the arrow cannot be read, add `readings`.",
        ),
    ),
    "FLOW-BACK": Explanation(
        title=Text("Jalan kembali sebuah langkah janggal atau tidak ada.", "A step's way back is odd or missing."),
        checks=Text(
            "Setiap pengembalian menuju langkah sebelumnya yang dapat memperbaiki, dan pekerjaan setiap langkah dapat dikembalikan oleh "
            "langkah sesudahnya.",
            "Each return goes to an earlier step that can mend something, and a later step can send back the work of each step.",
        ),
        why=Text("Pekerjaan yang tidak dapat dikembalikan tidak pernah diperiksa.", "Work that cannot be sent back is never checked."),
        example=Text(
            "Langkah terakhir sebelum penayangan masih mengubah takarir.", "The last step before publication still changes captions."
        ),
        do=Text(
            "Bila dokumen memang demikian, biarkan dan pertimbangkan pada revisi berikutnya; jangan menambah gerbang yang tidak tertulis.",
            "If the document is so, leave it and consider it in the next revision; add no gate that is not written.",
        ),
    ),
    "ROLE-VACANT": Explanation(
        title=Text("Sebuah peran SOP tidak ada pemegangnya.", "Nobody holds a role of an SOP."),
        checks=Text("Sekarang ada cukup orang bagi setiap langkah.", "There are now enough people for each step."),
        why=Text("Kiriman akan berhenti di langkah itu.", "A post would stop at that step."),
        example=Text("Sekretaris pindah, penggantinya belum dicatat.", "The secretary left, the successor is not entered yet."),
        do=Text(
            "Catat pemegangnya di `people.yml` lalu `paraf sop ratify`, atau tunjuk Plh. dengan surat di `appointments/`.",
            "Enter the holder in `people.yml`, then `paraf sop ratify`, or appoint an acting official by a letter in `appointments/`.",
        ),
    ),
    "CLICK-DECIDES": Explanation(
        title=Text("Keputusan terakhir dapat dibubuhkan dengan klik.", "The last decision can be made by a click."),
        checks=Text(
            "Keputusan terakhir sebelum penayangan minta tanda tangan pribadi, atau status pada hos Git terikat pada sebuah App.",
            "The last decision before publication demands a personal signature, or the status on the Git host is bound to an App.",
        ),
        why=Text(
            "Siapa yang dapat memalsukan status atau memakai kunci notaris dapat memutus atas nama orang lain.",
            "Who can forge the status, or use the notary's key, can decide in another's name.",
        ),
        example=Text("Kantor tanpa GitHub App, `signature: any` pada persetujuan.", "An office without a GitHub App, `signature: any`."),
        do=Text(
            "Tulis nomor App sebagai `github_app` dalam `.paraf.yml`, atau `signature: personal` pada revisi SOP.",
            "Write the App's number as `github_app` into `.paraf.yml`, or `signature: personal` in a revision of the SOP.",
        ),
    ),
    "TIME-CROSSED": Explanation(
        title=Text("Batas waktu langkah SOP bersilang.", "Time limits of an SOP cross."),
        checks=Text("Batas waktu setiap langkah tidak jatuh sebelum batas langkah sebelumnya.", "No step is due before the one before it."),
        why=Text("Langkah itu dapat terlambat sebelum gilirannya tiba.", "Such a step can be late before its turn comes."),
        example=Text(
            "Unggah H+1 sejak kegiatan, keputusan H+1 sejak pengumpulan.", "Upload one day after the event, decision one after collection."
        ),
        do=Text(
            "Biarkan seperti tertulis; keterlambatan dilaporkan, tidak menahan. Pertimbangkan pada revisi berikutnya.",
            "Leave it as written; lateness is reported and holds nothing up. Consider it in the next revision.",
        ),
    ),
    "TIME-UNPRINTED": Explanation(
        title=Text("Berkas SOP menyebut waktu yang tidak tercetak.", "The SOP file has a time that is not printed."),
        checks=Text(
            "Setiap `time` disertai `time_text`, kata-kata dokumen.", "Each `time` stands beside `time_text`, the document's words."
        ),
        why=Text("Waktu yang kosong dibiarkan kosong.", "What is blank stays blank."),
        example=Text("`time: {days: 1}` pada baris yang kosong.", "`time: {days: 1}` in a row that is blank."),
        do=Text("Salin kata-kata dokumen, atau hapus `time`.", "Copy the document's words, or remove `time`."),
    ),
    "LAW-REPLACED": Explanation(
        title=Text(
            "Dasar hukum sudah diganti, diubah, atau tampaknya salah cetak.", "A citation was replaced, changed, or seems misprinted."
        ),
        checks=Text(
            "Butir dasar hukum terhadap daftar kecil peraturan yang kami ketahui.", "The legal basis, against a small list that we know."
        ),
        why=Text("Kantor dapat memperbaruinya pada revisi berikutnya.", "The office can bring it up to date in the next revision."),
        example=Text("PKPU 1/2015, yang digantikan PKPU 22/2023.", "PKPU 1/2015, which PKPU 22/2023 replaced."),
        do=Text("Periksa pada JDIH KPU; SOP yang berlaku tidak diubah.", "Look it up in KPU's JDIH; the SOP in force is not changed."),
    ),
    "READING-DOUBTFUL": Explanation(
        title=Text("Sebuah tempat dalam SOP dibaca dengan ragu.", "A place in an SOP was read with doubt."),
        checks=Text("Pembacaan yang ditandai `confidence: low`.", "Readings marked `confidence: low`."),
        why=Text("Pindaian kehilangan simbol dan panah; kantor yang tahu.", "The scan lost symbols and arrows; the office knows."),
        example=Text("Siapa yang menerima perintah pada langkah 8.", "Who receives the order in step 8."),
        do=Text(
            "Bandingkan dengan dokumen asli; bila lain, tulis revisi baru dan `paraf sop ratify`.",
            "Compare with the original; if it differs, write a new revision and `paraf sop ratify`.",
        ),
    ),
    "PERSON-UNKNOWN": Explanation(
        title=Text("Tidak ada orang dengan ID itu.", "There is nobody of that id."),
        checks=Text("Orang yang disebut ada dalam `people.yml` kantor itu.", "The person named is in `people.yml` of the office."),
        why=Text("Perkiraan tentang orang yang salah menyesatkan.", "An answer about the wrong person misleads."),
        example=Text("`--absent mahoni`, padahal ID-nya `mahoni-teduh`.", "`--absent mahoni`, while the id is `mahoni-teduh`."),
        do=Text("Pakai salah satu ID yang disebut pesan itu.", "Use one of the ids that the message names."),
    ),
}
