import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { AcceptorEvent } from "../devices/index.ts";
import { eventsSince } from "./event-buffer.ts";
import { encodeFrame, readFrame } from "./frame.ts";
import { HEADER } from "./headers.ts";
import {
  cctalkAcceptor,
  cctalkHopper,
  openBus,
  openSimulatedLine,
  simulatedAcceptor,
  simulatedHopper,
} from "./index.ts";

const byte = fc.integer({ min: 0, max: 255 });
const frames = fc.record({
  ...{ to: byte, from: byte, header: byte },
  payload: fc.array(byte, { maxLength: 40 }),
});
const POLL = { pollEveryMs: 1 };
const WAIT = { timeout: 20_000, interval: 10 };
const until = async (check: () => unknown) => vi.waitFor(check, WAIT);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

describe("a message", () => {
  test("is what was sent, and none with a byte changed or missing", () => {
    fc.assert(
      fc.property(frames, fc.nat(), fc.integer({ min: 1, max: 255 }), (frame, nth, by) => {
        const bytes = encodeFrame(frame);
        expect(readFrame(bytes)).toEqual({ kind: "frame", frame, bytes: bytes.length });
        expect(readFrame(bytes.subarray(0, -1)).kind).toBe("part");
        const changed = Uint8Array.from(bytes);
        changed[nth % bytes.length]! ^= by;
        const read = readFrame(changed);
        expect(read.kind === "frame" && read.bytes === bytes.length).toBe(false);
      }),
    );
  });

  test("is that of the specification's example: a simple poll of a coin acceptor", () => {
    const poll = { to: 2, from: 1, header: HEADER.poll, payload: [] };
    expect([...encodeFrame(poll)]).toEqual([2, 0, 1, 254, 255]);
  });
});

describe("events of an acceptor", () => {
  test("are each told once, in order, over the end of the counter, and the lost are counted", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 0, max: 12 }), (at, more) => {
        const counterAt = (count: number) => (count === 0 ? 0 : ((count - 1) % 255) + 1);
        const newest = Array.from({ length: 5 }, (_, i) => [(at + more - i) & 0xff, 0] as const);
        const buffer = { counter: counterAt(at + more), pairs: newest };
        const { events, lost } = eventsSince(counterAt(at), buffer);
        expect(lost).toBe(Math.max(0, more - 5));
        expect(events.map(({ pair }) => pair[0])).toEqual(
          Array.from({ length: more - lost }, (_, i) => (at + lost + i + 1) & 0xff),
        );
        expect(events.map(({ counter }) => counter)).toEqual(
          Array.from({ length: more - lost }, (_, i) => counterAt(at + lost + i + 1)),
        );
      }),
    );
  });
});

describe("a note validator", () => {
  type SetUp = { readonly from?: string; readonly hasEcho?: boolean; readonly countsIn?: boolean };

  function setUp({ from, hasEcho = true, countsIn = false }: SetUp = {}) {
    const part = simulatedAcceptor({ address: 40, takes: "notes", atPowerUp: "stacks" });
    const line = openSimulatedLine([part], { hasEcho });
    const connect = (more: { countsIn?: boolean } = {}) => {
      const bus = openBus({ connect: async () => line.link(), answerWithinMs: 20 });
      const device = cctalkAcceptor({
        bus,
        address: 40,
        takes: "notes",
        countsIn,
        ...more,
        ...POLL,
      });
      closing.push(async () => device.close().then(() => bus.close()));
      return device;
    };
    const heard: AcceptorEvent[] = [];
    const device = connect();
    device.open((event) => heard.push(event), from);
    return { part, line, heard, device, connect };
  }
  const kinds = (heard: readonly AcceptorEvent[]) => heard.map(({ happening }) => happening.kind);

  test("takes what it is let, asks in escrow, and does as it is told", async () => {
    const { part, heard, device } = setUp();
    device.letIn([1000, 5000]);
    await until(() => expect(part.insert(1000)).toBe("taken"));
    await until(() => expect(kinds(heard)).toEqual(["began", "escrowed"]));
    expect(heard[1]!.happening).toEqual({ kind: "escrowed", denominationYen: 1000 });
    expect(await device.end("stack")).toBe("under_way");
    await until(() => expect(kinds(heard).at(-1)).toBe("stacked"));
    expect(part.insert(2000)).toBe("refused");
    expect(part.insert(5000)).toBe("taken");
    await until(() => expect(kinds(heard).at(-1)).toBe("escrowed"));
    await device.end("hand_back");
    await until(() => expect(kinds(heard).at(-1)).toBe("handed_back"));
    expect(await device.end("stack")).toBe("nothing_there");
    expect(part.truth).toEqual({ stacked: [1000], handedBack: [5000], escrow: undefined });
    device.letIn([]);
    await until(() => expect(part.insert(1000)).toBe("refused"));
  });

  test("lets no second note in before the first was told of, and counts what got to the stacker", async () => {
    const { part, heard, device, connect } = setUp({ countsIn: true });
    device.letIn([1000]);
    await until(() => expect(part.insert(1000)).toBe("taken"));
    await until(() => expect(kinds(heard)).toEqual(["began", "escrowed"]));
    const before = await device.countedIn();
    device.letIn([]);
    expect(await device.end("stack")).toBe("under_way");
    expect(part.insert(1000)).toBe("refused");
    part.restart();
    const after = await device.countedIn();
    expect([before, after].map((count) => typeof count)).toEqual(["number", "number"]);
    expect(device.between(Number(before), Number(after))).toBe(1);
    expect(device.between(2 ** 24 - 1, 0)).toBe(1);
    part.cutPower();
    expect(await device.countedIn()).toBe("unheard");
    expect(await connect({ countsIn: false }).countedIn()).toBe("uncounted");
  });

  test("tells everything once over lost questions, lost answers, bad sums and lost bytes", async () => {
    const { part, line, heard, device } = setUp();
    device.letIn([1000]);
    await until(() => expect(part.insert(1000)).toBe("taken"));
    for (const fault of ["lose_question", "lose_answer", "bad_checksum", "lose_byte"] as const) {
      line.faults.push({ header: HEADER.billEvents, fault });
    }
    await until(() => expect(kinds(heard)).toEqual(["began", "escrowed"]));
    line.faults.push({ header: HEADER.routeBill, fault: "lose_answer" });
    expect(await device.end("stack")).toBe("under_way");
    await until(() => expect(kinds(heard)).toEqual(["began", "escrowed", "stacked"]));
    expect(part.truth.stacked).toEqual([1000]);
  });

  test("without power with a note in escrow tells that first, then what it did by itself", async () => {
    const { part, heard, device } = setUp({ hasEcho: false });
    device.letIn([1000]);
    await until(() => expect(part.insert(1000)).toBe("taken"));
    await until(() => expect(kinds(heard)).toEqual(["began", "escrowed"]));
    part.restart();
    await until(() => expect(kinds(heard)).toEqual(["began", "escrowed", "restarted", "stacked"]));
    await until(() => expect(part.insert(1000)).toBe("taken"));
  });

  test("goes on after the mark of another life of ours, and tells nothing twice", async () => {
    const { part, heard, device, connect } = setUp();
    device.letIn([1000]);
    await until(() => expect(part.insert(1000)).toBe("taken"));
    await until(() => expect(kinds(heard)).toEqual(["began", "escrowed"]));
    await device.close();
    part.pullBack();
    const later: AcceptorEvent[] = [];
    connect().open((event) => later.push(event), heard[1]!.mark);
    await until(() => expect(kinds(later)).toEqual(["handed_back"]));
    expect(kinds(heard)).toHaveLength(2);
  });

  test("is down without power, and full when its stacker is", async () => {
    const { part, device } = setUp();
    await until(async () => expect((await device.look()).state).toBe("ready"));
    part.fill();
    await until(async () => expect((await device.look()).isFull).toBe(true));
    part.cutPower();
    await until(async () => expect((await device.look()).state).toBe("down"));
  });
});

describe("a hopper", () => {
  function setUp(coins: number, lifeCount = 0) {
    const part = simulatedHopper({ address: 3, coins, coinEveryMs: 4, lifeCount });
    const line = openSimulatedLine([part]);
    const bus = openBus({ connect: async () => line.link(), answerWithinMs: 20 });
    closing.push(() => bus.close());
    const device = cctalkHopper({ bus, address: 3, denominationYen: 100, ...POLL });
    return { part, line, device };
  }

  test("gives out what it is told, and tells each coin", async () => {
    const { part, device } = setUp(10);
    const seen: number[] = [];
    expect(await device.dispense(3, (out) => seen.push(out))).toBe("complete");
    expect([seen.at(-1), part.truth.out]).toEqual([3, 3]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test("is short when it runs empty or a coin is stuck, and knows how many came", async () => {
    const { part, device } = setUp(2);
    let out = 0;
    expect(await device.dispense(3, (each) => (out = each))).toBe("short");
    expect([out, part.truth.out]).toEqual([2, 2]);
    part.pour(10);
    part.stickAfter(1);
    expect(await device.dispense(3, (each) => (out = each))).toBe("short");
    expect([out, part.truth.out]).toEqual([1, 3]);
  });

  test.each(["lose_question", "lose_answer", "bad_checksum"] as const)(
    "never turns twice for one wish: %s",
    async (fault) => {
      const { part, line, device } = setUp(10);
      await device.dispense(1, () => {});
      line.faults.push({ header: HEADER.dispense, fault });
      const outcome = await device.dispense(3, () => {});
      expect([outcome, part.truth.out]).toEqual(
        fault === "lose_question" ? ["unheard", 1] : ["complete", 4],
      );
    },
  );

  test("off amid its work does not say that it knows; its life count does", async () => {
    const { part, device } = setUp(10, 2 ** 24 - 1);
    const before = (await device.countedOut())!;
    const outcome = await device.dispense(5, (out) => {
      if (out < 2) return;
      part.cutPower();
      part.givePower();
    });
    expect(outcome).toBe("unknown");
    const after = (await device.countedOut())!;
    expect(device.between(before, after)).toBe(part.truth.out);
    expect(part.truth.out).toBeGreaterThan(1);
  });
});
