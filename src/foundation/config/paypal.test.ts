import { expect, it } from "vitest";
import { BadConfig, readConfig } from "./index.ts";

const SET = Object.fromEntries([
  ["PAYPAL_CLIENT_ID", "AYjcyDEzBd"],
  ["PAYPAL_CLIENT_SECRET", "EGnHDxD_qRPd"],
  ["PAYPAL_WEBHOOK_ID", "8PT597110X687430LKGECATA"],
]);

it("has no PayPal without its client id, and the sandbox unless it is told otherwise", () => {
  expect(readConfig({}).paypal).toBeUndefined();
  expect(readConfig(SET).paypal).toEqual({
    environment: "sandbox",
    clientId: "AYjcyDEzBd",
    clientSecret: "EGnHDxD_qRPd",
    webhookId: "8PT597110X687430LKGECATA",
  });
  const live = readConfig({ ...SET, PAYPAL_ENVIRONMENT: "live", PAYPAL_API_URL: "http://a:1/" });
  expect(live.paypal).toMatchObject({ environment: "live", apiUrl: "http://a:1" });
  expect(readConfig({ ...SET, PAYPAL_VAULT: "yes" }).paypal).toMatchObject({ hasVault: true });
});

it.each([
  [{ PAYPAL_CLIENT_SECRET: "" }, "PAYPAL_CLIENT_SECRET: must be set together"],
  [{ PAYPAL_WEBHOOK_ID: "" }, "PAYPAL_WEBHOOK_ID: must be set together"],
  [{ PAYPAL_WEBHOOK_ID: "https://shop.example" }, "PAYPAL_WEBHOOK_ID: must be the id"],
  [{ PAYPAL_ENVIRONMENT: "test" }, "PAYPAL_ENVIRONMENT: "],
])("refuses %o in a line that names it", (own, line) => {
  expect(() => readConfig({ ...SET, ...own })).toThrow(BadConfig);
  expect(() => readConfig({ ...SET, ...own })).toThrow(line);
});
