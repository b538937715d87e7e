import type { Visitor } from "../ways/index.ts";

/** Chosen by who wants to see yen alone. */
export const NO_CURRENCY = "-";

/**
 * In which currency a visitor most likely counts: by a clock that is still set to home, else by the
 * language where it has one home. English has many, and readers of Japanese count in yen.
 */
export function homeCurrency({ language, zone = "" }: Visitor): string {
  return BY_ZONE.get(zone) ?? byContinent(zone) ?? BY_LANGUAGE[language];
}

const BY_LANGUAGE: Readonly<Record<Visitor["language"], string>> = {
  "zh-Hans": "CNY",
  "zh-Hant": "TWD",
  ko: "KRW",
  ja: "",
  en: "",
};

const ZONES: Readonly<Record<string, readonly string[]>> = {
  CNY: ["Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin"],
  HKD: ["Asia/Hong_Kong"],
  TWD: ["Asia/Taipei"],
  KRW: ["Asia/Seoul"],
  THB: ["Asia/Bangkok"],
  SGD: ["Asia/Singapore"],
  GBP: ["Europe/London", "Europe/Belfast"],
  EUR: [
    ...["Amsterdam", "Athens", "Berlin", "Bratislava", "Brussels", "Dublin", "Helsinki", "Lisbon"],
    ...["Ljubljana", "Luxembourg", "Madrid", "Malta", "Paris", "Riga", "Rome", "Tallinn"],
    ...["Vienna", "Vilnius", "Zagreb"],
  ].map((city) => `Europe/${city}`),
  USD: [
    ...["New_York", "Detroit", "Chicago", "Denver", "Boise", "Phoenix", "Los_Angeles"].map(
      (city) => `America/${city}`,
    ),
    ...["America/Anchorage", "America/Juneau", "Pacific/Honolulu"],
  ],
};

const BY_ZONE: ReadonlyMap<string, string> = new Map(
  Object.entries(ZONES).flatMap(([currency, zones]) => zones.map((zone) => [zone, currency])),
);

function byContinent(zone: string): string | undefined {
  return zone.startsWith("Australia/") ? "AUD" : undefined;
}
