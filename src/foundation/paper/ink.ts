import { codePageFor, type CodePage } from "./code-pages.ts";
import { eposPicture, escposPicture, escposText, starText } from "./dialects.ts";
import { drawPicture } from "./draw-picture.ts";
import { pngOf } from "./png.ts";
import { lettersOf, type PaperWidthMm, type Slip } from "./slip.ts";

/** What is in a printer: its paper and the letters in its memory. */
export interface Paper {
  readonly paperMm: PaperWidthMm;
  readonly codePages: readonly CodePage[];
}

/** The code page that can print a slip; undefined when it must be drawn. */
export function pageFor(slip: Slip, { codePages }: Paper): CodePage | undefined {
  return codePageFor(lettersOf(slip), codePages);
}

/** ESC/POS: letters where one code page has them all, else a picture; never a `?` for a letter. */
export async function escposInk(slip: Slip, paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { paperMm } = paper;
  const codePage = pageFor(slip, paper);
  return codePage === undefined
    ? escposPicture(await drawPicture({ slip, paperMm }))
    : escposText(slip, { paperMm, codePage });
}

export const STAR_MEDIA = {
  starprnt: "application/vnd.star.starprnt",
  line: "application/vnd.star.line",
  picture: "image/png",
} as const;
export type StarMedia = (typeof STAR_MEDIA)[keyof typeof STAR_MEDIA];

/** The forms in which a slip can be had, the best one first. */
export function starMediaOf(slip: Slip, paper: Paper): readonly StarMedia[] {
  const { starprnt, line, picture } = STAR_MEDIA;
  return pageFor(slip, paper) === undefined ? [picture] : [starprnt, line, picture];
}

/** A slip in one of the forms that `starMediaOf` named. */
export async function starInk(
  slip: Slip,
  paper: Paper,
  media: StarMedia,
): Promise<Uint8Array<ArrayBuffer>> {
  const { paperMm } = paper;
  const codePage = pageFor(slip, paper);
  if (media === STAR_MEDIA.picture || codePage === undefined) {
    return pngOf(await drawPicture({ slip, paperMm }));
  }
  const mode = media === STAR_MEDIA.line ? "line" : "starprnt";
  return starText(slip, { paperMm, codePage, mode });
}

/** ePOS-Print XML, always as a picture: right in every script, on every model. */
export async function eposInk(slip: Slip, { paperMm }: Paper): Promise<string> {
  return eposPicture(await drawPicture({ slip, paperMm }));
}
