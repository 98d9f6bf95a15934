import { iso6393 } from "iso-639-3";
import { languages, writeNames, writeRows } from "./files.mjs";

const listed = iso6393.filter(({ type }) => type !== "special");
const names = Object.fromEntries(languages.map((language) => [language, new Intl.DisplayNames(language, { type: "language", fallback: "none" })]));

const hand = { tl: ["Tagalog", "tagalog", "tagalo", "التاغالوغية"] };

export const makeLanguages = () => {
  const letters = [...new Set(listed.map((row) => row.iso6393[0]))].sort();
  writeRows("languages.json", letters.map((letter) => [letter, listed.map((row) => row.iso6393).filter((code) => code[0] === letter).sort().join(" ")]));
  writeRows("languages-short.json", listed.filter((row) => row.iso6391).map((row) => [row.iso6391, row.iso6393]).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  // Codes that CLDR sees as another code would carry that one's name twice in a picker; Tagalog is what its speakers look for.
  const codes = listed.map((row) => row.iso6391 ?? row.iso6393)
    .filter((code) => hand[code] || (Intl.getCanonicalLocales(code)[0] === code && languages.every((language) => names[language].of(code))));
  writeNames("language-names", codes, (code, language) => hand[code]?.[languages.indexOf(language)] ?? names[language].of(code));
};
