import { createHash } from "node:crypto";
import { printDuties } from "../../src/business/kiosks/index.ts";
import { printerDesk } from "../../src/business/printing/index.ts";
import { instant, stoppedClock } from "../../src/foundation/clock/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { openFailpoint } from "../../src/foundation/failpoints/index.ts";
import { openSecrets } from "../../src/foundation/secrets/index.ts";
import { escposPrinters } from "../../src/gateways/printers/escpos/index.ts";

// A worker that visits one printer, or tells a kiosk what to print, and ends, or dies at
// TSUNAGU_FAILPOINT.
const env = process.env as Readonly<Record<string, string>>;
const database = openDatabase({ url: env["DATABASE_URL"]!, connectionsMax: 2 });
const act = {
  actor: { kind: "system", id: "worker" },
  clock: stoppedClock(instant(env["NOW"]!)),
  language: "en",
  database,
  secrets: openSecrets(createHash("sha256").update("tests").digest()),
  failpoint: openFailpoint(env["TSUNAGU_FAILPOINT"]),
  isNews: () => true,
} as const;
const [, , id, kiosk] = process.argv;
if (kiosk === undefined) {
  await printerDesk(act, [escposPrinters({ mayLoopBack: true })]).work(id!);
} else {
  for (const duty of await printDuties.duties(act, kiosk)) {
    await printDuties.tell(act, kiosk, duty);
  }
}
await database.close();
process.exit(0);
