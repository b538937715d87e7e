import { spawn } from "node:child_process";
import { watch } from "node:fs";
import path from "node:path";
import { build, ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { demandNode, ROOT } from "./root.mjs";

// `npm start`, built and started anew after each change. What does not compile leaves the program
// that runs as it is.
demandNode();
await ensureInstalled({ isDevWanted: true });
await ensureBuilt();

const QUIET_MS = 150;
let program = start();
let waiting;
let isBuilding = false;
let isEnding = false;

for (const directory of ["src", "database"]) {
  watch(path.join(ROOT, directory), { recursive: true }, (_, file) => {
    if (file === null || /\.test\.tsx?$/.test(file)) return;
    clearTimeout(waiting);
    waiting = setTimeout(renew, QUIET_MS);
  });
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    isEnding = true;
    if (program === undefined || !program.kill("SIGTERM")) process.exit(0);
  });
}

async function renew() {
  if (isBuilding) {
    waiting = setTimeout(renew, QUIET_MS);
    return;
  }
  isBuilding = true;
  const isBuilt = await build();
  isBuilding = false;
  if (!isBuilt || isEnding) return;
  const old = program;
  const hasEnded = old.exitCode !== null || old.signalCode !== null;
  program = undefined;
  if (!hasEnded) {
    old.kill("SIGTERM");
    await new Promise((resolve) => old.once("exit", resolve));
  }
  if (isEnding) process.exit(0);
  program = start();
}

function start() {
  const cli = path.join("dist", "main", "cli.js");
  const node = path.join("node_modules", "node", "bin", "node");
  const child = spawn(node, ["--enable-source-maps", cli, "start", ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // Ctrl-C reaches only us, once, and is passed on.
    detached: true,
  });
  child.on("exit", () => {
    if (isEnding) process.exit(0);
  });
  return child;
}
