// @ts-check
// Sends a file to storage in blocks: with progress, a pause, and going on where it stopped, also after the page was closed.
// Without this file the form sends small files in one piece, and the page of an upload has a link to look again.

/** @typedef {{ url: string, expiresAt: string }} Address for writing; it runs out */
/** A pause or going on begins a new turn; whatever belongs to an older one ends without a word. */
/** @typedef {{ form: HTMLFormElement, file: File, id: string, blockBytes: number, address: Address, turn: number, stop: () => void, sent: number, began: number, before: number }} Sending */

const waits = [1, 2, 4, 8, 15, 30, 30, 30];

/** What stands in the way, in words that the page holds for it. */
class Hindrance extends Error {}

/**
 * @param {string} address
 * @param {RequestInit} [init]
 * @returns {Promise<any>} the answer's JSON
 */
async function ask(address, init) {
  const response = await fetch(address, { ...init, headers: { accept: "application/json", ...init?.headers } });
  if (response.status === 401) throw new Hindrance("out");
  if (response.status === 413) throw new Hindrance("large");
  if (response.status >= 500) throw new Hindrance("failed");
  if (!response.ok) throw new Hindrance((await response.json().catch(() => undefined))?.type?.split(":").pop() ?? "failed");
  return response.json();
}

/**
 * Where the files of a form are asked about, each by its id. Files of a draft stand under it and take its link as proof.
 * @param {HTMLFormElement} form
 */
function each(form) {
  return form.dataset["each"] ?? "/api/uploads";
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
function proof(form) {
  const link = form.querySelector("[name=link]");
  return link instanceof HTMLInputElement ? { "imdi-link": link.value } : {};
}

/**
 * @param {string} address
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
function post(address, body, headers) {
  return ask(address, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
}

/** @param {number} index */
function blockId(index) {
  return btoa(`${index}`.padStart(6, "0"));
}

/**
 * Puts one block. The promise fails with the HTTP status, 0 where there was no answer at all.
 * @param {Sending} sending
 * @param {number} index
 * @param {(bytes: number) => void} onProgress
 * @returns {Promise<void>}
 */
function putBlock(sending, index, onProgress) {
  const { file, blockBytes, address } = sending;
  const part = file.slice(index * blockBytes, (index + 1) * blockBytes);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `${address.url}&comp=block&blockid=${encodeURIComponent(blockId(index))}`);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => (request.status === 201 ? resolve() : reject(request.status));
    request.onerror = request.onabort = () => reject(0);
    sending.stop = () => request.abort();
    request.send(part);
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {...(string | number)} values
 */
function say(form, name, ...values) {
  const box = form.querySelector("[data-sending]");
  const status = box?.querySelector("[role=status]");
  if (!(box instanceof HTMLElement) || !status) return;
  box.hidden = false;
  const words = box.getAttribute(`data-${name}`) ?? box.dataset["failed"] ?? "";
  status.textContent = values.reduce((text, value, slot) => `${text}`.replace(`{${slot}}`, `${value}`), words).toString();
}

/** @param {HTMLFormElement} form @param {number} bytes */
function size(form, bytes) {
  const box = form.querySelector("[data-sending]");
  return (box instanceof HTMLElement ? box.dataset["size"] ?? "{0}" : "{0}").replace("{0}", `${Math.ceil(bytes / 1e6)}`);
}

/** @param {Sending} sending @param {number} current bytes of the block on its way */
function showProgress(sending, current) {
  const { form, file, sent, began, before } = sending;
  const done = Math.min(sent + current, file.size);
  const bar = form.querySelector("progress");
  if (bar) bar.value = (done / file.size) * 100;
  const perSecond = (done - before) / Math.max(1, (performance.now() - began) / 1000);
  const minutes = Math.max(1, Math.ceil((file.size - done) / Math.max(1, perSecond) / 60));
  say(form, "going", size(form, done), size(form, file.size), minutes);
}

/** @param {number} seconds */
function wait(seconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    addEventListener("online", () => { clearTimeout(timer); resolve(undefined); }, { once: true });
  });
}

/**
 * One block, again and again with growing pauses; an address that has run out is renewed.
 * @param {Sending} sending
 * @param {number} index
 */
async function sendBlock(sending, index) {
  const turn = sending.turn;
  for (let attempt = 0; sending.turn === turn; attempt++) {
    try {
      if (Date.parse(sending.address.expiresAt) - Date.now() < 60_000) await renew(sending);
      return await putBlock(sending, index, (bytes) => showProgress(sending, bytes));
    } catch (problem) {
      if (problem instanceof Hindrance && problem.message === "out") throw problem;
      if (sending.turn !== turn) return;
      const seconds = waits[attempt];
      if (seconds === undefined) throw new Hindrance("failed");
      if (problem === 403) await renew(sending).catch(() => undefined);
      say(sending.form, "again", seconds);
      await wait(seconds);
    }
  }
}

/** @param {Sending} sending */
async function renew(sending) {
  sending.address = await post(`${each(sending.form)}/${sending.id}/renewals`, {}, proof(sending.form));
}

/**
 * Sends what storage does not have yet, then completes.
 * @param {Sending} sending
 * @returns {Promise<boolean>} whether it came to the end
 */
async function run(sending) {
  const { file, form, id, turn, blockBytes } = sending;
  const count = Math.ceil(file.size / blockBytes);
  const accepted = new Set((await ask(`${each(form)}/${id}`, { headers: proof(form) })).blocks.map((/** @type {{ id: string }} */ block) => block.id));
  const length = (/** @type {number} */ index) => Math.min(blockBytes, file.size - index * blockBytes);
  const all = [...Array(count).keys()];
  sending.sent = all.filter((index) => accepted.has(blockId(index))).reduce((sum, index) => sum + length(index), 0);
  [sending.before, sending.began] = [sending.sent, performance.now()];
  showProgress(sending, 0);
  for (const index of all) {
    if (accepted.has(blockId(index))) continue;
    await sendBlock(sending, index);
    if (sending.turn !== turn) return false;
    sending.sent += length(index);
    showProgress(sending, 0);
  }
  say(form, "ending");
  await post(`${each(form)}/${id}/complete`, { blocks: all.map(blockId) }, proof(form));
  return true;
}

/**
 * Opens an upload, or goes on with the one that this page is about.
 * @param {HTMLFormElement} form
 * @param {File} file
 * @returns {Promise<Sending>}
 */
async function open(form, file) {
  const known = form.dataset["id"];
  const [upload, address] = known ? [await ask(`/api/uploads/${known}`), await post(`/api/uploads/${known}/renewals`, {})] : await openNew(form, file);
  return { form, file, id: upload.id, blockBytes: upload.limits.blockBytes, address, turn: 0, stop: () => undefined, sent: 0, began: 0, before: 0 };
}

/**
 * @param {HTMLFormElement} form
 * @param {File} file
 * @returns {Promise<[any, Address]>}
 */
async function openNew(form, file) {
  const key = form.querySelector("[name=submission_id]");
  const headers = key instanceof HTMLInputElement ? { "idempotency-key": `${key.value}-${file.size}` } : {};
  const { upload, address } = await post(form.dataset["upload"] ?? "", { fileName: file.name, bytes: file.size }, { ...headers, ...proof(form) });
  if (form.dataset["each"]) return [upload, address];
  // From here on a reload leads to the page of this upload, where it can go on.
  history.replaceState(null, "", `${form.dataset["page"]}${upload.id}/`);
  return [upload, address];
}

/**
 * @param {HTMLFormElement} form
 * @param {File} file
 * @returns {string | undefined} the name of what is wrong with the choice
 */
function objection(form, file) {
  if (file.size === 0) return "empty";
  if (form.dataset["most"] && file.size > Number(form.dataset["most"])) return "large";
  if (form.dataset["id"] && (file.name !== form.dataset["name"] || file.size !== Number(form.dataset["bytes"]))) return "other";
  return undefined;
}

/** @param {HTMLFormElement} form */
function take(form) {
  const button = form.querySelector("[data-pause]");
  const submit = form.querySelector("button:not([type])");
  const input = form.querySelector("input[type=file]");
  if (!(button instanceof HTMLButtonElement) || !(submit instanceof HTMLButtonElement) || !(input instanceof HTMLInputElement)) return;
  const [pause, goOn] = [button.textContent ?? "", button.dataset["pause"] ?? ""];
  button.hidden = true;
  /** @type {Sending | undefined} */
  let sending;
  let isGoing = false;

  /** @param {boolean} going */
  const show = (going) => {
    isGoing = going;
    button.hidden = !sending;
    button.textContent = going ? pause : goOn;
    submit.disabled = input.disabled = going || sending !== undefined;
  };

  /** @param {File} file */
  const go = async (file) => {
    show(true);
    try {
      sending ??= await open(form, file);
      sending.turn++;
      show(true);
      if (!(await run(sending))) return;
      isGoing = false;
      location.assign(form.dataset["each"] ? `${form.dataset["page"]}` : `${form.dataset["page"]}${sending.id}/`);
    } catch (problem) {
      if (sending) sending.turn++;
      // What was refused for good is no longer there to go on with: another file may be chosen.
      if (sending && problem instanceof Hindrance && !["out", "failed"].includes(problem.message)) sending = undefined;
      show(false);
      say(form, problem instanceof Hindrance ? problem.message : "failed");
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const file = input.files?.[0];
    const wrong = file && objection(form, file);
    if (wrong) say(form, wrong);
    else if (file && !sending) void go(file);
  });
  button.addEventListener("click", () => {
    if (!sending) return;
    if (!isGoing) return void go(sending.file);
    sending.turn++;
    show(false);
    sending.stop();
    say(form, "paused", size(form, sending.sent), size(form, sending.file.size));
  });
  addEventListener("beforeunload", (event) => {
    if (isGoing) event.preventDefault();
  });
}

/**
 * Looks from time to time how far the work is, and reloads the page once it stands elsewhere.
 * @param {HTMLElement} page
 */
async function watch(page) {
  for (let seconds = 2; ; seconds = Math.min(seconds + 1, 10)) {
    await wait(seconds);
    if (document.hidden) continue;
    const answer = await ask(page.dataset["watch"] ?? "").catch(() => undefined);
    if (!answer) continue;
    if (!(page.dataset["states"] ?? "").split(" ").includes(answer.state)) return location.reload();
    const status = page.querySelector("[role=status]");
    if (status && answer.progress?.rows > 0) status.textContent = (page.dataset["checked"] ?? "").replace("{0}", answer.progress.rows).replace("{1}", answer.progress.findings);
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  if (form instanceof HTMLFormElement) take(form);
}
for (const page of document.querySelectorAll("[data-watch]")) {
  if (page instanceof HTMLElement) void watch(page);
}
