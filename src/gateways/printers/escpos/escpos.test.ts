import { describe, expect, test } from "vitest";
import { openFakePrinter } from "../../../../tests/fakes/printer/printer.ts";
import type { Printer } from "../../../business/printing/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Slip } from "../../../foundation/paper/index.ts";
import { escposPrinters } from "./index.ts";
import { resolveSafely } from "./resolve-safely.ts";

const gateway = escposPrinters({ mayLoopBack: true, askMsMax: 300, printMsMax: 600 });
const SLIP: Slip = { language: "ja", title: "t", lines: [{ kind: "text", text: "領収書 1" }] };

function printerAt(address: string): Printer {
  return {
    ...{ printerId: newId(), code: "P", name: "P", kind: "escpos_tcp", state: "offline", address },
    ...{ paperMm: 80, codePages: ["shiftjis"] },
  };
}

describe("a printer on port 9100", () => {
  test("prints a slip once and says how it is", async () => {
    const fake = await openFakePrinter();
    const printer = printerAt(fake.address);
    expect(await gateway.look(printer)).toBe("ready");
    expect(await gateway.print(printer, SLIP)).toEqual({ kind: "printed", state: "ready" });
    expect(fake.slips).toMatchObject([{ cuts: 1, strays: [] }]);
    expect(fake.slips[0]!.text).toContain("領収書 1");
    fake.is("paper_low");
    expect(await gateway.look(printer)).toBe("paper_low");
    expect(await gateway.print(printer, SLIP)).toEqual({ kind: "printed", state: "paper_low" });
  });

  test.each(["paper_out", "cover_open", "offline"] as const)(
    "that is %s gets not one byte of a slip",
    async (state) => {
      const fake = await openFakePrinter();
      fake.is(state);
      const printer = printerAt(fake.address);
      expect(await gateway.look(printer)).toBe(state);
      expect(await gateway.print(printer, SLIP)).toEqual({ kind: "held", state });
      expect(fake.begun()).toBe(0);
    },
  );

  test.each([
    ["at_first_byte", 0],
    ["after_printing", 1],
  ] as const)("cut off %s leaves the outcome unknown", async (when, slips) => {
    const fake = await openFakePrinter();
    fake.cutNext(when);
    const answer = await gateway.print(printerAt(fake.address), SLIP);
    expect(answer).toEqual({ kind: "unknown", state: "offline" });
    expect(fake.slips).toHaveLength(slips);
  });

  test("that takes everything and answers nothing is offline, and is not waited for", async () => {
    const fake = await openFakePrinter();
    fake.silence();
    expect(await gateway.print(printerAt(fake.address), SLIP)).toEqual({
      kind: "held",
      state: "offline",
    });
  });

  test("at which nobody listens is offline", async () => {
    expect(await gateway.look(printerAt("127.0.0.1:1025"))).toBe("offline");
    expect(await gateway.print(printerAt("no such host"), SLIP)).toMatchObject({ kind: "held" });
  });
});

test.each(["169.254.169.254", "[fe80::1]", "0.0.0.0", "[::]", "127.0.0.1", "[::1]", "localhost"])(
  "no printer is called at %s",
  async (host) => {
    expect(await resolveSafely({ host, port: 9100 }, { mayLoopBack: false })).toBeUndefined();
  },
);

test("a name is resolved once, and called by its number", async () => {
  const place = await resolveSafely({ host: "localhost", port: 9100 }, { mayLoopBack: true });
  expect(place?.host).toMatch(/^(?:127\.0\.0\.1|::1)$/u);
});
