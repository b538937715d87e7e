import path from "node:path";
import { defineConfig } from "vitest/config";

/** `npm run test:live`: against the real companies, one file each, one after another. */
export default defineConfig({
  root: path.join(import.meta.dirname, "..", ".."),
  test: {
    include: ["tests/live/*.live.ts"],
    passWithNoTests: true,
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 60_000,
    reporters: ["verbose"],
  },
});
