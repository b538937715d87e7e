import { getCountries, getCountryCallingCode } from "libphonenumber-js";

/** Who probably made a card, told by the first digits of its ICCID alone (ITU-T E.118). */
export interface ProbableIssuer {
  /** ISO 3166-1; the country that gave out the number, not where the card works. */
  readonly region: string;
  readonly name?: string;
}

// Issuers whose prefix is widely printed; everything else is told by its country only.
const NAMED: readonly (readonly [prefix: string, name: string])[] = [
  ["898110", "NTT DOCOMO"],
  ["898111", "NTT DOCOMO"],
  ["898120", "SoftBank"],
  ["898130", "KDDI"],
  ["898600", "China Mobile"],
  ["898601", "China Unicom"],
  ["898603", "China Telecom"],
  ["898611", "China Telecom"],
  ["893301", "Orange"],
];

// Where several countries share a calling code, the one that gives out nearly all its cards.
const MAIN_REGIONS: Readonly<Record<string, string>> = { 1: "US", 7: "RU", 44: "GB", 61: "AU" };

const REGIONS: ReadonlyMap<string, string> = regionsByCallingCode();

/** Undefined when the number does not begin with 89 and a calling code. */
export function probableIssuer(iccid: string): ProbableIssuer | undefined {
  if (!iccid.startsWith("89")) return undefined;
  const region = regionOf(iccid.slice(2));
  if (region === undefined) return undefined;
  const name = NAMED.find(([prefix]) => iccid.startsWith(prefix))?.[1];
  return { region, ...(name === undefined ? {} : { name }) };
}

// Issuers write a one-digit calling code with a leading zero or without.
function regionOf(digits: string): string | undefined {
  const trimmed = digits.replace(/^0(?=[17])/, "");
  for (const length of [3, 2, 1]) {
    const region = REGIONS.get(trimmed.slice(0, length));
    if (region !== undefined) return region;
  }
  return undefined;
}

function regionsByCallingCode(): ReadonlyMap<string, string> {
  const regions = new Map<string, string>();
  for (const country of getCountries()) {
    const code = String(getCountryCallingCode(country));
    if (!regions.has(code)) regions.set(code, MAIN_REGIONS[code] ?? country);
  }
  return regions;
}
