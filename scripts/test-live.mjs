// npm run test:live: what can be asked of the real providers, with test keys in the environment
// (docs/running tells which). Without keys every file is skipped and says so.
import { ensureInstalled } from "./install.mjs";
import { demandNode, runNode } from "./root.mjs";

demandNode();
await ensureInstalled({ isDevWanted: true });
process.exit(
  await runNode("node_modules/vitest/vitest.mjs", [
    "run",
    "--config",
    "tests/live/vitest.config.ts",
    ...process.argv.slice(2),
  ]),
);
