import { createRequire } from "node:module";
import { languages, readHand, writeNames, writeRows } from "./files.mjs";

const listed = createRequire(import.meta.url)("currency-codes/data.js");
const hand = readHand("currencies.json");
const names = Object.fromEntries(languages.map((language) => [language, new Intl.DisplayNames(language, { type: "currency" })]));

export const makeCurrencies = () => {
  const rows = new Map(listed.filter(({ code }) => !hand["not-money"].includes(code)).map(({ code, digits }) => [code, [code, String(digits), hand.funds.includes(code) ? "fund" : "", ""]]));
  for (const [code, digits] of Object.entries(hand.added)) rows.set(code, [code, String(digits), "", ""]);
  for (const [code, [digits, until]] of Object.entries(hand.withdrawn)) rows.set(code, [code, String(digits), "", until]);
  const codes = [...rows.keys()].sort();
  writeRows("currencies.json", codes.map((code) => rows.get(code)));
  writeNames("currency-names", codes, (code, language) => hand.names[language]?.[code] ?? names[language].of(code));
};
