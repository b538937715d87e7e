import { createHash } from "node:crypto";
import { kioskMoney, receiveJournal, workIntake } from "../../src/business/intakes/index.ts";
import { outsideOf } from "../../src/business/renewals/index.ts";
import { instant, stoppedClock } from "../../src/foundation/clock/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { openFailpoint } from "../../src/foundation/failpoints/index.ts";
import type { CashEntry } from "../../src/foundation/kiosk-wire/index.ts";
import { openSecrets } from "../../src/foundation/secrets/index.ts";

/** Lines of a machine's journal, as its program sends them. */
export interface SentJournal {
  readonly deviceId: string;
  readonly entries: readonly CashEntry[];
}

// A web server that takes one report in and ends, or dies at TSUNAGU_FAILPOINT before it answers.
const env = process.env as Readonly<Record<string, string>>;
const sent = JSON.parse(process.argv[2]!) as SentJournal;
const database = openDatabase({ url: env["DATABASE_URL"]!, connectionsMax: 2 });
const act = {
  actor: { kind: "device", id: sent.deviceId },
  clock: stoppedClock(instant(env["NOW"]!)),
  language: "en",
  database,
  secrets: openSecrets(createHash("sha256").update("tests").digest()),
  failpoint: openFailpoint(env["TSUNAGU_FAILPOINT"]),
  isNews: () => true,
} as const;
const outside = outsideOf({ payments: [], carriers: [], house: [kioskMoney()] });
const { intakeIds } = await receiveJournal(act, sent);
for (const intakeId of intakeIds) await workIntake(act, outside, intakeId);
await database.close();
process.exit(0);
