"""Texts of the codes about ratification: trust line, manifests and the files they list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

POLICY: Final[Mapping[str, Explanation]] = {
    "LETTER-REFUSED": Explanation(
        title=Text("Surat penunjukan ini tidak akan memberi hak.", "This letter of appointment would give no right."),
        checks=Text(
            "Orang dan penunjuknya terdaftar dan berlainan, perannya boleh dipegang Plh. atau Plt. oleh orang itu, penunjuknya pemegang "
            "jabatan, pengesah, atau penunjuk yang terdaftar, nomornya belum dipakai, suratnya tidak lebih muda daripada awal masanya, dan "
            "masanya paling lama 90 hari serta belum lewat. Bagi pengesah tidak ada Plh. atau Plt.",
            "Person and appointer are listed and two people, this person may act in this role, the appointer holds it, is a ratifier or "
            "listed as appointer, the number is new, the letter is no younger than the begin of its window, and the window is 90 days at "
            "most and not over. Nobody acts for a ratifier.",
        ),
        why=Text(
            "Surat yang tidak memenuhi syarat tidak memberi hak apa pun; lebih baik diketahui sebelum ditandatangani.",
            "A letter that falls short gives no right at all; better to know before it is signed.",
        ),
        example=Text("Operator menunjuk dirinya sendiri sebagai Plh. Sekretaris.", "The operator appoints himself as acting secretary."),
        do=Text(
            "Ikuti alasan pada temuan; siapa yang boleh, tertulis di `acting` dalam `people.yml`. Lalu ulangi `paraf appoint`.",
            "Follow the reason in the finding; who may is written under `acting` in `people.yml`. Then run `paraf appoint` again.",
        ),
    ),
    "MANIFEST-CHAIN": Explanation(
        title=Text("Rantai pengesahan terputus.", "The chain of manifests is broken."),
        checks=Text(
            "Pengesahan bernomor urut mulai 0001, masing-masing menyebut digest yang sebelumnya, dan waktunya tidak mundur.",
            "Manifests are numbered from 0001, each names the digest of the one before, and their times do not run backwards.",
        ),
        why=Text(
            "Dengan demikian tidak ada pengesahan yang dapat dihapus atau disisipkan tanpa terlihat.",
            "So no manifest can be removed or slipped in unseen.",
        ),
        example=Text("`0002.txt` dihapus, sedangkan `0003.txt` tetap ada.", "`0002.txt` was deleted while `0003.txt` is still there."),
        do=Text(
            "Kembalikan folder `pengesahan/` dari Git (`git checkout -- FOLDER`); pengesahan baru dibuat dengan `paraf sop ratify`.",
            "Restore the folder `pengesahan/` from Git (`git checkout -- FOLDER`); a new manifest is made with `paraf sop ratify`.",
        ),
    ),
    "MANIFEST-RATIFIERS": Explanation(
        title=Text("Pengesah kurang dari dua orang.", "There are fewer than two ratifiers."),
        checks=Text(
            "Setiap pengesahan menyebut sedikitnya dua pengesah, masing-masing dengan kunci sendiri.",
            "Every manifest names at least two ratifiers, each with a key of his own.",
        ),
        why=Text(
            "Kunci yang hilang atau pejabat yang berganti tidak boleh membuat kantor buntu.",
            "A lost key or a new official may not leave the office stuck.",
        ),
        example=Text("Hanya kunci Sekretaris yang tercatat.", "Only the secretary's key is listed."),
        do=Text(
            "Sahkan lagi dengan dua pengesah atau lebih: `paraf sop ratify`.",
            "Ratify again with two ratifiers or more: `paraf sop ratify`.",
        ),
    ),
    "MANIFEST-SHAPE": Explanation(
        title=Text("Berkas pengesahan tidak berbentuk semestinya.", "The manifest is malformed."),
        checks=Text(
            "Setiap baris pengesahan berupa `isian nilai` dalam urutan tetap, persis seperti yang ditulis Paraf.",
            "Each line of a manifest is `field value` in a fixed order, exactly as Paraf writes it.",
        ),
        why=Text("Satu cara penulisan membuat setiap pembaca melihat hal yang sama.", "With one spelling every reader sees the same."),
        example=Text("Seseorang menyunting daftar berkasnya dengan tangan.", "Somebody edited its list of files by hand."),
        do=Text(
            "Kembalikan berkas dari Git (`git checkout -- BERKAS`), lalu buat pengesahan baru dengan `paraf sop ratify`.",
            "Restore the file from Git (`git checkout -- FILE`), then make a new manifest with `paraf sop ratify`.",
        ),
    ),
    "MANIFEST-SIGNATURE": Explanation(
        title=Text("Pengesahan tidak ditandatangani pengesah yang berwenang.", "The manifest is not signed by a ratifier entitled to it."),
        checks=Text(
            "Pengesahan ditandatangani pengesah yang disebut pengesahan sebelumnya; yang pertama oleh salah satu pengesahnya sendiri.",
            "A manifest is signed by a ratifier whom the one before names; the first by one of its own.",
        ),
        why=Text(
            "Hanya yang sudah berwenang dapat mengubah aturan atau menunjuk penerusnya.",
            "Only who is entitled already may change the rules or name a successor.",
        ),
        example=Text("Operator menandatangani pengesahan dengan kuncinya sendiri.", "The operator signs a manifest with his own key."),
        do=Text("Minta pengesah yang berwenang menjalankan `paraf sop ratify`.", "Ask an entitled ratifier to run `paraf sop ratify`."),
    ),
    "POLICY-MISSING": Explanation(
        title=Text("Kantor ini belum punya pengesahan.", "This office has no manifest."),
        checks=Text(
            "Folder `pengesahan/` kantor memuat sedikitnya `0001.txt`.",
            "The folder `pengesahan/` of the office holds at least `0001.txt`.",
        ),
        why=Text(
            "Kebijakan yang tidak disahkan siapa pun tidak dapat dijadikan dasar penilaian.",
            "A policy that nobody ratified is nothing to judge by.",
        ),
        example=Text(
            "Kantor baru sudah menulis SOP, tetapi belum mengesahkannya.",
            "A new office has written its SOP but not ratified it.",
        ),
        do=Text(
            "Sahkan dengan `paraf sop ratify`, lalu minta pemilik kode menambahkan baris kantor di `sops/trust.txt`.",
            "Ratify with `paraf sop ratify`, then ask the code owners to add the office's line to `sops/trust.txt`.",
        ),
    ),
    "POLICY-REWRITTEN": Explanation(
        title=Text("Kebijakan yang sudah berlaku ditulis ulang.", "Policy that is in force was rewritten."),
        checks=Text(
            "Perubahan `people.yml`, notaris, dan akun hanya menambah, menutup `until` yang masih terbuka, atau menandai `revoked` dan "
            "`compromised`; `from` yang baru tidak mendahului pengesahan yang berlaku; berkas SOP, zona waktu, dan pengenal kantor tetap.",
            "A change of `people.yml`, notaries and accounts only adds, closes an open `until`, or marks `revoked` and `compromised`; a "
            "new `from` is not before the manifest in force; SOP files, time zone and id of the office stay.",
        ),
        why=Text(
            "Semua paraf, juga yang lama, dinilai menurut kebijakan sekarang; yang dihapus membuat paraf lama tidak sah, yang berlaku "
            "surut membuat paraf yang dulu tidak sah menjadi sah.",
            "All signatures, old ones too, are judged by the policy of today; what disappears would break old ones, what reaches into the "
            "past would make good what was not.",
        ),
        example=Text(
            "Sekretaris lama dihapus dari `people.yml` ketika penggantinya datang.",
            "The former secretary is deleted from `people.yml` when the next one comes.",
        ),
        do=Text(
            "Kembalikan baris itu dari Git, tutup dengan `until`, tambahkan yang baru dengan `from`, lalu jalankan `paraf sop ratify`.",
            "Restore the line from Git, close it with `until`, add the new one with `from`, then run `paraf sop ratify`.",
        ),
    ),
    "POLICY-UNRATIFIED": Explanation(
        title=Text("Berkas kebijakan atau halaman bukan seperti yang disahkan.", "A policy file or page is not as ratified."),
        checks=Text(
            "Berkas kebijakan dan halaman biasa kantor persis sama dengan yang tercatat dalam pengesahan terakhir, tidak kurang dan tidak "
            "lebih.",
            "The office's policy files and plain pages are exactly those that its latest manifest lists, no fewer and no more.",
        ),
        why=Text(
            "Aturan hanya berubah dengan pengesahan; perubahan lain tidak berlaku.",
            "Rules change by ratification only; no other change counts.",
        ),
        example=Text(
            "Seseorang menambahkan kuncinya ke `people.yml` tanpa pengesahan.",
            "Somebody adds his key to `people.yml` without a manifest.",
        ),
        do=Text(
            "Kembalikan dari Git (`git checkout -- BERKAS`), atau minta pengesah menjalankan `paraf sop ratify`.",
            "Restore it from Git (`git checkout -- FILE`), or ask a ratifier to run `paraf sop ratify`.",
        ),
    ),
    "TRUST-MISSING": Explanation(
        title=Text("Daftar kantor yang dipercaya tidak ada.", "There is no list of trusted offices."),
        checks=Text(
            "`sops/trust.txt` ada, terbaca, dan memuat sedikitnya satu kantor.",
            "`sops/trust.txt` is there, can be read and names at least one office.",
        ),
        why=Text(
            "Berkas itu satu-satunya jangkar kepercayaan; tanpa jangkar semua pengesahan dapat dibuat-buat.",
            "That file is the only anchor of trust; without it every manifest could be made up.",
        ),
        example=Text("`sops/trust.txt` terhapus dalam penggabungan.", "`sops/trust.txt` was deleted in a merge."),
        do=Text("Kembalikan dari Git: `git checkout -- sops/trust.txt`.", "Restore it from Git: `git checkout -- sops/trust.txt`."),
    ),
    "TRUST-PIN": Explanation(
        title=Text("Akar kepercayaan bukan yang dipatok.", "The root of trust is not the one that was pinned."),
        checks=Text(
            "Dengan `--trust` (atau PARAF_TRUST) setiap kantor di `sops/trust.txt` mempunyai akar yang dipatok, dan setiap patokan "
            "menemukan kantornya.",
            "With `--trust` (or PARAF_TRUST) each office in `sops/trust.txt` has a root that was pinned, and each pin finds its office.",
        ),
        why=Text(
            "Siapa yang dapat mengganti `sops/trust.txt` dapat mengganti seluruh rantai; patokan dari luar repositori memperlihatkannya.",
            "Who can replace `sops/trust.txt` can replace the whole chain; a pin from outside the repository shows it.",
        ),
        example=Text(
            "Setelah kedua kunci pengesah hilang, kantor mulai dengan rantai baru; patokan lama tidak cocok lagi.",
            "After both ratifier keys were lost, the office began a new chain; the old pin fits no more.",
        ),
        do=Text(
            "Tanyakan sidik akar kepada pengesah kantor, lalu jalankan lagi: `paraf audit --trust KANTOR=SHA256:...`.",
            "Ask the office's ratifier for the fingerprint, then run it again: `paraf audit --trust OFFICE=SHA256:...`.",
        ),
    ),
    "TRUST-ROOT": Explanation(
        title=Text("Pengesahan pertama bukan yang dipercaya.", "The first manifest is not the trusted one."),
        checks=Text(
            "Digest `pengesahan/0001.txt` sama dengan yang tercatat untuk kantor itu di `sops/trust.txt`.",
            "The digest of `pengesahan/0001.txt` is the one that `sops/trust.txt` names for the office.",
        ),
        why=Text(
            "Tanpa pembandingan ini seluruh rantai pengesahan dapat diganti sekaligus.",
            "Without it the whole chain of manifests could be replaced at once.",
        ),
        example=Text("Seseorang membuat rantai baru dengan kuncinya sendiri.", "Somebody makes a new chain with his own key."),
        do=Text(
            "Kembalikan `0001.txt` dari Git. Bila kedua kunci pengesah hilang, pemilik kode mengganti baris di `sops/trust.txt` dalam "
            "perubahan tersendiri.",
            "Restore `0001.txt` from Git. If both ratifiers' keys are lost, the code owners replace the line in `sops/trust.txt` in a "
            "change of its own.",
        ),
    ),
    "TRUST-SHAPE": Explanation(
        title=Text("Baris daftar kantor yang dipercaya salah.", "A line of the list of trusted offices is wrong."),
        checks=Text(
            "Setiap baris `sops/trust.txt` berupa `kantor sha256`, dan setiap kantor disebut satu kali.",
            "Each line of `sops/trust.txt` is `office sha256`, and each office is named once.",
        ),
        why=Text(
            "Dua baris untuk satu kantor berarti dua jangkar yang saling bertentangan.",
            "Two lines for one office are two anchors that contradict each other.",
        ),
        example=Text("Digest terpotong ketika disalin.", "The digest was cut when it was copied."),
        do=Text(
            "Perbaiki baris yang disebut menurut riwayatnya: `git log -p sops/trust.txt`.",
            "Mend the line named by its history: `git log -p sops/trust.txt`.",
        ),
    ),
}
