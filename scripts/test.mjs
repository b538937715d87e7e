import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { closingLine, countTests } from "./count-tests.mjs";
import { ensureInstalled } from "./install.mjs";
import { demandNode, runNode } from "./root.mjs";

demandNode();
await ensureInstalled({ isDevWanted: true });
await ensureBuilt();

const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-report-"));
const reportFile = path.join(directory, "report.json");
const code = await runNode("node_modules/vitest/vitest.mjs", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${reportFile}`,
  ...process.argv.slice(2),
]);
const count = countTests(readReport(), code);
rmSync(directory, { recursive: true, force: true });
process.stdout.write(`\n${closingLine(count)}\n`);
process.exit(count.failed === 0 ? 0 : 1);

function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    return undefined;
  }
}
