import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase, TEST_NOW } from "../../../tests/database.ts";
import { answering, orderOn } from "../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import { addHours, addMinutes, stoppedClock } from "../../foundation/clock/index.ts";
import { newHumanCode } from "../../foundation/ids/index.ts";
import { addressReceipt } from "../receipts/index.ts";
import { showOrderNumber, showVoucherNumber } from "./find-order.ts";
import { findVoucher, readLastDigits, readVoucherNumber } from "./find-voucher.ts";
import { readVoucher, voucherState } from "./read-voucher.ts";
import { RENEWAL_STATES, type Renewal } from "./renewal.ts";

describe("the number on a slip", () => {
  const order = fc.constant(10).map(newHumanCode);
  test("is read as it is typed, scanned, or stands in a link or a receipt's number", () => {
    fc.assert(
      fc.property(order, (number) => {
        const proof = Buffer.from(JSON.stringify([1, "receipt", `${number}-R`])).toString(
          "base64url",
        );
        for (const text of [
          number,
          ` ${showOrderNumber(number).toLowerCase()} `,
          `${number}-R`,
          `${showOrderNumber(number)}-c2`,
          `https://tsunagu.test/voucher?number=${number}`,
          `https://tsunagu.test/ja/orders/${number}/receipt`,
          `https://tsunagu.test/ko/verify/${proof}.key.signature`,
        ]) {
          expect([text, readVoucherNumber(text)]).toEqual([text, number]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("may be that of a refund, and is nothing else that people have at hand", () => {
    const refund = newHumanCode(11);
    expect(readVoucherNumber(showVoucherNumber(refund))).toBe(refund);
    const others = [
      "",
      "-R",
      "4901234567894",
      "8981100000000000001",
      "https://x.test/",
      "https://[",
    ];
    for (const text of [...others, "https://x.test/verify/%%%", "LPA:1$a.b$C"]) {
      expect([text, readVoucherNumber(text)]).toEqual([text, undefined]);
    }
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readVoucherNumber(text)));
  });

  test("goes with four digits, however they are typed", () => {
    expect(["1234", " 12-34 ", "１２３４", "•••• 1234"].map(readLastDigits)).toEqual(
      Array(4).fill("1234"),
    );
    expect(["", "123", "12345", "12a4"].map(readLastDigits)).toEqual(Array(4).fill(undefined));
  });
});

test("every state of an order is told as one of a slip's, and connected only when it is", () => {
  const now = TEST_NOW;
  for (const state of RENEWAL_STATES) {
    for (const left of [undefined, 5, -5]) {
      const order = {
        renewal: { state },
        refunds: [],
        claims: [],
        ...(left === undefined ? {} : { promiseLeftSeconds: left }),
      };
      const running = voucherState(order, { ends: { kind: "at", at: addHours(now, 1) }, now });
      const over = voucherState(order, { ends: { kind: "at", at: now }, now });
      expect([state, running === "connected"]).toEqual([state, state === "active"]);
      expect(over).not.toBe("connected");
    }
  }
});

describe("a voucher", async () => {
  const db = await testDatabase();
  const clock = stoppedClock(TEST_NOW);
  const act = db.act({ clock });
  const town = await buildTown(act);
  let line: TownLine;
  let order: Renewal;
  let digits: string;
  const find = async (wish: Partial<Parameters<typeof findVoucher>[1]>) =>
    findVoucher(act, {
      ...{ number: order.number, digits, address: "192.0.2.7", device: "phone" },
      ...wish,
    });

  beforeAll(async () => {
    line = await town.line();
    order = await orderOn(act, line, answering(act));
    digits = line.iccid.slice(-4);
  });

  test("opens to its number with the digits of its line, and shows no more than that order", async () => {
    const found = await find({});
    expect(found).toMatchObject({ ok: true, value: { number: order.number } });
    await addressReceipt(act, { ...order, kind: "receipt" }, "Wang Xiaoming");
    const voucher = await readVoucher(act, order);
    expect(voucher).toMatchObject({ state: "connected", totalYen: 1980, number: order.number });
    expect(voucher?.receipts).toHaveLength(1);
    const told = JSON.stringify(voucher);
    for (const secret of ["wang@example.com", "Wang", line.iccid, line.renewalCode]) {
      expect(told).not.toContain(secret);
    }
    expect(voucher?.line).toMatch(/^•••• \d{4}$/u);
  });

  test("answers an unknown number and wrong digits alike", async () => {
    const wrong = digits === "0000" ? "1111" : "0000";
    const answers = [await find({ digits: wrong }), await find({ number: newHumanCode(10) })];
    expect(answers[0]).toEqual({ ok: false, refusal: "no_such_voucher", field: "number" });
    expect(answers[1]).toEqual(answers[0]);
    expect(await find({ number: "12" })).toMatchObject({ refusal: "number_unreadable" });
    expect(await find({ digits: "12" })).toMatchObject({ refusal: "digits_unreadable" });
  });

  test("stops guessing at one number from anywhere, and at many from one place", async () => {
    clock.moveTo(addHours(clock.now(), 48));
    for (let i = 0; i < 12; i++) await find({ digits: String(1000 + i), device: `guess ${i}` });
    const stopped = await find({ device: "another", address: "198.51.100.1" });
    expect(stopped).toMatchObject({ ok: false, refusal: "too_many_tries" });
    clock.moveTo(addMinutes(clock.now(), 24 * 60));
    expect((await find({})).ok).toBe(true);
    for (let i = 0; i < 20; i++) await find({ number: newHumanCode(10) });
    expect(await find({})).toMatchObject({ refusal: "too_many_tries" });
  });
});
