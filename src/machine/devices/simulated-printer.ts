import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Link } from "../links/index.ts";
import type { Bench } from "./bench.ts";

const STATES = ["ready", "paper_low", "paper_out", "cover_open", "offline", "jam"] as const;
type State = (typeof STATES)[number];

/**
 * The far end of a printer's link: each slip that came out is a file of `folder`. Played at as
 * `printer paper_out`; `jam` takes what is sent and says nothing after it.
 */
export function simulatedPrinter(bench: Bench, folder: string): () => Promise<Link | undefined> {
  let state: State = "ready";
  mkdirSync(folder, { recursive: true });
  const slips = () => readdirSync(folder).length;
  bench.add("printer", ([word]) => {
    if (word !== undefined && !isState(word)) return `one of: ${STATES.join(", ")}`;
    state = word ?? state;
    return `${state}; slips: ${slips()}`;
  });
  return async () => (state === "offline" ? undefined : linkTo(() => state, keep));

  function keep(bytes: Uint8Array): void {
    writeFileSync(path.join(folder, `${String(slips() + 1).padStart(4, "0")}.escpos`), bytes);
  }
}

function linkTo(stateNow: () => State, keep: (bytes: Uint8Array) => void): Link {
  let hear: (bytes: Uint8Array) => void = () => {};
  let slip = Buffer.alloc(0);
  const end = Promise.withResolvers<void>();
  return {
    ended: end.promise,
    hear: (listener) => (hear = listener),
    close: () => end.resolve(),
    async write(bytes) {
      const asked = Buffer.from(bytes).toString("latin1");
      const state = stateNow();
      if (asked === "\x1dr\x01") {
        if (state === "jam") return true;
        if (slip.length > 0) keep(slip);
        slip = Buffer.alloc(0);
        queueMicrotask(() => hear(Uint8Array.of(state === "paper_low" ? 0x03 : 0)));
        return true;
      }
      const answer = answerOf(asked, state);
      if (answer === undefined) slip = Buffer.concat([slip, bytes]);
      else queueMicrotask(() => hear(Uint8Array.of(answer)));
      return true;
    },
  };
}

/** DLE EOT n, as in Epson's command reference. */
function answerOf(asked: string, state: State): number | undefined {
  const isStopped = state === "paper_out" || state === "cover_open";
  switch (asked) {
    case "\x10\x04\x01":
      return 0x12 | (isStopped ? 0x08 : 0);
    case "\x10\x04\x02":
      return 0x12 | (state === "cover_open" ? 0x04 : 0) | (state === "paper_out" ? 0x20 : 0);
    case "\x10\x04\x04":
      return 0x12 | (state === "paper_out" ? 0x6c : state === "paper_low" ? 0x0c : 0);
    default:
      return undefined;
  }
}

function isState(word: string): word is State {
  return (STATES as readonly string[]).includes(word);
}
