#!/bin/sh
# Memeriksa kiriman sebuah kantor tanpa program Paraf, menurut docs/spesifikasi.md. Petunjuk: docs/auditor/panduan.md.
# [Verifies the posts of an office without the program Paraf, by docs/specification.md. Guide: docs/auditor/guide.md.]
#
#   sh paraf-audit.sh [-r REPO] [-c COMMIT | -w] [-a] [-t SHA256]... [-v] [KANTOR | KANTOR/SOP/TAHUN/SLUG]...
#
#   -r REPO    repositori Git, boleh bare; bawaan: folder ini [Git repository, bare will do; default: this folder]
#   -c COMMIT  yang diperiksa; bawaan: HEAD [what to verify; default: HEAD]
#   -w         folder kerja, bukan commit; tanpa -a tidak perlu Git [working tree instead; without -a needs no Git]
#   -a         bandingkan juga dengan setiap commit terdahulu, menurut induk pertama
#              [compare with every earlier commit as well, along first parents]
#   -t SHA256  akar yang Anda ketahui dari tempat lain; boleh berulang; kantor dengan akar lain ditolak
#              [root that you know from elsewhere; may be repeated; an office with another root is refused]
#   -v         satu baris per paraf juga [one line per signature as well]
#
# Perlu: sh, git, awk, sha256sum, ssh-keygen 8.2 atau lebih baru, dan alat POSIX biasa. Menulis hanya ke satu folder
# sementara. [Needs sh, git, awk, sha256sum, ssh-keygen 8.2 or newer and ordinary POSIX tools. Writes to one temporary
# folder only.]
#
# Kode keluar [exit codes]: 0 semua sah [all valid], 1 ada yang ditolak [something is refused],
# 2 tidak dapat menilai atau salah pakai [cannot judge, or wrong use].
#
# people.yml dan office.yml dibaca dalam bentuk YAML yang lazim: satu nilai per baris, atau {...} dan [...] dalam satu
# baris. Bentuk lain tidak ditebak, melainkan "tidak dapat menilai". [people.yml and office.yml are read in the usual form
# of YAML: one value per line, or {...} and [...] within one line. Any other form is not guessed at: "cannot judge".]

set -u
LC_ALL=C
export LC_ALL
umask 077

cannot() {
    printf 'Tidak dapat menilai [cannot judge]: %s\n' "$1" >&2
    exit 2
}
usage='pakai [usage]: sh paraf-audit.sh [-r REPO] [-c COMMIT | -w] [-a] [-t SHA256]... [-v] [KIRIMAN [POST]]...'

repo=. commit=HEAD pins=' ' worktree=0 history=0 verbose=0 named=0
while getopts r:c:t:wav option; do
    case $option in
    r) repo=$OPTARG ;;
    c) commit=$OPTARG named=1 ;;
    w) worktree=1 ;;
    a) history=1 ;;
    v) verbose=1 ;;
    t)
        case $OPTARG in
        *[!0-9a-f]*) cannot "-t perlu 64 digit heksadesimal [needs 64 hexadecimal digits]" ;;
        esac
        [ "${#OPTARG}" -eq 64 ] || cannot "-t perlu 64 digit heksadesimal [needs 64 hexadecimal digits]"
        pins="$pins$OPTARG "
        ;;
    *) cannot "$usage" ;;
    esac
done
shift $((OPTIND - 1))
[ "$worktree$named" != 11 ] || cannot "-c dan -w tidak bersama-sama [not both]"
case $commit in '' | -*) cannot "bukan commit: $commit [not a commit]" ;; esac
tools='awk sha256sum ssh-keygen cat cmp find mkdir rm sort tr'
[ "$worktree$history" = 10 ] || tools="git $tools"
for tool in $tools; do
    command -v "$tool" >/dev/null 2>&1 || cannot "perlu program $tool [the program is needed]"
done

# Hanya objeknya yang dibaca: tanpa objek pengganti, tanpa cangkokan, tanpa mengambil dari jaringan, dan tanpa variabel
# Git dari lingkungan yang dapat menunjuk repositori lain.
# [Only objects are read: no replacements, no grafts, nothing fetched, no variable that names another repository.]
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR
unset GIT_CONFIG GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT GIT_NAMESPACE GIT_PREFIX GIT_SHALLOW_FILE GIT_REPLACE_REF_BASE
export GIT_NO_REPLACE_OBJECTS=1 GIT_NO_LAZY_FETCH=1 GIT_TERMINAL_PROMPT=0 GIT_LITERAL_PATHSPECS=1
in_git() { git -C "$repo" --no-pager "$@"; }

tmp=$(d=${TMPDIR:-/tmp}/paraf-audit.$$ && mkdir "$d" && cd "$d" && pwd) ||
    cannot "folder sementara tidak dapat dibuat [the temporary folder cannot be made]"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
export GIT_GRAFT_FILE="$tmp/none"

# --- 0. Fungsi awk bersama [awk functions used more than once] ------------------------------------------------------

# epoch(T): detik sejak 1970 menurut UTC dari waktu RFC 3339; "" bila waktunya tidak mungkin.
# [seconds since 1970 in UTC of a moment in RFC 3339; "" if there is no such moment.]
# keyline(T): "jenis base64" dari baris kunci publik yang boleh; "" bila tidak boleh.
# ["type base64" of a public key line that is allowed; "" if it is not.]
# armor(BERKAS, T): bentuk yang dibaca ssh-keygen [the form that ssh-keygen reads].
# shellcheck disable=SC2016 # awk, not shell
lib='
function epoch(t,    y, m, d, h, i, s, z, oh, om, e, doy) {
    if (t !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9](Z|[+-][0-9][0-9]:[0-9][0-9])$/) return ""
    # "1" di depan: sebuah awk membaca 0077 sebagai oktal ["1" in front: one awk reads 0077 as octal].
    y = ("1" substr(t, 1, 4)) - 10000; m = substr(t, 6, 2) + 0; d = substr(t, 9, 2) + 0
    h = substr(t, 12, 2) + 0; i = substr(t, 15, 2) + 0; s = substr(t, 18, 2) + 0
    if (!real(y, m, d) || h > 23 || i > 59 || s > 59) return ""
    z = 0
    if (substr(t, 20, 1) != "Z") {
        oh = substr(t, 21, 2) + 0; om = substr(t, 24, 2) + 0
        if (oh > 23 || om > 59) return ""
        z = oh * 3600 + om * 60
        if (substr(t, 20, 1) == "-") z = -z
    }
    if (m <= 2) y--
    e = int(y / 400)
    y = y - e * 400
    doy = int((153 * ((m + 9) % 12) + 2) / 5) + d - 1
    return (e * 146097 + y * 365 + int(y / 4) - int(y / 100) + doy - 719468) * 86400 + h * 3600 + i * 60 + s - z
}
function real(y, m, d,    last) {
    last = 31
    if (m == 4 || m == 6 || m == 9 || m == 11) last = 30
    if (m == 2) last = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 29 : 28
    return y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= last
}
function base64(t) {
    # Bit sisa di huruf terakhir nol: satu ejaan saja [spare bits of the last letter are zero: one spelling only].
    if (t !~ /^[A-Za-z0-9+\/]+=?=?$/ || length(t) % 4 || length(t) > 8192) return 0
    if (t ~ /==$/ && t !~ /[AQgw]==$/) return 0
    return t !~ /[^=]=$/ || t ~ /[AEIMQUYcgkosw048]=$/
}
function keyline(t,    p, n) {
    n = split(t, p, " ")
    if (n < 2 || !base64(p[2])) return ""
    if (p[1] !~ /^(ssh-ed25519|sk-ssh-ed25519@openssh\.com|ecdsa-sha2-nistp(256|384|521)|ssh-rsa)$/) return ""
    return p[1] " " p[2]
}
function armor(file, t) {
    print "-----BEGIN SSH SIGNATURE-----" > file
    for (; t != ""; t = substr(t, 71)) print substr(t, 1, 70) > file
    print "-----END SSH SIGNATURE-----" > file
    close(file)
}
function shown(t) { gsub(/[^ -~]/, "?", t); return t }
'

# Meratakan YAML bentuk lazim menjadi baris "letak<TAB>nilai"; keluar 1 dengan nomor baris bila bentuknya lain.
# [Flattens YAML of the usual form to lines "place<TAB>value"; exits 1 with the line number if the form is another.]
# shellcheck disable=SC2016 # awk, not shell
yaml='
function wrong() { if (!failed) print NR > "/dev/stderr"; failed = 1; exit 1 }
function put(path, value) { if (path in got) wrong(); got[path] = 1; print path "\t" value }
function blanks() { sub(/^ +/, "", L) }
function quoted(    q, v, c) {
    q = substr(L, 1, 1); L = substr(L, 2); v = ""
    while (1) {
        if (!match(L, q == "\"" ? "[\"\\\\]" : "\047")) wrong()
        v = v substr(L, 1, RSTART - 1); c = substr(L, RSTART, 1); L = substr(L, RSTART + 1)
        if (c == "\\") {
            c = substr(L, 1, 1)
            if (c != "\"" && c != "\\") wrong()
            v = v c; L = substr(L, 2)
        } else if (c == "\047" && substr(L, 1, 1) == c) { v = v c; L = substr(L, 2) }
        else return v
    }
}
function plain(ends,    v) {
    if (L ~ /^[&*!|>%@`,?]/ || L ~ /^[][{}]/ || L ~ /^(-|:)( |$)/) wrong()
    v = L
    if (match(v, / #/)) v = substr(v, 1, RSTART - 1)
    if (ends != "" && match(v, "[" ends "]")) v = substr(v, 1, RSTART - 1)
    L = substr(L, length(v) + 1)
    sub(/ +$/, "", v)
    if (v == "" || v ~ /: / || v ~ /:$/) wrong()
    return v
}
function flow(path,    n, key) {
    blanks()
    if (substr(L, 1, 1) == "{" || substr(L, 1, 1) == "[") {
        n = substr(L, 1, 1) == "{" ? -1 : 0
        L = substr(L, 2); blanks()
        if (substr(L, 1, 1) == (n < 0 ? "}" : "]")) { L = substr(L, 2); return }
        while (1) {
            blanks()
            if (n < 0) {
                if (!match(L, /^[A-Za-z0-9_.-]+: /)) wrong()
                key = substr(L, 1, RLENGTH - 2); L = substr(L, RLENGTH + 1)
                flow(path "/" key)
            } else flow(path "/" n++)
            blanks()
            if (substr(L, 1, 1) == ",") { L = substr(L, 2); continue }
            if (substr(L, 1, 1) != (n < 0 ? "}" : "]")) wrong()
            L = substr(L, 2)
            return
        }
    }
    put(path, L ~ /^["\047]/ ? quoted() : plain("],[{}"))
}
function value(path, text) {
    L = text
    if (L ~ /^[[{]/) flow(path)
    else put(path, L ~ /^["\047]/ ? quoted() : plain(""))
    if (L !~ /^ *$/ && L !~ /^ +#/) wrong()
}
function pair(text, at,    key) {
    if (!match(text, /^[A-Za-z0-9_.-]+:( |$)/)) wrong()
    key = text; sub(/:.*/, "", key)
    text = substr(text, length(key) + 2); sub(/^ +/, "", text); sub(/^#.*/, "", text)
    key = path[d] "/" key
    if (key in mine) wrong()
    mine[key] = 1
    wait = ""
    if (text == "") wait = key
    else if (text ~ /^[|>][-+]?( +#.*)?$/) block = at
    else value(key, text)
}
BEGIN { block = -1; d = 0 }
/[\t\r]/ { wrong() }
/^ *$/ { next }
{ indent = match($0, /[^ ]/) - 1; text = substr($0, indent + 1) }
block >= 0 && indent > block { next }
{ block = -1 }
/^ *#/ { next }
/^(---|\.\.\.)/ { wrong() }
{
    item = text ~ /^-( |$)/
    while (d && (ind[d] > indent || (ind[d] == indent && seq[d] && !item))) d--
    if (item) {
        if (!d || ind[d] < indent || !seq[d]) {
            if (wait == "") wrong()
            d++; ind[d] = indent; seq[d] = 1; path[d] = wait; n[d] = 0
        }
        here = path[d] "/" n[d]++
        text = substr(text, 2); at = indent + 1
        if (match(text, /^ +/)) { text = substr(text, RLENGTH + 1); at += RLENGTH }
        wait = here
        if (text == "" || text ~ /^#/ || text ~ /^- /) wrong()
        if (text ~ /^[A-Za-z0-9_.-]+:( |$)/) { d++; ind[d] = at; seq[d] = 0; path[d] = here; pair(text, at) }
        else { wait = ""; value(here, text) }
        next
    }
    if (!d || ind[d] < indent) {
        if (d && wait == "") wrong()
        if (!d && indent) wrong()
        d++; ind[d] = indent; seq[d] = 0; path[d] = wait
    }
    pair(text, indent)
}
'

# verify RUANG-NAMA KUNCI ARMOR PERNYATAAN [NAMESPACE KEYS ARMOR STATEMENT]: kunci atas nama "signer" [keys named so].
# Selalu "-Y verify": "check-novalidate" menerima kunci siapa pun. [Always "-Y verify"; the other accepts anybody.]
verify() {
    [ -s "$2" ] && ssh-keygen -Y verify -f "$2" -I signer -n "$1" -s "$3" <"$4" >/dev/null 2>&1
}
digest() {
    sum=$(sha256sum <"$1") || exit 2
    printf '%s\n' "${sum%% *}"
}
# fetch OID LETAK TUJUAN [OID PATH TARGET]: bita sebuah berkas [bytes of a file].
fetch() {
    if [ "$worktree" -eq 1 ]; then cat <"$repo/$2" >"$3"; else in_git cat-file blob "$1" >"$3"; fi 2>/dev/null ||
        cannot "tidak terbaca [cannot be read]: $2"
}
# whole BERKAS: awk membaca bitanya apa adanya (tanpa NUL, diakhiri baris baru) [awk reads its bytes as they are].
whole() { awk '{ print }' "$1" | cmp -s - "$1"; }
joined() { awk '{ printf "%s%s", (NR > 1 ? "; " : ""), $0 } END { print "" }' "$1"; }

# --- 1. Daftar berkas dari objek Git atau folder kerja [list of files from Git objects or the working tree] ---------

# Nama berkas diakhiri NUL; baris baru di dalam nama menjadi bita 1, lalu ditolak. [A name ends with NUL; a newline inside
# a name becomes byte 1 and is refused.]
if [ "$worktree" -eq 1 ]; then
    [ -d "$repo" ] && [ -d "$repo/content" ] || cannot "tidak ada folder content di $repo [there is no such folder]"
    (
        cd "$repo" || exit 1
        [ -d sops ] && set -- content sops || set -- content
        find "$@" -name .git -prune -exec printf '160000 commit -\t%s\0' {} + -o -type l -exec printf '120000 blob -\t%s\0' {} + \
            -o -type f -perm -100 -exec printf '100755 blob -\t%s\0' {} + -o -type f -exec printf '100644 blob -\t%s\0' {} + \
            -o ! -type d -exec printf '000000 blob -\t%s\0' {} +
    ) >"$tmp/raw" || cannot "folder kerja tidak terbaca [the working tree cannot be read]"
    what="folder kerja [working tree]"
    head=HEAD
else
    in_git rev-parse --git-dir >/dev/null 2>"$tmp/raw" || cannot "bukan repositori Git yang terbaca: $repo [not a readable Git repository]: $(cat "$tmp/raw")"
    head=$(in_git rev-parse --verify --quiet "$commit^{commit}") || cannot "tidak ada commit $commit [there is no such commit]"
    in_git ls-tree -r -z --full-tree "$head" content sops >"$tmp/raw" || cannot "pohon commit tidak terbaca [the tree cannot be read]"
    what="commit $head"
fi
tr '\n\0' '\001\n' <"$tmp/raw" | sort -t '	' -k 2 >"$tmp/tree"
[ -s "$tmp/tree" ] || cannot "tidak ada berkas di content/ dan sops/ [there are no files there]"

# --- 2. Setiap berkas pada tempatnya [every file in its place] ------------------------------------------------------

# posts: nomor kantor kiriman [number office post]; p/N: oid nama [name]; p/N.bad: yang menolak kiriman [what refuses it];
# offices/KANTOR: oid letak [path]; pages: oid letak; strays: letak sebab kantor [path, reason, office].
mkdir "$tmp/p" "$tmp/offices" "$tmp/x" "$tmp/m"
: >"$tmp/pages" && : >"$tmp/strays" && : >"$tmp/posts"
awk -v dir="$tmp" "$lib"'
    function reason(mode, name) {
        if (mode != "100644") return mode == "120000" ? "tautan simbolik [symlink]" : mode == "160000" ? "submodul [submodule]" : mode == "100755" ? "berkas dapat dijalankan [executable]" : "bukan berkas biasa [no regular file]"
        if (name !~ /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/ || length("content/" post "/" name) > 180) return "nama berkas tidak boleh [file name not allowed]"
        if (("/" name) ~ /\/(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\/|$)/) return "nama berkas tidak boleh [file name not allowed]"
        if (name == "index.md" || name ~ /^(attachments|evidence)\// || name ~ /^[^\/]+\.(jpg|jpeg|png|webp|mp4|pdf)$/) return ""
        return "tidak punya tempat dalam kiriman [has no place in a post]"
    }
    {
        tab = index($0, "\t"); path = substr($0, tab + 1)
        split(substr($0, 1, tab - 1), head, " "); mode = head[1]; oid = head[3]
        n = split(path, part, "/")
    }
    n >= 6 && part[1] == "content" && part[2] ~ /^[a-z0-9-]+$/ && part[3] ~ /^[a-z0-9-]+$/ && part[4] ~ /^[0-9][0-9][0-9][0-9]$/ && part[5] ~ /^[a-z0-9][a-z0-9-]*$/ && length(part[5]) <= 100 {
        here = part[2] "/" part[3] "/" part[4] "/" part[5]
        if (here != post) {
            close(dir "/p/" count); close(dir "/p/" count ".bad")
            post = here; count++
            print count, part[2], post > (dir "/posts")
            printf "" > (dir "/p/" count)
        }
        name = substr(path, length("content/" post "/") + 1)
        why = reason(mode, name)
        if (why == "") print oid, name > (dir "/p/" count)
        else print shown(name) ": " why > (dir "/p/" count ".bad")
        next
    }
    part[1] == "content" && n == 3 && part[2] ~ /^[a-z0-9-]+$/ && part[3] ~ /^[a-z0-9][a-z0-9._-]*\.md$/ && mode == "100644" { print oid, path > (dir "/pages"); next }
    part[1] == "content" {
        if (path == "content/index.md" && mode == "100644") next
        print shown(path) "\t" (mode == "100644" ? "tidak punya tempat di content/ [has no place in content/]" : reason(mode, "x")) "\t" (n > 2 ? part[2] : "") > (dir "/strays")
        next
    }
    path == "sops/trust.txt" && mode == "100644" { print oid > (dir "/trust.oid"); next }
    n >= 3 && part[2] ~ /^[a-z0-9][a-z0-9-]*$/ {
        if (mode != "100644" || path !~ /^sops\/[a-z0-9][a-z0-9._\/-]*$/) oid = "!"
        print oid, shown(path) > (dir "/offices/" part[2])
        if (part[2] != office) { if (office != "") close(dir "/offices/" office); office = part[2] }
    }
' "$tmp/tree"

# --- 3. Kebijakan: dari trust.txt sampai kunci [policy: from trust.txt to the keys] ---------------------------------

[ -f "$tmp/trust.oid" ] || cannot 'tidak ada sops/trust.txt [there is no such file]'
fetch "$(cat "$tmp/trust.oid")" sops/trust.txt "$tmp/trust.txt"
{ whole "$tmp/trust.txt" && awk '
    /^$/ || /^#/ { next }
    !/^[a-z0-9][a-z0-9-]* [0-9a-f]+$/ || length($2) != 64 || $1 in seen { exit 1 }
    { seen[$1] = 1; print }
' "$tmp/trust.txt" >"$tmp/trust"; } || cannot 'sops/trust.txt tidak berbentuk semestinya [malformed]'
[ -s "$tmp/trust" ] || cannot 'sops/trust.txt tidak menyebut kantor mana pun [names no office]'

# manifest KANTOR NOMOR OID LETAK SEBELUMNYA [OFFICE NUMBER OID PATH BEFORE]: satu pengesahan; sebab penolakan ke m/why.
# Sebelumnya: digest dan waktu [before: digest and moment]. m/prev.*: ratifier dan file pengesahan sebelumnya.
manifest() {
    fetch "$3" "$4" "$tmp/m/data"
    here=$(digest "$tmp/m/data")
    [ "$2" -ne 1 ] || [ "$here" = "$root" ] || {
        printf '%s: bukan yang dipercaya trust.txt [not the one that trust.txt trusts]\n' "$4" >>"$tmp/m/why"
        return 1
    }
    { whole "$tmp/m/data" && awk -v dir="$tmp/m" -v office="$1" -v version="$2" -v before="$5" -v earliest="$6" "$lib"'
        function wrong(text) { print text; failed = 1; exit 1 }
        function word(name) { if (index($0, name " ") != 1) wrong("baris [line] " NR); return substr($0, length(name) + 2) }
        BEGIN { malformed = "bentuk salah, baris [malformed, line] " }
        done { wrong(malformed NR) }
        NR == 1 { if ($0 != "paraf-policy/v1") wrong(malformed NR); print > (dir "/st"); next }
        NR == 2 { if (word("office") != office) wrong("kantor lain [another office]"); print > (dir "/st"); next }
        NR == 3 { if (word("version") != version) wrong("nomor lain [another number]"); print > (dir "/st"); next }
        NR == 4 {
            at = epoch(word("at"))
            if (at == "") wrong(malformed NR)
            if (earliest != "" && at < earliest + 0) wrong("waktunya mendahului yang sebelumnya [earlier than the one before]")
            print > (dir "/st"); next
        }
        NR == 5 { person = word("person"); if (person !~ /^[^ ]+$/) wrong(malformed NR); print > (dir "/st"); next }
        NR == 6 { if (word("previous") != before) wrong("tidak menyambung yang sebelumnya [does not follow the one before]"); print > (dir "/st"); next }
        /^ratifier / {
            n = split($0, p, " ")
            if (files || n != 4 || $0 != "ratifier " p[2] " " p[3] " " p[4] || p[2] in seen || keyline(p[3] " " p[4]) == "") wrong(malformed NR)
            seen[p[2]] = 1; ratifiers++
            print p[2], p[3], p[4] > (dir "/ratifiers"); print > (dir "/st"); next
        }
        /^file / {
            sha = substr($0, 6, 64); path = substr($0, 72)
            if (sha !~ /^[0-9a-f]+$/ || length(sha) != 64 || substr($0, 70, 2) != "  " || path !~ /^(sops|content)\/[a-z0-9][a-z0-9._\/-]*$/ || path ~ /\.\./) wrong(malformed NR)
            if (files && !((last "") < (path ""))) wrong(malformed NR)
            last = path; files++
            print sha, path > (dir "/files"); print > (dir "/st"); next
        }
        /^signature / { sig = substr($0, 11); if (!base64(sig)) wrong(malformed NR); armor(dir "/armor", sig); done = 1; next }
        { wrong(malformed NR) }
        END {
            if (failed) exit 1
            if (!done) { print malformed NR; exit 1 }
            if (ratifiers < 2) { print "perlu dua pengesah [needs two ratifiers]"; exit 1 }
            close(dir "/ratifiers")
            from = before == "-" ? dir "/ratifiers" : dir "/prev.ratifiers"
            printf "" > (dir "/allowed")
            while ((getline line < from) > 0) { split(line, p, " "); if (p[1] == person) print "signer namespaces=\"paraf-policy@v1\" " p[2] " " p[3] > (dir "/allowed") }
            while (before != "-" && (getline line < (dir "/prev.files")) > 0) { split(line, p, " "); old[p[2]] = p[1] }
            close(dir "/files")
            while ((getline line < (dir "/files")) > 0) { split(line, p, " "); now[p[2]] = p[1] }
            for (path in old) if (split(path, p, "/") == 4 && p[1] == "sops" && now[path] != old[path]) { print "revisi SOP diubah atau dihapus [a SOP revision was changed or removed]: " path; exit 1 }
            printf "%.0f\n", at > (dir "/at")
        }
    ' "$tmp/m/data" >"$tmp/m/out"; } || {
        printf '%s: %s\n' "$4" "$(cat "$tmp/m/out")" >>"$tmp/m/why"
        return 1
    }
    verify paraf-policy@v1 "$tmp/m/allowed" "$tmp/m/armor" "$tmp/m/st" || {
        printf '%s: tanda tangan pengesah tidak sah [signature of the ratifier not valid]\n' "$4" >>"$tmp/m/why"
        return 1
    }
}

# policy KANTOR [OFFICE]: memeriksa kebijakannya; menulis o.KANTOR.why dan .unknown (sebab), .keys, .root.
policy() {
    o=$tmp/o.$1
    rm -rf "$tmp/m" && mkdir "$tmp/m"
    : >"$tmp/m/why" && : >"$o.keys"
    root=$(awk -v office="$1" '$1 == office { print $2 }' "$tmp/trust")
    [ -n "$root" ] || {
        printf 'kantor %s tidak ada di sops/trust.txt [the office has no line there]\n' "$1" >"$o.unknown"
        return
    }
    printf '%s\n' "$root" >"$o.root"
    case $pins in
    ' ' | *" $root "*) ;;
    *) printf 'akarnya bukan yang Anda sebut dengan -t [its root is not one that you gave with -t]: %s\n' "$root" >>"$tmp/m/why" ;;
    esac
    list=$tmp/offices/$1
    [ -f "$list" ] || : >"$list"
    awk '$1 == "!" { print $2 ": bukan berkas biasa, atau namanya tidak boleh [no regular file, or a name not allowed]" }' "$list" >>"$tmp/m/why"
    awk -v folder="sops/$1/pengesahan/" 'index($2, folder) == 1 { print }' "$list" >"$tmp/m/list"
    number=0 before=- earliest=
    while read -r oid path; do
        number=$((number + 1))
        [ "$path" = "sops/$1/pengesahan/$(printf '%04d' "$number").txt" ] && [ "$oid" != ! ] || {
            printf '%s: nomor pengesahan tidak berurutan [manifests are not numbered in order]\n' "$path" >>"$tmp/m/why"
            break
        }
        rm -f "$tmp/m/ratifiers" "$tmp/m/files"
        : >"$tmp/m/files"
        manifest "$1" "$number" "$oid" "$path" "$before" "$earliest" || break
        before=$here
        read -r earliest <"$tmp/m/at"
        cat "$tmp/m/ratifiers" >"$tmp/m/prev.ratifiers"
        cat "$tmp/m/files" >"$tmp/m/prev.files"
    done <"$tmp/m/list"
    printf '%s\n' "$number" >"$o.number"
    if [ "$number" -eq 0 ]; then
        printf 'kantor %s belum punya pengesahan [the office has no manifest]\n' "$1" >"$o.unknown"
        return
    fi
    [ ! -s "$tmp/m/why" ] || { cat "$tmp/m/why" >"$o.why" && return; }

    # Isi folder dan halaman seperti didaftar pengesahan terakhir [folder and pages as the latest manifest lists them].
    mkdir "$tmp/m/f"
    awk -v below="sops/$1/" 'index($2, below "pengesahan/") != 1 && index($2, below "appointments/") != 1 { print }' "$list" >"$tmp/m/list"
    awk -v below="content/$1/" 'index($2, below) == 1 { print }' "$tmp/pages" >>"$tmp/m/list"
    n=0
    while read -r oid path; do
        n=$((n + 1))
        fetch "$oid" "$path" "$tmp/m/f/$n"
        case $path in
        "sops/$1/people.yml") people=$tmp/m/f/$n ;;
        "sops/$1/office.yml") settings=$tmp/m/f/$n ;;
        esac
    done <"$tmp/m/list"
    (cd "$tmp/m/f" && find . -type f -exec sha256sum {} +) >"$tmp/m/sums"
    awk -v strays="$tmp/strays" -v office="$1" '
        FILENAME ~ /sums$/ { sub(/.*\//, "", $2); sum[$2] = $1; next }
        FILENAME ~ /files$/ { listed[$2] = $1; next }
        { here[$2] = 1; if (listed[$2] != sum[FNR]) differ[$2] = $2 in listed ? "bukan seperti yang disahkan [not as ratified]" : "tidak disahkan [not ratified]" }
        END {
            for (path in listed) if (!(path in here)) differ[path] = "yang disahkan hilang [ratified, but missing]"
            for (path in differ) if (path ~ /^content\//) print path "\t" differ[path] "\t" office >> strays; else print path ": " differ[path]
        }
    ' "$tmp/m/sums" "$tmp/m/prev.files" "$tmp/m/list" | sort >"$o.why"
    [ ! -s "$o.why" ] || return
    rm -f "$o.why"
    keys "$1" "$people" "$settings"
}

# keys KANTOR people.yml office.yml: kunci, akun, notaris, dan SOP sebagai tabel [keys, accounts, notaries, SOPs as a table].
# K orang dari sampai bocor jenis kunci [person from until compromised type key]; A orang hos akun [person host account];
# N hos repositori dari sampai bocor jenis kunci; S sop sha256 nomor [number].
keys() {
    for file in "$2" "$3"; do
        { whole "$file" && awk "$yaml" "$file" >"$file.flat" 2>"$file.line"; } || {
            printf 'people.yml atau office.yml kantor %s: bentuk baris %s tidak dikenal skrip ini [the form of the line is unknown to this script]\n' \
                "$1" "$(cat "$file.line")" >"$o.unknown"
            return
        }
    done
    sort -k 2 "$tmp/m/prev.files" | awk -v office="$1" 'split($2, p, "/") == 4 && p[1] == "sops" { print $1, p[3], $2 }' >"$tmp/m/sops"
    while read -r sha sop path; do
        n=$(awk -v path="$path" '$2 == path { print NR; exit }' "$tmp/m/list")
        number=$(awk '/^number: "[^"\\]+"$/ { print substr($0, 10, length($0) - 10); exit } /^number: [^"\047 #]+$/ { print $2; exit }' "$tmp/m/f/$n")
        [ -n "$number" ] || printf '%s: nomornya tidak terbaca skrip ini [its number is unreadable for this script]\n' "$path" >"$o.unknown"
        printf 'S\t%s\t%s\t%s\n' "$sop" "$sha" "$number"
    done <"$tmp/m/sops" >"$o.keys"
    awk -F '\t' "$lib"'
        function when(path,    t) {
            if (!(path in v)) return "-"
            t = epoch(v[path])
            if (t == "") { print "waktu tidak terbaca [unreadable moment]: " v[path]; bad = 1 }
            return sprintf("%.0f", t)
        }
        function key(path,    k) {
            k = keyline(v[path])
            if (k == "") { print "kunci tidak boleh atau tidak terbaca [key not allowed or unreadable]: " shown(v[path]); bad = 1 }
            return k
        }
        FNR == 1 { file++ }
        { at = file ":" $1; v[at] = substr($0, index($0, "\t") + 1); order[++n] = at }
        END {
            for (i = 1; i <= n; i++) {
                at = order[i]; m = split(at, p, "/")
                who = v["1:/people/" p[3] "/id"]
                if (at ~ /^1:\/people\/[0-9]+\/id$/ && (who in ids || who !~ /^[a-z0-9][a-z0-9-]*$/)) { print "orang tidak terbaca atau tercatat dua kali [person unreadable or listed twice]: " shown(who); bad = 1 }
                if (at ~ /^1:\/people\/[0-9]+\/id$/) ids[who] = 1
                base = at; sub(/\/[^\/]*$/, "", base)
                if (at ~ /^1:\/people\/[0-9]+\/keys\/[0-9]+\/key$/) {
                    k = key(at)
                    if (k in owner && owner[k] != who) { print "satu kunci atas dua orang [one key for two people]: " owner[k] ", " who; bad = 1 }
                    owner[k] = who
                    print "K\t" who "\t" when(base "/from") "\t" when(base "/until") "\t" when(base "/compromised") "\t" k > out
                }
                if (at ~ /^1:\/people\/[0-9]+\/forge\/[0-9]+\/id$/) print "A\t" who "\t" v[base "/forge"] "\t" v[at] > out
                if (at ~ /^2:\/notaries\/[0-9]+\/key$/)
                    print "N\t" v[base "/forge"] "\t" v[base "/repository"] "\t" when(base "/from") "\t" when(base "/until") "\t" when(base "/compromised") "\t" key(at) > out
            }
            if (v["2:/id"] != office) { print "office.yml: id bukan nama foldernya [id is not the name of the folder]"; bad = 1 }
            if (v["2:/demo"] == "true") print "DEMO" > (out ".demo")
            exit bad
        }
    ' office="$1" out="$tmp/m/table" "$2.flat" "$3.flat" >"$o.why" || return
    rm -f "$o.why"
    [ ! -f "$tmp/m/table.demo" ] || : >"$o.demo"
    # OpenSSH menerima kunci RSA yang lebih pendek daripada 3072 bit [OpenSSH takes shorter RSA keys].
    awk -F '\t' '$NF ~ /^ssh-rsa / { print $NF }' "$tmp/m/table" | sort -u | while read -r line; do
        printf '%s\n' "$line" >"$tmp/m/rsa"
        bits=$(ssh-keygen -l -f "$tmp/m/rsa" 2>/dev/null) || bits=0
        [ "${bits%% *}" -ge 3072 ] || printf 'kunci RSA kurang dari 3072 bit [RSA key of less than 3072 bits]\n'
    done >"$o.why"
    [ -s "$o.why" ] || rm -f "$o.why"
    cat "$tmp/m/table" >>"$o.keys"
}

# --- 4. Satu kiriman [one post] -------------------------------------------------------------------------------------

# parts KIRIMAN [POST]: memotong index.md pada baris kunci dan menulis digest kelima bagian ke x/parts, baris demi baris.
# [cuts index.md at its key lines and writes the digests of the five parts to x/parts, one per line.]
parts() {
    [ -f "$x/index" ] || { printf 'tidak ada index.md [there is no index.md]\n' >>"$x/why" && return 1; }
    { whole "$x/index" && awk -v dir="$x" '
        function wrong() { print NR; failed = 1; exit }
        BEGIN {
            dest = dir "/cut.text"
            own["captions"] = own["images"] = own["videos"] = own["documents"] = own["signatures"] = 1
        }
        /[\t\r]/ { wrong() }
        NR == 1 { if ($0 != "---") wrong(); print > dest; next }
        closed { print > dest; next }
        $0 == "---" { closed = 1; dest = dir "/cut.text"; print > dest; next }
        /^[a-z_]+:( |$)/ {
            key = substr($0, 1, index($0, ":") - 1)
            if (key in seen || "signatures" in seen) wrong()
            seen[key] = 1; any = 1
            dest = dir "/" (key == "signatures" ? "" : "cut.") (key in own ? key : "text")
            print > dest
            next
        }
        /^$/ || /^#/ || (any && (/^ / || /^- /)) { print > dest; next }
        { wrong() }
        END { if (failed || !closed || !any) exit 1 }
    ' "$x/index" >"$x/where"; } || {
        printf 'front matter tidak berbentuk semestinya, baris %s [malformed front matter, line]\n' "$(cat "$x/where")" >>"$x/why"
        return 1
    }
    for part in text captions media attachments evidence; do : >"$x/list.$part"; done
    (cd "$x" && find . -type f \( -name 'file.*' -o -name 'cut.*' \) -exec sha256sum {} +) >"$x/sums"
    awk '
        FILENAME ~ /files$/ { name["file." FNR] = $2; next }
        {
            sub(/.*\//, "", $2)
            n = $2 in name ? name[$2] : "index.md:" substr($2, 5)
            part = "media"
            if (n ~ /^attachments\//) part = "attachments"
            if (n ~ /^evidence\//) part = "evidence"
            if (n == "index.md:text" || n == "index.md:captions") part = substr(n, 10)
            print part "\t" $1 "  " n
        }
    ' "$x/files" "$x/sums" | sort -t '	' -k 2 | awk -F '\t' -v dir="$x" '{ print $2 > (dir "/list." $1) }'
    sha256sum "$x/list.text" "$x/list.captions" "$x/list.media" "$x/list.attachments" "$x/list.evidence" |
        awk '{ print $1 }' >"$x/parts"
}

# entries KIRIMAN KANTOR [POST OFFICE]: membaca blok tanda tangan, satu ejaan saja; menulis per entri N: N.st (pernyataan
# tanpa previous), N.tail, N.armor, N.sig, N.allowed, N.leaked, N.all (kunci), N.facts. Penolakan tanpa kriptografi ke x/why.
# [reads the signatures block, one spelling only; writes per entry N: statement without previous, tail, armor, signature, keys.]
entries() {
    awk -v dir="$x" -v office="$2" -v root="$root" -v post="$1" "$lib"'
        function wrong() { if (!failed) print FNR; failed = 1; exit }
        function say(text) { print "paraf " count " (langkah [step] " step ", " person "): " text > (dir "/why") }
        function eat(word) { if (index(line, word) != 1) wrong(); line = substr(line, length(word) + 1) }
        function ahead(word) { return index(line, word) == 1 }
        function text(    value, c) {
            eat("\""); value = ""
            while (1) {
                if (!match(line, /["\\]/)) wrong()
                value = value substr(line, 1, RSTART - 1); c = substr(line, RSTART, 1); line = substr(line, RSTART + 1)
                if (c == "\"") break
                c = substr(line, 1, 1)
                if (c != "\"" && c != "\\") wrong()
                value = value c; line = substr(line, 2)
            }
            if (value == "" || value == "-" || value ~ "[\001-\037\177]") wrong()
            return value
        }
        function like(pattern,    value) { value = text(); if (value !~ pattern) wrong(); return value }
        function hex(    value) { value = like("^[0-9a-f]+$"); if (length(value) != 64) wrong(); return value }
        function name(    value) { value = like("^[a-z0-9][a-z0-9-]*$"); if (length(value) > 64) wrong(); return value }
        function moment(    value) { value = text(); if (epoch(value) == "") wrong(); return value }
        function number(    value) {
            if (!match(line, /^[1-9][0-9]*/) || RLENGTH > 4) wrong()
            value = substr(line, 1, RLENGTH); line = substr(line, RLENGTH + 1)
            return value
        }
        function day(    value) {
            value = like("^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$")
            if (!real(("1" substr(value, 1, 4)) - 10000, substr(value, 6, 2) + 0, substr(value, 9, 2) + 0)) wrong()
            return value
        }
        function over() { if (line != "") wrong() }
        function put(field, value) { print field " " value > file }
        function key(i, suffix) { print "signer namespaces=\"" space "\" " type[i] " " blob[i] > (dir "/" count suffix) }
        function byte(at,    q, k) {
            # Bita ke-at (dari 0) dari tanda tangan [byte number at, from 0, of the signature].
            q = int(at / 3) * 4 + at % 3 + 1
            k = (index(B, substr(sig, q, 1)) - 1) * 64 + index(B, substr(sig, q + 1, 1)) - 1
            return at % 3 == 0 ? int(k / 16) : at % 3 == 1 ? int(k / 4) % 256 : k % 256
        }
        function touched(    size, i, k) {
            # Kunci keamanan: bita kelima dari belakang menyatakan sentuhan [fifth byte from the end tells a touch].
            k = ""
            for (i = 0; i < 3; i++) k = k sprintf("%c", byte(18 + i))
            if (k != "sk-") return 1
            size = length(sig) / 4 * 3 - (sig ~ /==$/ ? 2 : sig ~ /=$/ ? 1 : 0)
            return byte(size - 5) % 2
        }
        function finish(    i, ok) {
            at = epoch(when)
            space = review ? "paraf-notary@v1" : "paraf-step@v1"
            printf "" > (dir "/" count ".allowed"); printf "" > (dir "/" count ".leaked"); printf "" > (dir "/" count ".all")
            for (i = 1; i <= keys; i++) {
                if (review ? kind[i] != "N" || forge[i] != host || repository[i] != repo : kind[i] != "K" || owner[i] != person) continue
                key(i, ".all")
                if ((from[i] != "-" && at < from[i] + 0) || (until[i] != "-" && at >= until[i] + 0)) continue
                key(i, compromised[i] != "-" && compromised[i] + 0 <= at ? ".leaked" : ".allowed")
            }
            if (count > 1 && at < last) say("waktunya mendahului paraf sebelumnya [earlier than the signature before it]")
            last = at
            if (sig in used) say("tanda tangan yang sama dipakai dua kali [the same signature is used twice]")
            used[sig] = 1
            if (!touched()) say("kunci keamanan tidak disentuh [the security key was not touched]")
            split(post, p, "/")
            if (!((p[2] SUBSEP sha) in sops)) say("SOP-nya tidak terdaftar dalam pengesahan [its SOP is not listed in the manifest]")
            else if (sops[p[2], sha] != sop) say("nomor SOP bukan milik berkas itu [number of the SOP is not that of the file]")
            if (review) {
                if (!((person SUBSEP host SUBSEP user) in account)) say("akun yang mengklik bukan miliknya [the account that clicked is not his]")
                if (decision == "waive" || !(state == "command" || (decision == "done" && state == "approved") || (decision == "return" && state == "changes_requested"))) say("keadaan ulasan tidak cocok [state of the review does not fit]")
                if ((id SUBSEP step) in served) say("satu ulasan dipakai dua kali [one review is used twice]")
                served[id, step] = 1
                if (epoch(clicked) > at + 300) say("klik sesudah paraf [clicked after signing]")
            }
            print review, step, decision, to, person, role, when > (dir "/" count ".facts")
            print sig > (dir "/" count ".sig")
            armor(dir "/" count ".armor", sig)
            close(dir "/" count ".allowed"); close(dir "/" count ".leaked"); close(dir "/" count ".all")
            close(dir "/" count ".facts"); close(dir "/" count ".sig"); close(dir "/" count ".st"); close(dir "/" count ".tail")
        }
        BEGIN { B = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }
        FILENAME ~ /keys$/ {
            m = split($0, f, "\t")
            if (f[1] == "S") sops[f[2], f[3]] = f[4]
            if (f[1] == "A") account[f[2], f[3], f[4]] = 1
            if (f[1] == "K" || f[1] == "N") {
                keys++; kind[keys] = f[1]; owner[keys] = forge[keys] = f[2]
                if (f[1] == "N") repository[keys] = f[3]
                from[keys] = f[m - 3]; until[keys] = f[m - 2]; compromised[keys] = f[m - 1]
                split(f[m], k, " "); type[keys] = k[1]; blob[keys] = k[2]
            }
            next
        }
        FNR == 1 { if ($0 != "signatures:") wrong(); next }
        FNR == 2 { if ($0 != "  # --- paraf: jangan diubah, ditulis otomatis; isi naskah ada di bawah ---") wrong(); want = "step"; next }
        { line = $0 }
        want == "step" {
            count++
            if (count > 500) wrong()
            to = until_ = note = "-"; review = 0
            eat("  - step: ")
            if (ahead("\"")) { eat("\"-\""); step = "-" } else step = number()
            over(); want = "by"; next
        }
        want == "by" {
            eat("    by: {role: "); role = name(); eat(", person: "); person = name()
            eat(", capacity: "); capacity = like("^(definitif|pl[ht] .+)$"); eat("}"); over(); want = "act"; next
        }
        want == "act" {
            eat("    act: {decision: "); decision = like("^(done|return|reject|withdraw|waive)$")
            if (ahead(", to: ")) { eat(", to: "); to = number() }
            if (ahead(", until: ")) { eat(", until: "); until_ = day() }
            eat(", at: "); when = moment(); eat("}"); over(); want = "note"; next
        }
        want == "note" { want = "sop"; if (ahead("    note: ")) { eat("    note: "); note = text(); over(); next } }
        want == "sop" { eat("    sop: {number: "); sop = text(); eat(", sha256: "); sha = hex(); eat("}"); over(); want = "parts"; next }
        want == "parts" {
            eat("    parts: {text: "); d1 = hex(); eat(", captions: "); d2 = hex(); eat(", media: "); d3 = hex()
            eat(", attachments: "); d4 = hex(); eat(", evidence: "); d5 = hex(); eat("}"); over()
            want = "review"; next
        }
        want == "review" {
            want = "signature"
            if (ahead("    review: ")) {
                file = dir "/" count ".tail"; review = 1
                eat("    review: {forge: "); put("forge", host = text()); eat(", repository: "); put("repository", repo = text())
                eat(", pull_request: "); put("pull-request", text()); eat(", review: "); put("review", id = text())
                eat(", commit: "); put("commit", text()); eat(", user: "); put("user", user = text())
                eat(", state: "); put("state", state = text()); eat(", reviewed_at: "); put("reviewed-at", clicked = moment())
                eat("}"); over(); next
            }
        }
        want == "signature" {
            eat("    signature: "); sig = text(); if (!base64(sig)) wrong()
            over()
            file = dir "/" count ".st"
            print "paraf-step/v1" > file
            put("office", office); put("root", root); put("post", post); put("sop", sop); put("sop-sha256", sha); put("step", step)
            put("role", role); put("person", person); put("capacity", capacity); put("decision", decision); put("to", to)
            put("until", until_); put("note", note); put("at", when)
            put("text", d1); put("captions", d2); put("media", d3); put("attachments", d4); put("evidence", d5)
            finish(); want = "step"; next
        }
        END {
            if (failed) exit 1
            if (want != "step" || !count) { print FNR; exit 1 }
            print count
        }
    ' "$o.keys" "$x/signatures" >"$x/count" || {
        printf 'blok tanda tangan berubah pada barisnya yang ke-%s [the signatures block was changed, at its line]\n' "$(cat "$x/count")" >>"$x/why"
        return 1
    }
}

# chain: setiap tautan dan tanda tangan, dari yang pertama sampai yang pertama tidak sah [every link and signature].
chain() {
    read -r count <"$x/count"
    previous=- i=0
    while [ "$i" -lt "$count" ]; do
        i=$((i + 1))
        read -r click step decision to person role at <"$x/$i.facts"
        printf 'previous %s\n' "$previous" >>"$x/$i.st"
        space=paraf-step@v1
        if [ "$click" -eq 1 ]; then
            cat "$x/$i.tail" >>"$x/$i.st"
            space=paraf-notary@v1
        fi
        if verify "$space" "$x/$i.allowed" "$x/$i.armor" "$x/$i.st"; then
            valid=$((valid + 1))
            [ "$verbose" -eq 0 ] || printf '  paraf %s: langkah [step] %s, %s, %s, %s, %s\n' "$i" "$step" "$role" "$person" "$decision" "$at" >>"$x/shown"
        elif verify "$space" "$x/$i.leaked" "$x/$i.armor" "$x/$i.st"; then
            printf '%s %s\n' "$i" "$step" >>"$x/leaks"
        else
            reason='tanda tangan tidak sah [signature not valid]'
            [ -s "$x/$i.all" ] || reason='tidak ada kunci yang terdaftar [no key is listed]'
            ! verify "$space" "$x/$i.all" "$x/$i.armor" "$x/$i.st" || reason='kunci tidak berlaku pada saat itu [the key did not count at that moment]'
            printf 'paraf %s (langkah [step] %s, %s): %s\n' "$i" "$step" "$person" "$reason" >>"$x/why"
            return
        fi
        read -r line <"$x/$i.sig"
        printf '%s\n' "$line" >>"$x/$i.st"
        previous=$(sha256sum <"$x/$i.st")
        previous=${previous%% *}
    done
    [ -f "$x/leaks" ] || return
    # Yang ditandatangani dengan kunci bocor tidak berlaku sampai langkahnya diparaf lagi.
    # [What a compromised key signed does not count until the step is signed again.]
    while read -r n step; do
        j=$n again=0
        while [ "$j" -lt "$count" ]; do
            j=$((j + 1))
            read -r click number decision to person role at <"$x/$j.facts"
            case $decision in
            'done' | return)
                [ "$decision" != return ] || number=$to
                case $number$step in *-*) ;; *) [ "$number" -gt "$step" ] || again=1 ;; esac
                ;;
            reject | withdraw) again=1 ;;
            esac
        done
        [ "$again" -eq 1 ] || printf 'paraf %s (langkah [step] %s): kuncinya sudah dinyatakan bocor [its key was declared compromised]\n' "$n" "$step" >>"$x/why"
    done <"$x/leaks"
}

# handover: isi folder dibandingkan dengan paraf terakhir [the folder compared with the last signature].
handover() {
    read -r click step decision to person role at <"$x/$count.facts"
    awk -v decision="$decision" -v why="$x/why" -v note="$x/note" '
        BEGIN { n = split("text captions media attachments evidence", name, " ") }
        FILENAME ~ /parts$/ { now[FNR] = $1; next }
        { for (i = 1; i <= n; i++) if ($1 == name[i]) was[i] = $2 }
        END {
            for (i = 1; i <= n; i++) {
                if (now[i] == was[i]) continue
                if (name[i] == "evidence") print "evidence berbeda dari yang diparaf [differs from what was signed]" >> why
                else if (decision ~ /^(return|reject|withdraw)$/) print name[i] " berubah sesudah [changed after] " decision >> note
                else print name[i] " berubah setelah diparaf [changed after it was signed]" >> why
            }
        }
    ' "$x/parts" "$x/$count.st"
}

# earlier KIRIMAN NOMOR [POST NUMBER]: versi terdahulu harus awalan blok sekarang [earlier versions are a prefix].
earlier() {
    [ "$history" -eq 1 ] || return
    awk -v path="content/$1/index.md" '$3 == path && !($1 in seen) { seen[$1] = 1; print $1, $2 }' "$tmp/versions" >"$x/versions"
    v=0
    now=$(awk '$2 == "index.md" { print $1 }' "$tmp/p/$2")
    while read -r oid where; do
        [ "$oid" != "$now" ] || continue
        v=$((v + 1))
        in_git cat-file blob "$oid" >"$x/v.$v" 2>/dev/null || cannot "objek terdahulu tidak terbaca [an earlier object cannot be read]: $oid"
        [ -f "$x/signatures" ] || : >"$x/signatures"
        awk -v now="$x/signatures" '
            NR == 1 { next }
            /^---$/ { exit }
            /^signatures:( |$)/ { on = 1 }
            on { if ((getline line < now) <= 0 || line != $0) { bad = 1; exit } }
            END { exit bad }
        ' "$x/v.$v" || {
            printf 'paraf dalam commit %s tidak ada lagi atau diganti [signatures of that commit are gone or replaced]\n' "$where" >>"$x/why"
            break
        }
    done <"$x/versions"
}

# post NOMOR KANTOR KIRIMAN [NUMBER OFFICE POST]: satu baris putusan [one line of verdict].
post() {
    rm -rf "$tmp/x" && mkdir "$tmp/x"
    x=$tmp/x o=$tmp/o.$2 root=
    : >"$x/why" && : >"$x/files" && : >"$x/shown"
    posts=$((posts + 1))
    if [ -f "$o.unknown" ]; then
        unknown=$((unknown + 1))
        printf 'TIDAK DAPAT DINILAI [CANNOT BE JUDGED]: %s: %s\n' "$3" "$(cat "$o.unknown")"
        return
    fi
    if [ -f "$o.why" ]; then
        refused=$((refused + 1))
        printf 'DITOLAK [REFUSED]: %s: kebijakan kantornya tidak sah [the policy of its office is not valid]\n' "$3"
        return
    fi
    read -r root <"$o.root"
    before=$valid count=0
    if [ -f "$tmp/p/$1.bad" ]; then
        cat "$tmp/p/$1.bad" >>"$x/why"
    else
        n=0
        while read -r oid name; do
            if [ "$name" = index.md ]; then
                fetch "$oid" "content/$3/$name" "$x/index"
            else
                n=$((n + 1))
                fetch "$oid" "content/$3/$name" "$x/file.$n"
                printf '%s %s\n' "$oid" "$name" >>"$x/files"
            fi
        done <"$tmp/p/$1"
        if parts; then
            if [ ! -f "$x/signatures" ]; then
                ! awk '$2 ~ /^evidence\// { found = 1 } END { exit !found }' "$x/files" || printf 'evidence tanpa paraf [evidence without a signature]\n' >>"$x/why"
            elif entries "$3" "$2"; then
                chain
                handover
            fi
        fi
        earlier "$3" "$1"
    fi
    if [ -s "$x/why" ]; then
        refused=$((refused + 1))
        printf 'DITOLAK [REFUSED]: %s: %s\n' "$3" "$(joined "$x/why")"
    elif [ "$count" -eq 0 ]; then
        unsigned=$((unsigned + 1))
        printf 'belum diparaf [not signed yet]: %s\n' "$3"
    else
        good=$((good + 1))
        more=
        [ ! -f "$x/note" ] || more="; $(joined "$x/note")"
        printf 'sah [valid]: %s: %s paraf [signatures]%s\n' "$3" "$((valid - before))" "$more"
    fi
    cat "$x/shown"
}

# --- 5. Riwayat [history] -------------------------------------------------------------------------------------------

if [ "$history" -eq 1 ]; then
    head=$(in_git rev-parse --verify --quiet "$head^{commit}") || cannot "tidak ada riwayat Git [there is no Git history]"
    [ "$(in_git rev-parse --is-shallow-repository)" = false ] || cannot "-a perlu riwayat lengkap, salinan ini dangkal [needs the full history, this clone is shallow]"
    # Baris "commit induk-pertama": gabungan dibandingkan dengan induk pertamanya saja.
    # [Lines "commit first-parent": a merge is compared with its first parent only.]
    in_git rev-list --first-parent --parents "$head" >"$tmp/commits" || cannot "riwayat tidak terbaca [the history cannot be read]"
    awk '{ print $1, $2 }' "$tmp/commits" | in_git -c core.quotePath=true diff-tree --stdin --root -r --raw --no-abbrev --no-renames -- content sops >"$tmp/changes" ||
        cannot "riwayat tidak terbaca [the history cannot be read]"
    awk -F '\t' '
        /^[0-9a-f]+/ { split($0, c, " "); commit = c[1]; next }
        /^:/ { split($1, p, " "); if (p[4] !~ /^0+$/) print p[4], commit, $2 }
    ' "$tmp/changes" >"$tmp/versions"
fi

# --- 6. Putusan [verdicts] ------------------------------------------------------------------------------------------

# Yang diminta: semua, atau yang diawali nama yang disebut [what is asked for: all, or what starts with a given name].
: >"$tmp/scope"
for name in "$@"; do
    name=${name#./}
    name=${name#content/}
    name=${name%/}
    case $name in
    '' | *[!a-z0-9/-]* | *//* | */*/*/*/*) cannot "bukan kantor atau kiriman: $name [no office and no post]" ;;
    esac
    printf '%s\n' "$name" >>"$tmp/scope"
done
awk -v scope="$tmp/scope" '
    FILENAME == scope { want[++n] = $1; next }
    { take = !n; for (i = 1; i <= n; i++) if (index($3 "/", want[i] "/") == 1) { take = 1; hit[i] = 1 } }
    take { print }
    END { for (i = 1; i <= n; i++) if (!(i in hit)) { print want[i] > "/dev/stderr"; exit 1 } }
' "$tmp/scope" "$tmp/posts" >"$tmp/asked" 2>"$tmp/missing" || cannot "tidak ada kiriman [there is no post]: $(cat "$tmp/missing")"
if [ "$#" -eq 0 ]; then
    { awk '{ print $1 }' "$tmp/trust" && awk '{ print $2 }' "$tmp/asked"; } | sort -u >"$tmp/wanted"
else
    awk '{ print $2 }' "$tmp/asked" | sort -u >"$tmp/wanted"
fi

posts=0 good=0 unsigned=0 refused=0 unknown=0 valid=0 findings=0 offices=0
printf 'Diperiksa [verified]: %s\n' "$what"
while read -r office <&3; do
    policy "$office"
    o=$tmp/o.$office
    offices=$((offices + 1))
    if [ -f "$o.why" ]; then
        findings=$((findings + 1))
        printf 'DITOLAK [REFUSED]: kantor [office] %s: %s\n' "$office" "$(joined "$o.why")"
    elif [ -f "$o.unknown" ]; then
        [ -f "$o.root" ] || continue
        unknown=$((unknown + 1))
        printf 'TIDAK DAPAT DINILAI [CANNOT BE JUDGED]: kantor [office] %s: %s\n' "$office" "$(cat "$o.unknown")"
    else
        more=
        [ ! -f "$o.demo" ] || more='; peragaan, kuncinya tidak membuktikan apa-apa [demonstration, its keys prove nothing]'
        printf 'sah [valid]: kantor [office] %s: pengesahan [manifests] %s, akar [root] %s%s\n' "$office" "$(cat "$o.number")" "$(cat "$o.root")" "$more"
    fi
done 3<"$tmp/wanted"
while read -r number office name <&3; do
    post "$number" "$office" "$name"
done 3<"$tmp/asked"

# Berkas yang bukan milik kiriman, dan kiriman atau pengesahan yang pernah ada [strays; what was there before].
awk -F '\t' -v all="$#" 'NR == FNR { wanted[$1] = 1; next } !all || $3 in wanted { print $1 ": " $2 }' "$tmp/wanted" "$tmp/strays" | sort >"$tmp/more"
if [ "$history" -eq 1 ]; then
    awk -v all="$#" '
        FILENAME ~ /wanted$/ { wanted[$1] = 1; next }
        FILENAME ~ /tree$/ { split($0, h, " "); now[substr($0, index($0, "\t") + 1)] = h[3]; next }
        { split($3, p, "/") }
        all && !(p[2] in wanted) { next }
        $3 ~ /^sops\/[a-z0-9-]+\/pengesahan\/[0-9]+\.txt$/ && !($3 in now) && !($3 in said) { said[$3] = 1; print $3 ": pengesahan ini pernah ada dan hilang, commit [this manifest was there and is gone] " $2 }
        $3 ~ /^sops\/[a-z0-9-]+\/pengesahan\/[0-9]+\.txt$/ && $3 in now && now[$3] != "-" && now[$3] != $1 && !($3 in said) { said[$3] = 1; print $3 ": pengesahan ini pernah lain isinya, commit [this manifest was another] " $2 }
        $3 ~ /^content\/[a-z0-9-]+\/[a-z0-9-]+\/[0-9][0-9][0-9][0-9]\/[a-z0-9-]+\/index\.md$/ && !($3 in now) { print $1, $2, $3 > gone }
    ' gone="$tmp/gone" "$tmp/wanted" "$tmp/tree" "$tmp/versions" >>"$tmp/more"
    [ -f "$tmp/gone" ] || : >"$tmp/gone"
    told=' '
    while read -r oid where path; do
        case $told in *" $path "*) continue ;; esac
        in_git cat-file blob "$oid" 2>/dev/null | awk 'NR > 1 && /^---$/ { exit } /^signatures:( |$)/ { found = 1 } END { exit !found }' || continue
        told="$told$path "
        path=${path#content/}
        printf '%s: kiriman ini pernah diparaf dan hilang, commit [this post was signed and is gone] %s\n' "${path%/index.md}" "$where" >>"$tmp/more"
    done <"$tmp/gone"
fi
while IFS= read -r line; do
    findings=$((findings + 1))
    printf 'TEMUAN [FINDING]: %s\n' "$line"
done <"$tmp/more"

printf 'Tidak dinilai [not judged]: urutan langkah [order of steps], jabatan dan masanya [roles and their windows], pemisahan tugas [separation of duties], isi [content]\n'
[ "$history" -eq 1 ] || printf 'Tidak dibandingkan [not compared]: commit terdahulu; pakai -a [earlier commits; use -a]\n'
[ "$pins" != ' ' ] || printf 'Akar di atas hanya dari repositori ini; cocokkan dengan catatan Anda, atau pakai -t [the roots above come from this repository only; compare them with your record, or use -t]\n'
printf 'Jumlah [total]: %s kiriman [posts] dari [of] %s kantor [offices]; %s sah [valid], %s ditolak [refused], %s belum diparaf [not signed], %s tidak dapat dinilai [not judged]; %s paraf sah [valid signatures]; %s temuan lain [other findings]\n' \
    "$posts" "$offices" "$good" "$refused" "$unsigned" "$unknown" "$valid" "$findings"
[ "$refused" -eq 0 ] && [ "$findings" -eq 0 ] || exit 1
[ "$unknown" -eq 0 ] || exit 2
[ "$good" -gt 0 ] || cannot 'tidak ada satu paraf pun yang diperiksa [not one signature was verified]'
exit 0
