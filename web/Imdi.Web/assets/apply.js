// @ts-check
// Saves a step of the application while it is typed, within five seconds. Without this file the buttons of the form save.

/** @typedef {{ name: string, yours: string, theirs: string }} Differing */

const soon = 4000, again = 10_000, consent = "imdi-keep", sending = "imdi-sending";
const notAnswers = new Set(["lang", "step", "revision", "act", "track", "submission_id", "issued_at", "website"]);

/** Storage may be forbidden altogether; then nothing is kept. @param {(store: Storage, ofTab: Storage) => string | null | void} use */
function withStore(use) {
  try {
    return use(localStorage, sessionStorage) ?? null;
  } catch {
    return null;
  }
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
function answersOf(form) {
  const data = new FormData(form);
  const names = [...new Set(data.keys())].filter((name) => !notAnswers.has(name));
  return Object.fromEntries(names.map((name) => [name, data.getAll(name).filter((value) => value !== "").join(",").replace(/\r\n?/g, "\n")]));
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function fill(form, name, value) {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]:not([type=hidden])`)) {
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value.split(",").includes(control.value);
    else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) control.value = value;
  }
}

/** @param {HTMLFormElement} form */
function take(form) {
  const box = form.querySelector("[data-autosave]"), status = box?.querySelector("[role=status]"), keep = box?.querySelector("#keep-here"), found = box?.querySelector("[data-found]");
  const revision = form.querySelector("input[name=revision]");
  if (!(box instanceof HTMLElement) || !status || !(keep instanceof HTMLInputElement) || !(found instanceof HTMLElement) || !(revision instanceof HTMLInputElement)) return;
  const copy = `imdi-draft ${location.pathname}`;
  let address = form.dataset["draft"] ?? "", saved = answersOf(form);
  /** @type {Record<string, string>} what went out last; if its answer was lost it may stand on the server all the same */
  let sent = {};
  /** @type {number | undefined} */
  let timer;
  /** @type {Promise<void> | undefined} */
  let going;
  let isOver = false;

  /** @param {string} name @param {string} [value] */
  const say = (name, value = "") => {
    status.textContent = (box.dataset[name] ?? "").replace("{0}", value);
  };

  const changed = () => Object.fromEntries(Object.entries(answersOf(form)).filter(([name, value]) => value !== (saved[name] ?? "")));

  const copyHere = () => {
    const changes = changed();
    withStore((store) => keep.checked && Object.keys(changes).length > 0 ? store.setItem(copy, JSON.stringify(changes)) : store.removeItem(copy));
  };

  /** @param {number} wait */
  const plan = (wait) => {
    timer ??= setTimeout(() => { timer = undefined; void save(); }, wait);
  };

  /** The first answers begin the draft, which has an address from then on. @param {Record<string, string>} answers */
  const begin = async (answers) => {
    const { submission_id: id = "", track, lang: language } = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, `${value}`]));
    const response = await fetch(form.action, { method: "POST", keepalive: true, headers: { "content-type": "application/json", "idempotency-key": id }, body: JSON.stringify({ answers, language, track }) });
    if (!response.ok) return response;
    const { link, page, draft } = await response.json();
    address = form.action = `${form.action}/${link}`;
    revision.value = `${draft.revision}`;
    history.replaceState(null, "", page);
    // One that had been begun, without its answer arriving here, has taken none of these.
    return response.status === 200 ? send(answers) : new Response(JSON.stringify(draft));
  };

  /** @param {Record<string, string>} answers */
  const send = (answers) =>
    fetch(address, { method: "PATCH", keepalive: JSON.stringify(answers).length < 60_000, headers: { "content-type": "application/json", "if-match": `"${revision.value}"` }, body: JSON.stringify({ answers }) });

  const save = () => (going ??= run().finally(() => { going = undefined; }));

  const run = async () => {
    const answers = changed();
    if (isOver || Object.keys(answers).length === 0) return;
    say("saving");
    /** @type {Response} */
    let response;
    const before = sent;
    sent = { ...before, ...answers };
    try {
      response = await (address === "" ? begin(answers) : send(answers));
    } catch {
      say("offline");
      return plan(again);
    }

    if (response.ok) {
      const { revision: now, savedAt } = await response.json();
      revision.value = `${now}`;
      saved = { ...saved, ...answers };
      sent = {};
      copyHere();
      say("saved", new Date(savedAt).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
      if (Object.keys(changed()).length > 0) plan(soon);
    } else if (response.status === 412) {
      const { draft, differing } = (await response.json()).current;
      const others = differing.filter((/** @type {Differing} */ one) => one.theirs !== before[one.name] && one.theirs !== saved[one.name]);
      if (others.length === 0) {
        // What others answered meanwhile, where nothing was typed here, is shown: nobody overwrites what they have not seen.
        const mine = changed();
        for (const name of Object.keys(saved)) {
          const theirs = draft.answers[name] ?? "";
          if (name in mine || theirs === saved[name]) continue;
          fill(form, name, theirs);
          saved[name] = theirs;
        }

        revision.value = `${draft.revision}`;
        return plan(0);
      }

      // The form keeps the revision that it was read at: sending it shows both answers.
      isOver = true;
      say("differs");
    } else if (response.status === 404) {
      isOver = true;
      say("ended");
    } else {
      say("offline");
      plan(again);
    }
  };

  let kept = withStore((store) => store.getItem(copy));
  const here = answersOf(form);
  if (kept !== null && Object.entries(JSON.parse(kept)).every(([name, value]) => value === (here[name] ?? ""))) {
    withStore((store) => store.removeItem(copy));
    kept = null;
  }

  keep.checked = withStore((store) => store.getItem(consent)) === "yes";
  box.hidden = false;
  found.hidden = kept === null;
  found.querySelector("[data-use]")?.addEventListener("click", () => {
    for (const [name, value] of Object.entries(JSON.parse(kept ?? "{}"))) fill(form, name, `${value}`);
    found.hidden = true;
    plan(0);
  });
  found.querySelector("[data-delete]")?.addEventListener("click", () => {
    withStore((store) => store.removeItem(copy));
    found.hidden = true;
  });
  keep.addEventListener("change", () => {
    withStore((store) => keep.checked ? store.setItem(consent, "yes") : store.removeItem(consent));
    copyHere();
  });
  form.addEventListener("input", (event) => {
    if (event.target === keep) return;
    copyHere();
    plan(soon);
  });
  form.addEventListener("submit", (event) => {
    if (!going) {
      // The copy stays until a page of ours says that what was sent has arrived.
      isOver = true;
      withStore((_, ofTab) => ofTab.setItem(sending, copy));
      return;
    }

    // What is on its way first: its answer has the revision that this form has to carry.
    event.preventDefault();
    const button = event.submitter;
    void going.then(() => form.requestSubmit(button));
  });
  addEventListener("online", () => plan(0));
  addEventListener("pagehide", () => { if (!going) void save(); });
}

// A form that was taken leads on to the next page; one that never arrived leads nowhere, and its copy waits.
const [arrived] = performance.getEntriesByType("navigation");
withStore((store, ofTab) => {
  const sent = ofTab.getItem(sending);
  if (sent !== null && arrived instanceof PerformanceNavigationTiming && arrived.redirectCount > 0) store.removeItem(sent);
  ofTab.removeItem(sending);
});

for (const form of document.querySelectorAll("form[data-draft]")) {
  if (form instanceof HTMLFormElement) take(form);
}
