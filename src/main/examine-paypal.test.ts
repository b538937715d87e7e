import { afterAll, expect, it } from "vitest";
import { CLIENT_ID, WEBHOOK_ID } from "../../tests/fakes/paypal/signature.ts";
import { startPaypal } from "../../tests/fakes/paypal/start.ts";
import { readConfig } from "../foundation/config/index.ts";
import { drawFindings } from "./doctor.ts";
import { examineProviders } from "./examine-providers.ts";
import { gatewaysFor } from "./gateways.ts";

const paypal = await startPaypal();
afterAll(async () => paypal.stop());
const env = {
  TSUNAGU_DEMO: "no",
  PUBLIC_URL: "http://127.0.0.1:1",
  PAYPAL_CLIENT_ID: CLIENT_ID,
  PAYPAL_CLIENT_SECRET: paypal.key,
  PAYPAL_WEBHOOK_ID: WEBHOOK_ID,
  PAYPAL_API_URL: paypal.url,
};

it("the doctor says of PayPal what is well and what is to be done", async () => {
  const before = drawFindings(await examineProviders(readConfig(env)));
  expect(before).toMatch(/^ok +paypal keys .*sandbox: test money$/m);
  expect(before).toMatch(/^WRONG {2}paypal notifications .*add it at PayPal$/m);
  const url = "http://127.0.0.1:1/webhooks/payments/paypal";
  await paypal.asClient("/v1/notifications/webhooks", { url, event_types: [{ name: "*" }] });
  const after = drawFindings(await examineProviders(readConfig(env)));
  expect(after).toMatch(/^ok +paypal notifications /m);
  expect(after).not.toContain("paypal vault");
  const vault = async () =>
    drawFindings(await examineProviders(readConfig({ ...env, PAYPAL_VAULT: "yes" })));
  expect(await vault()).toMatch(/^ok +paypal vault /m);
  await paypal.layFault("kept.list", "forbidden");
  expect(await vault()).toMatch(/paypal vault .*not permitted/m);
  const wrong = drawFindings(
    await examineProviders(readConfig({ ...env, PAYPAL_CLIENT_SECRET: "wrong" })),
  );
  expect(wrong).toMatch(/^WRONG {2}paypal keys .*PAYPAL_CLIENT_SECRET$/m);
});

it("a form of ours may lead to PayPal's pages, and to no others", () => {
  const { PAYPAL_API_URL: _, ...real } = env;
  expect(gatewaysFor(readConfig(real)).paymentOrigins).toEqual(["https://www.sandbox.paypal.com"]);
  const live = readConfig({ ...real, PAYPAL_ENVIRONMENT: "live" });
  expect(gatewaysFor(live).paymentOrigins).toEqual(["https://www.paypal.com"]);
});
