import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { files, ROOT } from "./repository.ts";

describe("ARCHITECTURE.md", async () => {
  const { redraw } = (await import(path.join(ROOT, "scripts/draw-architecture.mjs"))) as {
    redraw(document: string, table: object): string;
  };
  const table = createRequire(import.meta.url)("../../architecture.cjs") as {
    readonly business: readonly object[];
  };
  const document = read("ARCHITECTURE.md");

  test("shows the table as it is; `node scripts/draw-architecture.mjs` draws it anew", () => {
    expect(redraw(document, table)).toBe(document);
  });

  test("would change with the table", () => {
    const another = { room: "planted", holds: "nothing", uses: ["lines"] };
    expect(redraw(document, { ...table, business: [...table.business, another] })).toContain(
      "planted --> lines",
    );
  });
});

test("SECURITY.md names only what exists", () => {
  const named = [...read("SECURITY.md").matchAll(/`([\w./-]+\.(?:md|tsx?))`/gu)].map(
    ([, file]) => file!,
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

describe("GLOSSARY.md", () => {
  const known = glossaryWords(read("GLOSSARY.md"));

  test("knows the public types of the business rooms", () => {
    const unknown = files(/^src\/business\/[^/]+\/index\.ts$/u).flatMap(({ path: door, text }) =>
      publicTypes(text)
        .filter((name) => !isKnown(name, known))
        .map((name) => `${door}: ${name} has no word of GLOSSARY.md`),
    );
    expect(unknown).toEqual([]);
  });

  test("would not know a planted type", () => {
    const [planted] = publicTypes('export { a, type RenewalState } from "./a.ts";');
    expect(planted).toBe("RenewalState");
    expect(isKnown("RenewalState", known)).toBe(true);
    expect(isKnown("SubscriptionManager", known)).toBe(false);
  });
});

function read(name: string): string {
  return readFileSync(path.join(ROOT, name), "utf8");
}

/** The words of the first column, small and in the singular. */
function glossaryWords(document: string): ReadonlySet<string> {
  const rows = [...document.matchAll(/^\| ([^|]+) \|/gmu)].map((match) => match[1]!);
  return new Set(rows.flatMap((cell) => cell.split(/[^A-Za-z]+/u)).map(asWord));
}

function publicTypes(door: string): readonly string[] {
  const listed = [...door.matchAll(/\btype ([A-Z]\w+)/gu)].map((match) => match[1]!);
  const whole = [...door.matchAll(/export type \{([^}]*)\}/gu)].flatMap((match) =>
    match[1]!.split(",").map((name) => name.trim()),
  );
  return [...new Set([...listed, ...whole])].filter((name) => name !== "");
}

/** One word suffices: `BeginPayment` is about a payment, `Disclosed` about disclosure. */
function isKnown(name: string, known: ReadonlySet<string>): boolean {
  return name.split(/(?=[A-Z])/u).some((word) => known.has(asWord(word)));
}

/** Its beginning stands for all forms of a word. */
function asWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/(?<=..)s$/u, "")
    .slice(0, 6);
}
