export { CODE_PAGES, type CodePage } from "./code-pages.ts";
export { svgOf, textOf } from "./dialects.ts";
export {
  eposInk,
  escposInk,
  STAR_MEDIA,
  starInk,
  starMediaOf,
  type Paper,
  type StarMedia,
} from "./ink.ts";
export { PAPER_WIDTHS_MM, slipShape, type PaperWidthMm, type Slip, type SlipLine } from "./slip.ts";
