import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cruise } from "./cruise.ts";
import { allPaths, files, foldersIn, ROOT } from "./repository.ts";

interface Table {
  readonly floors: readonly { readonly name: string; readonly uses: readonly string[] }[];
  readonly business: readonly {
    readonly room: string;
    readonly uses: readonly string[];
    readonly isPlanned?: boolean;
  }[];
  readonly machine: readonly { readonly room: string; readonly uses: readonly string[] }[];
  readonly gateways: {
    readonly families: readonly { readonly family: string; readonly uses: readonly string[] }[];
    readonly shared: readonly string[];
  };
}

const table = createRequire(import.meta.url)("../../architecture.cjs") as Table;
const temporary: string[] = [];

afterAll(() => {
  for (const directory of temporary) rmSync(directory, { recursive: true });
});

describe("the source follows the table in architecture.cjs", async () => {
  const result = await cruise(ROOT, ["src", "tests"]);

  test("nothing uses what it may not", () => {
    expect(result.violations).toEqual([]);
  });

  test("each source was read", () => {
    const sources = files(/^src\/.*\.tsx?$/).map((file) => file.path);
    expect(sources.length).toBeGreaterThan(40);
    expect(result.modules).toEqual(expect.arrayContaining(sources));
  });

  test("each relative import was seen", () => {
    const missed = files(/^src\/.*\.tsx?$/).flatMap(({ path: from, text }) => {
      const seen = result.imports.get(from) ?? [];
      return relativeImports(from, text).filter(
        (to) => !seen.includes(to) && allPaths.includes(to),
      );
    });
    expect(missed).toEqual([]);
  });
});

describe("the table", () => {
  test("names each room of business once, and no other", () => {
    const rooms = table.business.map(({ room }) => room);
    expect(rooms).toEqual([...new Set(rooms)]);
    const built = table.business.filter(({ isPlanned }) => isPlanned !== true);
    expect(foldersIn("src/business")).toEqual(built.map(({ room }) => room).toSorted());
  });

  test("names each room of the machine, and one has no circle", () => {
    const rooms = table.machine.map(({ room }) => room);
    expect(rooms.toSorted()).toEqual([...foldersIn("src/machine")].toSorted());
    // A room uses only those that stand before it.
    for (const [i, { uses }] of table.machine.entries()) {
      expect(rooms.slice(0, i)).toEqual(expect.arrayContaining([...uses]));
    }
  });

  test("names each family of gateways", () => {
    const named = [
      ...table.gateways.families.map(({ family }) => family),
      ...table.gateways.shared,
    ];
    expect(named).toEqual(expect.arrayContaining([...foldersIn("src/gateways")]));
  });

  test("has no circle", () => {
    const uses = new Map(table.business.map(({ room, uses }) => [room, uses]));
    const reach = (room: string, seen: readonly string[]): readonly string[] => {
      if (seen.includes(room)) return [[...seen, room].join(" → ")];
      return (uses.get(room) ?? []).flatMap((next) => reach(next, [...seen, room]));
    };
    expect([...uses.keys()].flatMap((room) => reach(room, []))).toEqual([]);
  });

  test("uses only rooms that it names", () => {
    const rooms = new Set(table.business.map(({ room }) => room));
    const used = [...table.business, ...table.gateways.families].flatMap(({ uses }) => uses);
    expect(used.filter((room) => !rooms.has(room))).toEqual([]);
  });
});

const door = "export const door = 1;\n";
const sound = {
  "package.json":
    '{"name":"planted","dependencies":{"pg":"1.0.0"},"devDependencies":{"knip":"1.0.0"}}',
  "node_modules/pg/package.json": '{"name":"pg","main":"index.js"}',
  "node_modules/pg/index.js": "module.exports = {};",
  "node_modules/knip/package.json": '{"name":"knip","main":"index.js"}',
  "node_modules/knip/index.js": "module.exports = {};",
  "src/main/server.ts":
    'import { door } from "../surfaces/web/index.ts";\nexport const s = door;\n',
  "src/surfaces/web/index.ts": 'export { door } from "../html/index.ts";\n',
  "src/surfaces/html/index.ts": door,
  "src/surfaces/kiosk/index.ts": door,
  "src/gateways/payments/one/index.ts": door,
  "src/gateways/payments/other/index.ts": door,
  "src/business/renewals/index.ts": 'export { door } from "../lines/index.ts";\n',
  "src/business/lines/index.ts": 'export { door } from "./line.ts";\n',
  "src/business/lines/line.ts": door,
  "src/business/ledger/index.ts": door,
  "src/machine/devices/index.ts": door,
  "src/foundation/clock/index.ts": 'export { door } from "./clock.ts";\n',
  "src/foundation/clock/clock.ts": door,
};

const from = (to: string) => `export { door } from "${to}";\n`;

describe("a planted violation is found", () => {
  test("and a sound tree has none", async () => {
    const result = await planted({});
    expect(result.violations).toEqual([]);
    expect(result.modules).toHaveLength(13);
  });

  test.each([
    [
      "business uses a surface",
      "src/business/lines/a.ts",
      "../../surfaces/web/index.ts",
      "floor-business",
    ],
    [
      "foundation uses business",
      "src/foundation/clock/a.ts",
      "../../business/lines/index.ts",
      "floor-foundation",
    ],
    [
      "a surface uses a gateway",
      "src/surfaces/web/a.tsx",
      "../../gateways/payments/one/index.ts",
      "floor-surfaces",
    ],
    ["a surface uses main", "src/surfaces/web/a.ts", "../../main/server.ts", "floor-surfaces"],
    [
      "the machine uses business",
      "src/machine/links/a.ts",
      "../../business/lines/index.ts",
      "floor-machine",
    ],
    [
      "a room of the machine upwards",
      "src/machine/links/a.ts",
      "../devices/index.ts",
      "machine-links",
    ],
    ["a sideways room", "src/business/lines/a.ts", "../ledger/index.ts", "room-lines"],
    ["a room upwards", "src/business/lines/a.ts", "../renewals/index.ts", "room-lines"],
    [
      "a gateway uses another",
      "src/gateways/payments/one/a.ts",
      "../other/index.ts",
      "gateway-to-gateway",
    ],
    [
      "a gateway uses a foreign room",
      "src/gateways/payments/one/a.ts",
      "../../../business/lines/index.ts",
      "gateways-payments",
    ],
    ["a surface uses another", "src/surfaces/web/a.ts", "../kiosk/index.ts", "surface-to-surface"],
    ["past the door of business", "src/business/renewals/a.ts", "../lines/line.ts", "door"],
    [
      "past the door of foundation",
      "src/business/lines/a.ts",
      "../../foundation/clock/clock.ts",
      "door",
    ],
    ["past a door from main", "src/main/a.ts", "../business/lines/line.ts", "door-from-outside"],
    [
      "past a door from tests",
      "tests/races/a.ts",
      "../../src/business/lines/line.ts",
      "door-from-outside",
    ],
    [
      "past a door from a gateway",
      "src/gateways/payments/one/a.ts",
      "../../../foundation/clock/clock.ts",
      "door-of-gateway",
    ],
    ["a package away from home", "src/business/lines/a.ts", "pg", "package-pg"],
    ["a package for development", "src/business/lines/a.ts", "knip", "only-for-development"],
    ["an import that leads nowhere", "src/business/lines/a.ts", "./gone.ts", "missing"],
    [
      "an island that knows the business",
      "src/surfaces/web/a.island.ts",
      "../../business/lines/index.ts",
      "island-weight",
    ],
  ])("%s", async (_title, file, to, rule) => {
    const result = await planted({ [file]: from(to) });
    expect(result.violations.map((violation) => violation.split(":")[0])).toEqual([rule]);
  });

  test("by a type alone", async () => {
    const result = await planted({
      "src/business/lines/a.ts":
        'import type { door } from "../ledger/index.ts";\nexport type A = typeof door;\n',
    });
    expect(result.violations).toHaveLength(1);
  });

  test("by an import at run time", async () => {
    const result = await planted({
      "src/business/lines/a.ts": 'export const a = async () => import("../ledger/index.ts");\n',
    });
    expect(result.violations).toHaveLength(1);
  });

  test("in a circle", async () => {
    const result = await planted({
      "src/business/lines/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
      "src/business/lines/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
    });
    expect(result.violations.map((violation) => violation.split(":")[0])).toContain("cycle");
  });
});

async function planted(extra: Readonly<Record<string, string>>) {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-planted-"));
  temporary.push(directory);
  for (const [name, text] of Object.entries({ ...sound, ...extra })) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return cruise(directory, "tests/races/a.ts" in extra ? ["src", "tests"] : ["src"]);
}

function relativeImports(file: string, text: string): readonly string[] {
  const found = text.matchAll(/^(?:import|export)\b[^;"']*?\bfrom "(\.[^"]+)";$/gmsu);
  return [...found].map((match) => path.posix.join(path.posix.dirname(file), match[1]!));
}
