import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  AttemptId,
  BeginPayment,
  RefundId,
  ReportRow,
} from "../../src/business/payments/index.ts";
import {
  addHours,
  addMinutes,
  JST,
  nextMidnight,
  startOfDay,
  type Instant,
} from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { yen } from "../../src/foundation/money/index.ts";
import { startSandboxes, type Sandboxes } from "../sandboxes.ts";

describe("the sandbox provider's reports", () => {
  let boxes: Sandboxes;
  let day: { from: Instant; until: Instant };
  const lineId = newId<"line">();
  const attemptId: AttemptId = newId();
  const accountsAttemptId: AttemptId = newId();
  const refundId: RefundId = newId();
  let providerReference = "";

  beforeAll(async () => {
    boxes = await startSandboxes();
    const provider = boxes.payments.provider();
    const wish: BeginPayment = {
      attemptId,
      lineId,
      method: "card",
      amountYen: yen(1980),
      description: "a week",
      orderNumber: "K7M2Q3PXA9",
      language: "en",
      startedAt: boxes.now(),
      expiresAt: addMinutes(boxes.now(), 30),
      returnUrl: "http://127.0.0.1:1/back",
    };
    await payByAccount({ ...wish, attemptId: accountsAttemptId, method: "paypal" });
    const begun = await provider.begin(wish);
    if (begun.kind !== "begun" || begun.next.kind !== "redirect") throw new Error(begun.kind);
    providerReference = begun.providerReference;
    await boxes.payments.payByCard(begun.next.url, "4242424242424242");
    const amountYen = yen(980);
    await provider.refund({ refundId, attemptId, lineId, providerReference, amountYen });
    const now = boxes.now();
    day = { from: startOfDay(now, JST), until: nextMidnight(now, JST) };
  });
  afterAll(async () => boxes.stop());

  it("are not there before their time is over, or when nobody answers", async () => {
    const reports = boxes.payments.provider().reports!;
    expect(await reports.read!({ ...day, until: addHours(day.until, 24) })).toEqual({
      kind: "unknown",
    });
    const unreachable = boxes.payments.provider({ url: "http://127.0.0.1:1" }).reports!;
    expect(await unreachable.read!(day)).toEqual({ kind: "unknown" });
  });

  it("tell of payment, fee and refund by our own references, then of the payout", async () => {
    await boxes.advance(24 * 3600);
    const { reports } = boxes.payments.provider();
    const read = await reports!.read!(day);
    expect(read).toMatchObject({
      kind: "read",
      rows: [
        {
          kind: "payment",
          ofReference: providerReference,
          attemptId,
          grossYen: 1980,
          feeYen: 71,
          netYen: 1909,
        },
        { kind: "refund", refundId, grossYen: -980, feeYen: 0, netYen: -980 },
      ],
    });
    const next = await reports!.read!({ from: day.until, until: addMinutes(day.until, 1) });
    expect(next).toMatchObject({ rows: [{ kind: "payout", grossYen: -929, at: day.until }] });
  });

  it("tell what came by accounts on a balance of its own", async () => {
    const read = await boxes.payments.accounts().reports!.read!(day);
    expect(read).toMatchObject({
      kind: "read",
      rows: [{ kind: "payment", attemptId: accountsAttemptId, grossYen: 1980 }],
    });
  });

  async function payByAccount(wish: BeginPayment): Promise<void> {
    const accounts = boxes.payments.accounts();
    const begun = await accounts.begin(wish);
    if (begun.kind !== "begun" || begun.next.kind !== "redirect") throw new Error(begun.kind);
    await boxes.payments.answerApp(begun.next.url, "approve");
    const { providerReference: reference } = begun;
    await accounts.capture({ attemptId: wish.attemptId, providerReference: reference });
  }

  it("read the same from the file that staff download", async () => {
    const { reports } = boxes.payments.provider();
    const read = await reports!.read!(day);
    const query = new URLSearchParams(day).toString();
    const file = await download(`${boxes.payments.url}/v1/movements/csv?${query}`);
    const parsed = reports!.parse(file);
    expect(parsed.faults).toEqual([]);
    expect(parsed.rows.map(withoutTime)).toEqual(
      read.kind === "read" ? read.rows.map(withoutTime) : [],
    );
  });

  it("name each bad row of a file, its column and the reason", () => {
    const { reports } = boxes.payments.provider();
    const heading = "id,type,gross,fee,net,currency,at";
    const parse = (...rows: string[]) =>
      reports!.parse(Buffer.from([heading, ...rows, ""].join("\r\n"))).faults;
    expect(parse("a,payment,x,0,0,JPY,2026-11-22T03:00:00Z")).toEqual([
      { row: 2, column: "gross", fault: "amount_unreadable" },
    ]);
    expect(parse("a,payment,1,0,1,JPY,noon", "b,payment,1,0,1,USD,2026-11-22T03:00:00Z")).toEqual([
      { row: 2, column: "at", fault: "time_unreadable" },
      { row: 3, column: "currency", fault: "not_yen" },
    ]);
    expect(parse()).toEqual([]);
    expect(reports!.parse(Buffer.from("id,type\r\na,payment\r\n")).faults).toMatchObject([
      { row: 1, fault: "column_missing" },
    ]);
    expect(reports!.parse(Buffer.from("a list of friends\n")).faults).toEqual([
      { row: 1, fault: "no_table" },
    ]);
    expect(reports!.parse(new Uint8Array()).faults).toEqual([{ row: 1, fault: "no_table" }]);
  });

  async function download(url: string): Promise<Uint8Array> {
    const headers = { authorization: `Bearer ${boxes.payments.key}` };
    return new Promise((resolve, reject) => {
      get(url, { headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(Buffer.concat(chunks)));
      }).on("error", reject);
    });
  }
});

// The file knows seconds, the interface milliseconds.
function withoutTime(row: ReportRow) {
  return { ...row, at: undefined };
}
