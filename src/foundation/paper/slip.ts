import { z } from "zod";
import { LANGUAGES } from "../language/index.ts";

const text = z.string().max(600);

const slipLine = z.discriminatedUnion("kind", [
  /** Wraps where the paper ends. `size`: how many times as large. */
  z.object({
    kind: z.literal("text"),
    text,
    size: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    align: z.enum(["left", "center", "right"]).optional(),
    weight: z.enum(["bold"]).optional(),
  }),
  /** A word and its value: beside each other, or below where the paper is too narrow. */
  z.object({
    kind: z.literal("pair"),
    left: text,
    right: text,
    weight: z.enum(["bold"]).optional(),
  }),
  z.object({ kind: z.literal("code"), text: z.string().min(1).max(1200) }),
  z.object({ kind: z.enum(["rule", "space"]) }),
]);

export const slipShape = z.object({
  language: z.enum(LANGUAGES),
  /** What it is, for a list of jobs and for whoever cannot see the picture. */
  title: text,
  lines: z.array(slipLine).max(400),
});

/** What is to stand on a strip of paper, whatever printer it comes out of. */
export type Slip = z.infer<typeof slipShape>;
export type SlipLine = Slip["lines"][number];

export const PAPER_WIDTHS_MM = [58, 80] as const;
export type PaperWidthMm = (typeof PAPER_WIDTHS_MM)[number];

/** Columns of half-width letters: 32 and 48, of 12 dots each at 203 dpi. */
export function columnsOf(paperMm: PaperWidthMm): number {
  return paperMm === 58 ? 32 : 48;
}

/** Everything that is written on a slip, codes apart: what its letters must be able to show. */
export function lettersOf({ lines }: Slip): string {
  return lines
    .flatMap((line) => {
      if (line.kind === "text") return [line.text];
      return line.kind === "pair" ? [line.left, line.right] : [];
    })
    .join("\n");
}
