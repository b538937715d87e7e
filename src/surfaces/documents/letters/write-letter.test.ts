import { describe, expect, test } from "vitest";
import { line, plan, TRIPCOM } from "../../../../tests/examples/plans.ts";
import { LETTERS, type LetterFacts, type LetterName } from "../../../business/notices/index.ts";
import type { Order } from "../../../business/renewals/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { showDateOf, showInstant, showLastMinute } from "../../html/index.ts";
import { exampleReceipt } from "../example-receipt.ts";
import { letterTexts } from "./texts/index.ts";
import { receiptTexts } from "../texts/receipt.ts";
import { letterWriter } from "./write-letter.ts";

const write = letterWriter({
  publicUrl: "https://renew.example.jp",
  orderPath: (language, number) => `/${language}/orders/${number}`,
  refundPath: (language, number) => `/${language}/orders/${number}/refund`,
  receiptPath: (language, number) => `/${language}/orders/${number}/receipt`,
});
const receipt = exampleReceipt();
const ends = instant("2026-11-29T15:00:00Z");

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(LETTERS)("the letter %s says in text all that its HTML says", (name) => {
    const letter = write(name, factsOf(name, language));
    const text = squeeze(letter.text);
    const missing = visibleTexts(letter.html).filter((words) => !text.includes(squeeze(words)));
    expect(missing).toEqual([]);
    expect(letter.subject).toContain("7K2M9-QXA4T");
    expect(letter.text).not.toMatch(/undefined|\[object|NaN/);
    expect(letter.html).toContain(`lang="${language}"`);
  });

  test("the confirmation names plan, exact end in Japan, order number and receipt", () => {
    const { text, enclosures } = write("active", factsOf("active", language));
    for (const wanted of [
      receipt.content.items[0]!.names[language],
      "23:59",
      "7K2M9-QXA4T",
      "https://renew.example.jp/" + language + "/orders/7K2M9QXA4T",
      "T7000012050002",
      "1,980",
      "180",
    ]) {
      expect(text).toContain(wanted);
    }
    expect(enclosures).toMatchObject([{ kind: "receipt", receiptKind: "receipt" }]);
  });
});

test.each(LANGUAGES)("in %s a receipt issued again is marked so, in Japanese too", (language) => {
  const again = { ...receipt, reissues: 1, reissuedAt: instant("2026-12-01T03:00:00Z") };
  const { text, html } = write("active", { ...factsOf("active", language), receipt: again });
  const mark = `${receiptTexts[language].reissued} ${showDateOf(again.reissuedAt, language)}`;
  expect(text).toContain(mark);
  expect(html).toContain(mark);
  expect(html).toContain("再発行");
});

test.each(LANGUAGES)(
  "in %s a receipt that comes later is promised, and none is said to be here",
  (language) => {
    for (const name of ["active", "queued"] as const) {
      const { receipt: _, ...facts } = factsOf(name, language);
      const receiptOn = { lineId: line.lineId, renewalId: facts.order.renewal.renewalId };
      const renewal = { ...facts.order.renewal, receiptOn };
      const { text, enclosures } = write(name, { ...facts, order: { ...facts.order, renewal } });
      expect(text).toContain(letterTexts[language].joint.later());
      expect(text).not.toContain(letterTexts[language].attached);
      expect(enclosures).toEqual([]);
    }
  },
);

test("the viewer's own time stands beside Japan's", () => {
  const facts = factsOf("active", "zh-Hans");
  const renewal = { ...facts.order.renewal, viewerZone: "Asia/Shanghai" };
  const { text } = write("active", { ...facts, order: { ...facts.order, renewal } });
  expect(text).toContain(`有效期至：${showLastMinute(ends, "zh-Hans", "Asia/Shanghai")}`);
  expect(text).toContain("23:59");
  expect(text).toContain("22:59");
});

test("a plan that waits says when it starts at the latest", () => {
  const { text } = write("queued", factsOf("queued", "en"));
  const start = showInstant(instant("2026-12-02T15:00:00Z"), "en");
  expect(text).toContain(`Starts: ${start} at the latest`);
});

test("a plan that starts at first use names its deadline and no end", () => {
  const facts = factsOf("active", "en");
  const by = instant("2026-12-22T15:00:00Z");
  const moment = { kind: "on_first_use", by } as const;
  const renewal = {
    ...facts.order.renewal,
    quote: { ...facts.order.renewal.quote, starts: moment, ends: moment },
  };
  const { bucket: _bucket, ...order } = { ...facts.order, renewal };
  const { text } = write("active", { order });
  expect(text).toContain(`when you first go online, by ${showInstant(by, "en")}`);
  expect(text).not.toContain("Valid until");
});

test("the slip letter carries every chain's numbers and the deadline", () => {
  const { text } = write("slip", factsOf("slip", "ja"));
  expect(text).toContain("LAWSON 払込番号：123456");
  expect(text).toContain("LAWSON 確認番号：7890");
  expect(text).toContain("7-Eleven 払込番号：555");
  const payBy = showInstant(instant("2026-11-25T03:00:00Z"), "ja");
  expect(text).toContain(`お支払い期限：${payBy}`);
});

test("a refund names its own amount and why", () => {
  const { subject, text, enclosures } = write("refunding", factsOf("refunding", "en"));
  expect(subject).toBe("We are refunding ¥500 (order 7K2M9-QXA4T)");
  expect(text).toContain("Reason: You were not connected within the promised time");
  expect(text).toContain("goes back the way you paid");
  expect(enclosures).toEqual([]);
});

test("money from a slip is not promised back the same way", () => {
  const facts = factsOf("refunding", "en");
  const [attempt] = facts.order.attempts;
  const [refund] = facts.order.refunds;
  const attempts = [{ ...attempt!, kind: "slip" as const, attemptId: refund!.attemptId }];
  const { text } = write("refunding", { order: { ...facts.order, attempts } });
  expect(text).not.toContain("goes back the way you paid");
  expect(text).toContain("The way you paid takes no money back");
});

test("a claim's letter carries its voucher, and a paid one how it was paid", () => {
  for (const name of ["claim_opened", "claim_came_back"] as const) {
    const { text } = write(name, factsOf(name, "ja"));
    expect(text).toContain("返金票の番号：7K2-M9QX-A4T0");
    expect(text).toContain("https://renew.example.jp/ja/orders/7K2M9QXA4T/refund");
  }
  const facts = factsOf("claim_paid", "en");
  const [claim] = facts.order.claims;
  for (const [paidBy, said] of [
    ["cash", "in cash at a counter"],
    ["bank_transfer", "to the bank account you gave"],
    ["paypal", "sent to you by PayPal"],
  ] as const) {
    const claims = [{ ...claim!, state: "paid" as const, paidBy }];
    expect(write("claim_paid", { order: { ...facts.order, claims } }).text).toContain(said);
  }
});

test("of several refunds a letter is about the one that is meant", () => {
  const facts = factsOf("refunding", "en");
  const other = { ...facts.order.refunds[0]!, refundId: "r0", amountYen: yen(700) };
  const order = { ...facts.order, refunds: [other, ...facts.order.refunds] } as Order;
  expect(write("refunding", { order, refundId: "r0" }).subject).toContain("¥700");
  expect(write("refunding", { order }).subject).toContain("¥500");
});

test("what was asked for is not apologised for", () => {
  const facts = factsOf("refunding", "en");
  const refunds = [{ ...facts.order.refunds[0]!, reason: "customer_wish" as const }];
  const { text } = write("refunding", { order: { ...facts.order, refunds } });
  expect(text).toContain("As you asked");
  expect(text).not.toContain("sorry");
});

test("only the last four digits of the card stand in a letter", () => {
  for (const name of LETTERS) {
    const { text, html, subject } = write(name, factsOf(name, "en"));
    expect(text + html + subject).not.toContain(line.iccid);
    // A receipt over several orders is about several lines.
    if (name !== "receipt") expect(text).toContain(`ending in ${line.iccid.slice(-4)}`);
  }
});

test.each(LANGUAGES)("in %s money that went back to a PIN is told by its serial", (language) => {
  const facts = factsOf("refunded", language);
  const attemptId = "a1";
  const attempts = [
    { ...{ attemptId, provider: "pin", kind: "immediate", state: "succeeded", method: "pin" } },
  ].map((one) => ({ ...one, providerReference: "ABCDEF-000012" }));
  const refunds = [{ ...facts.order.refunds[0]!, attemptId, state: "done" }];
  const order = { ...facts.order, attempts, refunds } as unknown as Order;
  expect(write("refunded", { ...facts, order }).text).toContain("ABCDEF-000012");
  const { text } = write("refunding", { ...facts, order });
  expect(text).toContain(letterTexts[language].refundWays.pin);
});

test("names from the catalogue cannot break out of the HTML", () => {
  const facts = factsOf("active", "en");
  const evil = "<script>alert(1)</script>";
  const named = { ...facts.order.plan, names: { ...facts.order.plan.names, en: evil } };
  const { html } = write("active", { ...facts, order: { ...facts.order, plan: named } });
  expect(html).not.toContain("<script>");
  expect(html).toContain("&lt;script&gt;");
});

test("a letter stays light", () => {
  for (const language of LANGUAGES) {
    const { text, html } = write("active", factsOf("active", language));
    expect(Buffer.byteLength(text + html)).toBeLessThan(24_000);
  }
});

function factsOf(name: LetterName, language: Language): LetterFacts {
  const order = orderFor(name, language);
  return ["active", "queued", "refunded"].includes(name) ? { order, receipt } : { order };
}

function orderFor(name: LetterName, language: Language): Order {
  const paidAt = instant("2026-11-22T03:00:00Z");
  const names = receipt.content.items[0]!.names;
  const at = (moment: typeof ends) =>
    ({ kind: name === "queued" ? "latest" : "at", at: moment }) as const;
  const slip = {
    chains: [
      { chain: "lawson", paymentCode: "123456", confirmationNumber: "7890" },
      { chain: "seven_eleven", paymentCode: "555" },
    ],
    payBy: instant("2026-11-25T03:00:00Z"),
  };
  const bought = { ...plan("week", TRIPCOM.terms, 1980), names };
  return {
    renewal: {
      number: "7K2M9QXA4T",
      language,
      totalYen: yen(1980),
      terms: bought.terms,
      quote: {
        starts: at(name === "queued" ? instant("2026-12-02T15:00:00Z") : paidAt),
        ends: at(ends),
      },
    },
    plan: bought,
    seller: { ...receipt.content.seller, email: "help@example.jp" },
    line,
    attempts: [{ kind: "redirect", state: "succeeded", method: "card" }],
    refunds: [{ refundId: "r1", amountYen: yen(500), reason: "promise_missed", state: "wanted" }],
    claims: name.startsWith("claim_")
      ? [{ refundId: "r1", number: "7K2M9QXA4T0", state: "open", amountYen: yen(500) }]
      : [],
    ...(name === "active" || name === "started"
      ? { bucket: { startsAt: paidAt, endsAt: ends } }
      : {}),
    ...(name.startsWith("slip") ? { slip } : {}),
  } as unknown as Order;
}

function visibleTexts(html: string): readonly string[] {
  const body = /<body[^>]*>(.*)<\/body>/s.exec(html)![1]!;
  return body
    .replaceAll(/<span lang="ja"[^>]*>[^<]*<\/span>/g, "")
    .split(/<[^>]+>/)
    .map((part) => part.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"'))
    .filter((part) => part.trim() !== "");
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/g, "");
}
