import type { Language } from "../language/index.ts";

/** Noto Sans for one way of writing Han characters: the same code point is drawn differently. */
export const FACES = ["JP", "SC", "TC", "KR"] as const;
export type Face = (typeof FACES)[number];
export type Weight = "400Regular" | "700Bold";

export const FACE_OF: Readonly<Record<Language, Face>> = {
  "zh-Hans": "SC",
  "zh-Hant": "TC",
  ja: "JP",
  ko: "KR",
  en: "JP",
};

export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** Stands for a character that no font of ours has, as Japanese printers mark one (下駄). */
const MISSING = "〓";

/**
 * Cuts text into runs of one face each: the language's own wherever it has the character, else
 * the first other that does.
 */
export function runsOf(
  text: string,
  language: Language,
  has: (face: Face, codePoint: number) => boolean,
): readonly Run[] {
  const own = FACE_OF[language];
  const order = [own, ...FACES.filter((face) => face !== own)];
  const runs: { face: Face; text: string }[] = [];
  for (const letter of text) {
    const face = order.find((one) => has(one, letter.codePointAt(0)!));
    const run = { face: face ?? own, text: face === undefined ? MISSING : letter };
    const last = runs.at(-1);
    if (last?.face === run.face) last.text += run.text;
    else runs.push(run);
  }
  return runs;
}
