import { constants, open, type FileHandle } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Link } from "./link.ts";

const LOOK_EVERY_MS = 20;
const READ_BYTES = 4096;

/** A device of the system that is read and written like a file, as `/dev/usb/lp0`. */
export async function openCharacterDevice(path: string): Promise<Link | undefined> {
  const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants;
  const file = await open(path, O_RDWR | O_NOCTTY | O_NONBLOCK).catch(() => undefined);
  return file === undefined ? undefined : linkOn(file);
}

function linkOn(file: FileHandle): Link {
  let isOpen = true;
  let listener: (bytes: Uint8Array) => void = () => {};
  const end = Promise.withResolvers<void>();
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    void file.close().catch(() => {});
    end.resolve();
  };
  void read();
  return {
    ended: end.promise,
    hear: (next) => (listener = next),
    close,
    async write(bytes, waitMs) {
      const until = performance.now() + waitMs;
      let sent = 0;
      while (isOpen && sent < bytes.length && performance.now() < until) {
        const went = await attempt(async () => (await file.write(bytes, sent)).bytesWritten);
        if (went === "broken") close();
        else if (went === "later" || went === 0) await pause(LOOK_EVERY_MS);
        else sent += went;
      }
      return sent === bytes.length;
    },
  };

  async function read(): Promise<void> {
    const room = Buffer.alloc(READ_BYTES);
    while (isOpen) {
      const came = await attempt(async () => (await file.read(room, 0, READ_BYTES)).bytesRead);
      // Without anything to read it answers EAGAIN; nothing at all comes from one that was pulled out.
      if (came === "broken" || came === 0) close();
      else if (came === "later") await pause(LOOK_EVERY_MS, null, { ref: false });
      else listener(Uint8Array.from(room.subarray(0, came)));
    }
  }
}

async function attempt(step: () => Promise<number>): Promise<number | "later" | "broken"> {
  try {
    return await step();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EAGAIN" || code === "EINTR" ? "later" : "broken";
  }
}
