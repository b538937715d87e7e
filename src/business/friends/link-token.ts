import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import type { LineId } from "../lines/index.ts";
import type { FriendLink, FriendLinkId } from "./friend-link.ts";

const PURPOSE = "friend";
const ID_BYTES = 16;
// Both ids as bytes: the address is drawn as a code, and every letter makes it finer.
const content = z
  .base64url()
  .transform((text) => Buffer.from(text, "base64url"))
  .refine((bytes) => bytes.length === 2 * ID_BYTES);

/** For an address: whoever has it can pay, and reads nothing out of it. */
export function sealFriendLink(act: Act, { lineId, linkId, endsAt }: FriendLink): string {
  const ids = Buffer.from((lineId + linkId).replaceAll("-", ""), "hex");
  return act.secrets.sealToken(ids.toString("base64url"), { purpose: PURPOSE, expiresAt: endsAt });
}

/** Undefined when its time is over or it is none of ours. */
export function openToken(
  act: Act,
  token: string,
): Pick<FriendLink, "lineId" | "linkId"> | undefined {
  const now = act.clock.now();
  const opened = content.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  if (!opened.success) return undefined;
  const [lineId, linkId] = [0, ID_BYTES].map((from) => idAt(opened.data, from));
  return { lineId: lineId as LineId, linkId: linkId as FriendLinkId };
}

function idAt(bytes: Buffer, from: number): string {
  const hex = bytes.subarray(from, from + ID_BYTES).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
