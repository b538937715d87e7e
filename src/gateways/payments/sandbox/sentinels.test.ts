import { expect, it } from "vitest";
import {
  BEHAVIOURS,
  behaviourOfCard,
  CREATE_FAULTS,
  SAVED_BEHAVIOURS,
  sentinelOfEmail,
  SENTINELS,
} from "./sentinels.ts";

const cards = SENTINELS.filter((sentinel) => sentinel.kind === "card");

it("has one card for each behaviour and one tag for each behaviour and each fault", () => {
  expect(cards.map((card) => card.behaviour).toSorted()).toEqual(BEHAVIOURS.toSorted());
  const tags = SENTINELS.filter((sentinel) => sentinel.kind === "email");
  const named = [...CREATE_FAULTS, ...BEHAVIOURS].toSorted();
  expect(tags.map((tag) => tag.behaviour).toSorted()).toEqual(named);
});

it("has only card numbers that pass the check a card form makes", () => {
  const kept = SENTINELS.filter(({ kind }) => kind === "saved card");
  expect(kept.map(({ behaviour }) => behaviour)).toEqual(SAVED_BEHAVIOURS);
  for (const { input } of [...cards, ...kept])
    expect([input, luhn(input.replaceAll(" ", ""))]).toEqual([input, 0]);
});

it("reads a card however it is typed, and no card that is not in the table", () => {
  expect(behaviourOfCard("4242424242424242")).toBe("succeeds");
  expect(behaviourOfCard(" ４２４２-4242 4242 4242 ")).toBe("succeeds");
  expect(behaviourOfCard("4111 1111 1111 1111")).toBeUndefined();
  expect(behaviourOfCard("")).toBeUndefined();
});

it("reads the tag of an e-mail, and nothing into any other", () => {
  expect(sentinelOfEmail("mei+create-lost@example.com")).toBe("create_lost");
  expect(sentinelOfEmail("mei+webhook-never@example.com")).toBe("webhook_never");
  for (const other of [undefined, "", "mei@example.com", "mei+japan@example.com"]) {
    expect(sentinelOfEmail(other)).toBeUndefined();
  }
});

function luhn(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const weighted = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10;
}
