import { describe, expect, it } from "vitest";
import { DISCLOSED, DISCLOSURE, maySee, PROOFS, type Disclosed, type Proof } from "./disclosure.ts";

// Written out once more, cell by cell: a change of the table must be meant twice.
const EXPECTED: Record<Disclosed, Record<Proof, 0 | 1>> = {
  plan: row(0, 0, 1, 1, 1, 1, 1, 1),
  valid_until: row(0, 0, 1, 1, 1, 1, 1, 1),
  data_left: row(0, 0, 0, 1, 1, 1, 1, 1),
  usage_chart: row(0, 0, 0, 0, 1, 1, 1, 0),
  queue: row(0, 0, 0, 1, 1, 1, 1, 1),
  masked_number: row(0, 1, 1, 1, 1, 1, 1, 1),
  full_number: row(0, 0, 0, 0, 0, 0, 1, 1),
  orders: row(0, 0, 0, 0, 0, 0, 1, 1),
  start_queued_now: row(0, 0, 0, 0, 1, 1, 1, 1),
  renew: row(0, 1, 0, 1, 1, 1, 1, 1),
  area: row(0, 0, 0, 0, 0, 1, 1, 0),
};

function row(...cells: readonly (0 | 1)[]): Record<Proof, 0 | 1> {
  return Object.fromEntries(PROOFS.map((proof, i) => [proof, cells[i]!])) as Record<Proof, 0 | 1>;
}

describe("the disclosure table", () => {
  it.each(PROOFS.flatMap((proof) => DISCLOSED.map((what) => [proof, what] as const)))(
    "holds for %s and %s",
    (proof, what) => {
      expect(maySee(proof, what)).toBe(EXPECTED[what][proof] === 1);
    },
  );

  it("lets a stronger proof of the holder see whatever a weaker one sees", () => {
    const holders = PROOFS.filter((proof) => !["staff", "friend"].includes(proof));
    for (const [i, proof] of holders.entries()) {
      const weaker: readonly Disclosed[] = i === 0 ? [] : DISCLOSURE[holders[i - 1]!];
      for (const what of weaker) expect(maySee(proof, what)).toBe(true);
    }
  });

  it("shows nothing for a number alone", () => {
    expect(DISCLOSURE.typed_number).toEqual([]);
  });
});
