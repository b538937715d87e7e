import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./program.ts";

interface Entry {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const packages = readJson("package-lock.json").packages as Readonly<Record<string, Entry>>;

it("names every package that another one asks for, those of other systems too", () => {
  // npm leaves out what its registry did not have at the moment, and `npm ci` then refuses it all.
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isInReach(place, name))
      .map((name) => `${place} asks for ${name}`),
  );
  expect(missing).toEqual([]);
});

it("asks for exact versions, the same as package.json", () => {
  const root = packages[""]!;
  const asked = { ...root.dependencies, ...root.devDependencies, ...root.optionalDependencies };
  const { dependencies, devDependencies, optionalDependencies } = readJson("package.json");
  expect(asked).toEqual({ ...dependencies, ...devDependencies, ...optionalDependencies });
  for (const [name, version] of Object.entries(asked)) {
    expect(`${name} ${version}`).toBe(`${name} ${packages[`node_modules/${name}`]?.version}`);
  }
});

function isInReach(place: string, name: string): boolean {
  const parts = place === "" ? [] : place.split(/\/?node_modules\//u).slice(1);
  return [...Array(parts.length + 1).keys()].some((count) => {
    const above = parts.slice(0, count).map((part) => `node_modules/${part}`);
    return [...above, `node_modules/${name}`].join("/") in packages;
  });
}

function readJson(file: string): Record<string, Readonly<Record<string, unknown>>> {
  return JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));
}
