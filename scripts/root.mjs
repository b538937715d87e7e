// What these scripts share about the place they stand in. They run before anything is installed,
// on the Node that the machine has: plain JavaScript, nothing newer than Node 20.19.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

export const ROOT = path.dirname(import.meta.dirname);

/** Node 24, as the npm package `node` brings it. */
export const NODE = path.join(ROOT, "node_modules", "node", "bin", "node");

const OLDEST = [20, 19];

/** Ends with one line where even these scripts cannot run. */
export function demandNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  end(`Node ${OLDEST.join(".")} or newer is needed; this is ${process.versions.node}.`);
}

/** One line for a person, exit 1. */
export function end(line) {
  process.stderr.write(`tsunagu: ${line}\n`);
  process.exit(1);
}

/** Runs to the end with the terminal; answers the exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options });
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Runs a file under Node 24 to its end. */
export function runNode(file, args, options = {}) {
  if (!existsSync(NODE))
    end("Node 24 is missing in node_modules; remove node_modules and try again.");
  return run(NODE, ["--enable-source-maps", path.join(ROOT, file), ...args], options);
}
