"""Texts of the codes about files and folders: where a post stands and what may lie in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

FILES: Final[Mapping[str, Explanation]] = {
    "ATTRIBUTES": Explanation(
        title=Text("Git dapat mengubah berkas yang ditandatangani.", "Git could change signed files."),
        checks=Text(
            "`.gitattributes` memuat kedua baris untuk `content/**` dan `sops/**`, dan tidak ada aturan lain yang dapat mengenai keduanya.",
            "`.gitattributes` holds the two lines for `content/**` and `sops/**`, and no other rule there can reach either of them.",
        ),
        why=Text(
            "Dengan aturan lain, Git menulis bait yang berbeda dari yang disimpannya, sehingga paraf tidak cocok atau isi yang diperiksa "
            "bukan isi yang tersimpan.",
            "With other rules Git writes other bytes than it stores: signatures break, or what is judged is not what is stored.",
        ),
        example=Text("Baris `* text=auto eol=crlf` ditambahkan.", "The line `* text=auto eol=crlf` was added."),
        do=Text(
            "Tulis `content/** -text -filter -ident -working-tree-encoding`, begitu pula untuk `sops/**`; awali aturan lain dengan nama "
            "folder, misalnya `/docs/** text`. Lalu jalankan `paraf audit`.",
            "Write `content/** -text -filter -ident -working-tree-encoding`, and the same for `sops/**`; begin any other rule with a "
            "folder's name, such as `/docs/** text`. Then run `paraf audit`.",
        ),
    ),
    "FILE-EXISTS": Explanation(
        title=Text("Berkas atau kiriman itu sudah ada.", "The file or post exists already."),
        checks=Text("Perintah yang membuat berkas baru tidak menimpa yang sudah ada.", "A command that makes new files overwrites none."),
        why=Text(
            "Pekerjaan orang lain tidak boleh hilang karena nama yang sama.",
            "Somebody's work may not be lost because of an equal name.",
        ),
        example=Text("`paraf new` dijalankan dua kali dengan judul yang sama.", "`paraf new` is run twice with the same title."),
        do=Text(
            "Lanjutkan kiriman yang ada (`paraf status`), atau pilih nama lain: `paraf new --slug NAMA`.",
            "Go on with the post that is there (`paraf status`), or choose another name: `paraf new --slug NAME`.",
        ),
    ),
    "FILE-MISSING": Explanation(
        title=Text("Berkas tidak ada atau tidak terbaca.", "The file is missing or cannot be read."),
        checks=Text(
            "Berkas yang diperlukan ada, merupakan berkas biasa, dan dapat dibaca.",
            "The file needed is there, is a regular file and can be read.",
        ),
        why=Text(
            "Penilaian atas berkas yang tidak terbaca hanya akan menjadi tebakan.",
            "A judgement of a file that cannot be read would be a guess.",
        ),
        example=Text("`sops/agam/office.yml` terhapus dari folder kerja.", "`sops/agam/office.yml` was deleted from the working tree."),
        do=Text(
            "Kembalikan dari Git: `git checkout -- BERKAS`; periksa pula izin bacanya.",
            "Restore it from Git: `git checkout -- FILE`; check its permissions as well.",
        ),
    ),
    "FILE-MODE": Explanation(
        title=Text("Berkas ini bukan berkas biasa.", "This file is not a regular file."),
        checks=Text(
            "Kiriman hanya memuat berkas biasa: bukan tautan simbolik, submodul, atau berkas yang dapat dijalankan.",
            "A post holds regular files only: no symlink, no submodule, no executable.",
        ),
        why=Text("Tautan dapat menunjuk ke berkas lain setelah disetujui.", "A link can point to another file after the approval."),
        example=Text("`foto.jpg` adalah tautan simbolik ke folder lain.", "`foto.jpg` is a symlink into another folder."),
        do=Text(
            "Salin berkas aslinya ke folder kiriman; bila hanya izinnya yang salah: `git update-index --chmod=-x BERKAS`.",
            "Copy the file itself into the post's folder; if only its mode is wrong: `git update-index --chmod=-x FILE`.",
        ),
    ),
    "FILE-NAME": Explanation(
        title=Text("Nama berkas tidak dapat dipakai.", "The file name cannot be used."),
        checks=Text(
            "Nama terdiri atas huruf kecil, angka, titik, tanda hubung, atau garis bawah, paling panjang 180 bait bersama foldernya, dan "
            "tidak sama dengan nama lain.",
            "A name has lower-case letters, digits, dots, hyphens or underscores, at most 180 bytes with its folder, and equals no other "
            "name.",
        ),
        why=Text(
            "Nama dengan spasi atau huruf besar rusak pada sebagian sistem dan dalam alamat situs.",
            "Names with spaces or capital letters break on some systems and in addresses of the website.",
        ),
        example=Text("`Foto Rapat (1).JPG`.", "`Foto Rapat (1).JPG`."),
        do=Text(
            "Ganti namanya, misalnya menjadi `foto-rapat-1.jpg`, sesuaikan front matter, lalu jalankan `paraf lint`.",
            "Rename it, for example to `foto-rapat-1.jpg`, adapt the front matter, then run `paraf lint`.",
        ),
    ),
    "FILE-WRITE": Explanation(
        title=Text("Berkas tidak dapat ditulis.", "The file cannot be written."),
        checks=Text("Berkas ditulis seluruhnya, atau tidak ditulis sama sekali.", "A file is written whole or not at all."),
        why=Text("Berkas yang tertulis sebagian dapat merusak tanda tangan.", "A file written in part can damage signatures."),
        example=Text("Diska penuh, atau folder hanya dapat dibaca.", "The disk is full, or the folder is read-only."),
        do=Text(
            "Periksa ruang kosong dan izin folder, lalu jalankan lagi perintahnya.",
            "Check free space and permissions of the folder, then run the command again.",
        ),
    ),
    "POST-EMPTY": Explanation(
        title=Text("Folder kiriman tidak punya index.md.", "The folder of the post has no index.md."),
        checks=Text("Setiap folder kiriman memuat `index.md`.", "Every folder of a post holds `index.md`."),
        why=Text(
            "Naskah dan tanda tangan berada di berkas itu; tanpa berkas itu tidak ada yang dapat diperiksa.",
            "The text and the signatures stand in that file; without it there is nothing to judge.",
        ),
        example=Text(
            "Operator mengunggah foto ke folder baru sebelum naskahnya ada.",
            "The operator adds photos to a new folder before there is a text.",
        ),
        do=Text(
            "Buat kiriman dengan `paraf new`, atau kembalikan berkasnya: `git checkout -- BERKAS`.",
            "Make the post with `paraf new`, or restore the file: `git checkout -- FILE`.",
        ),
    ),
    "POST-MISSING": Explanation(
        title=Text("Kiriman itu tidak ada atau tidak disebut.", "There is no such post, or none was named."),
        checks=Text(
            "Kiriman yang disebut ada, dan namanya hanya menunjuk satu kiriman.",
            "The post named exists, and the name means one post only.",
        ),
        why=Text("Memeriksa nol kiriman tidak boleh dianggap lulus.", "To check no post at all must never count as a pass."),
        example=Text("`paraf check` dijalankan tanpa nama kiriman.", "`paraf check` is run without the name of a post."),
        do=Text(
            "Tulis jalurnya, misalnya `agam/medsos/2026/rapat-pleno`; daftarnya: `paraf status`.",
            "Write its path, for example `agam/medsos/2026/rapat-pleno`; the list: `paraf status`.",
        ),
    ),
    "POST-UNKNOWN": Explanation(
        title=Text("Kiriman untuk bundel itu tidak ada.", "There is no such post to bundle."),
        checks=Text(
            "Setiap kiriman yang disebut pada `paraf bundle` ada di repositori.",
            "Every post named to `paraf bundle` is in the repository.",
        ),
        why=Text("Bundel yang tidak lengkap mudah dikira lengkap.", "A set of bundles that lacks one is easily taken for complete."),
        example=Text("`paraf bundle agam/medsos/2026/rapat-plano`.", "`paraf bundle agam/medsos/2026/rapat-plano`."),
        do=Text(
            "Periksa namanya dengan `paraf status`, lalu jalankan lagi `paraf bundle`.",
            "Check the name with `paraf status`, then run `paraf bundle` again.",
        ),
    ),
    "TITLE": Explanation(
        title=Text("Judul tidak dapat dijadikan nama folder.", "The title cannot become the name of a folder."),
        checks=Text(
            "Judul memuat huruf atau angka; nama pada `--slug` terdiri atas huruf kecil, angka, dan tanda hubung.",
            "A title has letters or digits; a name given by `--slug` has lower-case letters, digits and hyphens.",
        ),
        why=Text(
            "Nama folder menjadi alamat kiriman dan tidak berubah lagi setelah diparaf.",
            "The folder's name is the address of the post and does not change once it is signed.",
        ),
        example=Text('`paraf new agam/medsos "???"`.', '`paraf new agam/medsos "???"`.'),
        do=Text(
            'Beri judul yang menyebut kegiatannya: `paraf new agam/medsos "Rapat Pleno Terbuka"`.',
            'Give a title that names the activity: `paraf new agam/medsos "Rapat Pleno Terbuka"`.',
        ),
    ),
    "UNKNOWN-FILE": Explanation(
        title=Text("Berkas ini tidak punya tempat.", "This file has no place."),
        checks=Text(
            "Di bawah `content/` hanya ada halaman yang disahkan dan folder kiriman; dalam kiriman hanya `index.md`, media, "
            "`attachments/`, dan `evidence/`.",
            "Under `content/` there are only ratified pages and folders of posts; in a post only `index.md`, media, `attachments/` and "
            "`evidence/`.",
        ),
        why=Text(
            "Berkas di luar daftar itu dapat tayang tanpa pernah melalui SOP.",
            "A file beyond that list could be published without passing any SOP.",
        ),
        example=Text(
            "Folder `lampiran/` dalam kiriman; namanya harus `attachments/`.",
            "A folder `lampiran/` in a post; its name must be `attachments/`.",
        ),
        do=Text(
            "Pindahkan atau hapus berkas itu (`git mv`, `git rm`); halaman biasa disahkan dengan `paraf sop ratify`.",
            "Move or delete the file (`git mv`, `git rm`); a plain page is ratified with `paraf sop ratify`.",
        ),
    ),
}
