#!/usr/bin/env node
import { ensureBuilt } from "../scripts/build.mjs";
import { ensureInstalled } from "../scripts/install.mjs";
import { runProgram } from "../scripts/program.mjs";
import { demandNode } from "../scripts/root.mjs";

demandNode();
await ensureInstalled({ isDevWanted: false });
await ensureBuilt();
runProgram(process.argv.slice(2));
