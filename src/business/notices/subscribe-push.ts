import type { Act } from "../../foundation/act/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { linkAddress, type LinkTarget } from "./link-address.ts";
import { readSubscription, type TypedPushAddress } from "./push-subscription.ts";
import type { PersonId } from "./person.ts";

export type SubscribeRefusal = "subscription_unreadable" | "too_many_tries";

export interface SubscribeWish {
  readonly target: LinkTarget;
  readonly typed: TypedPushAddress;
  /** Whom a try is counted against. */
  readonly by: { readonly address: string; readonly device: string };
}

/** Somebody has tapped "on this device": from now on it is their first way. */
export async function subscribePush(
  act: Act,
  { target, typed, by }: SubscribeWish,
): Promise<Outcome<{ readonly personId: PersonId }, SubscribeRefusal>> {
  const address = readSubscription(typed);
  if (!address.ok) return address;
  const key = (kind: string, value: string) =>
    `push:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  const turn = await takeTurn(act, [
    { key: key("address", by.address), perWindow: 60, windowSeconds: 3600 },
    { key: key("device", by.device), perWindow: 12, windowSeconds: 3600 },
  ]);
  if (!turn.ok) return refused("too_many_tries", { facts: turn.facts ?? {} });
  const linked = { channel: "web_push", address: address.value } as const;
  return done({ personId: await linkAddress(act, target, linked) });
}
