import { createHash } from "node:crypto";
import { incidentDesk, noticeDesk } from "../../src/business/notices/index.ts";
import { instant, stoppedClock } from "../../src/foundation/clock/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { openFailpoint } from "../../src/foundation/failpoints/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { openSecrets } from "../../src/foundation/secrets/index.ts";
import { oneRound } from "../../src/foundation/work/index.ts";

// A worker that walks one page for an incident, sweeps one page of readers and ends, or dies at TSUNAGU_FAILPOINT.
const env = process.env as Readonly<Record<string, string>>;
const database = openDatabase({ url: env["DATABASE_URL"]!, connectionsMax: 4 });
const act = {
  actor: { kind: "system", id: "worker" },
  clock: stoppedClock(instant(env["NOW"]!)),
  language: "en",
  database,
  secrets: openSecrets(createHash("sha256").update("tests").digest()),
  failpoint: openFailpoint(env["TSUNAGU_FAILPOINT"]),
  isNews: () => true,
} as const;
const desk = noticeDesk(act, ({ notice: { name } }) => ({
  ...{ subject: name, text: name, html: name, enclosures: [] },
}));
const log = openLog("error");
const ground = { clock: act.clock, log, restMs: 1, leaseSeconds: 60, atOnce: 50 };
await oneRound(incidentDesk(act), ground);
await oneRound(desk, ground);
await database.close();
process.exit(0);
