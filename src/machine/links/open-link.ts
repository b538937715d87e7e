import { openCharacterDevice } from "./character-device.ts";
import type { Link, LinkPlace } from "./link.ts";
import { setSerialLine } from "./serial-line.ts";
import { connectTcp } from "./tcp.ts";

/** Undefined when it does not come about: then nothing was sent. */
export async function openLink(place: LinkPlace, waitMs: number): Promise<Link | undefined> {
  switch (place.kind) {
    case "tcp":
      return connectTcp(place, waitMs);
    case "usb":
      return openCharacterDevice(place.path);
    case "serial":
      return (await setSerialLine(place, waitMs)) ? openCharacterDevice(place.path) : undefined;
  }
}
