"""Texts of the codes about publishing: bundles for the platforms and the website."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

PUBLISH: Final[Mapping[str, Explanation]] = {
    "BUILD-ADDRESS": Explanation(
        title=Text("Dua halaman memperoleh alamat yang sama.", "Two pages get the same address."),
        checks=Text("Setiap halaman situs mempunyai alamat sendiri.", "Every page of the website has an address of its own."),
        why=Text("Yang satu akan menimpa yang lain tanpa terlihat.", "One would silently replace the other."),
        example=Text("Halaman biasa memakai nama yang sudah dipakai folder SOP.", "A plain page has the name of an SOP's folder."),
        do=Text(
            "Ganti nama salah satu halaman, sahkan bila perlu (`paraf sop ratify`), lalu jalankan lagi `paraf build`.",
            "Rename one of the pages, ratify if needed (`paraf sop ratify`), then run `paraf build` again.",
        ),
    ),
    "BUILD-CHANGED": Explanation(
        title=Text("Berkas berubah selagi situs dibangun.", "A file changed while the website was built."),
        checks=Text(
            "Berkas yang masuk ke situs masih sama dengan yang diperiksa.",
            "The files that go into the site are still those that were judged.",
        ),
        why=Text("Jika tidak, yang tayang bukan yang disetujui.", "Otherwise what is published is not what was approved."),
        example=Text("Foto disimpan ulang ketika `paraf build` berjalan.", "A photo is saved again while `paraf build` runs."),
        do=Text(
            "Jalankan lagi `paraf build`; bila berulang, periksa dengan `paraf status`.",
            "Run `paraf build` again; if it happens again, look with `paraf status`.",
        ),
    ),
    "BUILD-CONFIG": Explanation(
        title=Text("mkdocs.yml tidak ada atau tidak terbaca.", "mkdocs.yml is missing or cannot be read."),
        checks=Text(
            "`mkdocs.yml` ada di puncak repositori dan berisi YAML yang benar.",
            "`mkdocs.yml` is at the top of the repository and is correct YAML.",
        ),
        why=Text("Berkas itu menentukan alamat dan tampilan situs.", "That file sets the address and the looks of the website."),
        example=Text("`mkdocs.yml` terhapus, atau lekukannya salah.", "`mkdocs.yml` was deleted, or its indentation is wrong."),
        do=Text(
            "Kembalikan dari Git (`git checkout -- mkdocs.yml`), lalu jalankan lagi `paraf build`.",
            "Restore it from Git (`git checkout -- mkdocs.yml`), then run `paraf build` again.",
        ),
    ),
    "BUILD-DIR": Explanation(
        title=Text("Folder tujuan berisi sesuatu yang bukan situs.", "The folder to write holds something that is no site of ours."),
        checks=Text(
            "Folder tujuan kosong, belum ada, atau berisi situs buatan Paraf.",
            "The folder is empty, does not exist yet, or holds a site made by Paraf.",
        ),
        why=Text(
            "Situs diganti seluruhnya; berkas lain di sana akan hilang.",
            "The site is replaced whole; other files there would be lost.",
        ),
        example=Text("`paraf build -d ~/Dokumen`.", "`paraf build -d ~/Documents`."),
        do=Text("Pilih folder lain: `paraf build -d FOLDER`.", "Choose another folder: `paraf build -d FOLDER`."),
    ),
    "BUILD-FAILED": Explanation(
        title=Text("Situs tidak dapat dibangun.", "The website cannot be built."),
        checks=Text("mkdocs dan konfigurasinya dapat dijalankan sampai selesai.", "mkdocs and its configuration run to the end."),
        why=Text(
            "Situs setengah jadi tidak boleh menggantikan situs yang lama; yang lama tetap ada.",
            "A half-built site may not replace the old one, which stays.",
        ),
        example=Text("`mkdocs.yml` menyebut plugin yang tidak terpasang.", "`mkdocs.yml` names a plugin that is not installed."),
        do=Text(
            "Perbaiki yang disebut dalam pesan, lalu jalankan lagi `paraf build`.",
            "Mend what the message names, then run `paraf build` again.",
        ),
    ),
    "BUNDLE-FOREIGN": Explanation(
        title=Text("Di tempat bundel sudah ada isi lain.", "Something else is where the bundle goes."),
        checks=Text(
            "Folder bundel kosong, belum ada, atau berisi bundel buatan Paraf.",
            "The bundle's folder is empty, does not exist yet, or holds a bundle made by Paraf.",
        ),
        why=Text("Berkas orang lain tidak boleh tertimpa.", "Files of others may not be overwritten."),
        example=Text("Foto asli disimpan di dalam folder bundel.", "Original photos are kept in the bundle's folder."),
        do=Text(
            "Pindahkan isi itu, atau pilih folder lain: `paraf bundle -o FOLDER`.",
            "Move it away, or choose another folder: `paraf bundle -o FOLDER`.",
        ),
    ),
    "BUNDLE-PATH": Explanation(
        title=Text("Jalur bundel tidak dapat dipakai.", "The path of the bundle cannot be used."),
        checks=Text(
            "Bundel ditulis di dalam folder tujuan, tidak melalui tautan simbolik atau `..`.",
            "A bundle is written inside its folder, never through a symlink or `..`.",
        ),
        why=Text("Tautan dapat membawa berkas ke luar folder tujuan.", "A link can lead files out of the folder."),
        example=Text("Folder `bundles/agam` adalah tautan simbolik.", "The folder `bundles/agam` is a symlink."),
        do=Text(
            "Hapus tautan itu, atau pilih folder lain: `paraf bundle -o FOLDER`.",
            "Remove the link, or choose another folder: `paraf bundle -o FOLDER`.",
        ),
    ),
    "BUNDLE-WRITE": Explanation(
        title=Text("Bundel tidak dapat ditulis.", "The bundle cannot be written."),
        checks=Text("Bundel ditulis seluruhnya, atau tidak ditulis sama sekali.", "A bundle is written whole or not at all."),
        why=Text("Admin tidak boleh mengunggah dari bundel yang tidak lengkap.", "No admin should upload from a bundle that lacks files."),
        example=Text("Diska penuh ketika gambar ditulis.", "The disk is full while pictures are written."),
        do=Text(
            "Periksa ruang kosong dan izin folder, lalu jalankan lagi `paraf bundle`.",
            "Check free space and permissions, then run `paraf bundle` again.",
        ),
    ),
    "FILE-CHANGED": Explanation(
        title=Text("Berkas berubah setelah diperiksa.", "A file changed after it was judged."),
        checks=Text(
            "Berkas yang masuk ke bundel masih sama dengan yang diperiksa.",
            "The files that go into the bundle are still those that were judged.",
        ),
        why=Text("Yang diunggah harus sama dengan yang disetujui.", "What is uploaded must be what was approved."),
        example=Text("Foto disimpan ulang ketika `paraf bundle` berjalan.", "A photo is saved again while `paraf bundle` runs."),
        do=Text(
            "Jalankan lagi `paraf bundle`; bila berulang, periksa dengan `paraf status`.",
            "Run `paraf bundle` again; if it happens again, look with `paraf status`.",
        ),
    ),
    "IMAGE-TOO-LARGE": Explanation(
        title=Text("Gambar terlalu besar untuk bundel.", "The picture is too large for a bundle."),
        checks=Text("Jumlah piksel gambar tidak melebihi batas.", "The picture has no more pixels than the limit."),
        why=Text(
            "Gambar raksasa dapat menghabiskan memori komputer yang membukanya.",
            "A giant picture can use up the memory of the computer that opens it.",
        ),
        example=Text("Hasil pindai peta sebesar 20.000 × 20.000 piksel.", "A scanned map of 20,000 × 20,000 pixels."),
        do=Text(
            "Perkecil gambarnya, lalu paraf ulang langkah yang boleh mengubah media: `paraf sign --step N`.",
            "Make the picture smaller, then sign again the step that may change media: `paraf sign --step N`.",
        ),
    ),
    "IMAGE-UNREADABLE": Explanation(
        title=Text("Gambar tidak utuh.", "The picture is not whole."),
        checks=Text("Setiap gambar dalam bundel dapat dibuka sampai akhir.", "Every picture of the bundle opens to its end."),
        why=Text(
            "Bundel menyesuaikan ukuran gambar untuk setiap platform; gambar rusak tidak dapat disesuaikan.",
            "A bundle fits pictures to each platform; a damaged one cannot be fitted.",
        ),
        example=Text("Foto terpotong karena unduhan terhenti.", "A photo is cut off because a download stopped."),
        do=Text(
            "Simpan ulang sebagai JPEG atau PNG, lalu paraf ulang langkah yang boleh mengubah media: `paraf sign --step N`.",
            "Save it again as JPEG or PNG, then sign again the step that may change media: `paraf sign --step N`.",
        ),
    ),
    "MEDIA-MISSING": Explanation(
        title=Text("Berkas untuk bundel tidak ada.", "A file for the bundle is missing."),
        checks=Text(
            "Setiap gambar, video, dan dokumen yang diperlukan bundel ada di folder kiriman.",
            "Every picture, video and document that the bundle needs is in the post's folder.",
        ),
        why=Text("Bundel tanpa berkas itu tidak seperti yang disetujui.", "A bundle without it would not be what was approved."),
        example=Text(
            "`poster: sampul.jpg` disebut, tetapi berkasnya tidak ada.",
            "`poster: sampul.jpg` is named, but there is no such file.",
        ),
        do=Text(
            "Periksa nama berkas di `images`, `videos`, dan `documents` dengan `paraf lint`.",
            "Check the file names under `images`, `videos` and `documents` with `paraf lint`.",
        ),
    ),
    "NOT-APPROVED": Explanation(
        title=Text("Kiriman belum boleh diunggah.", "The post may not be uploaded yet."),
        checks=Text(
            "Bundel hanya dibuat untuk kiriman yang lengkap menurut SOP, atau lengkap dengan pengecualian.",
            "A bundle is made only for a post that is complete by its SOP, or complete with an exception.",
        ),
        why=Text(
            "Admin mengunggah dari bundel; bundel tanpa persetujuan berarti unggahan tanpa persetujuan.",
            "The admin uploads from the bundle; a bundle without approval is an upload without approval.",
        ),
        example=Text("`paraf bundle` dijalankan ketika Sekretaris belum memaraf.", "`paraf bundle` is run before the secretary signed."),
        do=Text(
            "Lihat siapa yang ditunggu dengan `paraf status`; konsep bertanda air: `paraf bundle --preview`.",
            "See who is awaited with `paraf status`; a draft with a watermark: `paraf bundle --preview`.",
        ),
    ),
    "PLATFORM-UNKNOWN": Explanation(
        title=Text("Platform tidak dikenal pembuat bundel.", "The platform is unknown to the maker of bundles."),
        checks=Text("Setiap nama dalam `platforms` dikenal.", "Every name in `platforms` is known."),
        why=Text(
            "Untuk platform yang tidak dikenal tidak ada ukuran gambar dan batas naskah.",
            "For an unknown platform there are no picture sizes and no text limits.",
        ),
        example=Text("`platforms: [instagam]`.", "`platforms: [instagam]`."),
        do=Text(
            "Perbaiki namanya, lalu jalankan `paraf lint` dan paraf ulang dengan `paraf sign`.",
            "Correct the name, then run `paraf lint` and sign again with `paraf sign`.",
        ),
    ),
    "TOO-EARLY": Explanation(
        title=Text("Waktu tayang belum tiba.", "The time to publish has not come."),
        checks=Text("Bundel dibuat setelah `publish_at` kiriman tercapai.", "A bundle is made once the post's `publish_at` has come."),
        why=Text(
            "Informasi yang ditahan sampai waktu tertentu tidak boleh terunggah lebih awal.",
            "What is held back until a set time may not be uploaded before it.",
        ),
        example=Text(
            "`publish_at` esok pagi, dan bundel diminta hari ini.",
            "`publish_at` is tomorrow morning, and the bundle is asked for today.",
        ),
        do=Text(
            "Tunggu sampai waktunya, atau lihat konsep bertanda air: `paraf bundle --preview`.",
            "Wait until then, or look at a draft with a watermark: `paraf bundle --preview`.",
        ),
    ),
}
