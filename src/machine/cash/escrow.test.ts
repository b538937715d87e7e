import fc from "fast-check";
import { expect, test } from "vitest";
import { stepOfEscrow, type EscrowDoing, type EscrowEvent, type EscrowState } from "./escrow.ts";

const EVENTS = [
  ...["escrowed", "may", "may_not", "closed", "stacked"],
  ...["handed_back", "nothing_there", "restarted", "overdue", "waited"],
] as const satisfies readonly EscrowEvent[];

function live(events: readonly EscrowEvent[]) {
  let state: EscrowState = "empty";
  const does: EscrowDoing[] = [];
  for (const event of events) {
    const step = stepOfEscrow(state, event);
    state = step.next;
    does.push(...step.does);
  }
  return { state, does };
}

const anyEvents = fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 });
const END = /^write_(?:stacked|handed_back|by_rule)$/u;

test("every note in escrow ends once, before the next one and whatever comes", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const { state, does } = live(events);
      let open = 0;
      for (const doing of does) {
        if (doing === "write_escrowed") expect(++open).toBe(1);
        // A coin, or a note that was taken in by itself, comes without.
        else if (END.test(doing)) open = Math.max(0, open - 1);
      }
      expect(open).toBe(state === "empty" ? 0 : 1);
    }),
  );
});

test("nothing is stacked that the house did not allow since it came", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      let isAllowed = false;
      let state: EscrowState = "empty";
      for (const event of events) {
        if (event === "escrowed") isAllowed = false;
        const step = stepOfEscrow(state, event);
        if (event === "may" && state === "asking") isAllowed = true;
        if (step.does.includes("stack")) expect(isAllowed).toBe(true);
        state = step.next;
      }
    }),
  );
});

test("a note whose way nobody told is asked back first, and only then told by the rule", () => {
  expect(live(["escrowed", "restarted"])).toEqual({
    state: "unsure",
    does: ["write_escrowed", "ask_house", "hand_back"],
  });
  expect(live(["escrowed", "restarted", "stacked"]).does.at(-1)).toBe("write_stacked");
  expect(live(["escrowed", "restarted", "waited"]).does.at(-1)).toBe("write_by_rule");
});

test("a note that does not get to the stacker in time is asked back, and not sent again", () => {
  const late = ["escrowed", "may", "overdue"] as const;
  expect(live(late)).toEqual({
    state: "handing_back",
    does: ["write_escrowed", "ask_house", "stack", "hand_back"],
  });
  expect(live([...late, "stacked"]).does.at(-1)).toBe("write_stacked");
});
