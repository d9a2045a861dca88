// Opens the claims behind a figure. Text of sources is only ever set as text, never as markup.
// ---- queries: what a figure on the page stands for

function parse(query) {
  const found = {};
  for (const part of query.split(";")) {
    const at = part.indexOf("=");
    found[part.slice(0, at)] = part.slice(at + 1);
  }
  if (found.m) found.m = found.m.split(",");
  return found;
}
function countryMeets(country, wanted) {
  const code = country ?? "-";
  return wanted.startsWith("!") ? !wanted.slice(1).split(",").includes(code) : code === wanted;
}
function meets(row, q) {
  if (q.i !== undefined && row[I.id] !== q.i) return false;
  if (q.s !== undefined && row[I.status] !== q.s) return false;
  if (q.d !== undefined && row[I.day] !== q.d) return false;
  if (q.c !== undefined && !countryMeets(row[I.country], q.c)) return false;
  if (q.a !== undefined && (row[I.actor] ?? "-") !== q.a) return false;
  if (q.p !== undefined && row[I.spot] !== q.p) return false;
  return !q.m || row[I.figures].some((figure) => wants(figure[F.measure], figure[F.object], q));
}
const wants = (measure, object, q) => (!q.m || q.m.includes(measure)) && (q.o === undefined || (object ?? "-") === q.o);

// ---- the claims behind a figure

function open(query, title, opener) {
  const q = parse(query);
  const rows = data.incidents.filter((row) => meets(row, q)).sort((a, b) => weight(b, q) - weight(a, q));
  byId("claims-title").textContent = title;
  const body = byId("claims-body");
  body.replaceChildren(make("p", {}, rows.length ? `${plural(rows.length, "incident")}, the greatest figures first.` : "No incident."));
  let at = 0;
  const more = make("button", { class: "plain" }, "Show more");
  const add = () => {
    more.before(...rows.slice(at, at + OPENED).map((row) => event(row, q)));
    at += OPENED;
    more.hidden = at >= rows.length;
  };
  body.append(more);
  more.addEventListener("click", add);
  add();
  const dialog = byId("claims");
  dialog.opener = opener;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  byId("claims-title").focus();
}
const weight = (row, q) => Math.max(0, ...row[I.figures].filter((f) => wants(f[F.measure], f[F.object], q)).map((f) => f[F.best] ?? 0));

function event(row, q) {
  const parties = [text(row[I.actorName]), text(row[I.targetName])].map(apart);
  const by = [parties[0] && `by ${parties[0]}`, parties[1] && `against ${parties[1]}`, row[I.destination] >= 0 && `to ${apart(text(row[I.destination]))}`];
  const facts = [plain(row[I.kind]), row[I.status] === "happened" ? "" : plain(row[I.status]), ...by, plural(row[I.speakers], "speaker"),
    plural(row[I.sources], "publisher")].filter(Boolean);
  const head = [where(row), days(row)].filter(Boolean).join(", ") || "Place and day not known";
  const block = make("section", { class: "event" }, make("h3", {}, head), make("p", {}, facts.join(" · "), " "),
    make("p", { dir: "auto" }, text(row[I.headline])));
  if (row[I.contested]) block.children[1].append(make("span", { class: "tag contested" }, "contested"));
  for (const [measure, object] of kinds(row, q)) {
    const figure = row[I.figures].find((f) => f[F.measure] === measure && f[F.object] === object);
    const value = figure ? bounds(figure[F.low], figure[F.best], figure[F.high]) : "no figure holds now";
    const why = figure ? data.words.reason[figure[F.reason]] : "";
    block.append(make("h4", {}, `${counted(measure, object)}: ${value} `, make("span", {}, why)));
    const claims = row[I.claims].filter((c) => c[C.measure] === measure && c[C.object] === object);
    claims.sort((a, b) => (a[C.why] !== null) - (b[C.why] !== null) || data.posts[a[C.post]][P.at] - data.posts[b[C.post]][P.at]);
    block.append(...claims.map(claim));
  }
  return block;
}
function kinds(row, q) {
  const found = new Map();
  for (const c of row[I.claims]) if (wants(c[C.measure], c[C.object], q)) found.set(`${c[C.measure]} ${c[C.object]}`, [c[C.measure], c[C.object]]);
  return found.values();
}
function claim(row) {
  const post = data.posts[row[C.post]], letters = Array.from(text(row[C.sentence])), at = row[C.at];
  const quote = make("blockquote", { dir: "auto" });
  if (at < 0) quote.append(letters.join(""));
  else {
    const end = at + row[C.length];
    quote.append(letters.slice(0, at).join(""), make("mark", {}, letters.slice(at, end).join("")), letters.slice(end).join(""));
  }
  const source = text(post[P.source]), speaker = text(row[C.speaker]) || source;
  const side = row[C.side] && row[C.side] !== speaker ? ` (${row[C.side]})` : "";
  const by = make("p", {}, `${apart(speaker)}${side}${speaker === source ? "" : `, published by ${apart(source)}`}, ${moment(post[P.at])}${post[P.edited] ? " (edited)" : ""}`);
  if (row[C.status] !== "happened") by.append(` · ${plain(row[C.status])}`);
  const url = text(post[P.url]);
  if (/^https?:\/\//i.test(url)) by.append(" · ", make("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, "source"));
  const block = make("div", { class: row[C.why] === null ? "claim" : "claim unused" }, quote, by);
  if (row[C.why] !== null) block.append(make("p", {}, `not used: ${data.words.why[row[C.why]]}`));
  return block;
}
function titleOf(element) {
  const own = element.getAttribute("aria-label") || element.dataset.title;
  if (own) return own;
  const label = element.querySelector(".label"), value = element.querySelector(".value");
  return label ? `${label.textContent}: ${value.textContent}` : `${element.closest("tr")?.querySelector("th")?.textContent ?? ""} ${element.textContent}`.trim();
}
