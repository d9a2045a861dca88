// The rows that `payload.py` packs, and how numbers, days and places are written.
const I = { id: 0, day: 1, from: 2, to: 3, kind: 4, status: 5, country: 6, countryName: 7, place: 8, destination: 9, actor: 10,
  actorName: 11, targetName: 12, contested: 13, sources: 14, speakers: 15, headline: 16, spot: 17, wide: 18, figures: 19, claims: 20 };
const F = { measure: 0, object: 1, low: 2, best: 3, high: 4, reason: 5, contested: 6 };
const C = { post: 0, measure: 1, object: 2, low: 3, best: 4, high: 5, hedge: 6, status: 7, sentence: 8, at: 9, length: 10,
  speaker: 11, side: 12, why: 13 };
const P = { source: 0, at: 1, url: 2, headline: 3, edited: 4 };
const PAGE = 100, OPENED = 40;
const byId = (id) => document.getElementById(id);
let data, shown = [], limit = PAGE, sorting = { by: "day", down: true };

function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.filter((part) => part !== null && part !== ""));
  return element;
}
const text = (number) => (number < 0 ? "" : data.texts[number]);
const plain = (word) => word.replaceAll("_", " ");
const counted = (measure, object) => plain([measure, object].filter(Boolean).join(" "));
const number = (value) => (value === null ? "?" : value.toLocaleString("en"));
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;

function bounds(low, best, high) {
  if (low === null && best === null && high === null) return "";
  if (low === null) return `≤${number(high ?? best)}`;
  if (high === null) return `≥${number(low)}`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const day = (iso) => (iso ? `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}` : "");
const moment = (seconds) => {
  const iso = new Date(seconds * 1000).toISOString();
  return `${day(iso)}, ${iso.slice(11, 16)} UTC`;
};
const days = (row) => {
  const [from, to] = [row[I.from] ?? row[I.to], row[I.to] ?? row[I.from]];
  if (from === to) return day(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${day(to)}`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${day(from).slice(0, -5)} – ${day(to)}` : `${day(from)} – ${day(to)}`;
};
const OTHER_WAY = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
// A text that runs from right to left, set apart so that it does not turn the words around it.
const apart = (said) => (OTHER_WAY.test(said) ? `\u2068${said}\u2069` : said);
const where = (row) => [...new Set([text(row[I.place]), row[I.countryName] ?? ""].filter(Boolean))].map(apart).join(", ");
