import { expect, it } from "vitest";
import { BadConfig, readConfig } from "./index.ts";

const KEY = { KOMOJU_SECRET_KEY: "sk_test_x", KOMOJU_WEBHOOK_SECRETS: "one" };

it("is there only with its secret key", () => {
  expect(readConfig({})).not.toHaveProperty("komoju");
  expect(readConfig({ KOMOJU_SECRET_KEY: "" })).not.toHaveProperty("komoju");
  expect(readConfig({ ...KEY, MAIL_FROM: "Shop <shop@example.jp>" }).komoju).toEqual({
    secretKey: "sk_test_x",
    webhookSecrets: ["one"],
    methods: ["card", "paypay", "konbini"],
    apiUrl: "https://komoju.com",
    contactEmail: "shop@example.jp",
  });
});

it("takes several secrets, chosen methods, and an address without its name", () => {
  const { komoju } = readConfig({
    ...KEY,
    KOMOJU_WEBHOOK_SECRETS: "new, old",
    KOMOJU_METHODS: "konbini_seven_eleven,paypay",
    KOMOJU_API_URL: "http://127.0.0.1:9/",
    MAIL_FROM: "shop@example.jp",
  });
  expect(komoju).toMatchObject({
    webhookSecrets: ["new", "old"],
    methods: ["konbini_seven_eleven", "paypay"],
    apiUrl: "http://127.0.0.1:9",
    contactEmail: "shop@example.jp",
  });
  const own = readConfig({ ...KEY, KOMOJU_CONTACT_EMAIL: "slips@example.jp" });
  expect(own.komoju?.contactEmail).toBe("slips@example.jp");
});

it.each([
  [{ KOMOJU_SECRET_KEY: "sk_test_x" }, /^KOMOJU_WEBHOOK_SECRETS: must be set/],
  [{ ...KEY, KOMOJU_WEBHOOK_SECRETS: "new,,old" }, /^KOMOJU_WEBHOOK_SECRETS: .*empty/],
  [{ ...KEY, KOMOJU_METHODS: "card,cheque" }, /^KOMOJU_METHODS: must be some of card, /],
  [{ ...KEY, KOMOJU_API_URL: "komoju.com" }, /^KOMOJU_API_URL: /],
  [{ ...KEY, KOMOJU_CONTACT_EMAIL: "shop" }, /^KOMOJU_CONTACT_EMAIL: /],
])("refuses in one line that names the variable: %o", (env, line) => {
  expect(() => readConfig(env)).toThrow(BadConfig);
  expect(() => readConfig(env)).toThrow(line);
});
