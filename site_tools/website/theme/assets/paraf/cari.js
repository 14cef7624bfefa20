// Search over small index files of this site alone; their layout is told in site_tools/website/search_index.py.
const BUCKETS = 128, STEM = 4, REFERENCE = 8, PAGE = 10, SHORTEST = 3, YEARS_AT_ONCE = 3, PAGES = 3;
const MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" ");
// The same words as STOP_WORDS there: they are in no index.
const STOP = new Set(("yang dan di ke dari untuk pada dengan ini itu adalah dalam oleh atau juga akan telah tidak agar para sebagai serta dapat "
  + "tersebut bagi secara antara hingga sampai karena bahwa ada kami anda kita setiap lebih saat").split(" "));
const script = new URL(document.currentScript.src);
const site = new URL("../../", script), base = new URL("cari/indeks/", site);
const list = document.querySelector("#hasil"), status = document.querySelector("#jumlah"), more = document.querySelector("#lebih");
const asked = new URLSearchParams(location.search);
const query = (asked.get("q") ?? "").trim(), office = asked.get("kantor") ?? "";
const held = new Map();

const file = name => {
  if (!held.has(name)) held.set(name, fetch(new URL(name, base)).then(r => r.ok ? r.json() : {}));
  return held.get(name);
};
const plain = text => text.toLowerCase().normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
const wordsOf = text => [...new Set(plain(text).match(/[a-z0-9]+/g) ?? [])]
  .filter(word => !STOP.has(word) && (word.length >= SHORTEST || /\d/.test(word))).map(word => word.slice(0, 24));
const bucket = word => {
  let value = 0x811c9dc5;
  for (const letter of word.slice(0, STEM)) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return (value % BUCKETS).toString(16).padStart(2, "0");
};
const split = text => text.match(new RegExp(`.{${REFERENCE}}`, "g")) ?? [];

// The references of one year that hold every word; a word of four letters or more also finds its longer forms.
async function hits(year, words) {
  let found = null;
  for (const word of words) {
    const known = await file(`${year}/k-${bucket(word)}.json`);
    const forms = word.length < STEM ? [word] : Object.keys(known).filter(form => form.startsWith(word));
    const refs = new Set(forms.flatMap(form => split(known[form] ?? "")));
    found = found === null ? refs : new Set([...found].filter(ref => refs.has(ref)));
  }
  return [...(found ?? [])].sort().reverse();
}

const element = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text ?? "" });

function row(address, title, meta, lead) {
  const item = element("li", "");
  const link = Object.assign(element("a", "", title), { href: new URL(address, site) });
  const heading = element("h2", "pf-lines__title");
  heading.append(link);
  item.append(element("p", "pf-card__meta", meta), heading, element("p", "", lead));
  return item;
}

const dayText = iso => `${+iso.slice(8)} ${MONTHS[iso.slice(5, 7) - 1]} ${iso.slice(0, 4)}`;

// One result after another, newest first, year after year.
async function* results(words) {
  // A page of the site comes first where its title says the very words.
  const pages = await file("halaman.json");
  const named = pages.filter(([address, title]) => {
    const own = wordsOf(title);
    return words.every(word => own.includes(word)) && (!office || address.startsWith(`${office}/`));
  });
  for (const [address, title, about] of named.slice(0, PAGES)) yield row(address, title, "Halaman", about);
  const years = Object.keys(await file("tahun.json")).sort().reverse();
  for (const [number, year] of years.entries()) {
    if (number && number % YEARS_AT_ONCE === 0) yield null;
    for (const ref of await hits(year, words)) {
      const found = (await file(`${year}/d-${ref.slice(2, 4)}.json`))[ref];
      if (!found || (office && found[4] !== office)) continue;
      const [address, title, day, kind, , lead] = found;
      yield row(address, title, `${dayText(day)} · ${kind}`, lead);
    }
  }
}

async function search() {
  const words = wordsOf(query);
  if (!query) return;
  if (!words.length) {
    status.textContent = "Tulis sedikitnya tiga huruf.";
    return;
  }
  const all = results(words);
  let count = 0, ahead = await all.next();
  const show = async () => {
    more.hidden = true;
    status.textContent = "Mencari …";
    // One result is always fetched ahead, so that no button is offered that would bring nothing. `null`: a rest between years.
    for (let n = 0; !ahead.done && n < PAGE; ahead = await all.next()) {
      if (ahead.value === null) {
        if (n) break;
        continue;
      }
      list.append(ahead.value);
      n += 1;
      count += 1;
    }
    more.hidden = ahead.done;
    status.textContent = count ? `${count} hasil${ahead.done ? "" : " pertama"} untuk “${query}”` : `Tidak ada yang cocok dengan “${query}”.`;
  };
  more.addEventListener("click", () => show().catch(failed));
  await show();
}

const failed = () => { status.textContent = "Pencarian tidak dapat dimuat. Periksa sambungan, lalu coba lagi."; };

document.querySelector("#kata").value = query;
const select = document.querySelector("#kantor");
if (select) select.value = office;
search().catch(failed);
