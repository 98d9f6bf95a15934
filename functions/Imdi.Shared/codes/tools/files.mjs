import { readFileSync, writeFileSync } from "node:fs";

export const languages = ["en", "fr", "es", "ar"];

export const readHand = (name) => JSON.parse(readFileSync(new URL(`hand/${name}`, import.meta.url), "utf8"));

/** One row a line, so that a change of one country is a change of one line. */
export const writeRows = (name, rows) => {
  if (rows.some((row) => row.some((cell) => typeof cell !== "string"))) throw new Error(`${name}: every cell is text.`);
  writeFileSync(new URL(`../${name}`, import.meta.url), `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
};

/** Codes with a name a language, in the order in which a reader of the language looks for them. */
export const writeNames = (name, codes, nameOf) => {
  // Not ".fr.json": the build would take that for a satellite assembly.
  for (const language of languages) {
    const order = new Intl.Collator(language);
    const rows = codes.map((code) => [code, nameOf(code, language)]);
    writeRows(`${name}-${language}.json`, rows.sort((a, b) => order.compare(a[1], b[1]) || (a[0] < b[0] ? -1 : 1)));
  }
};
