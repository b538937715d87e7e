import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { ROOT } from "./program.ts";

const { closingLine, countTests } = await script("count-tests.mjs");
const { findMissing } = await script("install.mjs");

describe("the closing line of npm test", () => {
  it.for([
    ["a failed test", ["passed", "failed", "skipped", "todo"], 1, "1 passed, 1 failed"],
    ["a file that cannot be loaded", [], 1, "0 passed, 1 failed"],
    ["a hook that breaks before the tests", ["skipped", "skipped"], 1, "0 passed, 1 failed"],
    ["a hook that breaks after the tests", ["passed", "passed"], 1, "2 passed, 1 failed"],
  ] as const)("counts %s", ([, states, code, line]) => {
    const broken = { status: "failed", assertionResults: states.map((status) => ({ status })) };
    expect(closingLine(countTests({ testResults: [broken] }, code))).toBe(line);
  });

  it("counts only what passed when all is well", () => {
    const file = { status: "passed", assertionResults: [{ status: "passed" }] };
    expect(closingLine(countTests({ testResults: [file, file] }, 0))).toBe("2 passed, 0 failed");
  });

  it("counts a run that ended badly although each test passed, and one without a report", () => {
    const file = { status: "passed", assertionResults: [{ status: "passed" }] };
    expect(closingLine(countTests({ testResults: [file] }, 1))).toBe("1 passed, 1 failed");
    expect(closingLine(countTests(undefined, 0))).toBe("0 passed, 1 failed");
  });
});

describe("what npm start finds missing", () => {
  const here = { os: [process.platform], cpu: [process.arch] };
  const wanted = {
    "": { version: "0.1.0" },
    "node_modules/kept": { version: "1.0.0" },
    "node_modules/moved": { version: "2.0.0" },
    "node_modules/only-tests": { version: "1.0.0", dev: true },
    "node_modules/fallback": { version: "1.0.0", optional: true },
    "node_modules/engine": { version: "1.0.0", optional: true, ...here },
    "node_modules/engine-elsewhere": {
      version: "1.0.0",
      optional: true,
      os: ["aix"],
      cpu: ["ppc64"],
    },
  };

  it("names what is absent or of another version, and what this system's programs lack", () => {
    const have = {
      "node_modules/kept": { version: "1.0.0" },
      "node_modules/moved": { version: "1.0.0" },
    };
    expect(findMissing({ isDevWanted: false, isSettled: false, wanted, have })).toEqual([
      "moved",
      "engine",
    ]);
    expect(findMissing({ isDevWanted: true, isSettled: false, wanted, have })).toEqual([
      "moved",
      "only-tests",
      "engine",
    ]);
  });

  it("names nothing when all is there", () => {
    expect(findMissing({ isDevWanted: true, wanted, have: wanted })).toEqual([]);
  });
});

async function script(name: string) {
  return import(pathToFileURL(path.join(ROOT, "scripts", name)).href);
}
