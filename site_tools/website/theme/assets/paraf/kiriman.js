// A post's page: pictures open large in place, and the address can be copied. Without this file both are plain links.
const links = [...document.querySelectorAll(".pf-zoom")];
if (links.length && window.HTMLDialogElement) {
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text ?? "" });
  const box = make("dialog", "pf-lightbox");
  box.setAttribute("aria-label", "Gambar diperbesar");
  const picture = make("img", "");
  const caption = make("p", "pf-lightbox__caption");
  const bar = make("div", "pf-lightbox__bar");
  const button = (text, act) => {
    const made = make("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  let shown = 0;
  const show = number => {
    shown = (number + links.length) % links.length;
    const small = links[shown].querySelector("img");
    picture.src = links[shown].href;
    picture.alt = small.alt;
    const credit = links[shown].parentElement.querySelector("figcaption")?.textContent ?? "";
    const place = links.length > 1 ? `Gambar ${shown + 1} dari ${links.length}` : "";
    caption.textContent = [small.alt, credit, place].filter(Boolean).join(" · ");
  };
  if (links.length > 1) bar.append(button("Sebelumnya", () => show(shown - 1)), button("Berikutnya", () => show(shown + 1)));
  bar.append(button("Tutup", () => box.close()));
  box.append(picture, caption, bar);
  box.addEventListener("click", event => { if (event.target === box) box.close(); });
  box.addEventListener("close", () => links[shown].focus());
  box.addEventListener("keydown", event => {
    if (links.length > 1 && event.key === "ArrowLeft") show(shown - 1);
    if (links.length > 1 && event.key === "ArrowRight") show(shown + 1);
  });
  links.forEach((link, number) => link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    show(number);
    if (!box.isConnected) document.body.append(box);
    box.showModal();
  }));
}
const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.parentElement.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      copy.textContent = "Tersalin";
    } catch {
      copy.textContent = "Tidak dapat menyalin";
    }
  });
}
