import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const LONG = /\/tests\/(?:start|surface|faults|journeys|races|weight)\//u;

/** The long files first, so that two workers end together even where no run was timed before. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    sequence: { sequencer: LongFirst },
    // Only what hangs takes this long: what works on a busy machine must not fail by the clock.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
  },
});
