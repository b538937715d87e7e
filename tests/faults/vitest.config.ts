import path from "node:path";
import { defineConfig } from "vitest/config";

/** The long form, `npm run faults`: files that take as long as they are given. */
export default defineConfig({
  root: path.join(import.meta.dirname, "..", ".."),
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: [
      "tests/faults/every.ts",
      "tests/faults/mixed.ts",
      "tests/faults/cash.ts",
      "tests/faults/kiosk.ts",
      "tests/faults/packed.ts",
    ],
    globalSetup: ["tests/global-setup.ts"],
    pool: "forks",
    testTimeout: 24 * 3600 * 1000,
    hookTimeout: 60_000,
  },
});
