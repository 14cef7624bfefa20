// Terang atau gelap: pilihan pembaca, sebelum halaman digambar. Tanpa pilihan, setelan perangkat yang berlaku.
try {
  const chosen = localStorage.getItem("paraf-tema");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
} catch { /* no storage: the device decides */ }
addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector(".pf-theme");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("paraf-tema", root.dataset.theme); } catch { /* only for this page then */ }
  });
});
