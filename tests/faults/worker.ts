import { createHash } from "node:crypto";
import { openCheckout } from "../../src/business/checkouts/index.ts";
import { fetchReport } from "../../src/business/reconciliation/index.ts";
import {
  beginPayment,
  hearProvider,
  outsideOf,
  recogniseRevenue,
  type RenewalKey,
} from "../../src/business/renewals/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import { exportPins } from "../../src/surfaces/cli/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { systemClock } from "../../src/foundation/clock/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { openFailpoint } from "../../src/foundation/failpoints/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { openSecrets } from "../../src/foundation/secrets/index.ts";
import { sandboxCarrier } from "../../src/gateways/carriers/sandbox/index.ts";
import { paypalPayments } from "../../src/gateways/payments/paypal/index.ts";
import { sandboxAccounts, sandboxPayments } from "../../src/gateways/payments/sandbox/index.ts";
import { openWorker } from "../races/worker.ts";

/**
 * A process that may die at TSUNAGU_FAILPOINT. Alone it sits at all desks until nothing is due;
 * with a task as JSON it begins a payment, opens a checkout, exports PINs, hears a webhook, books what plans have earned
 * or fetches a report, as others of ours do.
 */
export type Task =
  | { readonly begin: Parameters<typeof beginPayment>[2] }
  | { readonly openCheckout: Parameters<typeof openCheckout>[1] }
  | { readonly exportPins: Parameters<typeof exportPins>[1] }
  | { readonly recognise: readonly RenewalKey[] }
  | { readonly fetchDay: string }
  | { readonly hear: { readonly body: string; readonly headers: Record<string, string> } };

const env = process.env as Readonly<Record<string, string>>;
const sandbox = (name: "PAYMENTS" | "CARRIER") => ({
  url: env[`${name}_URL`]!,
  key: env[`${name}_KEY`]!,
  webhookSecret: env[`${name}_SECRET`]!.split(","),
  timeoutMs: 1500,
});
const log = openLog("error");
const database = openDatabase({ url: env["DATABASE_URL"]!, connectionsMax: 8 });
const act: Act = {
  actor: { kind: "system", id: "worker" },
  clock: systemClock(env["TSUNAGU_CLOCK_FILE"]),
  language: "en",
  database,
  secrets: openSecrets(createHash("sha256").update("tests").digest()),
  failpoint: openFailpoint(env["TSUNAGU_FAILPOINT"]),
  isNews: () => true,
};
const outside = outsideOf({
  payments: [
    sandboxPayments(sandbox("PAYMENTS")),
    sandboxAccounts(sandbox("PAYMENTS")),
    ...paypal(),
  ],
  carriers: [sandboxCarrier(sandbox("CARRIER"))],
  house: [pinProvider()],
});

function paypal() {
  const apiUrl = env["PAYPAL_URL"];
  if (apiUrl === undefined) return [];
  const [clientId, clientSecret, webhookId] = ["CLIENT", "SECRET", "WEBHOOK"].map(
    (name) => env[`PAYPAL_${name}`]!,
  ) as [string, string, string];
  const keys = { environment: "sandbox", clientId, clientSecret, webhookId } as const;
  return [paypalPayments({ ...keys, apiUrl, clock: act.clock, timeoutMs: 1500 })];
}

const task = process.argv[2];
if (task === undefined) await openWorker(act, outside, { log }).rest();
else await fulfil(JSON.parse(task) as Task);
await database.close();
process.exit(0);

async function fulfil(wanted: Task): Promise<void> {
  if ("begin" in wanted) {
    await beginPayment(act, outside, wanted.begin);
    return;
  }
  if ("openCheckout" in wanted) {
    await openCheckout(act, wanted.openCheckout);
    return;
  }
  if ("exportPins" in wanted) {
    await exportPins(act, wanted.exportPins);
    return;
  }
  if ("recognise" in wanted) return recogniseRevenue(act, wanted.recognise);
  if ("fetchDay" in wanted) {
    await fetchReport(act, outside.provider("sandbox"), wanted.fetchDay);
    return;
  }
  const { body, headers } = wanted.hear;
  await hearProvider(act, outside, { provider: "sandbox", body: Buffer.from(body), headers });
}
