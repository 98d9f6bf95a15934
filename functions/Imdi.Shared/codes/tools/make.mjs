import { makeCountries } from "./countries.mjs";
import { makeCurrencies } from "./currencies.mjs";

makeCountries();
makeCurrencies();
