import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addSeconds } from "../clock/index.ts";
import { newId } from "../ids/index.ts";
import { openLog } from "../log/index.ts";
import { dispatchEvents, onLine, writeHouse, type EventRow, type Subscription } from "./index.ts";

const db = await testDatabase();
const log = openLog("silent");
const act = db.act({ isNews: (name) => name === "a.done" || name === "b.done" });

let heard: EventRow[];
let failing: (event: EventRow) => boolean;
const subscriptions: readonly Subscription[] = ["a.done", "b.done"].map((event) => ({
  event,
  async handle(_act, row) {
    if (failing(row)) throw new Error("a bug");
    heard.push(row);
  },
}));
const hand = async (as = act) => dispatchEvents(as, subscriptions, log);

beforeEach(async () => {
  heard = [];
  failing = () => false;
  await hand();
  heard = [];
});

test("news comes once, in the order of its line, with what happened", async () => {
  const [lineId, thing] = [newId(), newId()];
  await happen(lineId, "a.done", thing);
  await happen(lineId, "b.done", thing);
  expect(await hand()).toBe(2);
  expect(heard.map(({ seq, name }) => [seq, name])).toEqual([
    [1, "a.done"],
    [2, "b.done"],
  ]);
  expect(heard[0]).toMatchObject({ lineId, thing, after: { of: "a.done" }, at: act.clock.now() });
  expect(await hand()).toBe(0);
});

test("what nobody subscribed to is not handed out", async () => {
  await happen(newId(), "c.done");
  expect(await hand()).toBe(0);
});

test("a line's later news waits behind one that fails; other lines do not", async () => {
  const [bad, good] = [newId(), newId()];
  await happen(bad, "a.done");
  await happen(bad, "b.done");
  await happen(good, "b.done");
  failing = ({ lineId, name }) => lineId === bad && name === "a.done";
  expect(await hand()).toBe(1);
  expect(heard.map(({ lineId }) => lineId)).toEqual([good]);
  failing = () => false;
  expect(await hand()).toBe(2);
  expect(heard.slice(1).map(({ seq }) => seq)).toEqual([1, 2]);
});

test("news whose mark was not written comes again", async () => {
  await happen(newId(), "a.done");
  const dying = {
    ...act,
    failpoint() {
      throw new Error("died");
    },
  };
  await expect(hand(dying)).rejects.toThrow("died");
  expect(await hand()).toBe(1);
  expect(heard[0]).toEqual(heard[1]);
});

test("news that concerns no line is handed out too", async () => {
  const thing = newId();
  await writeHouse(act, { name: "a.done", thing, after: { n: 1 } }, []);
  expect(await hand()).toBe(1);
  expect(heard).toMatchObject([{ lineId: null, seq: null, thing, after: { n: 1 } }]);
});

test("one line's news is in order although a later clock went slower", async () => {
  const lineId = newId();
  const early = db.act({ at: addSeconds(act.clock.now(), -5), isNews: () => true });
  await happen(lineId, "a.done");
  await onLine(early, lineId, async (turn) => turn.write({ name: "b.done" }, []));
  while ((await hand()) > 0);
  expect(heard.map(({ seq }) => seq)).toEqual([1, 2]);
});

async function happen(lineId: string, name: string, thing = newId()): Promise<void> {
  await onLine(act, lineId, async (turn) => turn.write({ name, thing, after: { of: name } }, []));
}
