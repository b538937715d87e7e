// npm run check: everything that can be said about the source without running it. Seconds, no
// database. With words after it, only the steps of that name: npm run check -- lint types
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");
const BIN = path.join(ROOT, "node_modules", ".bin");

const steps = [
  { name: "format", command: ["oxfmt", "--list-different", "."] },
  { name: "lint", command: ["oxlint", "--type-aware", "--deny-warnings", "."] },
  { name: "types", command: ["tsc", "-p", "tsconfig.json", "--noEmit"] },
  {
    name: "types of islands",
    command: ["tsc", "-p", "tsconfig.islands.json", "--noEmit"],
    isNeeded: () => hasIsland(path.join(ROOT, "src")),
  },
  { name: "unused files and packages", command: ["knip"] },
  {
    name: "architecture and tidy",
    command: [
      "vitest",
      "run",
      "tests/tidy",
      "--reporter=dot",
      "--exclude",
      "**/hot-tables.test.ts",
    ],
  },
];

const colour = process.stdout.isTTY === true ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };

const wanted = process.argv.slice(2);
const chosen = steps.filter(
  (step) =>
    (wanted.length === 0 || wanted.some((word) => step.name.includes(word))) &&
    (step.isNeeded === undefined || step.isNeeded()),
);
if (chosen.length === 0) {
  console.error(`no such step; there are: ${steps.map((step) => step.name).join(", ")}`);
  process.exit(1);
}

const startedAt = performance.now();
const results = await Promise.all(chosen.map(run));
for (const { step, code, output } of results) {
  if (code !== 0) console.log(`\n── ${step.name}\n${output.trim()}`);
}
console.log("");
for (const { step, code, seconds } of results) {
  console.log(`${code === 0 ? "✓" : "✗"} ${step.name.padEnd(28)} ${seconds} s`);
}
const failed = results.filter(({ code }) => code !== 0).length;
console.log(
  `\n${results.length - failed} passed, ${failed} failed in ${since(startedAt)} s` +
    (results.some(({ step, code }) => step.name === "format" && code !== 0)
      ? "; npm run format mends the format"
      : ""),
);
process.exitCode = failed === 0 ? 0 : 1;

async function run(step) {
  const began = performance.now();
  const [program, ...args] = step.command;
  const child = spawn(path.join(BIN, program), args, {
    cwd: ROOT,
    env: { ...process.env, ...colour, PATH: `${BIN}${path.delimiter}${process.env.PATH}` },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.on("close", resolve);
  });
  return { step, code, output, seconds: since(began) };
}

function since(moment) {
  return ((performance.now() - moment) / 1000).toFixed(1);
}

function hasIsland(directory) {
  if (!existsSync(directory)) return false;
  const names = readdirSync(directory, { recursive: true });
  return names.some((name) => String(name).endsWith(".island.ts"));
}
