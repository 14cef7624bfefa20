"""Texts of the codes about characters and size: what a file may hold before anybody reads its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

CHARACTERS: Final[Mapping[str, Explanation]] = {
    "CANON-CRLF": Explanation(
        title=Text("Akhir baris bukan LF.", "A line does not end with LF."),
        checks=Text("Setiap baris diakhiri LF saja, tanpa CR.", "Every line ends with LF alone, without a carriage return."),
        why=Text(
            "Tanda tangan mencakup setiap bait; akhir baris yang berubah sendiri membuat paraf tidak cocok lagi.",
            "A signature covers every byte; line ends that change by themselves break it.",
        ),
        example=Text("Berkas disimpan dengan Notepad di Windows.", "The file was saved with Notepad on Windows."),
        do=Text(
            "Atur editor ke akhir baris LF, simpan ulang, lalu jalankan `paraf lint`.",
            "Set the editor to LF line ends, save again, then run `paraf lint`.",
        ),
    ),
    "NOT-NFC": Explanation(
        title=Text("Huruf beraksen ditulis terurai.", "An accented letter is written in pieces."),
        checks=Text(
            "Teks berbentuk Unicode NFC: setiap huruf beraksen adalah satu karakter.",
            "The text is Unicode NFC: each accented letter is one character.",
        ),
        why=Text(
            "Dua tulisan yang tampak sama dapat berbeda baitnya, sehingga pencarian dan pembandingan gagal.",
            "Two texts that look alike may differ in their bytes, and searching and comparing fail.",
        ),
        example=Text(
            "Huruf `é` disalin dari PDF sebagai `e` dan tanda aksen terpisah.",
            "The letter `é` was copied from a PDF as `e` and a separate accent.",
        ),
        do=Text("Ketik ulang huruf itu, lalu jalankan `paraf lint`.", "Type the letter again, then run `paraf lint`."),
    ),
    "TOO-LARGE": Explanation(
        title=Text("Berkas melebihi batas ukuran.", "The file is larger than its limit."),
        checks=Text(
            "Front matter paling besar 64 KiB tanpa tanda tangan dan 512 KiB dengan tanda tangan, berkas lain dalam kiriman 20 MB, dan "
            "setiap berkas kebijakan menurut batasnya.",
            "The front matter has at most 64 KiB without the signatures and 512 KiB with them, any other file of a post 20 MB, and each "
            "policy file its own limit.",
        ),
        why=Text(
            "Berkas yang sangat besar memperlambat setiap pemeriksaan dan tinggal selamanya dalam riwayat Git.",
            "A huge file slows every check down and stays in the history of Git for ever.",
        ),
        example=Text("Video 60 MB diletakkan di samping `index.md`.", "A video of 60 MB lies beside `index.md`."),
        do=Text(
            "Perkecil berkas itu. Video besar disimpan di luar dan dicatat dengan `where` dan `sha256`, lalu jalankan `paraf lint`.",
            "Make the file smaller. A large video is kept elsewhere and listed with `where` and `sha256`; then run `paraf lint`.",
        ),
    ),
    "YAML-CONTROL": Explanation(
        title=Text("Ada karakter yang tidak terlihat.", "There is an invisible character."),
        checks=Text(
            "Teks tidak memuat karakter kendali, karakter tak terlihat, atau pembalik arah baca.",
            "The text holds no control character, no invisible character and none that turns the reading direction.",
        ),
        why=Text(
            "Dengan karakter semacam itu, yang dibaca orang dapat berbeda dari yang ditandatangani.",
            "With such a character, what a person reads may differ from what is signed.",
        ),
        example=Text(
            "Spasi tanpa lebar (U+200B) ikut tersalin dari pengolah kata.",
            "A zero-width space (U+200B) was copied along from a word processor.",
        ),
        do=Text(
            "Ketik ulang bagian itu pada baris yang disebut, lalu jalankan `paraf lint`.",
            "Type that part again on the line named, then run `paraf lint`.",
        ),
    ),
    "YAML-ENCODING": Explanation(
        title=Text("Berkas bukan UTF-8 tanpa BOM.", "The file is not UTF-8 without BOM."),
        checks=Text(
            "Berkas berisi UTF-8 yang benar dan tidak diawali BOM.",
            "The file is correct UTF-8 and does not start with a byte order mark.",
        ),
        why=Text("Pengodean lain dibaca berbeda oleh setiap program.", "Any other encoding is read differently by each program."),
        example=Text("Berkas disimpan sebagai Windows-1252 atau UTF-16.", "The file was saved as Windows-1252 or UTF-16."),
        do=Text(
            "Simpan ulang sebagai UTF-8 tanpa BOM, lalu jalankan `paraf lint`.",
            "Save it again as UTF-8 without BOM, then run `paraf lint`.",
        ),
    ),
    "YAML-LINEBREAK": Explanation(
        title=Text("Ada pemisah baris yang tidak lazim.", "There is an unusual line break."),
        checks=Text(
            "Hanya LF yang mengakhiri baris; U+0085, U+2028, U+2029, dan sejenisnya tidak boleh ada.",
            "Only LF ends a line; U+0085, U+2028, U+2029 and the like may not be there.",
        ),
        why=Text(
            "Sebagian program menganggapnya baris baru dan sebagian tidak, sehingga isi yang sama terbaca berlainan.",
            "Some programs take it for a new line and some do not, so that they read one file differently.",
        ),
        example=Text("Takarir disalin dari aplikasi yang memakai U+2028.", "A caption was copied from an application that uses U+2028."),
        do=Text(
            "Hapus karakter itu atau ganti dengan baris baru biasa, lalu jalankan `paraf lint`.",
            "Delete it or use an ordinary new line, then run `paraf lint`.",
        ),
    ),
    "YAML-TAB": Explanation(
        title=Text("Ada tab.", "There is a tab."),
        checks=Text("Teks memakai spasi, bukan tab.", "The text uses spaces, not tabs."),
        why=Text(
            "Lebar tab berbeda pada setiap layar, dan YAML melarangnya sebagai lekukan.",
            "A tab has another width on each screen, and YAML forbids it for indentation.",
        ),
        example=Text("Baris di bawah `captions` dilekukkan dengan tombol Tab.", "A line under `captions` is indented with the Tab key."),
        do=Text("Ganti setiap tab dengan spasi, lalu jalankan `paraf lint`.", "Replace each tab with spaces, then run `paraf lint`."),
    ),
}
