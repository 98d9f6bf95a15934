import { makeCountries } from "./countries.mjs";
import { makeCurrencies } from "./currencies.mjs";
import { makeLanguages } from "./languages.mjs";

makeCountries();
makeCurrencies();
makeLanguages();
