import { fileURLToPath } from "node:url";
import { beforeEach, expect, it } from "vitest";
import { bucketsOfLine } from "../../src/business/buckets/index.ts";
import { setIncident } from "../../src/business/incidents/index.ts";
import {
  incidentDesk,
  incidentSubscriptions,
  messageDesk,
  noticeDesk,
  readerSubscriptions,
  recentMessages,
  type OutgoingMessage,
} from "../../src/business/notices/index.ts";
import { addMinutes, addSeconds } from "../../src/foundation/clock/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { oneRound, type Desk } from "../../src/foundation/work/index.ts";
import { TEST_NOW, testDatabase } from "../database.ts";
import { answering, handOut, orderOn } from "../orders.ts";
import { buildTown } from "../town.ts";
import type { Staff } from "../../src/business/staff/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { runToEnd } from "./crashes.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const PROGRAM = fileURLToPath(new URL("./notices-worker.ts", import.meta.url));
const OPERATOR = { staffId: newId(), role: "operator" } as unknown as Staff;
const READERS = ["kim@example.com", "wang@example.com"];

let sent: string[];

beforeEach(async () => {
  for (const table of ["messages", "line_readers", "notice_people"]) {
    await db.database.run({ text: `delete from ${table}`, values: [] });
  }
  sent = [];
  act.clock.moveTo(TEST_NOW);
  await comeToTheirEnd();
});

it.each([
  ["notices.before_write", [], 1],
  ["notices.written", READERS, 0],
] as const)(
  "killed at %s a worker leaves what is due to be told once, and sent once",
  async (failpoint, written, pagesLeft) => {
    const env = { DATABASE_URL: db.url, NOW: act.clock.now(), TSUNAGU_FAILPOINT: failpoint };
    expect(await runToEnd([PROGRAM], env)).toBe("SIGKILL");
    expect(await told()).toEqual(written);
    await post();
    expect(sent.toSorted()).toEqual(written);
    // Whom the dead worker had claimed nobody takes before its lease has run out.
    expect(await sweep()).toBe(0);

    act.clock.moveTo(addSeconds(act.clock.now(), 61));
    expect(await sweep()).toBe(pagesLeft);
    expect(await told()).toEqual(READERS);
    expect(await resting()).toBe(READERS.length);
    await post();
    expect(sent.toSorted()).toEqual(READERS);

    await wake();
    expect(await sweep()).toBe(1);
    expect(await told()).toEqual(READERS);
    expect(await resting()).toBe(READERS.length);
    await post();
    expect(sent.toSorted()).toEqual(READERS);
  },
);

it("killed while it walks over lines for an incident, a worker leaves each reader told once", async () => {
  const wish = { kind: "no_data", carrier: "sandbox", sinceMinutes: 0, isTold: true } as const;
  expect((await setIncident(act, OPERATOR, wish)).ok).toBe(true);
  await handOut(act, incidentSubscriptions);
  const env = {
    ...{ DATABASE_URL: db.url, NOW: act.clock.now() },
    TSUNAGU_FAILPOINT: "incidents.page_walked",
  };
  expect(await runToEnd([PROGRAM], env)).toBe("SIGKILL");
  expect(await told()).toEqual([]);
  for (let i = 0; i < 2; i++) {
    while ((await round(incidentDesk(act))) > 0);
    await sweep();
    await post();
    await wake();
  }
  // The end of each plan was due as well.
  expect(sent.toSorted()).toEqual([...READERS, ...READERS].toSorted());
});

// Each has bought a week. It ends at midnight in three days, which is told in the evening before.
async function comeToTheirEnd(): Promise<void> {
  const lines = [];
  for (const contactEmail of READERS) {
    const line = await town.line();
    await orderOn(act, line, answering(act), { contactEmail, reminders: "wanted" });
    lines.push(line);
  }
  const [bucket] = await bucketsOfLine(act, lines[0]!.lineId);
  await handOut(act, readerSubscriptions);
  act.clock.moveTo(addMinutes(bucket!.endsAt!, -60 * 72 - 135));
}

async function sweep(): Promise<number> {
  return round(
    noticeDesk(act, ({ notice: { name } }) => ({
      ...{ subject: name, text: name, html: name, enclosures: [] },
    })),
  );
}

async function post(): Promise<void> {
  const channel = {
    name: "test",
    repeatSeconds: Infinity,
    async send({ recipient }: OutgoingMessage) {
      sent.push(recipient);
      return { kind: "sent" } as const;
    },
  };
  await round(
    messageDesk(act, {
      channels: { email: channel },
      enclose: async () => Promise.reject(new Error("nothing is enclosed")),
      stopUrl: (token) => `https://tsunagu.test/${token}`,
    }),
  );
}

async function round<T>(desk: Desk<T>): Promise<number> {
  const log = openLog("error");
  return oneRound(desk, { clock: act.clock, log, restMs: 1, leaseSeconds: 60, atOnce: 50 });
}

/** Who has been told, all of them of the end in three days. */
async function told(): Promise<readonly string[]> {
  const messages = await recentMessages(act, 99);
  expect(messages.filter(({ subject }) => subject !== "end_3d")).toEqual([]);
  return messages.map(({ recipient }) => recipient).toSorted();
}

/** How many readers nobody holds, until a moment that is still to come. */
async function resting(): Promise<number> {
  const { rows } = await db.database.run({
    text: `select count(*)::int as count from line_readers
      where claimed_until is null and due_at > $1`,
    values: [act.clock.now()],
  });
  return rows[0]!["count"] as number;
}

async function wake(): Promise<void> {
  await db.database.run({ text: "update line_readers set due_at = $1", values: [TEST_NOW] });
}
