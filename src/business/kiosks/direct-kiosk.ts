import { onHouse, type Act } from "../../foundation/act/index.ts";
import { isLanguage } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { deviceById, type Device } from "../staff/index.ts";
import { standingOf, type KioskMessage } from "./kiosk.ts";
import { kiosksOf, putKiosk } from "./kiosks-store.ts";
import { tellPointOf } from "./tell-point.ts";

/** Takes a machine out of service, or puts it back, whatever it says of itself. */
export async function setKioskService(
  act: Act,
  wish: { readonly deviceId: string; readonly service: "in" | "out" },
): Promise<Outcome<null, "kiosk_unknown">> {
  const device = await kioskDevice(act, wish.deviceId);
  if (device === undefined) return refused("kiosk_unknown");
  const isStopped = wish.service === "out";
  await onHouse(act, async (turn) => {
    const [before] = await kiosksOf(act, [device.deviceId]);
    if (before!.isStopped === isStopped) return;
    const after = { ...before!, isStopped };
    const standing = standingOf(after, act.clock.now());
    const news = {
      name: isStopped ? "kiosk.stopped" : "kiosk.opened",
      thing: device.deviceId,
      before: { standing: before!.told },
      after: { standing },
    };
    await turn.write(news, [putKiosk(before!, after, standing)]);
  });
  await tellPointOf(act, device);
  return done(null);
}

export const MESSAGE_LENGTH_MAX = 200;

/** What customers read at the machine; without a message they read nothing. */
export async function setKioskMessage(
  act: Act,
  wish: { readonly deviceId: string; readonly message?: Readonly<Record<string, string>> },
): Promise<Outcome<null, "kiosk_unknown" | "message_unreadable">> {
  const device = await kioskDevice(act, wish.deviceId);
  if (device === undefined) return refused("kiosk_unknown");
  const message = readMessage(wish.message);
  if (!message.ok) return message;
  await onHouse(act, async (turn) => {
    const [before] = await kiosksOf(act, [device.deviceId]);
    const { message: _, ...rest } = before!;
    const after = message.value === undefined ? rest : { ...rest, message: message.value };
    const news = {
      name: "kiosk.message_set",
      thing: device.deviceId,
      before: { message: before!.message },
      after: { message: message.value },
    };
    await turn.write(news, [putKiosk(before!, after, before!.told)]);
  });
  return done(null);
}

function readMessage(
  typed: Readonly<Record<string, string>> | undefined,
): Outcome<KioskMessage | undefined, "message_unreadable"> {
  if (typed === undefined) return done(undefined);
  const texts = Object.entries(typed).map(
    ([language, text]) => [language, text.normalize("NFC").trim()] as const,
  );
  const isReadable = ([language, text]: readonly [string, string]) =>
    isLanguage(language) && text !== "" && [...text].length <= MESSAGE_LENGTH_MAX;
  if (texts.length === 0 || !texts.every(isReadable)) {
    return refused("message_unreadable", { field: "message" });
  }
  return done(Object.fromEntries(texts) as KioskMessage);
}

async function kioskDevice(act: Act, deviceId: string): Promise<Device | undefined> {
  const device = await deviceById(act, deviceId);
  return device?.kind === "kiosk" ? device : undefined;
}
