import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { end, NODE, ROOT } from "./root.mjs";

const CLI = path.join(ROOT, "dist", "main", "cli.js");

/**
 * Runs the built program under Node 24 and ends as it ends. Signals are passed on; the channel
 * between the two closes with either of them, so that none outlives the other.
 */
export function runProgram(args) {
  if (!existsSync(NODE) || !existsSync(CLI))
    end("not built yet: run `npm start` or `npm run build`.");
  const child = spawn(NODE, ["--enable-source-maps", CLI, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // A terminal's Ctrl-C reaches the child twice; it takes what comes at once for one.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  if (isRunByNpm()) endWithParent(() => child.disconnect());
  child.on("error", (error) => end(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 137)));
}

// A shell may go and leave its program running; npm ends before its script only when it is killed.
function isRunByNpm() {
  return process.env.npm_lifecycle_event !== undefined;
}

const LOOK_EVERY_MS = 250;

function endWithParent(stop) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop();
  }, LOOK_EVERY_MS);
  look.unref();
}
