import type { Bench } from "./bench.ts";
import type { DoorDevice, DoorLook, PartLook, ReaderDevice, ScannerDevice } from "./device.ts";

/** Played at as `scanner scan 8981…`, `scanner down`, `scanner ready`. */
export function simulatedScanner(bench: Bench): ScannerDevice {
  let hear: (code: string) => void = () => {};
  const part = switchable();
  bench.add("scanner", ([word, ...rest]) => {
    if (word === "scan" && rest.length > 0) {
      if (part.look().state === "ready") hear(rest.join(" "));
      return "scanned";
    }
    return part.play(word) ?? "one of: ready, down, scan <code>";
  });
  return {
    kind: "scanner",
    open: (listener) => void (hear = listener),
    look: async () => part.look(),
    close: async () => {},
  };
}

/** Played at as `reader down` and `reader ready`. */
export function simulatedReader(bench: Bench): ReaderDevice {
  const part = switchable();
  bench.add("reader", ([word]) => part.play(word) ?? "one of: ready, down");
  return {
    kind: "reader",
    open: () => {},
    look: async () => part.look(),
    close: async () => {},
  };
}

/** Played at as `door open`, `door closed`, `door tamper` and `door calm`. */
export function simulatedDoor(bench: Bench): DoorDevice {
  let now: DoorLook = { state: "ready", door: "closed", isTampered: false };
  let hear: (look: DoorLook) => void = () => {};
  const moves: Readonly<Record<string, Partial<DoorLook>>> = {
    open: { door: "open" },
    closed: { door: "closed" },
    tamper: { isTampered: true },
    calm: { isTampered: false },
  };
  bench.add("door", ([word = ""]) => {
    const move = Object.hasOwn(moves, word) ? moves[word] : undefined;
    if (move === undefined) return `one of: ${Object.keys(moves).join(", ")}`;
    now = { ...now, ...move };
    hear(now);
    return `${now.door}${now.isTampered ? ", tampered" : ""}`;
  });
  return {
    kind: "door",
    open: (listener) => void (hear = listener),
    look: async () => now,
    close: async () => {},
  };
}

function switchable() {
  let state: PartLook["state"] = "ready";
  return {
    look: (): PartLook => (state === "ready" ? { state } : { state, detail: "put out of order" }),
    play(word: string | undefined): string | undefined {
      if (word !== "ready" && word !== "down") return undefined;
      state = word;
      return state;
    },
  };
}
