import { DEMO_TILL, type DemoCard } from "./demo-card.ts";
import type { DemoPins } from "./demo-pins.ts";

export interface Card {
  readonly places: readonly { readonly what: string; readonly where: string }[];
  readonly demo?: DemoCard;
  readonly pins?: DemoPins;
}

/** The table that `tsunagu start` prints, as plain text in at most three columns. */
export function drawCard({ places, demo, pins }: Card): string {
  const sections = [
    table(
      "Tsunagu",
      places.map(({ what, where }) => [what, where]),
    ),
  ];
  if (demo !== undefined) {
    sections.push(
      table(
        "Log in",
        demo.logins.map(({ who, email, password }) => [who, email, password]),
      ),
      table(
        `Staff at the counter; pair a browser by \`npx tsunagu counter pair Desk --till ${DEMO_TILL.code}\``,
        demo.staff.map(({ who, number, passcode }) => [who, number, passcode]),
      ),
      table(
        "Renew a line by its code",
        demo.lines.map((line) => [line.renewalCode, line.what]),
      ),
      ...(pins === undefined ? [] : [pinTable(pins)]),
      table(
        "Make it fail",
        demo.sentinels.map(({ input, effect }) => [input, effect]),
      ),
    );
  }
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function pinTable({ file, pins }: DemoPins): string {
  const rows = pins.map(({ digits, what }) => [digits, what]);
  return table("Pay with a recharge PIN", [...rows, [file, "all of them"]]);
}

function table(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]))));
  const lines = rows.map((row) =>
    row.map((cell, i) => cell + " ".repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell)))),
  );
  return [title, ...lines.map((cells) => `  ${cells.join("   ").trimEnd()}`)].join("\n");
}

// A terminal shows these scripts twice as wide as Latin letters (Unicode UAX 11, East Asian Wide).
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]/u;

function widthOf(text = ""): number {
  return [...text].reduce((width, letter) => width + (WIDE.test(letter) ? 2 : 1), 0);
}
