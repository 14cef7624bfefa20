"""Texts of the codes about records: proof of an upload that cannot be true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

EVIDENCE: Final[Mapping[str, Explanation]] = {
    "EVIDENCE-ACCOUNT": Explanation(
        title=Text("Akun itu bukan akun resmi kantor.", "The account is not an official one of the office."),
        checks=Text(
            "Alamat unggahan berasal dari akun yang tercatat dalam `office.yml` dan berlaku pada waktu unggah.",
            "The address comes from an account that `office.yml` lists and that is valid at the time of the upload.",
        ),
        why=Text(
            "Unggahan pada akun pribadi bukan penayangan oleh kantor.",
            "An upload on a private account is no publication by the office.",
        ),
        example=Text("Tautan menunjuk akun pribadi admin.", "The link points to the admin's private account."),
        do=Text(
            "Unggah pada akun resmi dan rekam alamatnya: `paraf record --url URL`. Akun resmi baru dicatat dalam `office.yml` dan "
            "disahkan dengan `paraf sop ratify`.",
            "Upload on the official account and record its address: `paraf record --url URL`. A new official account goes into "
            "`office.yml` and is ratified with `paraf sop ratify`.",
        ),
    ),
    "EVIDENCE-DUPLICATE": Explanation(
        title=Text("Alamat ini sudah menjadi bukti.", "This address is proof already."),
        checks=Text("Satu alamat membuktikan satu unggahan dari satu kiriman.", "One address proves one upload of one post."),
        why=Text(
            "Bukti yang dipakai dua kali membuat laporan menghitung unggahan yang tidak pernah ada.",
            "Proof used twice makes reports count an upload that never was.",
        ),
        example=Text(
            "Tautan unggahan minggu lalu tersalin untuk kiriman hari ini.",
            "The link of last week's upload was copied for today's post.",
        ),
        do=Text(
            "Salin alamat unggahan yang benar, lalu jalankan lagi `paraf record`.",
            "Copy the right address, then run `paraf record` again.",
        ),
    ),
    "EVIDENCE-EARLY": Explanation(
        title=Text("Kiriman belum disetujui.", "The post is not approved yet."),
        checks=Text(
            "Bukti unggah direkam setelah semua langkah sebelum penayangan selesai.",
            "Proof of an upload is recorded after every step before publication is complete.",
        ),
        why=Text("Sebelum itu tidak ada langkah unggah yang dapat dibuktikan.", "Before that there is no upload step to prove."),
        example=Text("`paraf record` dijalankan ketika Sekretaris belum memaraf.", "`paraf record` is run before the secretary signed."),
        do=Text(
            "Lihat gilirannya dengan `paraf status`. Bila sudah terlanjur diunggah, rekam sesudah disetujui dengan waktu unggah yang "
            "sebenarnya.",
            "See whose turn it is with `paraf status`. If it was uploaded already, record it after the approval with the true time of the "
            "upload.",
        ),
    ),
    "EVIDENCE-MISSING": Explanation(
        title=Text("Tidak ada bukti unggah.", "There is no proof of the upload."),
        checks=Text(
            "Rekaman memuat tautan, tangkapan layar, atau pernyataan bahwa unggahan tidak beralamat.",
            "A record has a link, a screenshot, or the statement that the upload has no address.",
        ),
        why=Text("Laporan harus dapat ditelusuri sampai ke unggahannya.", "A report must lead back to the upload itself."),
        example=Text("`paraf record --platform instagram` tanpa bukti.", "`paraf record --platform instagram` without proof."),
        do=Text(
            "Tambahkan `--url` atau `--screenshot` pada `paraf record`; untuk grup tanpa alamat, `--confirmed`.",
            "Add `--url` or `--screenshot` to `paraf record`; for a group without an address, `--confirmed`.",
        ),
    ),
    "EVIDENCE-PERSON": Explanation(
        title=Text("Pengunggah tidak dikenal.", "The uploader is unknown."),
        checks=Text(
            "Orang yang disebut sebagai pengunggah tercatat dalam `people.yml`.",
            "The person named as uploader is in `people.yml`.",
        ),
        why=Text("Laporan menyebut siapa yang mengunggah.", "Reports say who uploaded."),
        example=Text("Nama lengkap ditulis, padahal yang diminta pengenalnya.", "A full name was written where the id is asked for."),
        do=Text(
            "Pakai pengenal dari `people.yml`, lalu jalankan lagi `paraf record`.",
            "Use the id from `people.yml`, then run `paraf record` again.",
        ),
    ),
    "EVIDENCE-PLATFORM": Explanation(
        title=Text("Kiriman ini tidak untuk platform itu.", "The post is not meant for that platform."),
        checks=Text(
            "Platform pada rekaman disebut dalam `platforms` kiriman.",
            "The platform of the record is among the `platforms` of the post.",
        ),
        why=Text(
            "Yang disetujui adalah unggahan ke platform yang disebut, tidak ke yang lain.",
            "What was approved is the upload to the platforms named, and to no other.",
        ),
        example=Text(
            "Rekaman untuk `tiktok`, padahal kiriman hanya menyebut `instagram`.",
            "A record for `tiktok`, while the post names `instagram` only.",
        ),
        do=Text(
            "Periksa nama platform pada `paraf record`; menambah platform memerlukan ralat: `paraf revise`.",
            "Check the platform given to `paraf record`; adding a platform takes a correction: `paraf revise`.",
        ),
    ),
    "EVIDENCE-REASON": Explanation(
        title=Text("Rekaman ini memerlukan alasan.", "This record needs a reason."),
        checks=Text(
            "Unggahan yang dilewati, dibiarkan, atau tidak seperti yang disetujui disertai alasan.",
            "An upload that was skipped, left unchanged or not made as approved comes with a reason.",
        ),
        why=Text(
            "Penyimpangan boleh dicatat apa adanya, tetapi harus dapat dijelaskan.",
            "A deviation may be recorded as it is, but must be explained.",
        ),
        example=Text("`skipped` untuk WhatsApp tanpa alasan.", "`skipped` for WhatsApp without a reason."),
        do=Text('Tambahkan alasannya: `paraf record --reason "..."`.', 'Add the reason: `paraf record --reason "..."`.'),
    ),
    "EVIDENCE-SCREENSHOT": Explanation(
        title=Text("Tangkapan layar tidak dapat dipakai.", "The screenshot cannot be used."),
        checks=Text(
            "Tangkapan layar terbaca, utuh, dan berjenis JPG, PNG, atau WebP.",
            "The screenshot can be read, is whole and is a JPG, PNG or WebP.",
        ),
        why=Text("Bukti harus dapat dibuka bertahun-tahun kemudian.", "Proof must open years later."),
        example=Text("Tangkapan layar HEIC dari ponsel.", "A HEIC screenshot from a phone."),
        do=Text(
            "Simpan ulang sebagai JPG atau PNG, lalu jalankan lagi `paraf record --screenshot BERKAS`.",
            "Save it again as JPG or PNG, then run `paraf record --screenshot FILE` again.",
        ),
    ),
    "EVIDENCE-TIME": Explanation(
        title=Text("Waktu unggah tidak mungkin.", "The time of the upload is not possible."),
        checks=Text("Waktu unggah tidak berada di masa depan.", "The time of the upload is not in the future."),
        why=Text("Yang belum terjadi tidak dapat dibuktikan.", "What has not happened cannot be proved."),
        example=Text("Tahun salah ketik: 2062.", "A year mistyped: 2062."),
        do=Text(
            "Perbaiki waktunya atau jam komputer, lalu jalankan lagi `paraf record`.",
            "Correct the time or the computer's clock, then run `paraf record` again.",
        ),
    ),
    "EVIDENCE-URL": Explanation(
        title=Text("Alamat itu bukan alamat unggahan.", "The address is not that of an upload."),
        checks=Text(
            "Alamat memakai `https`, berada di situs milik platform itu sendiri, dan menunjuk sebuah unggahan.",
            "The address uses `https`, lies on the platform's own site and points to a post.",
        ),
        why=Text("Pemendek tautan dapat menunjuk tempat lain di kemudian hari.", "A link shortener can point elsewhere later."),
        example=Text(
            "Alamat dari pemendek tautan, atau halaman depan instagram.com.",
            "An address of a link shortener, or the front page of instagram.com.",
        ),
        do=Text(
            "Salin alamat unggahan dari aplikasinya, lalu jalankan `paraf record --url URL`.",
            "Copy the address of the post from the application, then run `paraf record --url URL`.",
        ),
    ),
}
