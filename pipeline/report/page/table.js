// The table of incidents: columns, filters, sorting.
const OTHERS = 3;
function others(row) {
  const own = (f) => f[F.reason] !== "running_total" && data.figures.some((name) => data.measures[name] === f[F.measure] && (data.objects[name] ?? f[F.object]) === f[F.object]);
  return row[I.figures].filter((f) => !own(f) && f[F.best] !== null);
}
// Claims of the latest revisions, as the column `claims` of the table counts them.
const standing = (row) => row[I.claims].filter((c) => c[C.why] !== "edited").length;
const columns = [
  { key: "day", name: "day", css: "when", sort: (r) => r[I.to] ?? r[I.day], cell: (r) => [days(r) || "not known"] },
  { key: "where", name: "where", css: "where", sort: (r) => where(r), cell: (r) => [where(r) || "place not named", make("span", { class: "headline", dir: "auto" }, text(r[I.headline]))] },
  { key: "kind", name: "kind", sort: (r) => r[I.kind], cell: (r) => [plain(r[I.kind]), " ", r[I.status] === "happened" ? "" : make("span", { class: "tag" }, plain(r[I.status])), r[I.contested] ? make("span", { class: "tag contested" }, "contested") : ""] },
  ...[["killed", "killed"], ["injured", "injured"], ["missiles", "missiles", "missiles_launched", "missiles_intercepted"],
    ["drones", "drones", "drones_launched", "drones_intercepted"], ["evacuated", "evacuated"], ["aid_usd", "aid, $"]].map(figureColumn),
  { key: "others", name: "other figures", css: "others", label: "other", sort: (r) => others(r).length, cell: (r) => others(r).slice(0, OTHERS).map((f) => button(r,
    `i=${r[I.id]};m=${f[F.measure]};o=${f[F.object] ?? "-"}`, `${counted(f[F.measure], f[F.object])}: ${bounds(f[F.low], f[F.best], f[F.high])}${f[F.reason] === "running_total" ? " in all" : ""}`, "")) },
  { key: "claims", name: "claims", css: "n", label: "claims", sort: standing, cell: (r) => [button(r, `i=${r[I.id]}`, String(standing(r)), "all claims")] },
];
function figureColumn([key, name, launched, intercepted]) {
  const first = () => data.figures.indexOf(launched ?? key), second = () => data.figures.indexOf(intercepted);
  return {
    key, name, css: "n", label: name,
    sort: (r) => (r[I.wide][first()] ?? r[I.wide][second()] ?? [null, -1])[1] ?? -1,
    cell: (r) => {
      const [a, b] = [r[I.wide][first()], r[I.wide][second()]];
      if (!a && !b) return [];
      const said = a ? bounds(...a) + (b ? ` (${bounds(...b)} stopped)` : "") : `${bounds(...b)} stopped`;
      const figure = launched ?? key;
      const query = launched ? `m=launched,intercepted;o=${data.objects[figure]}` : `m=${data.measures[figure]}`;
      return [button(r, `i=${r[I.id]};${query}`, said, name)];
    },
  };
}
const button = (row, query, said, name) => make("button", { class: "figure", "data-q": query, "data-title": `${name || said}: ${where(row)} ${days(row)}`,
  "aria-label": [[said, name].filter(Boolean).join(" "), where(row), days(row)].filter(Boolean).join(", ") }, said);

function head() {
  const row = byId("table").tHead.rows[0];
  for (const column of columns) {
    const press = make("button", { type: "button" }, column.name);
    press.addEventListener("click", () => {
      sorting = { by: column.key, down: sorting.by === column.key ? !sorting.down : column.css === "n" || column.key === "day" };
      update();
    });
    row.append(make("th", { scope: "col", class: column.css ?? "", "data-key": column.key }, press));
  }
}
function choices(name, values) {
  const select = byId("filters").elements[name];
  for (const [value, label] of values) select.append(make("option", { value }, label));
}
const distinct = (pick) => [...new Map(data.incidents.map(pick)).entries()].sort((a, b) => a[1].localeCompare(b[1]));
const words = new WeakMap();
const wordsOf = (row) => {
  if (!words.has(row)) words.set(row, [text(row[I.headline]), where(row), text(row[I.actorName]), text(row[I.targetName]), text(row[I.destination])].join(" ").toLowerCase());
  return words.get(row);
};
function update() {
  const form = byId("filters").elements, wanted = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const column = columns.find((c) => c.key === sorting.by), keys = new Map();
  shown = data.incidents.filter((row) =>
    (!form.country.value || (row[I.country] ?? "-") === form.country.value) && (!form.kind.value || row[I.kind] === form.kind.value) &&
    (!form.status.value || row[I.status] === form.status.value) && (!form.contested.checked || row[I.contested]) &&
    (!form.from.value || row[I.day] >= form.from.value) && (!form.to.value || row[I.day] <= form.to.value) &&
    wanted.every((word) => wordsOf(row).includes(word)));
  for (const row of shown) keys.set(row, column.sort(row));
  const way = sorting.down ? -1 : 1;
  shown.sort((a, b) => { const [x, y] = [keys.get(a), keys.get(b)]; return (typeof x === "string" ? x.localeCompare(y) : x - y) * way; });
  for (const cell of byId("table").tHead.rows[0].cells) {
    if (cell.dataset.key === sorting.by) cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  }
  limit = PAGE;
  rows();
}
function rows() {
  const body = byId("table").tBodies[0];
  body.replaceChildren(...shown.slice(0, limit).map((row) => make("tr", {}, ...columns.map((column) => {
    const inside = column.cell(row), cell = make("td", { class: column.css ?? "" }, ...inside);
    if (column.label && inside.length) cell.dataset.label = column.label;
    return cell;
  }))));
  const part = shown.length > limit ? `, the first ${number(limit)} shown` : "";
  byId("count").textContent = `${number(shown.length)} of ${plural(data.incidents.length, "incident")}${part}`;
  byId("more").hidden = shown.length <= limit;
}
