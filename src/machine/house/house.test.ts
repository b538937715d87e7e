import { expect, test } from "vitest";
import { openFakeHouse } from "../../../tests/fakes/kiosk-house.ts";
import { newId } from "../../foundation/ids/index.ts";
import { openHouse } from "./index.ts";

const fake = await openFakeHouse();
const TOO_BUSY = { name: "too_busy", message: "later" };
const ANSWERED = "Wed, 21 Oct 2026 07:28:00 GMT";
const saying = (error: object) => ({ error: { ...TOO_BUSY, ...error } });

test.each([
  [{ status: 429, header: "7" }, 7],
  [{ status: 429 }, 5],
  [{ status: 429, header: "in a while" }, 5],
  [{ status: 429, header: "Wed, 21 Oct 2026 07:28:11 GMT", date: ANSWERED }, 11],
  [{ status: 429, header: "Wed, 21 Oct 2026 07:27:00 GMT", date: ANSWERED }, 1],
  [{ status: 429, header: "Thu, 22 Oct 2026 07:28:00 GMT", date: ANSWERED }, 30],
  [{ status: 503, body: saying({}) }, 5],
  [{ status: 503, header: "9", body: saying({ facts: { retryAfterSeconds: 12 } }) }, 12],
  [{ status: 503, header: "86400", body: saying({ facts: { retryAfterSeconds: "soon" } }) }, 30],
  [{ status: 429, body: saying({ facts: { retryAfterSeconds: -4 } }) }, 1],
] as const)("an overloaded house is left alone as it asks: %j", async (answer, waitSeconds) => {
  const house = openHouse(fake.url, { tokenNow: () => "token-of-the-machine" });
  fake.busyAt("/cash", answer);
  expect(await house.ask("/cash", {}, 5000)).toMatchObject({ kind: "busy", waitSeconds });
});

test("nothing is asked at that address meanwhile, at the others it is, and then again", async () => {
  const house = openHouse(fake.url, { tokenNow: () => "token-of-the-machine" });
  const question = { waitSeconds: 0, known: [] };
  fake.busyAt("/duties", { status: 503, body: saying({ facts: { retryAfterSeconds: 1 } }) });
  expect(await house.duties(question)).toMatchObject({ kind: "busy", message: "later" });
  expect(await house.duties(question)).toMatchObject({ kind: "busy", waitSeconds: 1 });
  expect(fake.asked("/duties")).toBe(1);
  expect(await house.tellDone({ dutyId: newId(), outcome: "done" })).toMatchObject({
    kind: "good",
  });
  await expect
    .poll(async () => (await house.duties(question)).kind, { timeout: 20_000 })
    .toBe("good");
  expect(fake.asked("/duties")).toBe(2);
});

test("an outage that says for how long is an outage, and is left alone as well", async () => {
  const house = openHouse(fake.url, { tokenNow: () => "token-of-the-machine" });
  const before = fake.asked("/page-key");
  fake.busyAt("/page-key", { status: 503, header: "20", body: { error: { name: "broken" } } });
  expect(await house.pageKey()).toEqual({ kind: "away", reason: "answered 503" });
  expect(await house.pageKey()).toMatchObject({ kind: "busy" });
  expect(fake.asked("/page-key") - before).toBe(1);
});
