import type { Language } from "../../../foundation/language/index.ts";
import type { Weight } from "../../../foundation/typefaces/index.ts";
import { qrOf } from "../qr.ts";
import { signTexts } from "../texts/signs.ts";

/** What one gets here, in the words that travellers look for from afar. */
export const SIGN_HEADS: Readonly<Record<Language, string>> = {
  "zh-Hans": "上网卡续费",
  "zh-Hant": "上網卡加值",
  ja: "データSIM更新",
  en: "SIM top-up",
  ko: "데이터 충전",
};

export const SIGN_ARROWS = ["none", "left", "right", "up", "down"] as const;
export type SignArrow = (typeof SIGN_ARROWS)[number];
export const SIGN_PAPERS = ["a4", "a3"] as const;
export type SignPaper = (typeof SIGN_PAPERS)[number];

/** What a sign says beside its five languages. */
export interface SignSheet {
  /** What its code opens on a phone. */
  readonly url: string;
  /** Where it leads: what people call the place, in Japanese and in English. */
  readonly place: { readonly ja: string; readonly en: string };
  readonly arrow: SignArrow;
}

/** What is drawn, in points of an A4 sheet from its top left corner. */
export type SignShape =
  | { readonly kind: "box"; readonly box: Box; readonly color: string; readonly round?: number }
  /** Lines of a colour, or an area where no width is given. */
  | {
      readonly kind: "path";
      readonly path: string;
      readonly color: string;
      readonly lineWidth?: number;
      readonly at: { readonly x: number; readonly y: number; readonly scale: number };
    }
  | {
      readonly kind: "text";
      readonly text: string;
      readonly x: number;
      readonly baseline: number;
      readonly size: number;
      readonly weight: Weight;
      readonly color: string;
      readonly language: Language;
      readonly isHead: boolean;
    };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How wide a text is, in points, by whoever draws it. */
export type Measure = (
  text: string,
  of: { readonly size: number; readonly weight: Weight; readonly language: Language },
) => number;

export const SHEET = { width: 595.28, height: 841.89 } as const;
const EDGE = 46;
const INDIGO = "#234f8e";
const DEEP = "#1b4177";
const VERMILION = "#b93a21";
const INK = "#1d1f2a";
const SOFT = "#585b69";
const WHITE = "#ffffff";
const PALE = "#c9d8ee";

/** A whole sign: what one gets here, which way, and a code for whoever's scanner is a phone. */
export function layOutSign(sheet: SignSheet, measure: Measure): readonly SignShape[] {
  const room = { ...SHEET, measure };
  return [
    { kind: "box", box: { x: 0, y: 0, width: SHEET.width, height: 424 }, color: INDIGO },
    ...thread(),
    ...heads(room),
    ...way(sheet, room),
    ...phone(sheet, room),
  ];
}

type Room = { readonly measure: Measure };

/** The thread that joins two dots, large and quiet behind the words. */
function thread(): readonly SignShape[] {
  const at = { x: 352, y: 222, scale: 8 } as const;
  return [
    { kind: "path", path: "M6 23C14 23 11 9 26 9", color: DEEP, lineWidth: 2, at },
    dot(at, { x: 6, y: 23 }, DEEP),
    dot(at, { x: 26, y: 9 }, VERMILION),
  ];
}

function dot(
  at: { readonly x: number; readonly y: number; readonly scale: number },
  { x, y }: { readonly x: number; readonly y: number },
  color: string,
): SignShape {
  const radius = 4;
  const path =
    `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0` +
    `a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  return { kind: "path", path, color, at };
}

function heads(room: Room): readonly SignShape[] {
  const large = (language: Language, baseline: number, size: number) =>
    fitted(room, {
      ...{ text: SIGN_HEADS[language], language, baseline, size, weight: "700Bold" as const },
      ...{ x: EDGE, width: SHEET.width - 2 * EDGE, color: WHITE, isHead: true },
    });
  return [
    large("zh-Hans", 122, 78),
    fitted(room, {
      ...{ text: SIGN_HEADS["zh-Hant"], language: "zh-Hant", baseline: 166, size: 32 },
      ...{ x: EDGE + 3, width: 300, color: PALE, weight: "700Bold", isHead: true },
    }),
    large("ja", 242, 62),
    large("en", 318, 62),
    large("ko", 392, 58),
  ];
}

const WAY = { y: 424, height: 92 } as const;

/** Which way, and whereto. */
function way({ arrow, place }: SignSheet, room: Room): readonly SignShape[] {
  const { y, height } = WAY;
  const band: SignShape = {
    kind: "box",
    box: { x: 0, y, width: SHEET.width, height },
    color: VERMILION,
  };
  const isAlone = place.en === place.ja;
  const x = arrow === "none" ? EDGE : EDGE + 96;
  const name = { x, width: SHEET.width - EDGE - x, color: WHITE, weight: "700Bold" } as const;
  return [
    band,
    ...(arrow === "none" ? [] : [arrowShape(arrow)]),
    fitted(room, {
      ...name,
      ...{ text: place.ja, language: "ja", size: 38, isHead: false },
      baseline: y + (isAlone ? 60 : 48),
    }),
    ...(isAlone
      ? []
      : [
          fitted(room, {
            ...name,
            ...{ text: place.en, language: "en", size: 20, baseline: y + 76, isHead: false },
          }),
        ]),
  ];
}

const TURNS: Readonly<Record<Exclude<SignArrow, "none">, string>> = {
  right: "M2 13h16v-8l12 11l-12 11v-8h-16z",
  left: "M30 13h-16v-8l-12 11l12 11v-8h16z",
  up: "M13 30v-16h-8l11-12l11 12h-8v16z",
  down: "M13 2v16h-8l11 12l11-12h-8v-16z",
};

function arrowShape(arrow: Exclude<SignArrow, "none">): SignShape {
  const at = { x: EDGE - 4, y: WAY.y + 8, scale: 2.4 };
  return { kind: "path", path: TURNS[arrow], color: WHITE, at };
}

const QR_SIDE = 238;
const PHONE_Y = 552;

/** The code, and in each language what it is good for. */
function phone({ url }: SignSheet, room: Room): readonly SignShape[] {
  const x = EDGE + QR_SIDE + 34;
  const column = { x, width: SHEET.width - EDGE - x, weight: "700Bold", isHead: false } as const;
  const scans = (["zh-Hans", "zh-Hant", "ja", "en", "ko"] as const).map((language, i) => ({
    ...{ ...column, text: signTexts[language].scan, language, size: 24, color: INK },
    baseline: PHONE_Y + 24 + i * 41,
  }));
  const size = Math.min(...scans.map((line) => fittedSize(room, line)));
  return [
    ...modulesOf(url),
    ...scans.map((line) => fitted(room, { ...line, size })),
    fitted(room, {
      ...{ ...column, weight: "400Regular" },
      ...{ text: url.replace(/^https?:\/\//, ""), language: "en", size: 15, color: SOFT },
      baseline: PHONE_Y + QR_SIDE - 4,
    }),
  ];
}

/** Runs of dark modules, each a little into the dark one below: no light comes through a seam. */
function modulesOf(url: string): readonly SignShape[] {
  const code = qrOf(url);
  const unit = QR_SIDE / code.size;
  const boxes: SignShape[] = [];
  for (let row = 0; row < code.size; row++) {
    for (let column = 0; column < code.size; column++) {
      if (!code.isDark(column, row)) continue;
      let run = 1;
      while (column + run < code.size && code.isDark(column + run, row)) run += 1;
      const box = {
        ...{ x: EDGE + column * unit, y: PHONE_Y + row * unit },
        ...{ width: run * unit, height: unit + SEAM },
      };
      boxes.push({ kind: "box", box, color: INK });
      column += run;
    }
  }
  return boxes;
}

const SEAM = 0.25;

type Text = Extract<SignShape, { readonly kind: "text" }>;

/** As large as it may be, and as its place is wide. */
function fitted(
  { measure }: Room,
  { width, ...wish }: Omit<Text, "kind"> & { readonly width: number },
): SignShape {
  return { ...wish, kind: "text", size: fittedSize({ measure }, { ...wish, width }) };
}

function fittedSize({ measure }: Room, line: Omit<Text, "kind"> & { readonly width: number }) {
  const wide = measure(line.text, line);
  return wide <= line.width ? line.size : (line.size * line.width) / wide;
}
