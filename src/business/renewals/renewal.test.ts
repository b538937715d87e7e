import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { canTake, RENEWAL_STATES, STEPS, type RenewalState, type StepName } from "./renewal.ts";

const ENTRIES = Object.entries(STEPS) as readonly (readonly [
  StepName,
  { readonly from: readonly RenewalState[]; readonly to: RenewalState },
])[];
const CODE = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|^renewal\.ts$/u.test(name))
  .map((name) => readFileSync(path.join(import.meta.dirname, name), "utf8"))
  .join("\n");

describe("the table of steps", () => {
  test("leads to every state, and from each on to one where an order may stay", () => {
    expect([...reachedFrom()].toSorted()).toEqual([...RENEWAL_STATES].toSorted());
    const ends: readonly RenewalState[] = RENEWAL_STATES.filter((state) => leavesOf(state) === 0);
    expect(ends).toEqual(["payment_expired", "cancelled", "refunded"]);
    for (const state of RENEWAL_STATES) {
      expect([...reachedFrom(state)].some((reached) => ends.includes(reached))).toBe(true);
    }
  });

  test("gives no way from money that went back, or never came, to a plan", () => {
    const granted = ["activating", "active", "queued", "completed"] as const;
    for (const over of ["refunding", "refunded", "cancelled", "payment_expired"] as const) {
      for (const state of granted) expect(reachedFrom(over).has(state)).toBe(false);
    }
  });

  test("gives no plan away that was not paid for", () => {
    const unpaid = ["draft", "awaiting_payment", "payment_failed"] as const;
    for (const [step, { from, to }] of ENTRIES) {
      if (!unpaid.some((state) => from.includes(state))) continue;
      expect([step, ["paid", "refunding", ...unpaid, "payment_expired", "cancelled"]]).toEqual([
        step,
        expect.arrayContaining([to]),
      ]);
    }
  });

  test("lets the customer cancel until it is paid, and have the money back once", () => {
    const takers = (step: StepName) => RENEWAL_STATES.filter((state) => canTake(step, state));
    expect(takers("renewal.cancelled")).toEqual(["draft", "awaiting_payment", "payment_failed"]);
    for (const state of [
      "paid",
      "activating",
      "activation_unknown",
      "activation_failed",
      "active",
      "queued",
      "completed",
    ] as const) {
      expect(canTake("renewal.refund_begun", state)).toBe(true);
    }
    for (const state of ["refunded", "cancelled"] as const) {
      expect(canTake("renewal.refund_begun", state)).toBe(false);
    }
  });

  test("holds no step that nobody takes", () => {
    for (const [step] of ENTRIES) expect(CODE).toContain(`"${step}"`);
  });

  test("stands in the README as it is", () => {
    const readme = readFileSync(path.join(import.meta.dirname, "README.md"), "utf8");
    const rows = [...readme.matchAll(/^\| `([a-z_]+)` +\| (.*?) +\| (.*?) +\|$/gmu)];
    expect(rows.map(([, step, from, to]) => [step, from, to])).toEqual(
      ENTRIES.map(([step, { from, to }]) => [
        step.replace("renewal.", ""),
        from.length === 0 ? "nothing" : from.join(", "),
        to,
      ]),
    );
  });
});

function reachedFrom(start?: RenewalState): ReadonlySet<RenewalState> {
  const reached = new Set<RenewalState>();
  const look = (state: RenewalState | undefined) => {
    for (const [, { from, to }] of ENTRIES) {
      const isOpen = state === undefined ? from.length === 0 : from.includes(state);
      if (!isOpen || reached.has(to)) continue;
      reached.add(to);
      look(to);
    }
  };
  look(start);
  return start === undefined ? reached : reached.add(start);
}

function leavesOf(state: RenewalState): number {
  return ENTRIES.filter(([, { from }]) => from.includes(state)).length;
}
