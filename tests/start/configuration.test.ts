import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./program.ts";

const CONFIG = "src/foundation/config";
const code = readdirSync(path.join(ROOT, CONFIG))
  .filter((file) => /(?<!\.test)\.ts$/u.test(file))
  .map((file) => read(path.join(CONFIG, file)))
  .join("\n");
const page = read("docs/running/configuration.md");
const variables = [...code.matchAll(/^ {2}([A-Z][A-Z_]+): (.+),$/gmu)].map(([, name, schema]) => ({
  name: name!,
  preset: /\.(?:default|prefault)\("?([^")]*)"?\)/u.exec(schema!)?.[1],
}));
const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (.+?) \|/gmu)].map(([, name, without]) => ({
  name: name!,
  without: without!,
}));

describe("docs/running/configuration.md", () => {
  it("names every variable that the program reads, and no other", () => {
    expect(variables.length).toBeGreaterThan(10);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(
      variables.map(({ name }) => name).toSorted(),
    );
  });

  it("gives each preset as the code has it", () => {
    const presets = variables.filter(({ preset }) => preset !== undefined);
    for (const { name, preset } of presets) {
      expect(`${name} ${rows.find((row) => row.name === name)?.without}`).toBe(
        `${name} \`${preset}\``,
      );
    }
  });
});

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}
