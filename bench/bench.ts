import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { benchKiosk } from "./kiosk.ts";
import { benchNotices } from "./notices.ts";
import { benchPages } from "./pages.ts";
import { benchPoints } from "./points.ts";
import { benchSettling } from "./settle.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    renewals: { type: "string", default: "600" },
    "at-once": { type: "string", default: "24" },
    lines: { type: "string", default: "1000000" },
  },
});
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);

build();
if (isWanted("settle")) {
  await benchSettling({ renewals: Number(values.renewals), atOnce: Number(values["at-once"]) });
}
if (isWanted("pages")) await benchPages();
if (isWanted("kiosk")) await benchKiosk();
if (isWanted("points")) await benchPoints();
if (isWanted("notices")) await benchNotices({ lines: Number(values.lines) });

function build(): void {
  const script = path.join(import.meta.dirname, "..", "scripts", "build.mjs");
  const built = spawnSync(process.execPath, [script], { stdio: "inherit" });
  if (built.status !== 0) process.exit(1);
}
