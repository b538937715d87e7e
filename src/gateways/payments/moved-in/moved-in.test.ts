import { expect, test } from "vitest";
import type { AttemptId, RefundId } from "../../../business/payments/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { movedInPayments } from "./index.ts";

const provider = movedInPayments();
const attemptId: AttemptId = newId();
const refundId: RefundId = newId();

test("nobody can choose it to pay, and nobody can speak for it", async () => {
  expect(provider.methods).toEqual([]);
  const now = instant("2026-11-22T03:00:00Z");
  const body = new TextEncoder().encode("{}");
  expect(await provider.readNotification({ body, headers: {}, now })).toEqual({ kind: "forged" });
});

test("a refund is refused, asked for the first time or after a crash", async () => {
  const wish = { refundId, attemptId, lineId: newId<"line">(), providerReference: "" };
  const answer = await provider.refund({ ...wish, amountYen: yen(1980) });
  expect(answer.kind).toBe("refused");
  expect((await provider.readRefund({ refundId })).kind).toBe("refused");
});

test("reading it changes nothing of what was told at the move", async () => {
  const startedAt = instant("2026-11-22T03:00:00Z");
  expect(await provider.read({ attemptId, startedAt })).toEqual({ kind: "unknown" });
});
