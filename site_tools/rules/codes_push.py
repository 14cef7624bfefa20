"""Texts of the codes about hooks and pushes to a server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from site_tools.model.text import Text
from site_tools.rules.explanation import Explanation

PUSH: Final[Mapping[str, Explanation]] = {
    "HOOK-FOREIGN": Explanation(
        title=Text("Sudah ada hook lain di tempat itu.", "There is another hook in that place."),
        checks=Text(
            "`paraf hook install` hanya menulis ke tempat yang kosong atau ke hook yang dipasangnya sendiri.",
            "`paraf hook install` writes only where there is nothing, or a hook that it installed itself.",
        ),
        why=Text(
            "Hook yang ada menjaga sesuatu; menimpanya diam-diam berbahaya.",
            "The hook that is there guards something; to overwrite it in silence is dangerous.",
        ),
        example=Text("Salinan ini sudah memakai pre-commit.", "This clone uses pre-commit already."),
        do=Text(
            "Tambahkan `--chain`: hook lama disimpan di sampingnya dan dijalankan lebih dahulu; `--uninstall` mengembalikannya. Bila "
            "hook itu "
            "milik pre-commit, lebih baik tambahkan `paraf-lint` ke `.pre-commit-config.yaml`.",
            "Add `--chain`: the old hook is kept beside and run first; `--uninstall` puts it back. If it is pre-commit's, rather add "
            "`paraf-lint` to `.pre-commit-config.yaml`.",
        ),
    ),
    "PUSH-DELETED": Explanation(
        title=Text("Dorongan menghapus cabang yang dijaga.", "The push deletes a guarded branch."),
        checks=Text("Cabang yang dijaga hook server tidak dihapus.", "A branch that the server's hook guards is not deleted."),
        why=Text(
            "Cabang itu arsip kantor; sesudah dihapus ia dapat dibuat lagi tanpa riwayat untuk dibandingkan.",
            "The branch is the office's archive; once deleted, it could be made again with no history to compare with.",
        ),
        example=Text("`git push origin :main`.", "`git push origin :main`."),
        do=Text(
            "Untuk menurunkan kiriman: `paraf sign KIRIMAN --decision withdraw`. Cabang usulan boleh dihapus.",
            "To take a post down: `paraf sign POST --decision withdraw`. Branches of proposals may be deleted.",
        ),
    ),
    "PUSH-FIRST": Explanation(
        title=Text("Cabang yang dijaga belum ada di server.", "The guarded branch is not on the server yet."),
        checks=Text(
            "Dorongan ke cabang yang dijaga dinilai menurut kebijakan cabang itu sebelum dorongan. Dorongan pertama tidak punya "
            "pembanding, "
            "maka setiap akar kantor di dalamnya harus sudah dikenal hook, dan semua kiriman pernah lolos gerbangnya.",
            "A push to a guarded branch is judged by the policy of that branch before the push. A first push has nothing to compare "
            "with, so "
            "every office's root in it must be known to the hook, and every post must have passed its gate.",
        ),
        why=Text(
            "Bila tidak, pendorong pertama menentukan sendiri siapa yang dipercaya.",
            "Otherwise whoever pushes first would say himself whom to believe.",
        ),
        example=Text(
            "`git push origin main` ke repositori bare yang baru dibuat.", "`git push origin main` to a bare repository just made."
        ),
        do=Text(
            "Administrator mengisi repositori di server dengan `git clone --bare`, atau mencocokkan akar (`paraf audit` menyebutnya) "
            "dengan "
            "surat kantor dan memasang hook dengan `--trust KANTOR=SHA256:...` untuk setiap kantor.",
            "The administrator fills the repository on the server by `git clone --bare`, or compares the roots (`paraf audit` names "
            "them) with "
            "the office's letter and installs the hook with `--trust OFFICE=SHA256:...` for each office.",
        ),
    ),
    "PUSH-INPUT": Explanation(
        title=Text("Hook tidak dipanggil oleh Git.", "The hook was not called by Git."),
        checks=Text(
            "`paraf hook pre-receive` membaca baris `lama baru nama` dari Git.",
            "`paraf hook pre-receive` reads lines of `old new ref` from Git.",
        ),
        why=Text("Masukan yang kosong atau rusak tidak pernah berarti lulus.", "Input that is empty or damaged never counts as a pass."),
        example=Text("Perintah itu dijalankan sendiri di terminal.", "Somebody runs the command in a terminal."),
        do=Text(
            "Pasang sebagai hook: `paraf hook install --pre-receive REPO`. Untuk menilai usulan sendiri: `paraf check --base main "
            "--head HEAD`.",
            "Install it as a hook: `paraf hook install --pre-receive REPO`. To judge a proposal yourself: `paraf check --base main "
            "--head HEAD`.",
        ),
    ),
    "PUSH-OWNERS": Explanation(
        title=Text("Berkas pemilik kode didorong oleh orang lain.", "Files of the code owners are pushed by somebody else."),
        checks=Text(
            "Bila hook dipasang dengan `--owner NAMA`, hanya akun itu boleh mendorong berkas di luar kiriman dan kebijakan kantor.",
            "Where the hook was installed with `--owner NAME`, only those accounts may push files other than posts and an office's policy.",
        ),
        why=Text(
            "Kode dan pengaturan situs menentukan apa yang dibangun dari kiriman yang sah.",
            "Code and settings of the site decide what is built from valid posts.",
        ),
        example=Text("Operator mengubah `mkdocs.yml`.", "An operator changes `mkdocs.yml`."),
        do=Text("Minta pemilik kode mendorong perubahan itu.", "Ask a code owner to push the change."),
    ),
    "PUSH-REPLACE": Explanation(
        title=Text("Dorongan membawa objek pengganti.", "The push brings replacement objects."),
        checks=Text(
            "Tidak ada nama di bawah `refs/replace/` yang masuk ke server.", "No name below `refs/replace/` comes onto the server."
        ),
        why=Text(
            "Dengan nama itu Git memperlihatkan isi lain daripada yang ditandatangani.",
            "By such a name Git shows another content than the one that was signed.",
        ),
        example=Text("`git push origin 'refs/replace/*'`.", "`git push origin 'refs/replace/*'`."),
        do=Text("Dorong cabang saja: `git push origin main`.", "Push branches only: `git push origin main`."),
    ),
    "PUSH-SIZE": Explanation(
        title=Text("Dorongan terlalu besar.", "The push is too large."),
        checks=Text(
            "Setiap berkas baru dan jumlah semuanya tidak melebihi batas server, di cabang mana pun (bawaan 25 MB dan 500 MB).",
            "No new file, nor all of them together, is larger than the server's limit, on any branch (by default 25 MB and 500 MB).",
        ),
        why=Text(
            "Berkas yang pernah masuk riwayat Git tinggal di setiap salinan selamanya.",
            "A file that once came into Git's history stays in every clone for good.",
        ),
        example=Text("Video rapat 300 MB di samping kiriman.", "A video of a meeting, 300 MB, beside a post."),
        do=Text(
            "Simpan video di drive kantor dan tulis `sha256` serta `where` pada `videos`; buang berkasnya dari komit (`git rebase -i`), "
            "lalu dorong lagi.",
            "Keep the video on the office's drive and write `sha256` and `where` under `videos`; take the file out of the commits (`git "
            "rebase -i`), then push again.",
        ),
    ),
    "PUSH-TRUST": Explanation(
        title=Text("Akar sebuah kantor bukan yang dikenal server.", "An office's root is not the one that the server knows."),
        checks=Text(
            "Baris `sops/trust.txt` hanya berubah menjadi akar yang disebut administrator pada hook dengan `--trust`.",
            "A line of `sops/trust.txt` changes only to a root that the administrator named to the hook by `--trust`.",
        ),
        why=Text(
            "Akar menentukan siapa pengesah pertama kantor. Pendorong yang dapat menggantinya dapat mengesahkan dirinya sendiri.",
            "The root says who ratified first. Whoever can replace it by a push can ratify himself.",
        ),
        example=Text(
            "Seseorang membuat rantai pengesahan baru dengan kuncinya sendiri dan mengganti baris kantornya.",
            "Somebody makes a new chain of manifests with his own key and replaces the office's line.",
        ),
        do=Text(
            "Cocokkan `SHA256:...` dengan surat kantor. Bila benar, administrator memasang ulang hook: "
            "`paraf hook install --pre-receive REPO --trust KANTOR=SHA256:...` (sekali untuk setiap kantor).",
            "Compare `SHA256:...` with the office's letter. If it is right, the administrator installs the hook again: "
            "`paraf hook install --pre-receive REPO --trust OFFICE=SHA256:...` (once for each office).",
        ),
    ),
}
