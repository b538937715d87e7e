import { readFile } from "node:fs/promises";
import type { DoorDevice, DoorLook } from "./device.ts";

export interface DoorFiles {
  /** As a GPIO of the system has it, `/sys/class/gpio/gpio17/value`. */
  readonly file: string;
  readonly openWhen: string;
  /** A contact that says that somebody is at the case. */
  readonly tamper?: { readonly file: string; readonly when: string };
}

const LOOK_EVERY_MS = 500;

/** A door whose contact the system shows as a file. */
export function fileDoor({ file, openWhen, tamper }: DoorFiles): DoorDevice {
  let timer: NodeJS.Timeout | undefined;
  return {
    kind: "door",
    open(hear) {
      let before: DoorLook | undefined;
      const lookAgain = async () => {
        const now = await look();
        const isNews = now.door !== before?.door || now.isTampered !== before.isTampered;
        if (now.state === "ready" && isNews) hear(now);
        if (now.state === "ready") before = now;
      };
      timer = setInterval(() => void lookAgain(), LOOK_EVERY_MS);
      timer.unref();
    },
    look,
    async close() {
      clearInterval(timer);
    },
  };

  async function look(): Promise<DoorLook> {
    const value = await read(file);
    const isTampered = tamper !== undefined && (await read(tamper.file)) === tamper.when;
    // A contact that cannot be read says nothing of a door that stands open.
    if (value === undefined) {
      return { state: "down", door: "closed", isTampered, detail: "the door cannot be read" };
    }
    return { state: "ready", door: value === openWhen ? "open" : "closed", isTampered };
  }
}

async function read(file: string): Promise<string | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text?.trim();
}
