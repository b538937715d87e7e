import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, addSeconds, instant } from "../../foundation/clock/index.ts";
import { automaticAnswer } from "./automatic.ts";
import { BLANKS, fillCanned } from "./canned.ts";
import { CHAT_STATES, type ChatVoice } from "./chat.ts";
import { deskState, isPresent, minutesOfOne, PRESENCE_SECONDS } from "./desk-state.ts";
import { SITUATIONS, SYMPTOMS } from "./self-help.ts";

// A Sunday in Japan; the desk opens at nine.
const midnight = instant("2026-11-21T15:00:00Z");
const hours = "Mo-Su 09:00-18:00";
const anyPicture = fc.record({
  hours: fc.constant(hours),
  now: fc.integer({ min: 0, max: 7 * 1440 }).map((minutes) => addMinutes(midnight, minutes)),
  places: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 5 }),
  busy: fc.nat({ max: 40 }),
  ahead: fc.nat({ max: 60 }),
  minutesEach: fc.integer({ min: 2, max: 30 }),
});

test("outside its hours the desk says when staff are back, and nothing better", () => {
  fc.assert(
    fc.property(anyPicture, (picture) => {
      const desk = deskState(picture);
      const minute = ((Date.parse(picture.now) - Date.parse(midnight)) / 60_000) % 1440;
      expect(desk.kind === "closed").toBe(minute < 540 || minute >= 1080);
      if (desk.kind !== "closed") return;
      expect(desk.backAt! > picture.now).toBe(true);
      expect(desk.backAt!.slice(11, 16)).toBe("00:00");
    }),
  );
  expect(deskState({ ...picture(), now: midnight })).toEqual({
    kind: "closed",
    backAt: "2026-11-22T00:00:00.000Z",
  });
});

test("a longer queue never waits less, more places never longer", () => {
  fc.assert(
    fc.property(anyPicture, (one) => {
      const at = { ...one, now: addMinutes(midnight, 600), places: [...one.places, 1] };
      const wait = (more: Partial<typeof at>) => {
        const desk = deskState({ ...at, ...more });
        if (desk.kind !== "there") throw new Error(desk.kind);
        return desk.waitMinutes;
      };
      expect(wait({})).toBeGreaterThanOrEqual(1);
      expect(wait({ ahead: at.ahead + 1 })).toBeGreaterThanOrEqual(wait({}));
      expect(wait({ places: [...at.places, 3] })).toBeLessThanOrEqual(wait({}));
    }),
  );
  expect(deskState({ ...picture(), places: [] })).toEqual({ kind: "nobody" });
});

test("who is not seen for a while is not there, whatever they said", () => {
  const seenAt = midnight;
  const one = { staffId: "s", name: "S", isThere: true, seenAt, chatsMax: 2 };
  expect(isPresent(one, addSeconds(seenAt, PRESENCE_SECONDS - 1))).toBe(true);
  expect(isPresent(one, addSeconds(seenAt, PRESENCE_SECONDS))).toBe(false);
  expect(isPresent({ ...one, isThere: false }, seenAt)).toBe(false);
});

test("what a chat takes is the middle of the last ones, within reason", () => {
  expect(minutesOfOne([])).toBe(6);
  expect(minutesOfOne([1, 5, 9000])).toBe(5);
  expect(minutesOfOne([900, 900])).toBe(30);
});

const VOICES: readonly ChatVoice[] = [
  { kind: "customer" },
  { kind: "automatic" },
  { kind: "staff", staffId: "s", name: "S" },
  { kind: "note", staffId: "s", name: "S" },
];

test("what is said by itself is said once until staff have spoken, and only while nobody can", () => {
  const anyAsked = fc.record({
    state: fc.constantFrom(...CHAT_STATES),
    messages: fc.array(fc.constantFrom(...VOICES).map((by) => ({ by }))),
    desk: fc.constantFrom(
      { kind: "closed", backAt: midnight } as const,
      { kind: "nobody" } as const,
      { kind: "there", waitMinutes: 3 } as const,
    ),
    symptom: fc.constantFrom(...SYMPTOMS),
    situation: fc.constantFrom(...SITUATIONS),
  });
  fc.assert(
    fc.property(anyAsked, (asked) => {
      const said = automaticAnswer(asked);
      if (said === undefined) return;
      expect([asked.state, asked.desk.kind]).not.toContain("there");
      expect(asked.state).toBe("waiting");
      expect(said.desk).toBe(asked.desk.kind);
      if (asked.symptom !== undefined) expect(said.symptom).toBe(asked.symptom);
      const messages = [...asked.messages, { by: { kind: "automatic" } as const }];
      expect(automaticAnswer({ ...asked, messages })).toBeUndefined();
      expect(automaticAnswer({ ...asked, messages: [...messages, { by: VOICES[2]! }] })).toEqual(
        said,
      );
    }),
  );
});

test("whoever names no symptom is told what their line or order explains by itself", () => {
  const asked = { state: "waiting", messages: [], desk: { kind: "nobody" } } as const;
  const told = SITUATIONS.filter(
    (situation) => automaticAnswer({ ...asked, situation })?.symptom !== undefined,
  );
  const phone = ["unknown", "first_use", "connected", "in_use"];
  expect(told).toEqual(SITUATIONS.filter((situation) => !phone.includes(situation)));
  expect(automaticAnswer({ ...asked, situation: "refunding" })).toMatchObject({
    ...{ symptom: "refund", situation: "refunding" },
  });
});

test("a canned answer is filled whole or not offered", () => {
  expect(fillCanned("{plan} until {until}", { plan: "Week" })).toBeUndefined();
  expect(fillCanned("{plan} until {until}", { plan: "Week", until: "{plan}" })).toBe(
    "Week until {plan}",
  );
  fc.assert(
    fc.property(fc.constantFrom(...BLANKS), fc.string(), (blank, fact) => {
      expect(fillCanned(`a{${blank}}b`, { [blank]: fact })).toBe(`a${fact}b`);
      expect(fillCanned(`a{${blank}}b`, {})).toBeUndefined();
    }),
  );
});

function picture() {
  return { hours, now: addMinutes(midnight, 600), places: [2], busy: 0, ahead: 0, minutesEach: 6 };
}
