import { expect, test } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import type { PaymentMethod, PaymentProvider } from "../../../business/payments/index.ts";

const method = (word: string, kind: PaymentMethod["kind"]) => ({
  ...{ method: word, kind, refunds: "origin" },
});

test("the sellers' page names each way to pay once, cash in any shop as one", async () => {
  const methods = [
    method("card", "redirect"),
    method("konbini_lawson", "slip"),
    method("konbini_ministop", "slip"),
    method("card_reader", "terminal"),
  ];
  const payments = [{ name: "one", methods }] as unknown as readonly PaymentProvider[];
  const web = await testWeb({ ground: { payments } });
  const html = await (await web.get("/en/legal")).text();
  expect(html).toContain("Credit or debit card, Cash at a convenience store<");
  expect(html.match(/Cash at a convenience store/g)).toHaveLength(1);
  expect(html).not.toContain("Card reader");
});
