// Charts and the map by keys and pointer.
// ---- charts by keys: one stop for Tab, arrows from mark to mark

function rove(svg) {
  const marks = [...svg.querySelectorAll(".mark")];
  if (!marks.length) return;
  marks[0].setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (e) => {
    const at = marks.indexOf(e.target.closest(".mark"));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (e.key === "Enter" || e.key === " ") { e.preventDefault(); marks[at].dispatchEvent(new MouseEvent("click", { bubbles: true })); return; }
    const to = e.key === "Home" ? 0 : e.key === "End" ? marks.length - 1 : step ? Math.min(marks.length - 1, Math.max(0, at + step)) : -1;
    if (to < 0) return;
    e.preventDefault();
    marks[at].setAttribute("tabindex", "-1");
    marks[to].setAttribute("tabindex", "0");
    marks[to].focus();
  });
}

// ---- the map: zoom by buttons, move by dragging once zoomed

function zoomable(svg) {
  const whole = svg.viewBox.baseVal, full = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  const view = { ...full };
  const circles = [...svg.querySelectorAll("circle")].map((c) => [c, c.r.baseVal.value]);
  const names = svg.querySelector(".names");
  let from = null, dragged = false;
  const set = () => {
    view.x = Math.min(full.w - view.w, Math.max(0, view.x));
    view.y = Math.min(full.h - view.h, Math.max(0, view.y));
    const scale = view.w / full.w, small = Math.min(2.2, Math.max(1, full.w / (svg.clientWidth || full.w)));
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
    for (const [circle, r] of circles) circle.setAttribute("r", r * small * Math.max(scale, 0.12) ** 0.8);
    names.style.setProperty("font-size", `${12 * small * scale}px`);
    names.style.setProperty("display", small * scale > 1.4 ? "none" : "");
    svg.classList.toggle("moved", scale < 1);
  };
  for (const press of document.querySelectorAll("[data-zoom]")) press.addEventListener("click", () => {
    const factor = Number(press.dataset.zoom), width = factor ? Math.min(full.w, Math.max(full.w / 40, view.w * factor)) : full.w;
    const scale = width / view.w;
    view.x += view.w * (1 - scale) / 2; view.y += view.h * (1 - scale) / 2; view.w *= scale; view.h *= scale;
    set();
  });
  set();
  addEventListener("resize", set);
  svg.addEventListener("pointerdown", (e) => { if (view.w < full.w) { from = [e.clientX, e.clientY, view.x, view.y]; dragged = false; } });
  svg.addEventListener("pointermove", (e) => {
    if (!from) return;
    const unit = view.w / svg.clientWidth, [dx, dy] = [e.clientX - from[0], e.clientY - from[1]];
    if (Math.abs(dx) + Math.abs(dy) > 4) dragged = true;
    view.x = from[2] - dx * unit; view.y = from[3] - dy * unit;
    set();
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) svg.addEventListener(end, () => { from = null; });
  svg.addEventListener("click", (e) => { if (dragged) { e.stopPropagation(); dragged = false; } }, true);
}
