"""Which picture belongs to which post: path under `samples/posts` -> scene, seed, size, words."""

from __future__ import annotations

from typing import NamedTuple

LANDSCAPE = (1600, 1200)
PORTRAIT = (1200, 1500)


class Picture(NamedTuple):
    """The arguments of one drawing."""

    scene: str
    seed: int
    size: tuple[int, int] = LANDSCAPE
    words: tuple[str, ...] = ()


def _of(folder: str, *pictures: Picture) -> dict[str, Picture]:
    return {f"{folder}/foto-{i}.jpg": picture for i, picture in enumerate(pictures, 1)}


AGAM, PASAMAN = "agam/medsos/2026", "pasaman/medsos/2026"
BENGKULU, PINRANG, MENTAWAI = "kota-bengkulu/medsos/2026", "pinrang/jdih/2026", "kepulauan-mentawai/jdih/2026"

PICTURES: dict[str, Picture] = {
    **_of(
        f"{AGAM}/rekapitulasi-daftar-pemilih-triwulan-iii",
        Picture("meeting", 11, words=("Rekapitulasi Data Pemilih",)),
        Picture("chart", 12, words=("Data Pemilih Berkelanjutan", "Laki-laki", "Perempuan", "Triwulan II", "Triwulan III")),
        Picture("handover", 13, words=("Rapat Pleno Terbuka",)),
    ),
    **_of(f"{AGAM}/pengumuman-jam-layanan-informasi", Picture("office", 14, words=("LAYANAN",))),
    **_of(
        f"{AGAM}/infografis-syarat-menjadi-pemilih",
        Picture(
            "steps",
            15,
            PORTRAIT,
            (
                "Syarat Terdaftar sebagai Pemilih",
                "Warga negara Indonesia, genap 17 tahun, sudah kawin, atau sudah pernah kawin",
                "Didaftar satu kali sesuai dengan dokumen kependudukan",
                "Hak pilih tidak sedang dicabut oleh pengadilan",
            ),
        ),
        Picture("ballot", 16, PORTRAIT),
    ),
    **_of(
        f"{AGAM}/sosialisasi-pemilih-pemula-sma",
        Picture("classroom", 17, words=("Pemungutan Suara",)),
        Picture("ballot", 18),
        Picture("audience", 19, words=("Simulasi Penghitungan",)),
    ),
    **_of(f"{AGAM}/hari-pahlawan-2026", Picture("greeting", 20, PORTRAIT, ("Hari Pahlawan", "10 November 2026"))),
    **_of(f"{AGAM}/duka-cita-mantan-anggota-pps", Picture("condolence", 21, PORTRAIT, ("Keluarga besar KPU Kabupaten Agam",))),
    **_of(
        f"{PASAMAN}/coklit-terbatas-oktober",
        Picture("doorstep", 31),
        Picture("doorstep", 36),
        Picture("handover", 33, words=("Pencocokan Terbatas",)),
        Picture("meeting", 34, words=("Hasil Kunjungan",)),
    ),
    **_of(
        f"{PASAMAN}/hari-sumpah-pemuda-ke-98",
        Picture("greeting", 35, PORTRAIT, ("Hari Sumpah Pemuda", "28 Oktober 2026")),
        Picture("audience", 37, PORTRAIT, ("Satu Nusa, Satu Bangsa, Satu Bahasa",)),
    ),
    **_of(
        f"{PASAMAN}/kunjungan-rumah-pintar-pemilu",
        Picture("classroom", 38, words=("Rumah Pintar Pemilu",)),
        Picture("bookshelf", 39),
        Picture("ballot", 40),
        Picture("office", 41),
    ),
    **_of(
        f"{PASAMAN}/infografis-cara-cek-data-pemilih",
        Picture("phone", 42, PORTRAIT, ("Cek Data Pemilih", "Periksa")),
        Picture(
            "steps",
            43,
            PORTRAIT,
            (
                "Cara Memeriksa Data Pemilih",
                "Buka laman resmi yang berakhiran kpu.go.id",
                "Isi data sesuai dengan dokumen kependudukan",
                "Tekan tombol pencarian dan tunggu hasilnya",
                "Periksa nama dan tempat pemungutan suara",
            ),
        ),
    ),
    **_of(
        f"{PASAMAN}/rapat-koordinasi-data-pemilih-triwulan-iv",
        Picture("meeting", 44, words=("Rapat Koordinasi",)),
        Picture("handover", 45, words=("Pertukaran Data",)),
        Picture("chart", 46, words=("Perkembangan Data Pemilih", "", "", "TW I", "TW II", "TW III")),
        Picture("audience", 47, words=("Data Pemilih Triwulan IV",)),
    ),
    **_of(
        f"{BENGKULU}/kuliah-umum-pendidikan-pemilih",
        Picture("audience", 51, words=("Kuliah Umum Pendidikan Pemilih",)),
        Picture("classroom", 52, words=("Cek Informasi",)),
        Picture("handover", 53, words=("Kuliah Umum",)),
    ),
    **_of(f"{BENGKULU}/duka-cita-pegawai-purnatugas", Picture("condolence", 54, PORTRAIT, ("Keluarga besar KPU Kota Bengkulu",))),
    **_of(
        f"{BENGKULU}/hari-kesehatan-nasional-ke-62", Picture("calendar", 55, PORTRAIT, ("12", "November 2026", "Hari Kesehatan Nasional"))
    ),
    **_of(
        f"{BENGKULU}/mengenal-urutan-tahapan-pemilu",
        Picture(
            "steps",
            56,
            PORTRAIT,
            (
                "Urutan Tahapan Pemilu",
                "Perencanaan dan peraturan",
                "Data pemilih, peserta, dan pencalonan",
                "Kampanye dan masa tenang",
                "Pemungutan dan penghitungan suara",
                "Penetapan hasil dan pengucapan sumpah",
            ),
        ),
        Picture("ballot", 57),
    ),
    **_of(f"{BENGKULU}/klarifikasi-pesan-berantai-pendaftaran", Picture("chat", 58, PORTRAIT, ("Periksa Sebelum Membagikan",))),
    **_of(
        f"{PINRANG}/keputusan-tim-pengelola-jdih",
        Picture("legal_card", 61, PORTRAIT, ("Keputusan", "Nomor 41 Tahun 2026", "Tim Pengelola Jaringan Dokumentasi dan Informasi Hukum")),
        Picture("bookshelf", 62),
    ),
    **_of(f"{PINRANG}/layanan-ruang-baca-jdih", Picture("bookshelf", 63), Picture("office", 64)),
    **_of(f"{PINRANG}/istilah-hukum-abstrak-peraturan", Picture("term", 65, PORTRAIT, ("Istilah Hukum", "abstrak"))),
    **_of(
        f"{PINRANG}/mengenal-hierarki-peraturan",
        Picture(
            "steps",
            66,
            PORTRAIT,
            (
                "Hierarki Peraturan",
                "UUD 1945",
                "Ketetapan MPR",
                "Undang-Undang atau Perppu",
                "Peraturan Pemerintah",
                "Peraturan Presiden",
                "Peraturan Daerah Provinsi",
                "Peraturan Daerah Kabupaten/Kota",
            ),
        ),
        Picture("legal_card", 67, words=("Peraturan", "Berjenjang", "Peraturan yang lebih rendah mengikuti yang lebih tinggi")),
    ),
    **_of(f"{PINRANG}/klarifikasi-penomoran-keputusan", Picture("chat", 68, PORTRAIT, ("Pemeriksaan Nomor Keputusan",))),
    **_of(
        f"{MENTAWAI}/keputusan-standar-layanan-jdih",
        Picture(
            "legal_card", 71, PORTRAIT, ("Keputusan", "Nomor 28 Tahun 2026", "Standar Layanan Jaringan Dokumentasi dan Informasi Hukum")
        ),
        Picture("coast", 72, PORTRAIT),
    ),
    **_of(
        f"{MENTAWAI}/penyuluhan-hukum-siberut",
        Picture("audience", 73, words=("Penyuluhan Hukum",)),
        Picture("coast", 74),
        Picture("phone", 75, words=("Cari Dokumen", "Cari")),
    ),
    **_of(
        f"{MENTAWAI}/istilah-daerah-pemilihan",
        Picture("term", 76, PORTRAIT, ("Kamus Hukum", "daerah pemilihan")),
        Picture("coast", 77, PORTRAIT),
    ),
    **_of(
        f"{MENTAWAI}/cara-memperoleh-salinan-produk-hukum",
        Picture(
            "steps",
            78,
            PORTRAIT,
            (
                "Meminta Salinan Dokumen",
                "Cari dahulu di laman JDIH",
                "Ajukan permintaan melalui surat elektronik atau kecamatan",
                "Tunggu pemberitahuan petugas",
                "Terima salinan dokumen",
            ),
        ),
        Picture("handover", 79, words=("Layanan Dokumen",)),
    ),
    **_of(
        f"{MENTAWAI}/daftar-keputusan-oktober",
        Picture("bookshelf", 80),
        Picture("chart", 81, words=("Dokumen yang Ditambahkan", "", "", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")),
    ),
}

DOCUMENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    f"{PINRANG}/keputusan-tim-pengelola-jdih/keputusan-41-2026.pdf": (
        "KEPUTUSAN KPU KABUPATEN PINRANG NOMOR 41 TAHUN 2026",
        (
            "tentang",
            "TIM PENGELOLA JARINGAN DOKUMENTASI DAN INFORMASI HUKUM",
            "",
            "KESATU: Menetapkan tim pengelola dengan unsur redaksi, pengelola, dan admin.",
            "KEDUA: Redaksi menentukan tema, menyunting, dan menyetujui konten.",
            "KETIGA: Pengelola menghimpun bahan, menyusun abstrak, dan membuat konsep.",
            "KEEMPAT: Admin mengunggah konten dan menyampaikan tautan.",
            "KELIMA: Keputusan ini mulai berlaku pada tanggal ditetapkan.",
            "",
            "Ditetapkan di Pinrang pada tanggal 12 Oktober 2026",
            "",
            "Dokumen contoh untuk peragaan. Bukan produk hukum yang sesungguhnya.",
        ),
    ),
    f"{MENTAWAI}/keputusan-standar-layanan-jdih/keputusan-28-2026.pdf": (
        "KEPUTUSAN KPU KABUPATEN KEPULAUAN MENTAWAI NOMOR 28 TAHUN 2026",
        (
            "tentang",
            "STANDAR LAYANAN JARINGAN DOKUMENTASI DAN INFORMASI HUKUM",
            "",
            "KESATU: Setiap orang dapat meminta dokumen hukum yang bersifat terbuka.",
            "KEDUA: Permintaan disampaikan langsung, melalui surat, atau surat elektronik.",
            "KETIGA: Dokumen elektronik diberikan pada hari kerja yang sama.",
            "KEEMPAT: Dokumen yang perlu dialihmediakan diberikan paling lama lima hari kerja.",
            "KELIMA: Layanan tidak dipungut biaya.",
            "",
            "Ditetapkan di Tuapejat pada tanggal 7 Oktober 2026",
            "",
            "Dokumen contoh untuk peragaan. Bukan produk hukum yang sesungguhnya.",
        ),
    ),
}
"""Public documents of the posts: path under `samples/posts` -> title and lines of the page."""
