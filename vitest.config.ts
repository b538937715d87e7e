import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  resolve: {
    alias: [
      {
        find: /^\.\/passcode-cost\.ts$/,
        replacement: path.join(import.meta.dirname, "tests", "passcode-cost.ts"),
      },
    ],
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // No test leaves anything behind in a module: reading the program anew for each file would
    // take a third of the whole run.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
