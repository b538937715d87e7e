import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { makeBatch, pinBySerial, serialText } from "../../src/business/pins/index.ts";
import type { Renewal } from "../../src/business/renewals/index.ts";
import type { Behaviour } from "../../src/gateways/carriers/sandbox/index.ts";
import { exportPins } from "../../src/surfaces/cli/index.ts";
import { printedBatch } from "../pins.ts";
import { openStage } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";
import { openCrashes } from "./crashes.ts";

const stage = await openStage();
const { act, boxes, town, place, wholeness } = stage;
const crashes = await openCrashes(stage);
const worker = openWorker(act, stage.outside);
const { batch, digits } = await printedBatch(act, { pinCount: 40, sold: 40 });
const folder = mkdtempSync(path.join(tmpdir(), "tsunagu-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let used = 0;

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
}

describe("killed while a PIN pays, a web server leaves it paid or as it was", () => {
  it.each([
    ["payment.before_taking", "draft", "active"],
    ["payment.after_taking", "paid", "redeemed"],
  ])("at %s", async (failpoint, state, standing) => {
    const { order, pin, serial } = await wanting("normal");
    expect(await crashes.payByPin(order, pin, failpoint)).toBe("SIGKILL");
    expect((await stage.order(order)).renewal.state).toBe(state);
    expect(await stateOf(serial)).toBe(standing);
    // Whoever saw no answer sends the form again.
    await crashes.payByPin(order, pin);
    await rest();
    expect(await stateOf(serial)).toBe("redeemed");
    expect(await wholeness(order)).toEqual({ received: 0, granted: 1, buckets: 1, receipts: 1 });
  });
});

describe("killed while a plan paid by PIN is ordered, or its money goes back", () => {
  it.each([
    ["normal", "activation.after_sent", "active", "redeemed"],
    ["normal", "activation.after_call", "active", "redeemed"],
    ["recycled", "work.before_begin_refund", "refunded", "active"],
    ["recycled", "work.after_begin_refund", "refunded", "active"],
    ["recycled", "work.before_send_refund", "refunded", "active"],
    ["recycled", "work.after_send_refund", "refunded", "active"],
    ["recycled", "work.before_close_refund", "refunded", "active"],
    ["recycled", "work.after_close_refund", "refunded", "active"],
  ] as const)(
    "(%s) at %s: %s, and the PIN is %s",
    async (behaviour, failpoint, state, standing) => {
      const { order, pin, serial } = await wanting(behaviour);
      await crashes.payByPin(order, pin);
      expect(await crashes.work(failpoint)).toBe("SIGKILL");
      await rest();
      expect((await stage.order(order)).renewal.state).toBe(state);
      expect(await stateOf(serial)).toBe(standing);
      const kept = state === "active" ? 1 : 0;
      expect(await wholeness(order)).toEqual({
        ...{ received: 0, granted: kept, buckets: kept, receipts: kept },
      });
    },
  );
});

describe("killed while digits are exported, the command line leaves no PIN lost and none unknown", () => {
  it.each(["pins.export_put_aside", "pins.export_recorded"])("at %s", async (failpoint) => {
    const made = await makeBatch(act, {
      ...{ sellerCode: "town", faceYen: 1980, pinCount: 30, arrangement: "own_issue" },
    });
    if (!made.ok) throw new Error(made.refusal);
    const file = path.join(folder, `${made.value.code}.csv`);
    const wish = { batch: made.value.code, file };
    expect(await crashes.exportPins(wish, failpoint)).toBe("SIGKILL");
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toHaveLength(1);
    expect((await exportPins(act, wish)).ok).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toHaveLength(0);
    const printed = readFileSync(file, "utf8").trimEnd().split("\r\n").slice(1);
    expect(printed).toHaveLength(30);
    const hashes = printed.map((row) =>
      act.secrets.blind("pin", row.split(",")[1]!.replaceAll("-", "")),
    );
    const { rowCount } = await act.database.run({
      text: "select from pins where state = 'exported' and digits_hash = any($1::bytea[])",
      values: [hashes],
    });
    expect(rowCount).toBe(30);
  });
});

async function wanting(behaviour: Behaviour): Promise<{
  readonly order: Renewal;
  readonly pin: string;
  readonly serial: string;
}> {
  used += 1;
  return {
    order: await place(await town.line(behaviour)),
    pin: digits[used - 1]!,
    serial: serialText(batch.code, used),
  };
}

/** Past every lease, then past the pauses that follow an answer that was lost. */
async function rest(): Promise<void> {
  for (const seconds of [61, 5, 61]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
}

async function stateOf(serial: string) {
  return (await pinBySerial(act, serial))!.pin.state;
}
