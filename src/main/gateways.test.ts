import { describe, expect, it } from "vitest";
import { readConfig, trainingConfig } from "../foundation/config/index.ts";
import { gatewaysFor } from "./gateways.ts";

const STRIPE = {
  STRIPE_SECRET_KEY: "sk_test_51abcdefgh",
  STRIPE_WEBHOOK_SECRETS: "whsec_one",
  STRIPE_METHODS: "card,konbini",
};

function open(env: Readonly<Record<string, string>>) {
  const { payments, paymentOrigins } = gatewaysFor(readConfig(env));
  const named = (name: string) => payments.find((one) => one.name === name);
  return { paymentOrigins, named };
}

it("a world of training has no printer but one without paper, and no provider that takes money", () => {
  const { payments, printers } = gatewaysFor(trainingConfig({ ...STRIPE }));
  expect(printers.map(({ kind }) => kind)).toEqual(["virtual"]);
  expect(payments.map(({ name }) => name)).toEqual(["moved_in"]);
});

describe("Stripe", () => {
  it("is not there without its key", () => {
    expect(open({}).named("stripe")).toBeUndefined();
    expect(open({}).paymentOrigins).toEqual([]);
  });

  it("is offered with its methods, and a form may lead to its page", () => {
    const { named, paymentOrigins } = open(STRIPE);
    expect(named("stripe")?.methods.map(({ method }) => method)).toEqual([
      "card",
      "konbini",
      "saved_card",
    ]);
    expect(paymentOrigins).toEqual(["https://checkout.stripe.com"]);
  });

  it("has its pages under a domain of the operator's, and readers at a location", () => {
    const { named, paymentOrigins } = open({
      ...STRIPE,
      STRIPE_CHECKOUT_URL: "https://pay.example.jp/",
      STRIPE_TERMINAL_LOCATION: "tml_Narita",
    });
    expect(paymentOrigins).toEqual(["https://pay.example.jp"]);
    expect(named("stripe")?.methods.at(-1)).toEqual({
      ...{ method: "card_reader", kind: "terminal", refunds: "origin" },
    });
  });
});
