// Only in `paraf serve`: loads the page again when the site was made again, and says so when it could not be.
let seen = null;
const notice = document.createElement("p");
notice.className = "pf-serve";
notice.setAttribute("role", "status");
const ask = async () => {
  try {
    const state = await (await fetch("/paraf-serve.json", { cache: "no-store" })).json();
    if (seen !== null && state.version !== seen) return location.reload();
    seen = state.version;
    notice.textContent = state.problem ? `Situs belum dapat diperbarui: ${state.problem}` : "";
    if (state.problem && !notice.isConnected) document.body.append(notice);
    if (!state.problem) notice.remove();
  } catch {
    notice.textContent = "paraf serve sudah berhenti; yang tampak ini keadaan terakhir.";
    if (!notice.isConnected) document.body.append(notice);
  }
  setTimeout(ask, 1000);
};
ask();
