// @ts-check
// Names and figures at the pointer on the map, taken from the table below it. The table itself needs no script.

/** @typedef {{ name: string, figure: string, href: string | null }} Reading */

/**
 * What the table says of each country, by its two-letter code.
 * @returns {Map<string, Reading>}
 */
function readTable() {
  /** @type {Map<string, Reading>} */
  const readings = new Map();
  for (const row of document.querySelectorAll("tr[data-c]")) {
    if (!(row instanceof HTMLTableRowElement)) continue;
    const [name, figure] = row.cells;
    readings.set(row.dataset["c"] ?? "", {
      name: name?.textContent?.trim() ?? "",
      figure: figure?.textContent?.trim() ?? "",
      href: row.querySelector("a")?.href ?? null,
    });
  }
  return readings;
}

/**
 * @param {EventTarget | null} target
 * @returns {Element | null} the outline or dot of a country
 */
function shapeAt(target) {
  return target instanceof Element ? target.closest(".world g use, .world circle[data-c]") : null;
}

/** @param {Element} shape */
function codeOf(shape) {
  return shape.getAttribute("data-c") ?? shape.getAttribute("href")?.split("#")[1] ?? "";
}

/** @param {HTMLElement} map */
function annotate(map) {
  const readings = readTable();
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  map.append(tip);

  /** @param {Element | null} shape @param {number} x @param {number} y */
  function say(shape, x, y) {
    for (const old of map.querySelectorAll(".on")) old.classList.remove("on");
    const reading = shape && readings.get(codeOf(shape));
    tip.hidden = !reading;
    if (!shape || !reading) return;
    shape.classList.add("on");
    tip.textContent = `${reading.name} · ${reading.figure}`;
    const box = map.getBoundingClientRect();
    const left = Math.min(Math.max(x - box.left - tip.offsetWidth / 2, 0), box.width - tip.offsetWidth);
    tip.style.transform = `translate(${left}px, ${y - box.top - tip.offsetHeight - 14}px)`;
  }

  map.addEventListener("pointermove", (event) => say(shapeAt(event.target), event.clientX, event.clientY));
  map.addEventListener("pointerleave", () => say(null, 0, 0));
  map.addEventListener("click", (event) => {
    const shape = shapeAt(event.target);
    const href = shape && readings.get(codeOf(shape))?.href;
    if (href) location.assign(href);
  });

  // The table's links are the keyboard's way through the map: the focused country lights up.
  document.addEventListener("focusin", (event) => {
    const row = event.target instanceof Element ? event.target.closest("tr[data-c]") : null;
    if (!(row instanceof HTMLElement)) return;
    const code = row.dataset["c"] ?? "";
    const shape = [...map.querySelectorAll(".world g use, .world circle[data-c]")].find((one) => codeOf(one) === code);
    if (!shape) return;
    const box = shape.getBoundingClientRect();
    say(shape, box.left + box.width / 2, box.top);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") say(null, 0, 0);
  });
}

for (const map of document.querySelectorAll("[data-map]")) {
  if (map instanceof HTMLElement) annotate(map);
}
