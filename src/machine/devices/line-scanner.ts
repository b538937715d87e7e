import { setTimeout as pause } from "node:timers/promises";
import type { Link } from "../links/index.ts";
import type { ScannerDevice } from "./device.ts";

const TRY_AGAIN_MS = 2000;
const CODE_LENGTH_MAX = 500;

/** A scanner that sends what it read as a line; held open, and opened again whenever it is lost. */
export function lineScanner(connect: () => Promise<Link | undefined>): ScannerDevice {
  let isOpen = false;
  let link: Link | undefined;
  const closing = Promise.withResolvers<void>();
  return {
    kind: "scanner",
    open(hear) {
      isOpen = true;
      void keepOpen(hear);
    },
    look: async () =>
      link === undefined
        ? { state: "down", detail: "the scanner cannot be reached" }
        : { state: "ready" },
    async close() {
      isOpen = false;
      link?.close();
      closing.resolve();
    },
  };

  async function keepOpen(hear: (code: string) => void): Promise<void> {
    while (isOpen) {
      link = await connect();
      if (link === undefined) {
        await Promise.race([closing.promise, pause(TRY_AGAIN_MS, null, { ref: false })]);
        continue;
      }
      link.hear(linesTo(hear));
      await Promise.race([closing.promise, link.ended]);
      link.close();
      link = undefined;
    }
  }
}

/** Bytes in, whole codes out; what is too long to be one is dropped whole. */
export function linesTo(hear: (code: string) => void): (bytes: Uint8Array) => void {
  let begun = "";
  return (bytes) => {
    begun += Buffer.from(bytes).toString("utf8");
    const lines = begun.split(/[\r\n]+/);
    begun = lines.pop()!;
    if (begun.length > CODE_LENGTH_MAX) begun = begun.slice(0, CODE_LENGTH_MAX + 1);
    for (const line of lines) {
      // oxlint-disable-next-line no-control-regex -- some scanners frame a code with STX and ETX
      const code = line.replaceAll(/[\u0000-\u001f\u007f]/gu, "").trim();
      if (code !== "" && code.length <= CODE_LENGTH_MAX) hear(code);
    }
  };
}
