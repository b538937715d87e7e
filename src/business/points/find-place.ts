import type { Language } from "../../foundation/language/index.ts";
import { KNOWN_PLACES, type KnownPlace } from "./known-places.ts";
import type { Place } from "./point.ts";

/** Where somebody is looking, and what to call it. */
export interface FoundPlace {
  readonly place: Place;
  /** In the reader's language; absent for plain coordinates. */
  readonly label?: string;
}

/** Longest part of Japan's reach: islands included. */
const JAPAN = { south: 20, north: 46, west: 122, east: 154 };

/** `35.6812, 139.7671`, as a map or a phone gives it; undefined for anything else or elsewhere. */
export function readCoordinates(typed: string): Place | undefined {
  const text = typed.normalize("NFKC").trim();
  const match = /^(-?\d{1,2}(?:\.\d{1,9})?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d{1,9})?)$/.exec(text);
  if (match === null) return undefined;
  const place = { latitude: Number(match[1]), longitude: Number(match[2]) };
  return isInJapan(place) ? place : undefined;
}

export function isInJapan({ latitude, longitude }: Place): boolean {
  const isNorthSouth = latitude >= JAPAN.south && latitude <= JAPAN.north;
  return isNorthSouth && longitude >= JAPAN.west && longitude <= JAPAN.east;
}

/**
 * The public place that a name means, in any language: first the one that is called so, then the
 * one whose name begins so, then the one whose name stands in what was typed ("near Tokyo Station").
 */
export function findKnownPlace(typed: string, language: Language): FoundPlace | undefined {
  const wanted = tidyName(typed);
  if (wanted === "") return undefined;
  const found =
    KNOWN_PLACES.find((one) => namesOf(one).includes(wanted)) ??
    (wanted.length < 2
      ? undefined
      : (KNOWN_PLACES.find((one) => namesOf(one).some((name) => name.startsWith(wanted))) ??
        longestWithin(wanted)));
  return found === undefined ? undefined : { place: found.place, label: found.names[language] };
}

/** Where one looks when only the prefecture is known (1 to 47, JIS X 0401): its capital. */
export function placeOfPrefecture(code: number, language: Language): FoundPlace | undefined {
  const name = PREFECTURES[code - 1];
  const known = KNOWN_PLACES.find(({ names }) => names.ja === name);
  return known === undefined ? undefined : { place: known.place, label: known.names[language] };
}

const PREFECTURES = (
  "北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 " +
  "山梨 長野 岐阜 静岡 愛知 三重 滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 " +
  "愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄"
).split(" ");

/** Case, width, accents, blanks and what a place is called besides its name do not matter. */
export function tidyName(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .normalize("NFKC");
  return plain.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function namesOf(known: KnownPlace): readonly string[] {
  const remembered = tidied.get(known);
  if (remembered !== undefined) return remembered;
  const names = [...new Set(Object.values(known.names).map(tidyName))];
  tidied.set(known, names);
  return names;
}

const tidied = new WeakMap<KnownPlace, readonly string[]>();

function longestWithin(wanted: string): KnownPlace | undefined {
  const within = KNOWN_PLACES.flatMap((known) =>
    namesOf(known)
      .filter((name) => name.length > 1 && wanted.includes(name))
      .map((name) => ({ known, length: name.length })),
  );
  return within.toSorted((a, b) => b.length - a.length)[0]?.known;
}
