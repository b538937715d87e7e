import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { pinProvider } from "../../src/business/pins/index.ts";
import { tillMoney } from "../../src/business/tills/index.ts";
import { systemClock } from "../../src/foundation/clock/index.ts";
import { readConfig } from "../../src/foundation/config/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { openFailpoint } from "../../src/foundation/failpoints/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { openSecrets } from "../../src/foundation/secrets/index.ts";
import { sandboxPayments } from "../../src/gateways/payments/sandbox/index.ts";
import { counterApp } from "../../src/surfaces/counter/index.ts";

/** A form that a browser at a counter sends, and where its answer is written down. */
export interface SentForm {
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  readonly cookie: string;
  readonly answerFile: string;
}

// A web server that takes one form and ends, or dies at TSUNAGU_FAILPOINT before it answers.
const env = process.env as Readonly<Record<string, string>>;
const { url, form, cookie, answerFile } = JSON.parse(process.argv[2]!) as SentForm;
const { origin } = new URL(url);
const database = openDatabase({ url: env["DATABASE_URL"]!, connectionsMax: 4 });
const app = counterApp({
  ...{ database, log: openLog("error"), config: readConfig({ PUBLIC_URL: origin }) },
  secrets: openSecrets(createHash("sha256").update("tests").digest()),
  clock: systemClock(env["TSUNAGU_CLOCK_FILE"]),
  failpoint: openFailpoint(env["TSUNAGU_FAILPOINT"]),
  isNews: () => true,
  payments: [
    sandboxPayments({
      ...{ url: env["PAYMENTS_URL"]!, key: env["PAYMENTS_KEY"]! },
      ...{ webhookSecret: env["PAYMENTS_SECRET"]!.split(","), timeoutMs: 1500 },
    }),
  ],
  house: [pinProvider(), tillMoney()],
  ...{ carriers: [], isDemo: false, nudge() {} },
});
const answer = await app.request(url, {
  method: "POST",
  body: new URLSearchParams(form),
  headers: { origin, cookie },
});
writeFileSync(answerFile, `${answer.status} ${answer.headers.get("location") ?? ""}`);
await database.close();
process.exit(0);
