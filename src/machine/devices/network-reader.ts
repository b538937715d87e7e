import { answersTcp } from "../links/index.ts";
import type { ReaderDevice } from "./device.ts";

const WAIT_MS = 3000;

/**
 * A card reader that its provider's servers drive: nothing is said to it here. Whether its address
 * answers on the machine's own network is whether it is switched on and plugged in.
 */
export function networkReader(place: {
  readonly host: string;
  readonly port: number;
}): ReaderDevice {
  return {
    kind: "reader",
    open: () => {},
    look: async () =>
      (await answersTcp(place, WAIT_MS))
        ? { state: "ready" }
        : { state: "down", detail: "the card reader cannot be reached" },
    close: async () => {},
  };
}
