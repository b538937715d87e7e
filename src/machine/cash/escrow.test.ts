import fc from "fast-check";
import { expect, test } from "vitest";
import {
  endOfUntold,
  isFree,
  stepOfEscrow,
  type EscrowDoing,
  type EscrowEvent,
  type EscrowState,
} from "./escrow.ts";

const EVENTS = [
  ...["escrowed", "may", "may_not", "closed", "stacked"],
  ...["handed_back", "nothing_there", "restarted", "overdue"],
  ...["presumed_stacked", "presumed_back"],
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
      expect(open).toBe(isFree(state) ? 0 : 1);
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
  const given = live(["escrowed", "restarted", "presumed_back"]);
  expect([given.state, given.does.at(-1)]).toEqual(["empty", "write_by_rule"]);
});

test("a note that was presumed stacked is not a second one when the validator tells of it late", () => {
  const presumed = ["escrowed", "may", "restarted", "presumed_stacked"] as const;
  const does = ["write_escrowed", "ask_house", "stack", "hand_back", "write_by_rule"];
  expect(live(presumed)).toEqual({ state: "presumed", does });
  expect(live([...presumed, "stacked"])).toEqual({ state: "empty", does });
  expect(live([...presumed, "handed_back"]).does.at(-1)).toBe("write_handed_back");
  expect(live([...presumed, "escrowed"]).does.slice(-2)).toEqual(["write_escrowed", "ask_house"]);
});

test("of a note that nobody told of, the validator's count is believed, then the customer", () => {
  const untold = fc.record({
    isSent: fc.boolean(),
    countSays: fc.constantFrom("stacked" as const, "not_stacked" as const, "nothing" as const),
    atPowerUp: fc.constantFrom("hands_back" as const, "stacks" as const),
  });
  fc.assert(
    fc.property(untold, (note) => {
      const end = endOfUntold(note);
      if (note.countSays === "stacked") expect(end).toBe("stacked");
      else if (note.countSays === "not_stacked") expect(end).toBe("handed_back");
      else if (note.isSent) expect(end).toBe("presumed_stacked");
      else
        expect(end).toBe({ hands_back: "handed_back", stacks: "presumed_stacked" }[note.atPowerUp]);
    }),
  );
});

test("a note that does not get to the stacker in time is asked back, and not sent again", () => {
  const late = ["escrowed", "may", "overdue"] as const;
  expect(live(late)).toEqual({
    state: "handing_back",
    does: ["write_escrowed", "ask_house", "stack", "hand_back"],
  });
  expect(live([...late, "stacked"]).does.at(-1)).toBe("write_stacked");
});
