"""Texts of the codes about an office: its settings, its people, its SOPs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

OFFICE: Final[Mapping[str, Explanation]] = {
    "ACCOUNT-SHARED": Explanation(
        title=Text("Satu akun tercatat atas dua orang.", "One account is listed for two people."),
        checks=Text(
            "Setiap akun hos Git dalam `people.yml` milik satu orang saja, menurut nomornya.",
            "Each account on a Git host in `people.yml` belongs to one person only, by its number.",
        ),
        why=Text(
            "Dengan akun bersama satu orang dapat menyetujui sebagai dua orang.", "With a shared account one person can approve as two."
        ),
        example=Text(
            "Operator dan Kasubbag memakai akun kantor yang sama.",
            "The operator and the head of subdivision use one account of the office.",
        ),
        do=Text(
            "Beri setiap orang akunnya sendiri, perbaiki `people.yml`, lalu jalankan `paraf sop ratify`.",
            "Give each person an account, mend `people.yml`, then run `paraf sop ratify`.",
        ),
    ),
    "CALENDAR-YEAR": Explanation(
        title=Text("Cuti bersama suatu tahun belum diketahui.", "The joint leave of a year is not known yet."),
        checks=Text(
            "Bagi kantor yang menghitung hari kerja: cuti bersama setiap tahun yang tersentuh tenggat sudah diketahui Paraf atau ditulis "
            "kantor dalam `days_off`. Ini peringatan; tidak menahan apa pun.",
            "For an office that counts working days: the joint leave of every year that a due day touches is known to Paraf, or the office "
            "wrote it into `days_off`. This is a warning; it holds up nothing.",
        ),
        why=Text(
            "Cuti bersama ditetapkan tahun demi tahun; tanpa itu tenggat dapat jatuh pada hari yang ternyata libur.",
            "Joint leave is decreed year by year; without it a due day may turn out to be a day off.",
        ),
        example=Text(
            "Pada Desember 2027 tenggat jatuh pada Januari 2028, padahal cuti bersama 2028 belum diumumkan.",
            "In December 2027 a due day falls into January 2028, while the joint leave of 2028 is not announced.",
        ),
        do=Text(
            "Perbarui Paraf bila keputusannya sudah terbit, atau tulis harinya dalam `office.yml`: "
            '`days_off: [{date: 2028-02-28, name: "Cuti bersama ..., SKB ..."}]`, lalu jalankan `paraf sop ratify`. '
            "Nama yang memuat kata cuti bersama menghapus peringatan ini.",
            "Update Paraf once the decree is out, or write the days into `office.yml`: "
            '`days_off: [{date: 2028-02-28, name: "Cuti bersama ..., SKB ..."}]`, then run `paraf sop ratify`. '
            "A name with the words cuti bersama ends this warning.",
        ),
    ),
    "KEY-SHARED": Explanation(
        title=Text("Satu kunci tercatat atas dua nama.", "One key is listed under two names."),
        checks=Text(
            "Setiap kunci dalam `people.yml` milik satu orang saja, dan kunci notaris bukan kunci orang.",
            "Each key in `people.yml` belongs to one person only, and the key of a notary to no person.",
        ),
        why=Text("Kunci bersama membuat satu orang dapat memaraf sebagai dua orang.", "With a shared key one person can sign as two."),
        example=Text(
            "Operator dan Kasubbag memakai kunci dari komputer kantor yang sama.",
            "The operator and the head of subdivision use the key of one office computer.",
        ),
        do=Text(
            "Buat kunci tersendiri (`ssh-keygen -t ed25519`), perbaiki `people.yml`, lalu jalankan `paraf sop ratify`.",
            "Make a key for each (`ssh-keygen -t ed25519`), mend `people.yml`, then run `paraf sop ratify`.",
        ),
    ),
    "OFFICE-ID": Explanation(
        title=Text("Pengenal kantor bukan nama foldernya.", "The office's id is not the name of its folder."),
        checks=Text(
            "`id` dalam `office.yml` sama dengan nama folder di bawah `sops/`.",
            "The `id` in `office.yml` equals the name of its folder under `sops/`.",
        ),
        why=Text(
            "Nama itu ikut ditandatangani; dua nama untuk satu kantor membuka jalan untuk memindahkan kiriman.",
            "That name is signed along; two names for one office would let posts be moved.",
        ),
        example=Text("Folder `sops/pasaman` memuat `id: agam`.", "The folder `sops/pasaman` holds `id: agam`."),
        do=Text(
            "Samakan `id` dengan nama folder, lalu jalankan `paraf sop ratify`.",
            "Make `id` equal the folder's name, then run `paraf sop ratify`.",
        ),
    ),
    "OFFICE-UNKNOWN": Explanation(
        title=Text("Kantor ini tidak dikenal.", "This office is unknown."),
        checks=Text(
            "Kantor mempunyai baris di `sops/trust.txt` dan kebijakannya dapat dibaca.",
            "The office has a line in `sops/trust.txt` and its policy can be read.",
        ),
        why=Text(
            "Kantor yang tidak dipercaya tidak dapat menilai, apalagi menayangkan.",
            "An office that is not trusted can judge nothing, let alone publish.",
        ),
        example=Text(
            '`paraf new agem/medsos "..."`, yaitu nama kantor salah eja.',
            '`paraf new agem/medsos "..."`: the office\'s name is misspelt.',
        ),
        do=Text(
            "Periksa nama kantornya; bila benar, lihat temuan kebijakannya dengan `paraf audit`.",
            "Check the name of the office; if it is right, see what is wrong with its policy with `paraf audit`.",
        ),
    ),
    "ROLE-RESERVED": Explanation(
        title=Text("SOP memakai nama peran yang dicadangkan.", "An SOP uses a role name that is reserved."),
        checks=Text("Tidak ada SOP yang menamai perannya `ratifier`.", "No SOP names one of its roles `ratifier`."),
        why=Text(
            "Nama itu berarti pengesah dan mempunyai kewenangan tersendiri.",
            "That name means the ratifier and has powers of its own.",
        ),
        example=Text("`roles: [{id: ratifier, ...}]` dalam berkas SOP.", "`roles: [{id: ratifier, ...}]` in an SOP file."),
        do=Text(
            "Beri peran itu nama lain dalam revisi SOP, lalu jalankan `paraf sop ratify`.",
            "Give the role another name in the SOP revision, then run `paraf sop ratify`.",
        ),
    ),
    "ROLE-UNKNOWN": Explanation(
        title=Text("Peran orang itu tidak ada dalam SOP.", "The person's role is in no SOP."),
        checks=Text(
            "Setiap peran dalam `people.yml` disebut salah satu SOP kantor itu, atau `ratifier`.",
            "Every role in `people.yml` is named by an SOP of the office, or is `ratifier`.",
        ),
        why=Text(
            "Peran yang salah eja membuat langkahnya tidak pernah dapat diparaf.",
            "With a misspelt role its step can never be signed.",
        ),
        example=Text("`role: operater`, padahal SOP menyebut `operator`.", "`role: operater`, while the SOP says `operator`."),
        do=Text(
            "Perbaiki `people.yml` menurut `paraf sop show`, lalu jalankan `paraf sop ratify`.",
            "Mend `people.yml` by `paraf sop show`, then run `paraf sop ratify`.",
        ),
    ),
    "SOP-AMBIGUOUS": Explanation(
        title=Text("Dua SOP berebut tempat yang sama.", "Two SOPs claim one place."),
        checks=Text(
            "Pada setiap saat hanya satu revisi setiap SOP yang berlaku, tidak ada dua revisi bernomor dan bertanggal sama, dan tidak ada "
            "folder kembaran kantor.",
            "At any time one revision of each SOP is in force, no two revisions share number and date, and no office's folder has a twin.",
        ),
        why=Text("Kiriman tidak dapat dinilai menurut dua aturan.", "A post cannot be judged by two sets of rules."),
        example=Text(
            "Revisi baru ditambahkan tanpa `supersedes` yang menyebut nomor revisi lama.",
            "A new revision was added without a `supersedes` that names the old one.",
        ),
        do=Text(
            "Tulis `supersedes` pada revisi baru, lalu jalankan `paraf sop ratify`.",
            "Write `supersedes` into the new revision, then run `paraf sop ratify`.",
        ),
    ),
    "SOP-MISSING": Explanation(
        title=Text("Tidak ada SOP yang berlaku.", "No SOP is in force."),
        checks=Text(
            "Kantor mempunyai SOP dengan nama itu, dan satu revisinya sedang berlaku.",
            "The office has an SOP of that name, and one of its revisions is in force.",
        ),
        why=Text("Tanpa SOP tidak ada langkah yang dapat dinilai.", "Without an SOP there are no steps to judge."),
        example=Text(
            "Folder `content/agam/jdih/...`, padahal Agam hanya mempunyai `medsos`.",
            "A folder `content/agam/jdih/...`, while Agam has `medsos` only.",
        ),
        do=Text(
            "Lihat SOP yang ada dengan `paraf sop show`; SOP baru disahkan dengan `paraf sop ratify`.",
            "See the SOPs there are with `paraf sop show`; a new one is ratified with `paraf sop ratify`.",
        ),
    ),
    "SOP-REVIEW": Explanation(
        title=Text("Catatan reviu SOP tidak dapat benar.", "A record of a review of a SOP cannot be true."),
        checks=Text(
            "Catatan reviu menyebut nomor SOP dan orang yang terdaftar, tidak mendahului reviunya, dan tidak diubah setelah disahkan.",
            "A record of a review names a SOP number and people that are listed, does not come before the review, and is not changed once "
            "ratified.",
        ),
        why=Text("Reviu yang tidak pernah ada tidak boleh tercatat.", "A review that never took place must not be on record."),
        example=Text("`date: 2027-01-10` dalam pengesahan 21 November 2026.", "`date: 2027-01-10` in a manifest of 21 November 2026."),
        do=Text(
            "Buat catatannya dengan `paraf sop review`, lalu sahkan dengan `paraf sop ratify`.",
            "Make the record with `paraf sop review`, then ratify it with `paraf sop ratify`.",
        ),
    ),
    "SOP-REVIEW-DUE": Explanation(
        title=Text("Reviu berkala SOP belum dicatat.", "The regular review of a SOP is not recorded."),
        checks=Text(
            "SOP yang dokumennya meminta reviu berkala (Kota Bengkulu: dua kali setahun) punya catatan reviu untuk setiap periode. Ini "
            "peringatan; tidak ada yang tertahan karenanya.",
            "A SOP whose document asks for regular reviews (Kota Bengkulu: twice a year) has a record for each period. This is a warning; "
            "nothing is held up by it.",
        ),
        why=Text("Kantor ingin menepati janji dokumennya sendiri.", "The office wants to keep the promise of its own document."),
        example=Text("Semester 2 tahun 2026 hampir habis tanpa catatan.", "The second half of 2026 is nearly over without a record."),
        do=Text(
            "Tinjau SOP, catat dengan `paraf sop review`, lalu sahkan dengan `paraf sop ratify`.",
            "Review the SOP, record it with `paraf sop review`, then ratify it with `paraf sop ratify`.",
        ),
    ),
    "SOP-REVISION-MUTATED": Explanation(
        title=Text("Revisi SOP yang sudah disahkan diubah atau dihapus.", "A ratified SOP revision was changed or removed."),
        checks=Text(
            "Berkas revisi SOP yang pernah disahkan tetap sama dalam setiap pengesahan berikutnya.",
            "The file of a ratified SOP revision stays the same in every later manifest.",
        ),
        why=Text(
            "Kiriman lama dinilai menurut revisi yang berlaku pada masanya; revisi itu harus tetap dapat dibaca.",
            "Old posts are judged by the revision of their time, so it must remain as it was.",
        ),
        example=Text("Langkah ditambahkan ke berkas revisi 2023.", "A step is added to the file of the revision of 2023."),
        do=Text(
            "Kembalikan berkasnya dari Git, lalu tulis perubahan sebagai berkas revisi baru dan jalankan `paraf sop ratify`.",
            "Restore the file from Git, write the change as a new revision file and run `paraf sop ratify`.",
        ),
    ),
}
