import fc from "fast-check";
import { expect, test } from "vitest";
import { escposState, escposStateInTurn } from "./index.ts";

test("what is no status byte is no printer", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (byte) => {
      const state = escposState({ printer: byte, offlineCause: byte, paper: byte });
      if ((byte & 0x93) !== 0x12) expect(state).toBe("offline");
    }),
  );
});

test("the gravest thing of a printer is told", () => {
  const well = 0x12;
  const bytes = { printer: well, offlineCause: well, paper: well };
  expect(escposState(bytes)).toBe("ready");
  expect(escposState({ ...bytes, paper: 0x1e })).toBe("paper_low");
  expect(escposState({ ...bytes, paper: 0x7e, offlineCause: 0x16 })).toBe("paper_out");
  expect(escposState({ ...bytes, printer: 0x1a, offlineCause: 0x16 })).toBe("cover_open");
  expect(escposState({ ...bytes, printer: 0x1a })).toBe("offline");
  expect([0, 0x03, 0x0c].map(escposStateInTurn)).toEqual(["ready", "paper_low", "paper_out"]);
});
