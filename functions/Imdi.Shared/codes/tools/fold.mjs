// The same folding as CountryNameKey.cs: a test there finds every name of every list again.
const whole = { st: "saint", ste: "sainte", rep: "republic", dem: "democratic", fed: "federated", sts: "states", is: "islands" };
const dropped = new Set(["the", "and", "of", "et", "y"]);

/** Words without accents, articles and abbreviations, in alphabetical order: "Congo, Dem. Rep." and "Democratic Republic of the Congo" are one key. */
export const fold = (name) => name
  .normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  .split(/[^\p{L}\p{Nd}]+/u)
  .filter((word) => word !== "" && !dropped.has(word))
  .map((word) => whole[word] ?? word)
  .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  .join(" ");

/** Every accented letter of the Latin and Arabic blocks beside its base: the application runs without Unicode normalisation. */
export const baseLetters = () => {
  const rows = new Map();
  for (const [first, last] of [[0xe0, 0x24f], [0x1e00, 0x1eff], [0x622, 0x626]]) {
    for (let point = first; point <= last; point++) {
      const letter = String.fromCodePoint(point);
      const base = letter.normalize("NFD").replace(/\p{M}/gu, "");
      if (base !== letter && letter === letter.toLowerCase()) rows.set(base, (rows.get(base) ?? "") + letter);
    }
  }
  return [...rows];
};
