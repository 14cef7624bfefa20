#!/bin/sh
# Memeriksa tanda tangan satu kiriman tanpa program Paraf, menurut docs/spesifikasi.md.
# [Verifies the signatures of one post without the program Paraf, by docs/specification.md.]
#
#   sh docs/auditor/verify-post.sh content/KANTOR/SOP/TAHUN/SLUG
#
# Dijalankan dari akar repositori. Perlu: sh, awk, sha256sum, ssh-keygen, dan alat POSIX biasa. Menulis hanya ke satu
# folder sementara. [Run from the root of the repository. Needs: sh, awk, sha256sum, ssh-keygen and ordinary POSIX
# tools. Writes to one temporary folder only.]
#
# Kode keluar [exit codes]: 0 semua sah [all valid], 1 ada temuan [findings], 2 tidak dapat menilai [cannot judge].
#
# Yang TIDAK dinilai: urutan langkah, peran, waktu, masa berlaku kunci dan jabatan, isi SOP.
# [NOT judged: order of steps, roles, times, windows of keys and appointments, what the SOP says.]
#
# Anggapan tentang bentuk berkas [assumptions about the files]: di people.yml setiap orang dimulai dengan baris
# `  - id: NAMA`, dan setiap kunci ada di satu baris yang memuat `key: "JENIS BASE64 ..."`; di office.yml kunci notaris
# ada di bawah baris `notaries:` dengan bentuk yang sama. [In people.yml each person starts with a line `  - id: NAME`
# and each key stands on one line with `key: "TYPE BASE64 ..."`; in office.yml notary keys stand so below `notaries:`.]

set -u
LC_ALL=C
export LC_ALL
umask 077

bad=0
finding() {
    bad=1
    printf 'TEMUAN: %s\n' "$1"
}
cannot() {
    printf 'Tidak dapat menilai: %s\n' "$1" >&2
    exit 2
}
digest() {
    sum=$(sha256sum) || exit 2
    printf '%s\n' "${sum%% *}"
}

[ "$#" -eq 1 ] || cannot "pakai: sh $0 content/KANTOR/SOP/TAHUN/SLUG [usage: content/OFFICE/SOP/YEAR/SLUG]"
for tool in awk sha256sum ssh-keygen cmp cat find sort fold mkdir rm; do
    command -v "$tool" >/dev/null 2>&1 || cannot "perlu program $tool [the program is needed]"
done

folder=${1#./}
folder=${folder%/}
case $folder in
*[!a-z0-9/-]* | *//* | content/*/*/*/*/*) cannot "bukan folder kiriman: $1 [not a post folder]" ;;
content/*/*/*/*) ;;
*) cannot "bukan folder kiriman: $1 [not a post folder]" ;;
esac
post=${folder#content/}
office=${post%%/*}
policy=sops/$office
[ -f "$folder/index.md" ] || cannot "tidak ada $folder/index.md [no such file; run from the root of the repository]"
[ -f sops/trust.txt ] || cannot 'tidak ada sops/trust.txt [no such file; run from the root of the repository]'
[ -f "$policy/people.yml" ] && [ -f "$policy/office.yml" ] || cannot "kantor $office tidak punya kebijakan [the office has no policy]"

tmp=${TMPDIR:-/tmp}/paraf-verify.$$
mkdir "$tmp" || cannot "folder sementara tidak dapat dibuat: $tmp [cannot make the temporary folder]"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# armor FILE: bentuk yang dibaca ssh-keygen, dari satu baris base64 [what ssh-keygen reads, from one line of base64].
armor() {
    printf '%s\n' '-----BEGIN SSH SIGNATURE-----'
    fold -w 70 "$1"
    printf '%s\n' '-----END SSH SIGNATURE-----'
}

# verify NAMESPACE SIGNATURE STATEMENT: kunci ada di $tmp/allowed, semua atas nama "signer".
verify() {
    armor "$2" >"$tmp/armor"
    ssh-keygen -Y verify -f "$tmp/allowed" -I signer -n "$1" -s "$tmp/armor" <"$3" >/dev/null 2>&1
}

# --- 1. Pengesahan: dari trust.txt sampai people.yml [manifests: from trust.txt to people.yml] ---------------------

root=$(awk -v office="$office" '$1 == office && NF == 2 { print $2 }' sops/trust.txt)
case $root in
'' | *[!0-9a-f]*) cannot "kantor $office tidak ada di sops/trust.txt [the office has no line there]" ;;
esac
number=0
before=-
manifest=
while :; do
    next=$policy/pengesahan/$(printf '%04d' $((number + 1))).txt
    [ -f "$next" ] || break
    number=$((number + 1))
    here=$(digest <"$next")
    [ "$number" -ne 1 ] || [ "$here" = "$root" ] || finding "$next bukan yang dipercaya sops/trust.txt [not the trusted one]"
    names=${manifest:-$next}
    awk -v dir="$tmp" -v office="$office" -v version="$number" '
        NR == 1 && $0 != "paraf-policy/v1" { strange = 1 }
        ($1 == "office" && $2 != office) || ($1 == "version" && $2 != version) { strange = 1 }
        /^signature / { print substr($0, 11) > (dir "/m.sig"); last = NR; next }
        { print > (dir "/m.txt") }
        $1 == "person" { print $2 > (dir "/m.person") }
        $1 == "previous" { print $2 > (dir "/m.previous") }
        END { exit strange || last != NR }
    ' "$next" || finding "$next tidak berbentuk semestinya [malformed]"
    for file in m.sig m.txt m.person m.previous; do [ -f "$tmp/$file" ] || : >"$tmp/$file"; done
    [ "$(cat "$tmp/m.previous")" = "$before" ] || finding "$next tidak menyambung yang sebelumnya [does not follow the one before]"
    awk -v who="$(cat "$tmp/m.person")" '$1 == "ratifier" && $2 == who {
        print "signer namespaces=\"paraf-policy@v1\" " $3 " " $4 }' "$names" >"$tmp/allowed"
    verify paraf-policy@v1 "$tmp/m.sig" "$tmp/m.txt" || finding "$next: tanda tangan pengesah tidak sah [signature not valid]"
    rm -f "$tmp/m.sig" "$tmp/m.txt" "$tmp/m.person" "$tmp/m.previous"
    before=$here
    manifest=$next
done
[ "$number" -gt 0 ] || cannot "kantor $office belum punya pengesahan [the office has no manifest]"
for file in people.yml office.yml; do
    listed=$(awk -v path="$policy/$file" '$1 == "file" && $3 == path { print $2 }' "$manifest")
    [ "$(digest <"$policy/$file")" = "$listed" ] || finding "$policy/$file bukan seperti yang disahkan [not as ratified]"
done

# --- 2. index.md dipotong pada baris kunci [cut at its key lines] ---------------------------------------------------

index=$folder/index.md
# Awk yang tidak membaca bita apa adanya (NUL, tanpa baris baru di akhir) ketahuan di sini.
# [An awk that would not read the bytes as they are (NUL, no newline at the end) is found out here.]
awk '{ print }' "$index" | cmp -s - "$index" || finding "$index: akhir baris atau bita NUL [line end or NUL byte]"
awk -v dir="$tmp" '
    function wrong() { print NR; failed = 1; exit }
    BEGIN {
        dest = dir "/text"
        own["captions"] = own["images"] = own["videos"] = own["documents"] = own["signatures"] = 1
    }
    NR == 1 { if ($0 != "---") wrong(); print > dest; next }
    closed { print > dest; next }
    $0 == "---" { closed = 1; dest = dir "/text"; print > dest; next }
    /^[a-z_]+:( |$)/ {
        key = substr($0, 1, index($0, ":") - 1)
        if (key in seen || "signatures" in seen) wrong()
        seen[key] = 1
        any = 1
        dest = dir "/" (key in own ? key : "text")
        print > dest
        next
    }
    /^$/ || /^#/ || (any && (/^ / || /^- /)) { print > dest; next }
    { wrong() }
    END { if (failed || !closed || !any) exit 1 }
' "$index" >"$tmp/where" || {
    finding "$index: front matter tidak berbentuk semestinya, baris $(cat "$tmp/where") [malformed front matter, line]"
    exit 1
}

# --- 3. Digest kelima bagian dari isi folder [digests of the five parts, from the folder] ---------------------------

find "$folder" ! -type f ! -type d >"$tmp/strange"
find "$folder" -name '*[!a-z0-9._-]*' >>"$tmp/strange"
find "$folder" -name '[!a-z0-9]*' >>"$tmp/strange"
if [ -s "$tmp/strange" ]; then
    finding "nama atau jenis berkas yang tidak boleh ada [a file name or kind that may not be there]:"
    cat "$tmp/strange"
    exit 1
fi
for part in text captions media attachments evidence; do : >"$tmp/list.$part"; done
for key in text captions images videos documents; do
    [ -f "$tmp/$key" ] || continue
    case $key in
    text | captions) part=$key ;;
    *) part=media ;;
    esac
    printf '%s  index.md:%s\n' "$(digest <"$tmp/$key")" "$key" >>"$tmp/list.$part"
done
find "$folder" -type f >"$tmp/files"
while IFS= read -r file; do
    name=${file#"$folder"/}
    case $name in
    index.md) continue ;;
    attachments/*) part=attachments ;;
    evidence/*) part=evidence ;;
    */*) part= ;;
    *.jpg | *.jpeg | *.png | *.webp | *.mp4 | *.pdf) part=media ;;
    *) part= ;;
    esac
    if [ -n "$part" ]; then
        printf '%s  %s\n' "$(digest <"$file")" "$name" >>"$tmp/list.$part"
    else
        finding "berkas ini tidak punya tempat dalam kiriman [this file has no place in a post]: $file"
    fi
done <"$tmp/files"

# --- 4. Blok tanda tangan: satu ejaan saja [the signatures block: one spelling only] --------------------------------

[ -f "$tmp/signatures" ] || cannot "kiriman ini belum diparaf [nothing is signed yet]: $post"
awk -v dir="$tmp" -v office="$office" -v root="$root" -v post="$post" '
    function wrong() { if (!failed) print NR; failed = 1; exit }
    function eat(word) {
        if (substr(line, 1, length(word)) != word) wrong()
        line = substr(line, length(word) + 1)
    }
    function ahead(word) { return substr(line, 1, length(word)) == word }
    function text(    value, c) {
        eat("\"")
        value = ""
        while (1) {
            if (!match(line, /["\\]/)) wrong()
            value = value substr(line, 1, RSTART - 1)
            c = substr(line, RSTART, 1)
            line = substr(line, RSTART + 1)
            if (c == "\"") break
            c = substr(line, 1, 1)
            if (c != "\"" && c != "\\") wrong()
            value = value c
            line = substr(line, 2)
        }
        if (value == "" || value == "-" || value ~ "[\001-\037\177]") wrong()
        return value
    }
    function like(pattern,    value) { value = text(); if (value !~ pattern) wrong(); return value }
    function hex(    value) { value = like("^[0-9a-f]+$"); if (length(value) != 64) wrong(); return value }
    function name(    value) { value = like("^[a-z0-9][a-z0-9-]*$"); if (length(value) > 64) wrong(); return value }
    function moment() { return like("^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9](Z|[+-][0-9][0-9]:[0-9][0-9])$") }
    function number(    value) {
        if (!match(line, /^(0|[1-9][0-9]*)/) || RLENGTH > 4) wrong()
        value = substr(line, 1, RLENGTH)
        line = substr(line, RLENGTH + 1)
        return value
    }
    function base64(    value) {
        # Bit sisa di huruf terakhir harus nol: satu ejaan saja [spare bits of the last letter are zero: one spelling].
        value = like("^[A-Za-z0-9+/]+=?=?$")
        if (length(value) % 4 || (value ~ /==$/ && value !~ /[AQgw]==$/)) wrong()
        if (value ~ /[^=]=$/ && value !~ /[AEIMQUYcgkosw048]=$/) wrong()
        return value
    }
    function over() { if (line != "") wrong() }
    function put(file, field, value) { print field " " value > file }

    NR == 1 { if ($0 != "signatures:") wrong(); next }
    NR == 2 {
        if ($0 != "  # --- paraf: jangan diubah, ditulis otomatis; isi naskah ada di bawah ---") wrong()
        want = "step"
        next
    }
    { line = $0 }
    want == "step" {
        count++
        head = dir "/" count ".head"; tail = dir "/" count ".tail"
        to = until = note = "-"
        review = 0
        eat("  - step: ")
        if (ahead("\"")) { eat("\"-\""); step = "-" } else step = number()
        over(); want = "by"; next
    }
    want == "by" {
        eat("    by: {role: "); role = name()
        eat(", person: "); person = name()
        eat(", capacity: "); capacity = like("^(definitif|pl[ht] [^ ].*)$")
        eat("}"); over(); want = "act"; next
    }
    want == "act" {
        eat("    act: {decision: "); decision = like("^(done|return|reject|withdraw|waive)$")
        if (ahead(", to: ")) { eat(", to: "); to = number() }
        if (ahead(", until: ")) { eat(", until: "); until = like("^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$") }
        eat(", at: "); at = moment()
        eat("}"); over(); want = "note"; next
    }
    want == "note" {
        want = "sop"
        if (ahead("    note: ")) { eat("    note: "); note = text(); over(); next }
    }
    want == "sop" {
        eat("    sop: {number: "); sop = text()
        eat(", sha256: "); sha = hex()
        eat("}"); over(); want = "parts"; next
    }
    want == "parts" {
        eat("    parts: {text: "); d1 = hex()
        eat(", captions: "); d2 = hex()
        eat(", media: "); d3 = hex()
        eat(", attachments: "); d4 = hex()
        eat(", evidence: "); d5 = hex()
        eat("}"); over(); want = "review"; next
    }
    want == "review" {
        want = "signature"
        if (ahead("    review: ")) {
            eat("    review: {forge: "); put(tail, "forge", text())
            eat(", repository: "); put(tail, "repository", text())
            eat(", pull_request: "); put(tail, "pull-request", text())
            eat(", review: "); put(tail, "review", text())
            eat(", commit: "); put(tail, "commit", text())
            eat(", user: "); put(tail, "user", text())
            eat(", state: "); put(tail, "state", text())
            eat(", reviewed_at: "); put(tail, "reviewed-at", moment())
            eat("}"); over(); review = 1; next
        }
    }
    want == "signature" {
        eat("    signature: "); print base64() > (dir "/" count ".sig"); over()
        print "paraf-step/v1" > head
        put(head, "office", office); put(head, "root", root); put(head, "post", post)
        put(head, "sop", sop); put(head, "sop-sha256", sha)
        put(head, "step", step); put(head, "role", role); put(head, "person", person)
        put(head, "capacity", capacity); put(head, "decision", decision)
        put(head, "to", to); put(head, "until", until); put(head, "note", note); put(head, "at", at)
        put(head, "text", d1); put(head, "captions", d2); put(head, "media", d3)
        put(head, "attachments", d4); put(head, "evidence", d5)
        print review, person, decision, step, at, role > (dir "/" count ".facts")
        close(head); close(tail); close(dir "/" count ".sig"); close(dir "/" count ".facts")
        want = "step"; next
    }
    END {
        if (failed) exit 1
        if (want != "step" || !count || count > 500) { print NR; exit 1 }
        print count
    }
' "$tmp/signatures" >"$tmp/count" || {
    finding "blok tanda tangan berubah pada barisnya yang ke-$(cat "$tmp/count") [the signatures block was changed, at its line]"
    exit 1
}
count=$(cat "$tmp/count")

# --- 5. Setiap pernyataan, tautan, dan tanda tangan [every statement, link and signature] ---------------------------

keys() {
    # Kunci dari satu orang, atau semua kunci notaris [the keys of one person, or all notary keys].
    awk -v id="$1" -v space="$2" '
        /^ *#/ { next }
        /^[^ ]/ { here = (id == "" && $1 == "notaries:") }
        id != "" && /^  - id: / { here = ($3 == id || $3 == "\"" id "\"") }
        here && match($0, /key: *"?(ssh-ed25519|sk-ssh-ed25519@openssh\.com|ecdsa-sha2-nistp(256|384|521)|ssh-rsa) [A-Za-z0-9+\/]+=*/) {
            key = substr($0, RSTART, RLENGTH)
            sub(/^key: *"?/, "", key)
            print "signer namespaces=\"" space "\" " key
        }
    ' "$3" >"$tmp/allowed"
}

printf 'Kiriman [post]: %s\nPengesahan terakhir [last manifest]: %s\n' "$post" "$manifest"
previous=-
i=0
while [ "$i" -lt "$count" ]; do
    i=$((i + 1))
    read -r clicked person decision step at role <"$tmp/$i.facts"
    {
        cat "$tmp/$i.head"
        printf 'previous %s\n' "$previous"
        [ "$clicked" -eq 0 ] || cat "$tmp/$i.tail"
    } >"$tmp/statement"
    if [ "$clicked" -eq 1 ]; then
        space=paraf-notary@v1
        keys '' "$space" "$policy/office.yml"
    else
        space=paraf-step@v1
        keys "$person" "$space" "$policy/people.yml"
    fi
    what="paraf $i: langkah [step] $step, $role, $person, $decision, $at"
    if [ ! -s "$tmp/allowed" ]; then
        finding "$what: tidak ada kunci [no key]"
    elif verify "$space" "$tmp/$i.sig" "$tmp/statement"; then
        printf 'sah [valid]: %s\n' "$what"
    else
        finding "$what: TIDAK SAH [NOT VALID]"
    fi
    previous=$(cat "$tmp/statement" "$tmp/$i.sig" | digest)
done

# --- 6. Isi folder dan serah terima terakhir [the folder and the last handover] -------------------------------------

for part in text captions media attachments evidence; do
    now=$(sort "$tmp/list.$part" | digest)
    signed=$(awk -v part="$part" '$1 == part { print $2; exit }' "$tmp/$count.head")
    [ "$now" != "$signed" ] || continue
    case $part:$decision in
    evidence:*) finding "bukti (evidence) berbeda dari yang diparaf terakhir [evidence differs from what was signed last]" ;;
    *:return | *:reject) printf 'catatan [note]: %s berubah sesudah [changed after] %s; ini boleh [allowed]\n' "$part" "$decision" ;;
    *) finding "$part berubah setelah diparaf [changed after signing]" ;;
    esac
done

printf 'Urutan, peran, waktu, dan masa berlaku kunci tidak dinilai skrip ini [order, roles, times and key windows are not judged here].\n'
if [ "$bad" -ne 0 ]; then
    printf 'ADA TEMUAN [FINDINGS]\n'
    exit 1
fi
printf 'SEMUA %s PARAF SAH [ALL SIGNATURES VALID]\n' "$count"
