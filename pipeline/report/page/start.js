// Unpacks the data and makes the page answer. `page.py` joins these files into one strict block.
async function unpack() {
  const packed = atob(byId("data").textContent.trim()), bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
function theme() {
  const press = byId("theme"), root = document.documentElement;
  const show = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    press.textContent = dark ? "Light" : "Dark";
    press.setAttribute("aria-label", dark ? "Use light colours" : "Use dark colours");
    return dark;
  };
  press.removeAttribute("aria-pressed");
  press.addEventListener("click", () => { root.dataset.theme = show() ? "light" : "dark"; show(); });
  show();
}
async function start() {
  theme();
  document.querySelectorAll("[data-rove]").forEach(rove);
  document.querySelectorAll("[data-more]").forEach((press) => press.addEventListener("click", () => {
    press.parentElement.querySelectorAll("tr.more").forEach((row) => { row.hidden = false; });
    press.remove();
  }));
  const map = document.querySelector("svg.map");
  if (map) zoomable(map);
  try { data = await unpack(); } catch (error) {
    byId("count").textContent = "This browser cannot unpack the claims: open the report in a browser of 2023 or later.";
    throw error;
  }
  head();
  choices("country", distinct((r) => [r[I.country] ?? "-", r[I.countryName] ?? "not known"]));
  choices("kind", distinct((r) => [r[I.kind], plain(r[I.kind])]));
  choices("status", distinct((r) => [r[I.status], plain(r[I.status])]));
  byId("filters").addEventListener("input", update);
  byId("filters").addEventListener("reset", () => setTimeout(update));
  byId("filters").addEventListener("submit", (e) => e.preventDefault());
  byId("more").addEventListener("click", () => { limit += 5 * PAGE; rows(); });
  document.addEventListener("click", (e) => {
    const asked = e.target.closest?.("[data-q]");
    if (asked) open(asked.dataset.q, titleOf(asked), asked);
  });
  const dialog = byId("claims");
  byId("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (e) => { if (e.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => dialog.opener?.focus());
  update();
  document.documentElement.dataset.ready = "";
}
start();
