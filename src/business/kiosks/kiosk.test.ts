import fc from "fast-check";
import { expect, test } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import {
  KIOSK_STANDINGS,
  messageIn,
  PAPER_STATES,
  PART_STATES,
  salesOf,
  SILENT_SECONDS,
  standingOf,
  type Heartbeat,
  type Kiosk,
} from "./index.ts";

const HEARD = instant("2026-11-22T03:00:00Z");
const GOOD: Heartbeat = {
  ...{ paper: "ok", printer: "ready", reader: "ready", scanner: "ready" },
  ...{ version: "1.0.0", service: "in" },
};
const anyPart = fc.constantFrom(...PART_STATES);
const anyHeartbeat: fc.Arbitrary<Heartbeat> = fc.record({
  paper: fc.constantFrom(...PAPER_STATES),
  ...{ printer: anyPart, reader: anyPart, scanner: anyPart },
  version: fc.constant("1.0.0"),
  service: fc.constantFrom("in", "out"),
});
const anyKiosk: fc.Arbitrary<Kiosk> = fc.record({
  deviceId: fc.constant("kiosk"),
  heartbeat: anyHeartbeat,
  heardAt: fc.constant(HEARD),
  isStopped: fc.boolean(),
});
const anySeconds = fc.integer({ min: 0, max: 3 * SILENT_SECONDS });
const at = (seconds: number) => addSeconds(HEARD, seconds);
const kioskWith = (heartbeat: Partial<Heartbeat>, isStopped = false): Kiosk => ({
  ...{ deviceId: "kiosk", heartbeat: { ...GOOD, ...heartbeat }, heardAt: HEARD, isStopped },
});

test.each([
  [{}, "ready"],
  [{ paper: "low" }, "ready"],
  [{ scanner: "down" }, "ready"],
  [{ reader: "none", printer: "none", paper: "out" }, "ready"],
  [{ paper: "out" }, "printer_down"],
  [{ printer: "down" }, "printer_down"],
  [{ reader: "down", printer: "down" }, "reader_down"],
  [{ service: "out", reader: "down" }, "out_of_service"],
] as const)("a machine that tells %o is %s", (told, standing) => {
  expect(standingOf(kioskWith(told), HEARD)).toBe(standing);
});

test("what staff stopped is out of service, heard or not", () => {
  expect(standingOf(kioskWith({}, true), HEARD)).toBe("out_of_service");
  expect(standingOf({ isStopped: true }, HEARD)).toBe("out_of_service");
  expect(standingOf({ isStopped: false }, HEARD)).toBe("silent");
});

test("a machine sells in some way exactly when it is neither silent nor out of service", () => {
  fc.assert(
    fc.property(anyKiosk, anySeconds, (kiosk, seconds) => {
      const { standing, takes, prints } = salesOf(kiosk, at(seconds));
      const isShut = standing === "silent" || standing === "out_of_service";
      expect(KIOSK_STANDINGS).toContain(standing);
      expect(takes.length === 0).toBe(isShut);
      expect(prints && isShut).toBe(false);
    }),
  );
});

test("nothing is taken by a part that is not there, or not well", () => {
  fc.assert(
    fc.property(anyKiosk, anySeconds, (kiosk, seconds) => {
      const { takes, prints } = salesOf(kiosk, at(seconds));
      if (takes.includes("reader")) expect(kiosk.heartbeat?.reader).toBe("ready");
      if (prints) expect([kiosk.heartbeat?.printer, kiosk.heartbeat?.paper]).not.toContain("out");
      if (prints) expect(kiosk.heartbeat?.printer).toBe("ready");
    }),
  );
});

test("it falls silent at one instant, and stays so until it is heard again", () => {
  fc.assert(
    fc.property(anyHeartbeat, anySeconds, (heartbeat, seconds) => {
      const isSilent = standingOf(kioskWith(heartbeat), at(seconds)) === "silent";
      expect(isSilent).toBe(seconds >= SILENT_SECONDS);
    }),
  );
});

test("mending a part never takes away a way to pay, nor the paper", () => {
  const mended: readonly Partial<Heartbeat>[] = [
    ...[{ paper: "ok" }, { printer: "ready" }, { reader: "ready" }, { service: "in" }],
  ] as const;
  fc.assert(
    fc.property(anyKiosk, fc.constantFrom(...mended), anySeconds, (kiosk, better, seconds) => {
      const before = salesOf(kiosk, at(seconds));
      const mendedOne = { ...kiosk, heartbeat: { ...kiosk.heartbeat!, ...better } };
      const after = salesOf(mendedOne, at(seconds));
      expect(after.takes).toEqual(expect.arrayContaining([...before.takes]));
      expect(before.prints && !after.prints).toBe(false);
    }),
  );
});

test("a message is read in the language of the reader, else in English, else as it is", () => {
  expect(messageIn({ ja: "点検中", en: "Being checked" }, "ja")).toBe("点検中");
  expect(messageIn({ ja: "点検中", en: "Being checked" }, "ko")).toBe("Being checked");
  expect(messageIn({ ja: "点検中" }, "ko")).toBe("点検中");
  expect(messageIn(undefined, "ko")).toBeUndefined();
});
