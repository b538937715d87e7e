import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/foundation/config/index.ts";
import { frontDoor, openHouse } from "../../src/main/wire.ts";
import { ROOT } from "./repository.ts";

interface Row {
  readonly id: string;
  readonly shownBy: string;
}

const ROWS = [
  ...Array.from({ length: 25 }, (_, i) => `M${i + 1}`),
  ...Array.from({ length: 8 }, (_, i) => `N${i + 1}`),
];

const pages = await openPages();

describe("docs/mission.md", () => {
  const rows = readRows(read("docs/mission.md"));

  test("has each row of the mission once", () => {
    expect(rows.map(({ id }) => id)).toEqual(ROWS);
  });

  test("names only what exists", () => {
    expect(rows.flatMap(missing)).toEqual([]);
  });

  test.each([
    ["a page", "`/:lang/nowhere`"],
    ["a file", "`tests/journeys/gone.test.ts`"],
    ["a script", "`npm run gone`"],
    ["a command", "`tsunagu gone`"],
    ["nothing to look at", "soon"],
    ["a thing of no kind", "`something`"],
  ])("would not pass with %s that is not there", (_title, shownBy) => {
    expect(missing({ id: "M1", shownBy })).toHaveLength(1);
  });

  test.each(["not yet", "`/:lang`", "`npm start`, `tsunagu start`", "`package.json`"])(
    "passes with %s",
    (shownBy) => {
      expect(missing({ id: "M1", shownBy })).toEqual([]);
    },
  );
});

function readRows(document: string): readonly Row[] {
  const lines = [...document.matchAll(/^\| ([MN]\d+) \| [^|]+ \| ([^|]+) \|$/gmu)];
  return lines.map((match) => ({ id: match[1]!, shownBy: match[2]! }));
}

function missing({ id, shownBy }: Row): readonly string[] {
  if (shownBy === "not yet") return [];
  const named = [...shownBy.matchAll(/`([^`]+)`/gu)].map((match) => match[1]!);
  if (named.length === 0) return [`${id}: names nothing`];
  return named.filter((name) => !exists(name)).map((name) => `${id}: ${name} is not there`);
}

function exists(name: string): boolean {
  const [first = "", second = "", third = ""] = name.split(" ");
  if (first === "npm") return scripts().includes(second === "run" ? third : second);
  if (first === "tsunagu") return commands().includes(second);
  if (name.startsWith("/")) return pages.includes(name);
  return /[/.]/u.test(name) && existsSync(path.join(ROOT, name));
}

function scripts(): readonly string[] {
  const manifest = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  return Object.keys(manifest.scripts);
}

function commands(): readonly string[] {
  const found = read("src/main/cli.ts").matchAll(/\.command\("([a-z-]+)"\)/gu);
  return [...found].map((match) => match[1]!);
}

/** Every address that answers, with the names of its parts but not their patterns. */
async function openPages(): Promise<readonly string[]> {
  // Nothing is asked of the database before the first request.
  const house = await openHouse(
    readConfig({
      DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
      TSUNAGU_SECRET: Buffer.alloc(32, 1).toString("base64"),
    }),
  );
  const { routes } = frontDoor(house);
  await house.close();
  return routes
    .filter(({ method }) => method !== "ALL")
    .map((route) => route.path.replaceAll(/\{(?:[^{}]|\{[^}]*\})*\}/gu, ""));
}

function read(name: string): string {
  return readFileSync(path.join(ROOT, name), "utf8");
}
