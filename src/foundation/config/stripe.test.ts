import { describe, expect, test } from "vitest";
import { BadConfig, readConfig } from "./index.ts";

const KEY = "sk_test_51abcdefgh";
const SECRETS = "whsec_one, whsec_two";

describe("Stripe", () => {
  test("is there only with a key", () => {
    expect(readConfig({}).stripe).toBeUndefined();
    expect(readConfig({ STRIPE_SECRET_KEY: "", STRIPE_METHODS: "card" }).stripe).toBeUndefined();
  });

  test("has cards alone unless it is told otherwise, and slips in the house's name", () => {
    const env = { STRIPE_SECRET_KEY: KEY, STRIPE_WEBHOOK_SECRETS: SECRETS };
    expect(readConfig({ ...env, MAIL_FROM: "Shop <shop@example.com>" }).stripe).toEqual({
      secretKey: KEY,
      webhookSecrets: ["whsec_one", "whsec_two"],
      methods: ["card"],
      cardBrands: ["visa", "mastercard", "amex", "jcb"],
      contactEmail: "shop@example.com",
      apiUrl: "https://api.stripe.com",
      checkoutUrl: "https://checkout.stripe.com",
    });
  });

  test("takes methods in any order, once each", () => {
    const { stripe } = readConfig({
      STRIPE_SECRET_KEY: KEY,
      STRIPE_WEBHOOK_SECRETS: SECRETS,
      STRIPE_METHODS: "konbini, card,konbini",
      STRIPE_TERMINAL_LOCATION: "tml_Ab1",
      STRIPE_API_URL: "http://127.0.0.1:9/",
    });
    expect(stripe).toMatchObject({
      methods: ["konbini", "card"],
      terminalLocation: "tml_Ab1",
      apiUrl: "http://127.0.0.1:9",
    });
  });

  test.each([
    [{ STRIPE_SECRET_KEY: "pk_test_51abcdefgh" }, /^STRIPE_SECRET_KEY: must begin with sk_/],
    [{ STRIPE_SECRET_KEY: KEY }, /^STRIPE_WEBHOOK_SECRETS: must be set together with/],
    [{ STRIPE_WEBHOOK_SECRETS: "whsec_one,secret" }, /^STRIPE_WEBHOOK_SECRETS: must each begin/],
    [{ STRIPE_METHODS: "card,paypal" }, /^STRIPE_METHODS: must be some of card, konbini/],
    [{ STRIPE_CARD_BRANDS: "suica" }, /^STRIPE_CARD_BRANDS: must be some of visa/],
    [{ STRIPE_TERMINAL_LOCATION: "Narita" }, /^STRIPE_TERMINAL_LOCATION: must begin with tml_/],
    [{ STRIPE_CONTACT_EMAIL: "shop" }, /^STRIPE_CONTACT_EMAIL: must be an e-mail address/],
    [{ STRIPE_API_URL: "api.stripe.com" }, /^STRIPE_API_URL: must be a URL/],
  ] as const)("says in one line what is wrong with %o", (env, line) => {
    const read = () => readConfig(env);
    expect(read).toThrow(BadConfig);
    expect(read).toThrow(line);
    expect(read).not.toThrow(/\n/);
  });
});
