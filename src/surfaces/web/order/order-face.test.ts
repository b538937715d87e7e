import { expect, test } from "vitest";
import type { Order } from "../../../business/renewals/index.ts";
import { faceOf, refreshOf } from "./order-face.ts";

const PAGE = { kind: "redirect", url: "https://pay.example/1" };

test.each([
  [{ state: "pending", next: PAGE }, "unpaid", undefined],
  [{ state: "pending", next: PAGE, failure: "declined" }, "unpaid", undefined],
  [{ state: "pending", next: PAGE, heardAt: "2026-11-22T03:00:00.000Z" }, "checking", 2],
  [{ state: "approved", next: PAGE }, "checking", 2],
  [{ state: "capturing", next: PAGE }, "checking", 2],
  [{ state: "unknown" }, "checking", 2],
  [{ state: "pending", next: { kind: "none" } }, "checking", 15],
  [undefined, "unpaid", undefined],
])("an order that awaits %o looks %s", (openAttempt, face, seconds) => {
  const order = { renewal: { state: "awaiting_payment" }, openAttempt } as unknown as Order;
  expect(faceOf(order)).toBe(face);
  expect(refreshOf(order)).toBe(seconds);
});
