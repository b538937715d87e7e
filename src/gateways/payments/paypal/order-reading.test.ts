import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptReference, orderAnswer, readingOf, type Order } from "./order-reading.ts";

const ORDER_STATES = [
  "CREATED",
  "SAVED",
  "APPROVED",
  "VOIDED",
  "COMPLETED",
  "PAYER_ACTION_REQUIRED",
  "INVENTED_TOMORROW",
];
const CAPTURE_STATES = [
  "COMPLETED",
  "DECLINED",
  "FAILED",
  "PENDING",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
  "INVENTED_TOMORROW",
];
const CAME = ["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"];

const anyOrder = fc
  .record({
    status: fc.constantFrom(...ORDER_STATES),
    captures: fc.array(fc.constantFrom(...CAPTURE_STATES), { maxLength: 3 }),
  })
  .map(({ status, captures }) => order(status, captures));

describe("an order", () => {
  test("is paid when the money of a capture came, and never otherwise", () => {
    fc.assert(
      fc.property(anyOrder, (given) => {
        const states = given.purchase_units[0]!.payments!.captures.map(({ status }) => status);
        expect(readingOf(given).kind === "succeeded").toBe(
          states.some((one) => CAME.includes(one)),
        );
      }),
    );
  });

  test("is to be captured only when it was approved and nothing was tried yet", () => {
    fc.assert(
      fc.property(anyOrder, (given) => {
        const isUntouched = given.purchase_units[0]!.payments!.captures.length === 0;
        const isApproved = given.status === "APPROVED" && isUntouched;
        expect(readingOf(given).kind === "approved").toBe(isApproved);
      }),
    );
  });

  test("whose money came in another currency is not taken for yen", () => {
    const amount = { currency_code: "USD", value: "12.10" };
    const capture = { id: "c", status: "COMPLETED", amount, create_time: "2026-11-22T03:00:00Z" };
    const foreign = { id: "o", status: "COMPLETED" };
    const units = [{ payments: { captures: [capture] } }];
    expect(readingOf(orderAnswer.parse({ ...foreign, purchase_units: units }))).toEqual({
      kind: "mismatched",
      providerReference: "o",
      what: "currency",
    });
  });

  test("that pends keeps pending, whatever else was refused", () => {
    expect(readingOf(order("COMPLETED", ["DECLINED", "PENDING"]))).toMatchObject({
      kind: "pending",
    });
  });

  test("is over only when nothing can come of it any more", () => {
    const over = (failure: string) => ({ kind: "failed", failure, isFinal: true });
    expect(readingOf(order("COMPLETED", ["DECLINED", "FAILED"]))).toEqual(over("declined"));
    expect(readingOf(order("VOIDED", []))).toEqual(over("expired"));
    expect(readingOf(order("COMPLETED", ["INVENTED_TOMORROW"]))).toEqual({ kind: "unknown" });
    expect(readingOf(order("COMPLETED", []))).toEqual({ kind: "unknown" });
  });

  test("leads its customer on, by the link of whichever name", () => {
    for (const rel of ["payer-action", "approve"]) {
      const links = [
        { href: "https://api-m.paypal.com/v2/checkout/orders/5O1", rel: "self" },
        { href: "https://www.paypal.com/checkoutnow?token=5O1", rel },
      ];
      expect(readingOf({ ...order("CREATED", []), links })).toEqual({
        kind: "pending",
        providerReference: "5O1",
        next: { kind: "redirect", url: "https://www.paypal.com/checkoutnow?token=5O1" },
      });
    }
  });
});

describe("an order for a kept account", () => {
  const kept = (status: string) =>
    readingOf(
      orderAnswer.parse({
        ...{ id: "5O1", status, purchase_units: [{ reference_id: keptReference("8kk") }] },
        links: [{ href: "https://www.paypal.com/checkoutnow?token=5O1", rel: "payer-action" }],
      }),
    );

  test("is captured by us, and needs nobody's approval", () => {
    expect(kept("CREATED")).toEqual({ kind: "approved", providerReference: "5O1" });
  });

  test("is over when PayPal wants its holder, who is not there", () => {
    const failure = "authentication_failed";
    expect(kept("PAYER_ACTION_REQUIRED")).toEqual({ kind: "failed", failure, isFinal: true });
  });
});

describe("the moment at which money came", () => {
  const at = (status: string, times: object) =>
    readingOf(parsed("COMPLETED", [{ ...capture(status), ...times }]));
  const made = "2026-11-22T03:00:00Z";
  const later = "2026-11-24T05:00:00+09:00";

  test("is that of the completion, of what pended before", () => {
    const times = { create_time: made, update_time: later };
    expect(at("COMPLETED", times)).toMatchObject({ at: "2026-11-23T20:00:00.000Z" });
  });

  test("is that of the capture, of what was given back since", () => {
    const times = { create_time: made, update_time: later };
    expect(at("PARTIALLY_REFUNDED", times)).toMatchObject({ at: "2026-11-22T03:00:00.000Z" });
  });

  test("has to be told", () => {
    expect(at("COMPLETED", { create_time: undefined })).toEqual({ kind: "unknown" });
  });
});

test("an amount of yen that is no whole one is no answer", () => {
  const amounts = [
    { currency_code: "JPY", value: "19.80" },
    { currency_code: "JPY", value: "1,980" },
  ];
  for (const amount of amounts) {
    const units = [{ payments: { captures: [{ ...capture("COMPLETED"), amount }] } }];
    const body = { id: "5O1", status: "COMPLETED", purchase_units: units };
    expect(orderAnswer.safeParse(body).success).toBe(false);
  }
});

function order(status: string, captures: readonly string[]): Order {
  return parsed(status, captures.map(capture));
}

function parsed(status: string, captures: readonly object[]): Order {
  return orderAnswer.parse({ id: "5O1", status, purchase_units: [{ payments: { captures } }] });
}

function capture(status: string) {
  return {
    id: "2GG",
    status,
    amount: { currency_code: "JPY", value: "1980" },
    create_time: "2026-11-22T03:00:00Z",
  };
}
