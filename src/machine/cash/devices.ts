import type { Bench, AcceptorDevice, DispenserDevice } from "../devices/index.ts";
import {
  cctalkAcceptor,
  cctalkHopper,
  openBus,
  openSimulatedLine,
  simulatedAcceptor,
  simulatedHopper,
} from "../cctalk/index.ts";
import type { CashBook } from "../journal/index.ts";
import { openLink, type Link } from "../links/index.ts";
import type { CashSettings } from "./settings.ts";

export interface CashDevices {
  readonly notes: AcceptorDevice | undefined;
  readonly coins: AcceptorDevice | undefined;
  readonly hoppers: readonly DispenserDevice[];
  close(): void;
}

const CONNECT_MS_MAX = 3000;
const SIMULATED_COIN_MS = 200;

export function openCashDevices(
  settings: CashSettings,
  { bench, book }: { readonly bench: Bench; readonly book: CashBook },
): CashDevices {
  const { wire, answerWithinMs, pollEveryMs } = settings;
  const connect =
    wire.kind === "simulator"
      ? simulatedWire(settings, { bench, book })
      : async () => openLink(wire, CONNECT_MS_MAX);
  const bus = openBus({ connect, answerWithinMs });
  const acceptor = (takes: "notes" | "coins") => {
    const part = settings[takes];
    if (part === undefined) return undefined;
    const countsIn = takes === "notes" && settings.notes?.countsIn === true;
    return cctalkAcceptor({ bus, address: part.address, takes, countsIn, pollEveryMs });
  };
  return {
    notes: acceptor("notes"),
    coins: acceptor("coins"),
    hoppers: settings.hoppers.map(({ address, denominationYen }) =>
      cctalkHopper({ bus, address, denominationYen, pollEveryMs }),
    ),
    close: () => bus.close(),
  };
}

/** Played at as `notes insert 1000`, `notes pull_back`, `coins insert 100`, `hopper-100 stick 1`. */
function simulatedWire(
  { notes, coins, hoppers }: CashSettings,
  { bench, book }: { readonly bench: Bench; readonly book: CashBook },
): () => Promise<Link> {
  const acceptors = [
    ...(notes === undefined ? [] : [{ takes: "notes" as const, ...notes }]),
    ...(coins === undefined ? [] : [{ takes: "coins" as const, ...coins }]),
  ].map((part) => {
    const simulated = simulatedAcceptor(part);
    const moves: Readonly<Record<string, () => void>> = {
      pull_back: () => simulated.pullBack(),
      jam: () => simulated.jamNext(),
      unjam: () => simulated.unjam(),
      fill: () => simulated.fill(),
      restart: () => simulated.restart(),
    };
    bench.add(part.takes, ([word = "", yen]) => {
      if (word === "insert") return simulated.insert(Number(yen));
      if (!Object.hasOwn(moves, word)) return `one of: insert, ${Object.keys(moves).join(", ")}`;
      moves[word]!();
      return "done";
    });
    return simulated;
  });
  const simulatedHoppers = hoppers.map(({ address, denominationYen }) => {
    const held = Math.max(0, book.held.dispenser.get(denominationYen) ?? 0);
    const simulated = simulatedHopper({ address, coins: held, coinEveryMs: SIMULATED_COIN_MS });
    bench.add(`hopper-${denominationYen}`, ([word, count]) => {
      if (word === "pour") simulated.pour(Number(count));
      else if (word === "stick") simulated.stickAfter(Number(count));
      else return "one of: pour <coins>, stick <after coins>";
      return "done";
    });
    return simulated;
  });
  const line = openSimulatedLine([...acceptors, ...simulatedHoppers]);
  return async () => line.link();
}
