import { afterAll, expect, it } from "vitest";
import { openCashTown } from "./cash-story.ts";

const town = await openCashTown({ coinEveryMs: 20 });
afterAll(() => town.close());

it("killed at any step of taking in and giving out, a machine knows where every yen is", async () => {
  const failpoints = [
    ...["cash.escrowed", "cash.before_stack", "cash.after_stack"],
    ...["cash.before_motor", "cash.after_motor"],
  ];
  const story = { dueYen: 1700, noteYen: 1000, failpoints, power: "stays" } as const;
  expect(await town.live(story)).toEqual([]);
});

it("without power for its parts too, it holds each note for its customer, and gives no coin twice", async () => {
  const failpoints = ["cash.escrowed", "cash.after_stack", "cash.between_coins#2"];
  const story = { dueYen: 1300, noteYen: 1000, failpoints, power: "cut" } as const;
  expect(await town.live(story)).toEqual([]);
  const states = [...town.house.book.payouts.values()].map(({ state }) => state);
  expect(states).not.toContain("unknown");
});
