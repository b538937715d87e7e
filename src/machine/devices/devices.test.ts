import fc from "fast-check";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openFakePrinter } from "../../../tests/fakes/printer/printer.ts";
import { openBench, doorBy, printerBy, readerBy, scannerBy, type DoorLook } from "./index.ts";
import { linesTo } from "./line-scanner.ts";

const stateDir = mkdtempSync(path.join(tmpdir(), "tsunagu-parts-"));
afterAll(() => rmSync(stateDir, { recursive: true }));
const bench = await openBench();
const SLIP = Buffer.from("\x1b@slip\n\x1dV\x00");

describe("a printer over TCP", async () => {
  const fake = await openFakePrinter();
  const [host = "", port] = fake.address.split(":");
  const printer = printerBy({ kind: "tcp", host, port: Number(port) }, { bench, stateDir });
  const begun: number[] = [];
  const print = async () => printer.print(SLIP, () => begun.push(fake.begun()));

  test("prints once, after it was written down that it begins", async () => {
    expect(await printer.look()).toEqual({ state: "ready", paper: "ok" });
    expect(await print()).toEqual({ outcome: "done", detail: "ready" });
    expect([fake.slips.length, begun]).toEqual([1, [0]]);
    fake.is("paper_low");
    expect(await print()).toEqual({ outcome: "done", detail: "paper_low" });
  });

  test.each(["paper_out", "cover_open", "offline"] as const)(
    "refuses when it is %s: nothing begins",
    async (state) => {
      fake.is(state);
      const before = [fake.begun(), begun.length];
      expect(await print()).toMatchObject({ outcome: "refused" });
      expect([fake.begun(), begun.length]).toEqual(before);
      fake.is("ready");
    },
  );

  test.each(["at_first_byte", "after_printing"] as const)(
    "does not know the outcome when it is cut off %s",
    async (when) => {
      fake.cutNext(when);
      expect(await print()).toMatchObject({ outcome: "unknown" });
    },
  );
});

test("simulated parts do as they are played", async () => {
  const printer = printerBy({ kind: "simulator" }, { bench, stateDir });
  expect(await printer.print(SLIP, () => {})).toEqual({ outcome: "done", detail: "ready" });
  expect(readdirSync(path.join(stateDir, "slips"))).toEqual(["0001.escpos"]);
  for (const [word, look] of [
    ["paper_low", { state: "ready", paper: "low" }],
    ["paper_out", { state: "ready", paper: "out" }],
    ["cover_open", { state: "down" }],
    ["offline", { state: "down" }],
  ] as const) {
    bench.play(`printer ${word}`);
    expect(await printer.look()).toMatchObject(look);
  }
  expect(await printer.print(SLIP, () => {})).toEqual({ outcome: "refused", detail: "offline" });
  expect(bench.play("printer on_fire")).toContain("one of: ready");

  const scanner = scannerBy({ kind: "simulator" }, bench);
  const codes: string[] = [];
  scanner.open((code) => codes.push(code));
  bench.play("scanner scan 8981 100");
  bench.play("scanner down");
  bench.play("scanner scan lost");
  expect(codes).toEqual(["8981 100"]);
  expect(await scanner.look()).toMatchObject({ state: "down" });

  const reader = readerBy({ kind: "simulator" }, bench);
  bench.play("reader down");
  expect(await reader.look()).toMatchObject({ state: "down" });

  const door = doorBy({ kind: "simulator" }, bench);
  const heard: DoorLook[] = [];
  door.open((look) => heard.push(look));
  expect(bench.play("door open")).toBe("open");
  expect(bench.play("door tamper")).toBe("open, tampered");
  expect(heard).toMatchObject([{ door: "open" }, { door: "open", isTampered: true }]);
});

test("a reader and a scanner at which nobody answers are down", async () => {
  const nowhere = { kind: "tcp", host: "nowhere.invalid", port: 9 } as const;
  expect(await readerBy(nowhere, bench).look()).toMatchObject({ state: "down" });
  // It refuses the connection: so it is there.
  const there = { ...nowhere, host: "127.0.0.1" };
  expect(await readerBy(there, bench).look()).toEqual({ state: "ready" });
  const scanner = scannerBy(nowhere, bench);
  scanner.open(() => {});
  expect(await scanner.look()).toMatchObject({ state: "down" });
  await scanner.close();
});

test("a door is what its contact's file says, and tells when that changes", async () => {
  const file = path.join(stateDir, "gpio");
  const door = doorBy({ kind: "file", file, openWhen: "1" }, bench);
  expect(await door.look()).toMatchObject({ state: "down", door: "closed" });
  writeFileSync(file, "1\n");
  const told = new Promise<DoorLook>((hear) => door.open(hear));
  expect(await told).toMatchObject({ state: "ready", door: "open" });
  await door.close();
});

test("a scanner's codes come whole, however their bytes are cut", () => {
  const code = fc.string({ unit: fc.constantFrom(..."0123456789ABCabc-:/$"), minLength: 1 });
  fc.assert(
    fc.property(
      fc.array(code),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (codes, cuts) => {
        const heard: string[] = [];
        const hear = linesTo((one) => heard.push(one));
        let left = Buffer.from(codes.map((one) => `\x02${one}\x03\r\n`).join(""));
        while (left.length > 0) {
          const cut = cuts.next().value;
          hear(left.subarray(0, cut));
          left = left.subarray(cut);
        }
        expect(heard).toEqual(codes);
      },
    ),
    { numRuns: 50 },
  );
  const heard: string[] = [];
  const hear = linesTo((one) => heard.push(one));
  hear(Buffer.from("x".repeat(10_000)));
  hear(Buffer.from("y\nnext\n"));
  expect(heard).toEqual(["next"]);
});
