import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { runProgram } from "./program.mjs";
import { demandNode } from "./root.mjs";

demandNode();
await ensureInstalled({ isDevWanted: false });
await ensureBuilt();
runProgram(["start", ...process.argv.slice(2)]);
