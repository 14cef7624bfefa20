"""Texts of the codes about a proposal against its base, and about history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

CHANGE: Final[Mapping[str, Explanation]] = {
    "CONTENT-BESIDE": Explanation(
        title=Text(
            "Usulan yang hanya menghentikan atau mencatat mengubah hal lain.", "A proposal that only stops or records changes more."
        ),
        checks=Text(
            "Usulan yang entri barunya hanya penarikan, pengembalian, penolakan, atau pencatatan bukti tidak mengubah isi kiriman; "
            "penarikan boleh menghapus isi, tidak lebih.",
            "A proposal whose new entries only withdraw, return, reject or record proof leaves the content alone; a withdrawal may "
            "remove content, and no more.",
        ),
        why=Text(
            "Usulan seperti itu digabung tanpa menunggu langkah lain, sehingga tidak boleh membawa naskah yang belum disetujui.",
            "Such a proposal is merged without waiting for other steps, so it may carry no text that nobody approved.",
        ),
        example=Text(
            "Bersama penarikan, sebuah kalimat diganti dengan kalimat lain.",
            "Together with a withdrawal one sentence is replaced by another.",
        ),
        do=Text(
            "Kembalikan isinya dengan `git checkout main -- BERKAS`. Isi yang berubah memerlukan ralat: `paraf revise`.",
            "Restore the content with `git checkout main -- FILE`. Changed content needs a correction: `paraf revise`.",
        ),
    ),
    "ENTRIES-DROPPED": Explanation(
        title=Text("Tanda tangan yang sudah ada hilang.", "Signatures that were there are gone."),
        checks=Text(
            "Entri yang sah di cabang utama menjadi awal blok tanda tangan usulan, bita demi bita.",
            "The valid entries of main are the beginning of the proposal's signature block, byte for byte.",
        ),
        why=Text(
            "Penolakan, pengembalian, dan paraf adalah catatan kantor; tidak ada yang boleh menghapusnya diam-diam.",
            "A rejection, a return and a signature are the office's record; nobody may take one away in silence.",
        ),
        example=Text(
            "Entri penolakan dihapus dari `index.md` agar kiriman tampak masih menunggu.",
            "A rejection is deleted from `index.md` so that the post seems to wait still.",
        ),
        do=Text(
            "Kembalikan blok itu dari cabang utama (`git checkout main -- BERKAS`), lalu tambahkan entri baru dengan `paraf sign`.",
            "Restore the block from main (`git checkout main -- FILE`), then add new entries with `paraf sign`.",
        ),
    ),
    "HISTORY-REWRITTEN": Explanation(
        title=Text("Dorongan ini membuang komit dari cabang utama.", "The push takes commits off main."),
        checks=Text(
            "Ujung baru cabang utama, dan usulan yang mengganti `sops/trust.txt`, memuat ujung yang lama.",
            "The new tip of main, and a proposal that replaces `sops/trust.txt`, contains the old tip.",
        ),
        why=Text("Riwayat cabang utama adalah arsip kantor.", "The history of main is the office's archive."),
        example=Text("`git push --force` sesudah rebase cabang utama.", "`git push --force` after main was rebased."),
        do=Text(
            "Ambil ujung yang ada dan mulai dari sana: `git pull --rebase`, lalu `git push`.",
            "Get the tip there is and start from it: `git pull --rebase`, then `git push`.",
        ),
    ),
    "HISTORY-SHALLOW": Explanation(
        title=Text("Salinan repositori terlalu dangkal untuk menilai.", "The clone is too shallow to judge."),
        checks=Text(
            "Asal bersama usulan dan cabang utama ada dalam salinan ini.",
            "The common origin of the proposal and main is in this clone.",
        ),
        why=Text(
            "Dalam salinan dangkal asal yang lebih tua dapat tampak sebagai asal, dan sebagian perubahan tidak terlihat.",
            "In a shallow clone an older origin may look like the one, and a part of the change is not seen.",
        ),
        example=Text("CI mengambil repositori dengan `--depth 1`.", "A CI fetches the repository with `--depth 1`."),
        do=Text("Ambil seluruh riwayat: `git fetch --unshallow`.", "Get the whole history: `git fetch --unshallow`."),
    ),
    "LETTER-INVALID": Explanation(
        title=Text("Surat penunjukan tidak berlaku.", "The letter of appointment does not count."),
        checks=Text(
            "Surat Plh. atau Plt. yang baru ditandatangani pejabat definitif, pengesah, atau penunjuk yang disebut `people.yml`, dengan "
            "kunci yang berlaku sekarang, paling lama 30 hari lalu, untuk orang yang boleh bertindak dan paling lama 90 hari.",
            "A new letter of an acting official is signed by the holder, a ratifier or an appointer that `people.yml` names, with a key "
            "that is valid now, at most 30 days ago, for a person who may act and for at most 90 days.",
        ),
        why=Text(
            "Surat yang salah baru ketahuan ketika kiriman yang diparaf dengannya gugur.",
            "A wrong letter would be noticed only when the posts signed under it fall.",
        ),
        example=Text("Operator menandatangani surat yang menunjuk dirinya sendiri.", "The operator signs a letter that appoints himself."),
        do=Text(
            "Minta pejabat yang berwenang menandatangani suratnya, lalu ajukan lagi.",
            "Have who may appoint sign the letter, then propose it again.",
        ),
    ),
    "MANIFEST-NEXT": Explanation(
        title=Text("Perubahan kebijakan tidak membawa tepat satu pengesahan.", "A change of policy does not bring exactly one manifest."),
        checks=Text(
            "Usulan yang mengubah `sops/KANTOR/` atau halaman biasa kantor membawa satu pengesahan baru dengan nomor berikutnya.",
            "A proposal that changes `sops/OFFICE/` or the office's plain pages brings one new manifest with the next number.",
        ),
        why=Text(
            "Aturan, orang, dan kunci berlaku karena disahkan pejabat yang berwenang, bukan karena digabung.",
            "Rules, people and keys count because the official in charge ratified them, not because they were merged.",
        ),
        example=Text(
            "`people.yml` diberi orang baru tanpa `paraf sop ratify`.", "`people.yml` gets a new person without `paraf sop ratify`."
        ),
        do=Text(
            "Minta pengesah menjalankan `paraf sop ratify KANTOR` dalam usulan yang sama.",
            "Ask a ratifier to run `paraf sop ratify OFFICE` in the same proposal.",
        ),
    ),
    "MANIFEST-REWRITTEN": Explanation(
        title=Text("Pengesahan yang sudah ada diubah atau dihapus.", "A manifest that was there is changed or gone."),
        checks=Text(
            "Setiap berkas `pengesahan/` di cabang utama tetap ada, bita demi bita.",
            "Every file of `pengesahan/` on main stays, byte for byte.",
        ),
        why=Text(
            "Rantai pengesahan menunjukkan aturan mana berlaku kapan; ia hanya bertambah.",
            "The chain of manifests shows which rules were in force when; it only grows.",
        ),
        example=Text("`0002.txt` diganti dengan pengesahan lain bernomor sama.", "`0002.txt` is replaced by another of the same number."),
        do=Text(
            "Kembalikan dengan `git checkout main -- BERKAS`; perubahan baru mendapat nomor berikutnya: `paraf sop ratify`.",
            "Restore it with `git checkout main -- FILE`; a new change gets the next number: `paraf sop ratify`.",
        ),
    ),
    "MANIFEST-TIME": Explanation(
        title=Text("Waktu pengesahan baru tidak mungkin.", "The time of the new manifest is not possible."),
        checks=Text(
            "Pengesahan baru paling lama 30 hari lalu dan paling jauh 5 menit di depan.",
            "A new manifest is at most 30 days old and at most 5 minutes ahead.",
        ),
        why=Text(
            "SOP yang berlaku sejak disahkan, jabatan, dan kunci bergantung pada waktu itu.",
            "SOPs in force when signed, appointments and keys depend on that time.",
        ),
        example=Text("Jam komputer pengesah tertinggal setahun.", "The clock of the ratifier's computer is a year slow."),
        do=Text(
            "Setel jam komputer, lalu sahkan lagi dengan `paraf sop ratify`.", "Set the clock, then ratify again with `paraf sop ratify`."
        ),
    ),
    "MERGE-BASE": Explanation(
        title=Text("Usulan dan cabang utama tidak punya tepat satu asal bersama.", "Proposal and main have not exactly one common origin."),
        checks=Text(
            "Git menemukan tepat satu asal bersama terdekat (`git merge-base --all`).",
            "Git finds exactly one nearest common origin (`git merge-base --all`).",
        ),
        why=Text(
            "Tanpa asal, atau dengan dua asal, tidak jelas apa yang diubah usulan ini.",
            "Without an origin, or with two, it is open what the proposal changes.",
        ),
        example=Text("Dua cabang saling digabungkan bersilangan.", "Two branches were merged into each other crosswise."),
        do=Text(
            "Gabungkan cabang utama ke dalam usulan (`git merge main`), lalu jalankan lagi.",
            "Merge main into the proposal (`git merge main`), then run it again.",
        ),
    ),
    "MIXED": Explanation(
        title=Text("Satu usulan menyentuh lebih dari satu pihak.", "One proposal touches more than one party."),
        checks=Text(
            "Satu usulan berisi kiriman satu kantor, atau kebijakan satu kantor, atau berkas pemilik kode; tidak dua di antaranya.",
            "A proposal holds posts of one office, or policy of one office, or files of the code owners; never two of these.",
        ),
        why=Text(
            "Kebijakan berlaku sesudah digabung; usulan tidak boleh mengubah aturan dan langsung memakainya.",
            "Policy counts once merged; a proposal may not change the rules and use them at once.",
        ),
        example=Text(
            "Satu permintaan tarik menambah kunci di `people.yml` dan memuat kiriman yang diparaf dengan kunci itu.",
            "One pull request adds a key to `people.yml` and holds a post signed with that key.",
        ),
        do=Text(
            "Pisahkan menjadi dua usulan dan gabungkan kebijakannya lebih dahulu.",
            "Split it into two proposals and merge the policy first.",
        ),
    ),
    "NOTHING-CHANGED": Explanation(
        title=Text("Tidak ada yang dinilai.", "There is nothing to judge."),
        checks=Text(
            "Head mengubah sedikitnya satu berkas terhadap asal bersamanya dengan base.",
            "Head changes at least one file since its common origin with base.",
        ),
        why=Text(
            "Pemeriksaan yang tidak melihat apa pun tidak boleh tampak lulus.",
            "A check that saw nothing may not look like a pass.",
        ),
        example=Text("CI keliru memberi komit yang sama sebagai base dan head.", "A CI gives one commit as base and as head by mistake."),
        do=Text(
            "Periksa `--base` dan `--head`; usulan yang kosong ditutup saja.",
            "Look at `--base` and `--head`; just close an empty proposal.",
        ),
    ),
    "OBJECT-MISSING": Explanation(
        title=Text("Objek Git tidak ada dalam salinan ini.", "A Git object is not in this clone."),
        checks=Text(
            "Setiap berkas yang perlu dinilai tersimpan dalam repositori ini.",
            "Every file that must be judged is stored in this repository.",
        ),
        why=Text(
            "Yang tidak dapat dibaca tidak dapat dinilai, dan tidak pernah dianggap lulus.",
            "What cannot be read cannot be judged, and never counts as a pass.",
        ),
        example=Text("Salinan dibuat dengan `--filter=blob:none`.", "The clone was made with `--filter=blob:none`."),
        do=Text(
            "Buat salinan penuh, atau ambil yang kurang: `git fetch --unshallow`, `git fsck`.",
            "Make a full clone, or get what is missing: `git fetch --unshallow`, `git fsck`.",
        ),
    ),
    "POST-REMOVED": Explanation(
        title=Text("Kiriman bertanda tangan dihapus atau dipindahkan.", "A signed post was removed or moved."),
        checks=Text(
            "Folder kiriman yang mempunyai entri tidak dihapus dan tidak diganti namanya.",
            "A post folder with entries is not removed and not renamed.",
        ),
        why=Text(
            "Tanda tangan menyebut alamat kiriman, dan penurunan harus tercatat siapa dan mengapa.",
            "The signatures name the post's address, and taking it down must say who and why.",
        ),
        example=Text("Folder diganti namanya karena judulnya salah ketik.", "The folder is renamed because of a slip in its title."),
        do=Text(
            "Kembalikan foldernya. Menurunkan: `paraf sign KIRIMAN --decision withdraw`; alamat lain: buat kiriman baru: `paraf new`.",
            "Restore the folder. To take it down: `paraf sign POST --decision withdraw`; for another address: `paraf new`.",
        ),
    ),
    "RECORD-REWRITTEN": Explanation(
        title=Text("Bukti unggah yang sudah ditandatangani diubah.", "Signed proof of an upload was changed."),
        checks=Text(
            "Berkas `evidence/` yang dicakup entri di cabang utama tetap; `record.yml` hanya bertambah di akhir.",
            "Files of `evidence/` that an entry on main covers stay; `record.yml` only grows at its end.",
        ),
        why=Text(
            "Catatan unggahan adalah bukti; koreksi dicatat sebagai catatan baru.",
            "Records of uploads are proof; a correction is a new record.",
        ),
        example=Text("Tautan unggahan lama diganti dengan tautan lain.", "The address of an old upload is replaced by another."),
        do=Text(
            "Kembalikan dengan `git checkout main -- BERKAS`, lalu tambahkan catatan baru dengan `paraf record`.",
            "Restore it with `git checkout main -- FILE`, then add a new record with `paraf record`.",
        ),
    ),
    "REVISION-UNKNOWN": Explanation(
        title=Text("Komit tidak ditemukan.", "There is no such commit."),
        checks=Text(
            "`--base` dan `--head` menyebut komit yang ada dalam repositori ini.", "`--base` and `--head` name commits of this repository."
        ),
        why=Text("Tanpa base tidak ada kebijakan untuk menilai.", "Without a base there is no policy to judge by."),
        example=Text("Cabang `main` belum diambil dalam salinan CI.", "The branch `main` was not fetched in the CI's clone."),
        do=Text("Ambil dengan `git fetch origin`, atau tulis `origin/main`.", "Get it with `git fetch origin`, or write `origin/main`."),
    ),
    "STALE-BASE": Explanation(
        title=Text("Cabang utama sudah mengubah hal yang sama.", "Main has changed the same thing since."),
        checks=Text(
            "Kiriman atau berkas kebijakan yang diubah cabang utama sejak asal bersama ada dalam usulan seperti di cabang utama, "
            "ditambah entri baru.",
            "A post or policy file that main changed since the common origin is in the proposal as main has it, plus new entries.",
        ),
        why=Text(
            "Dua usulan yang masing-masing benar dapat menjadi salah bila digabung.",
            "Two proposals that are right by themselves may be wrong together.",
        ),
        example=Text(
            "Bukti Instagram sudah digabung; usulan lama membawa bukti Facebook untuk kiriman yang sama.",
            "Proof for Instagram was merged; an older proposal brings proof for Facebook of the same post.",
        ),
        do=Text(
            "Gabungkan cabang utama (`git merge main` atau `git rebase main`), lalu paraf atau rekam lagi.",
            "Merge main (`git merge main` or `git rebase main`), then sign or record again.",
        ),
    ),
}
"""Code -> its explanation."""
