// @ts-check
// Niceties of the indicators: the list narrows as one types, and a chart is saved as a picture. Without this file the forms and links do all the rest.

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list
 */
function narrow(form, list) {
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("li[data-words]")]);
  const field = form.elements.namedItem("q");
  const status = list.querySelector("[role=status]");
  if (!(field instanceof HTMLInputElement)) return;
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(" ").filter((word) => word !== "");
    for (const row of rows) row.hidden = !words.every((word) => (row.dataset["words"] ?? "").includes(word));
    for (const group of list.querySelectorAll(".xp-theme, .xp-component")) {
      if (group instanceof HTMLElement) group.hidden = group.querySelector("li[data-words]:not([hidden])") === null;
    }
    const shown = rows.filter((row) => !row.hidden).length;
    if (!(status instanceof HTMLElement)) return;
    status.textContent = shown === 0 ? (form.dataset["none"] ?? "") : (status.dataset["count"] ?? "").replace("{0}", `${shown}`).replace("{1}", `${rows.length}`);
  });
}

/**
 * Draws the chart's own file onto a canvas, twice as large, and saves that.
 * @param {HTMLButtonElement} button
 */
function offerPng(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const response = await fetch(button.dataset["png"] ?? "");
    if (!response.ok) return;
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await response.text())}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    link.download = button.dataset["name"] ?? "chart.png";
    link.click();
  });
}

for (const form of document.querySelectorAll("form[data-narrow]")) {
  const list = form instanceof HTMLFormElement ? document.getElementById(form.dataset["narrow"] ?? "") : null;
  if (form instanceof HTMLFormElement && list) narrow(form, list);
}
for (const button of document.querySelectorAll("button[data-png]")) {
  if (button instanceof HTMLButtonElement) offerPng(button);
}
