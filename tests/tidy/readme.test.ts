import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SENTINELS as CARRIER } from "../../src/gateways/carriers/sandbox/index.ts";
import { SENTINELS as PAYMENTS } from "../../src/gateways/payments/sandbox/index.ts";
import { DEMO_TILL, demoCard } from "../../src/main/demo-card.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the README lists every input that makes a sandbox fail, as the start prints it", () => {
  const rows = demoCard.sentinels.map(({ input, effect }) => `| \`${input}\` | ${effect} |`);
  expect(rows.length).toBeGreaterThanOrEqual(CARRIER.length + PAYMENTS.length / 2);
  for (const row of rows) expect(readme).toContain(row);
});

test("the README's example is a line and a card of the demo", () => {
  expect(readme).toContain(demoCard.lines[0]!.renewalCode);
  expect(readme).toContain(PAYMENTS[0]!.input);
});

test("the README tells who works at the demo's counter, and how a browser is paired to its till", () => {
  for (const { number, passcode } of demoCard.staff) {
    expect(readme).toContain(`\`${number}\` \`${passcode}\``);
  }
  expect(readme).toContain(`tsunagu counter pair Desk --till ${DEMO_TILL.code}`);
});
