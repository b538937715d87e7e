// npm run faults: kills processes between every two steps, with every way of paying and every
// carrier. --minutes 10 says for how long, --seed 7 plays again what another run printed.
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { ensureInstalled } from "./install.mjs";
import { demandNode, end, runNode } from "./root.mjs";

demandNode();
const { seed, minutes } = readWish();
await ensureInstalled({ isDevWanted: true });
process.stdout.write(`seed ${seed}, ${minutes} minutes\n`);
const code = await runNode(
  "node_modules/vitest/vitest.mjs",
  ["run", "--config", "tests/faults/vitest.config.ts"],
  { env: { ...process.env, FAULTS_SEED: String(seed), FAULTS_MINUTES: String(minutes) } },
);
if (code !== 0) process.stdout.write(`\nplay it again: npm run faults -- --seed ${seed}\n`);
process.exit(code);

function readWish() {
  const options = { seed: { type: "string" }, minutes: { type: "string" } };
  try {
    const { values } = parseArgs({ options });
    return {
      seed: numberOf(values.seed ?? String(randomInt(2 ** 31))),
      minutes: numberOf(values.minutes ?? "10"),
    };
  } catch {
    return end("npm run faults -- [--seed NUMBER] [--minutes NUMBER]");
  }
}

function numberOf(text) {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0 || text.trim() === "") throw new RangeError(text);
  return number;
}
