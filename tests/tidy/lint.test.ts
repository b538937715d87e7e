import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "./repository.ts";

const PLANTED: readonly (readonly [file: string, rule: string, source: string])[] = [
  ["business/a/clock.ts", "no-restricted-properties", "export const now = () => Date.now();"],
  ["business/a/chance.ts", "no-restricted-properties", "export const n = () => Math.random();"],
  ["foundation/ids/chance.ts", "no-restricted-properties", "export const n = () => Math.random();"],
  [
    "business/a/temporal.ts",
    "no-restricted-properties",
    "export const n = () => Temporal.Now.instant();",
  ],
  [
    "gateways/a/out.ts",
    "no-restricted-globals",
    'export const a = () => fetch("https://a.example");',
  ],
  ["business/a/setting.ts", "no-process-env", 'export const a = process.env["A"];'],
  ["surfaces/a/say.ts", "no-console", 'console.log("said");'],
  ["business/a/any.ts", "no-explicit-any", "export const a = (b: any): number => b;"],
  [
    "business/a/long.ts",
    "max-lines-per-function",
    `export function long() {\n${"  a();\n".repeat(51)}}\ndeclare const a: () => void;`,
  ],
  ["business/a/longer.ts", "max-lines", "export {};\n".repeat(301)],
  [
    "business/a/many.ts",
    "max-params",
    "export const f = (a: 1, b: 1, c: 1, d: 1, e: 1, g: 1) => [a, b, c, d, e, g];",
  ],
];

const SOUND: readonly (readonly [file: string, source: string])[] = [
  ["foundation/clock/clock.ts", "export const now = () => Date.now();"],
  ["foundation/ids/uuid.ts", "export const now = () => Date.now();"],
  ["foundation/http/out.ts", 'export const a = () => fetch("https://a.example");'],
  ["foundation/config/config.ts", 'export const a = process.env["A"];'],
  ["main/say.ts", 'console.log("said");'],
];

describe("lint", () => {
  const found = lint([...PLANTED.map(([file, , source]) => [file, source] as const), ...SOUND]);

  test.each(PLANTED)("finds in %s: %s", (file, rule) => {
    expect(found.get(file)).toEqual([rule]);
  });

  test.each(SOUND)("finds nothing in %s", (file) => {
    expect(found.get(file)).toBeUndefined();
  });
});

/** The rules that our settings see broken in these sources, by file. */
function lint(sources: readonly (readonly [file: string, source: string])[]) {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-lint-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  copyFileSync(path.join(ROOT, ".oxlintrc.json"), path.join(directory, ".oxlintrc.json"));
  for (const [file, source] of sources) {
    const target = path.join(directory, "src", file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, source);
  }
  const program = path.join(ROOT, "node_modules", "oxlint", "bin", "oxlint");
  const args = [program, "--format", "json", "src"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly { readonly filename: string; readonly code: string }[];
  };
  const rules = new Map<string, string[]>();
  for (const { filename, code } of diagnostics) {
    const file = path.posix.relative("src", filename);
    const rule = /\((.+)\)/u.exec(code)?.[1] ?? code;
    rules.set(file, [...new Set([...(rules.get(file) ?? []), rule])]);
  }
  return rules;
}
