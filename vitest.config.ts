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
    // Only what hangs takes this long: what works on a busy machine must not fail by the clock.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
  },
});
