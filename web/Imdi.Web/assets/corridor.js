// @ts-check
// Niceties of pages with figures. Without this file every link, form and figure works the same.

/**
 * Shows a copy button. It copies the text of the field it names, else the page's address, which says everything about the page.
 * @param {HTMLButtonElement} button
 */
function offerCopy(button) {
  const label = button.textContent ?? "";
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(textOf(button.dataset["copyFrom"]) ?? location.href);
    button.textContent = button.dataset["copy"] ?? label;
    setTimeout(() => (button.textContent = label), 2500);
  });
}

/**
 * @param {string | undefined} id
 * @returns {string | undefined} what stands in the text field of that id
 */
function textOf(id) {
  const field = id === undefined ? null : document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field.value : undefined;
}

/**
 * Filters the rows in place while all of them are on the page; otherwise the links do it on the server.
 * @param {HTMLElement} nav
 * @param {HTMLTableElement} table
 */
function filterInPlace(nav, table) {
  const links = [...nav.querySelectorAll("a")];
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const all = links.find((link) => link.dataset["pay"] === "");
  if (all?.getAttribute("aria-current") !== "true") return;
  nav.hidden = false;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(link.dataset["pay"] ?? "");
      for (const other of links) other.toggleAttribute("aria-current", false);
      link.setAttribute("aria-current", "true");
      history.replaceState(null, "", link.href);
    });
  }

  /** @param {string} pay */
  function show(pay) {
    for (const row of rows) row.hidden = pay !== "" && !(row.dataset["pay"] ?? "").split(" ").includes(pay);
    const status = nav.querySelector("[role=status]");
    const shown = rows.filter((row) => !row.hidden).length;
    if (status) status.textContent = (table.dataset["showing"] ?? "").replace("{0}", `${shown}`).replace("{1}", `${rows.length}`);
  }
}

/**
 * Completes the address in code to be pasted elsewhere, where the site does not know its own.
 * @param {HTMLTextAreaElement} code
 */
function completeAddress(code) {
  code.value = code.value.replace('src="/', `src="${location.origin}/`);
  code.addEventListener("focus", () => code.select());
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (button instanceof HTMLButtonElement && navigator.clipboard) offerCopy(button);
}
const nav = document.querySelector("[data-filters]");
const table = document.querySelector("#service-table");
if (nav instanceof HTMLElement && table instanceof HTMLTableElement) filterInPlace(nav, table);
for (const code of document.querySelectorAll("textarea[data-origin]")) {
  if (code instanceof HTMLTextAreaElement) completeAddress(code);
}
