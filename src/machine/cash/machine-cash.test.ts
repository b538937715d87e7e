import pino from "pino";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openCashHouse, openCashSite, type CashSite } from "../../../tests/cash-site.ts";
import { instant, stoppedClock } from "../../foundation/clock/index.ts";
import { intakeNumber, type Duty } from "../../foundation/kiosk-wire/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import { HEADER } from "../cctalk/index.ts";
import { openBench, type MachineCash } from "../devices/index.ts";
import { openMachineCash, workByHand } from "./index.ts";

const INTAKE = "0191d1a0-0000-7000-8000-000000000001";
const PAYOUT = "0191d1a0-0000-7000-8000-0000000000aa";
const ACCEPT = {
  kind: "accept",
  dutyId: "0191d1a0-0000-7000-8000-0000000000dd",
  intakeId: INTAKE,
  ...{ dueYen: 1700, inYen: 0, forSeconds: 60 },
  language: "zh-Hans",
} as const satisfies Duty;
const PAY = { kind: "pay_out", dutyId: PAYOUT, intakeId: INTAKE, yen: 300 } as const satisfies Duty;
const clock = stoppedClock(instant("2026-03-01T13:40:00.000Z"));

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function setUp(given: Partial<Parameters<typeof openCashSite>[0]> & { coins?: number } = {}) {
  const { coins = 20, ...site_ } = given;
  const site = await openCashSite(site_);
  closing.push(() => site.close());
  const { stateDir, settings } = site;
  if (coins > 0) {
    site.hopper.pour(coins);
    const counts = [{ denominationYen: 100, pieces: coins } as const];
    await workByHand({ stateDir, settings, clock }, { kind: "refill", by: "K", counts });
  }
  const house = openCashHouse();
  const slips: Slip[] = [];
  const begin = async (more: object = {}): Promise<MachineCash> => {
    const cash = await openMachineCash({
      ...{ stateDir, settings: { ...settings, ...more }, clock },
      log: pino({ level: "silent" }),
      bench: await openBench(),
      failpoint: () => {},
      ask: async (where, body) => house.answer(where, body),
      async print(slip) {
        slips.push(slip);
        return { outcome: "done" };
      },
    });
    closing.push(() => cash.close());
    return cash;
  };
  return { site, house, slips, begin, cash: await begin(), kinds: () => kindsOf(house.entries) };
}

type Entry = ReturnType<typeof openCashHouse>["entries"][number];
const kindsOf = (entries: readonly Entry[]) => entries.map(({ happening }) => happening.kind);

async function put(site: CashSite, yen: number): Promise<void> {
  await vi.waitFor(() => expect(site.notes.insert(yen)).toBe("taken"), WAIT);
}
const WAIT = { timeout: 20_000, interval: 5 };
/** Neither acceptor draws anything in. */
async function closed(site: CashSite): Promise<void> {
  await until(() => {
    expect([site.notes.wouldTake(1000), site.coins.wouldTake(100)]).toEqual([false, false]);
  });
}
const until = async (check: () => void) => vi.waitFor(check, WAIT);

describe("a machine's cash", () => {
  test("takes a sum in notes and coins, closes when it is there, and gives the change once", async () => {
    const { site, house, cash } = await setUp();
    cash.take([ACCEPT]);
    expect(cash.known()).toEqual([ACCEPT.dutyId]);
    await put(site, 1000);
    expect(site.notes.insert(1000)).toBe("refused");
    await until(() => expect(house.book.intakes.get(INTAKE)?.inYen).toBe(1000));
    await until(() => expect(site.coins.insert(500)).toBe("taken"));
    await put(site, 1000);
    await until(() => expect(house.book.intakes.get(INTAKE)?.inYen).toBe(2500));
    await closed(site);
    expect(cash.mayStop()).toBe(false);
    const pay = { ...PAY, yen: 800 };
    cash.take([pay]);
    cash.take([pay]);
    await until(() => expect(house.book.payouts.get(PAYOUT)?.state).toBe("complete"));
    cash.take([pay]);
    expect(site.hopper.truth).toEqual({ coins: 12, out: 8 });
    expect(house.book.held.dispenser.get(100)).toBe(12);
    await until(() =>
      expect(cash.health()).toMatchObject({ acceptor: "ready", change: { "100": 12 } }),
    );
    cash.take([]);
    expect(cash.mayStop()).toBe(true);
    expect([house.wrong, cash.health().isChangeLow]).toEqual([[], false]);
  });

  test("lets no note in that it cannot change, and hands back what the house does not want", async () => {
    const { site, house, cash, kinds } = await setUp({ coins: 2 });
    expect(cash.health().isChangeLow).toBe(true);
    cash.take([ACCEPT]);
    await until(() => expect(site.coins.insert(100)).toBe("taken"));
    await until(() => expect(house.book.intakes.get(INTAKE)?.inYen).toBe(100));
    await until(() => expect(site.notes.wouldTake(1000)).toBe(true));
    await until(() => expect(site.notes.wouldTake(2000)).toBe(false));
    expect(site.notes.wouldTake(5000)).toBe(false);
    house.mayStack = false;
    await put(site, 1000);
    await until(() => expect(kinds().slice(-2)).toEqual(["escrowed", "handed_back"]));
    expect(site.notes.truth.handedBack).toEqual([1000]);
  });

  test("hands back when the duty goes, the door opens or the note is drawn out", async () => {
    const { site, house, cash, kinds } = await setUp();
    house.answer = ((answer) => (where: string, body: unknown) => {
      return where === "/may-stack" ? undefined : answer.call(house, where, body);
    })(house.answer);
    cash.take([ACCEPT]);
    await put(site, 1000);
    await until(() => expect(kinds().slice(-2)).toEqual(["escrowed", "handed_back"]));
    cash.hearDoor({ door: "open", isTampered: false });
    await closed(site);
    cash.hearDoor({ door: "closed", isTampered: true });
    await until(() =>
      expect(kinds().slice(-3)).toEqual(["door_opened", "door_closed", "tampered"]),
    );
    cash.take([]);
    await closed(site);
    expect(site.notes.truth.stacked).toEqual([]);
  });

  test("tells a note that the acceptor took in by itself at power-up for whose it was", async () => {
    const { site, house, cash, kinds } = await setUp({ atPowerUp: "stacks" });
    site.notes.jamNext();
    cash.take([ACCEPT]);
    await put(site, 1000);
    await until(() => expect(kinds().at(-1)).toBe("stacking"));
    site.notes.restart();
    await until(() => expect(kinds().at(-1)).toBe("stacked"));
    expect(house.book.intakes.get(INTAKE)?.inYen).toBe(1000);
    expect(site.notes.truth).toEqual({ stacked: [1000], handedBack: [], escrow: undefined });
  });

  test("hands a note back that the wire kept from the stacker, and takes it once it comes again", async () => {
    const { site, house, cash, kinds } = await setUp();
    site.line.faults.push({ header: HEADER.routeBill, fault: "lose_question" });
    cash.take([ACCEPT]);
    await put(site, 1000);
    await until(() => expect(kinds().slice(-2)).toEqual(["stacking", "handed_back"]));
    await put(site, 1000);
    await until(() => expect(house.book.intakes.get(INTAKE)?.inYen).toBe(1000));
    expect(site.notes.truth).toEqual({ stacked: [1000], handedBack: [1000], escrow: undefined });
  });

  test("gives what it can and says short when a hopper runs empty or sticks", async () => {
    const { site, house, cash } = await setUp({ coins: 5 });
    site.hopper.stickAfter(2);
    cash.take([PAY]);
    await until(() => expect(house.book.payouts.get(PAYOUT)?.state).toBe("short"));
    expect(house.book.payouts.get(PAYOUT)?.dispensedYen).toBe(200);
    expect(site.hopper.truth.out).toBe(2);
    expect(cash.health().change).toEqual({});
  });

  test("asks a hopper again that the wire kept from hearing, and pays no coin twice", async () => {
    const { site, house, cash } = await setUp();
    const lose = (...faults: readonly ("lose_question" | "lose_answer")[]) =>
      site.line.faults.push(...faults.map((fault) => ({ header: HEADER.dispense, fault })));
    lose("lose_question", "lose_answer");
    cash.take([PAY]);
    await until(() => expect(house.book.payouts.get(PAYOUT)?.state).toBe("complete"));
    expect(site.hopper.truth.out).toBe(3);
    lose("lose_question", "lose_question");
    const second = { ...PAY, dutyId: "0191d1a0-0000-7000-8000-0000000000ab" };
    cash.take([second]);
    await until(() => expect(house.book.payouts.get(second.dutyId)?.state).toBe("short"));
    await until(() => expect(cash.health().change).toEqual({ "100": 17 }));
    const third = { ...PAY, dutyId: "0191d1a0-0000-7000-8000-0000000000ac" };
    cash.take([third]);
    await until(() => expect(house.book.payouts.get(third.dutyId)?.state).toBe("complete"));
    expect([site.hopper.truth.out, house.wrong]).toEqual([6, []]);
  });

  test("without the house takes no more, and prints what it holds under which number, once", async () => {
    const { site, house, slips, cash, begin } = await setUp();
    cash.take([{ ...ACCEPT, digits: "012345" }]);
    await put(site, 1000);
    await until(() => expect(house.book.intakes.get(INTAKE)?.inYen).toBe(1000));
    house.isAway = true;
    await until(() => expect(site.coins.insert(100)).toBe("taken"));
    await until(() => expect(slips).toHaveLength(1));
    await closed(site);
    const texts = JSON.stringify(slips[0]);
    expect(slips[0]!.language).toBe("zh-Hans");
    const number = intakeNumber(INTAKE);
    for (const said of ["¥1,100", number, "2026-03-01 22:40 JST", `${number}-012345`]) {
      expect(texts).toContain(said);
    }
    await cash.close();
    const later = await begin({ awaySeconds: 60 });
    house.isAway = false;
    await until(() => expect(house.book.intakes.get(INTAKE)?.inYen).toBe(1100));
    later.take([ACCEPT]);
    await closed(site);
    expect(slips).toHaveLength(1);
  });

  test("knows that the house is away by whatever the program asked it, with nothing to tell", async () => {
    const { site, house, slips, cash } = await setUp();
    cash.take([ACCEPT]);
    await put(site, 1000);
    await until(() => expect(house.book.intakes.get(INTAKE)?.inYen).toBe(1000));
    cash.hearHouse("silent");
    await closed(site);
    await until(() => expect(slips).toHaveLength(1));
  });

  test("is worked at by hand, beside the program and without it, and tells what is missing", async () => {
    const { site, house, cash } = await setUp();
    const ground = { stateDir: site.stateDir, settings: site.settings, clock };
    await expect(openAgain(ground)).rejects.toThrow("another program has the journal");
    const counts = [{ denominationYen: 100, pieces: 18 } as const];
    const count = { kind: "count", by: "K", place: "dispenser", counts } as const;
    expect(await workByHand(ground, count)).toEqual({
      found: [{ denominationYen: 100, expectedPieces: 20, foundPieces: 18 }],
      holdsYen: { box: 0, dispenser: 1800 },
    });
    await until(() => expect(house.book.differences).toHaveLength(1));
    await cash.close();
    const collect = { ...count, kind: "collect" } as const;
    expect(await workByHand(ground, collect)).toMatchObject({ holdsYen: { dispenser: 0 } });
  });
});

async function openAgain(ground: { stateDir: string; settings: unknown }): Promise<MachineCash> {
  return openMachineCash({
    ...{ ...ground, clock, log: pino({ level: "silent" }), bench: await openBench() },
    ...{ failpoint: () => {}, ask: async () => undefined },
    print: async () => ({ outcome: "refused" }),
  });
}
