import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import {
  hearOutcome,
  jobById,
  nextJob,
  printerByCode,
  printerByToken,
  takeJob,
} from "../../business/printing/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import {
  addPrinter,
  addTill,
  listPrinters,
  printPins,
  PRINTER_REFUSALS,
  renewToken,
  takeOutPrinter,
  testPrinter,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const at = { publicUrl: "https://tsunagu.example" };
const WISH = {
  code: "tyo1-p1",
  name: "Desk",
  kind: "escpos_tcp",
  paper: "80",
  letters: "shiftjis",
};
const WORDS = { ...WISH, till: "tyo1-01", address: "192.168.1.50" };
await addTill(act, { code: "TYO1-01", name: "Front" });

it("sets a printer up, prints a test page on it and takes it out of use", async () => {
  expect(await listPrinters(act)).toBe("none\n");
  expect(await addPrinter(act, WORDS, at)).toMatchObject({ ok: true });
  expect(await testPrinter(act, { code: "TYO1-P1", language: "ja" }, at)).toMatchObject({
    ok: true,
  });
  const printer = (await printerByCode(act, "TYO1-P1"))!;
  expect(printer.address).toBe("192.168.1.50:9100");
  expect(await nextJob(act, printer.printerId)).toMatchObject({ subject: "test" });
  expect(await listPrinters(act)).toMatch(
    /TYO1-P1\s+escpos_tcp\s+80 mm\s+offline\s+never\s+TYO1-01\s+1\s+0\s+Desk/,
  );
  expect(await takeOutPrinter(act, "tyo1-p1")).toMatchObject({ ok: true });
  expect(await listPrinters(act)).toBe("none\n");
});

it("tells a printer that calls us its address, once, and a new one in its place", async () => {
  const tokenIn = (told: { readonly ok: boolean; readonly value?: unknown }) =>
    /\/printing\/star\/([\w-]{32})\n/.exec(String(told.value))?.[1] ?? "";
  const words = { ...WORDS, code: "STAR-1", kind: "star_cloudprnt", mac: "001162-0a0b0c" };
  const added = await addPrinter(act, words, at);
  const token = tokenIn(added);
  expect(await printerByToken(act, token)).toMatchObject({ code: "STAR-1" });
  const renewed = tokenIn(await renewToken(act, "STAR-1", at));
  expect(await printerByToken(act, token)).toBeUndefined();
  expect(await printerByToken(act, renewed)).toMatchObject({ code: "STAR-1" });
});

it("says what cannot be done", async () => {
  for (const [asked, refusal] of [
    [addPrinter(act, { ...WORDS, kind: "laser" }, at), "printer_kind_unknown"],
    [addPrinter(act, { ...WORDS, paper: "A4" }, at), "printer_paper_unknown"],
    [addPrinter(act, { ...WORDS, letters: "klingon" }, at), "printer_letters_unknown"],
    [addPrinter(act, { ...WORDS, till: "NONE" }, at), "printer_till_unknown"],
    [addPrinter(act, { ...WORDS, address: "?" }, at), "printer_address_unreadable"],
    [addPrinter(act, WORDS, at), "printer_code_taken"],
    [testPrinter(act, { code: "TYO1-P1", language: "ja" }, at), "printer_unknown"],
    [testPrinter(act, { code: "STAR-1", language: "xx" }, at), "printer_language_unknown"],
    [renewToken(act, "NOBODY", at), "printer_unknown"],
  ] as const) {
    const told = await asked;
    expect(told).toMatchObject({ ok: false, refusal });
    expect(PRINTER_REFUSALS[refusal]).not.toBe("");
  }
});

it("prints recharge PINs once each, shows no digit and keeps none", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pins-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "pins.csv");
  const rows = [1, 2].map((n) => `K7M2QX-00000${n},1234-5678-9012-345${n},1980,180`);
  writeFileSync(file, ["serial_number,pin,value_yen,days_from_sale", ...rows, ""].join("\r\n"));
  await addPrinter(act, { ...WORDS, code: "PINS-1", kind: "virtual" }, at);
  const printer = (await printerByCode(act, "PINS-1"))!;
  const words = { printer: "PINS-1", file, serials: "1", language: "ko" };
  const told = await printPins(act, words);
  expect(told).toMatchObject({ ok: true });
  expect(JSON.stringify(told)).not.toContain("1234");
  const job = (await takeJob(act, printer))!;
  expect(JSON.stringify(job.slip)).toContain("1234-5678-9012-3451");
  await hearOutcome(act, job.jobId, "unknown");
  expect((await jobById(act, job.jobId))?.slip).toBeUndefined();
  act.clock.moveTo(addSeconds(act.clock.now(), 1));
  expect(await printPins(act, { ...words, serials: "1-2" })).toMatchObject({
    value: expect.stringMatching(/^1 slip waits for PINS-1, .*; 1 were printed, or tried/u),
  });
  for (const bad of [{ serials: "x" }, { serials: "1-3" }, { file: "/nowhere" }]) {
    expect(await printPins(act, { ...words, ...bad })).toMatchObject({ ok: false });
  }
});
