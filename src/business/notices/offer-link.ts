import { randomBytes } from "node:crypto";
import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { ChatName } from "./chat.ts";
import { linkAddress, type LinkTarget } from "./link-address.ts";
import { insertLink, markTaken, openLink, type OfferedLink } from "./links-store.ts";
import type { PersonId } from "./person.ts";

const GOOD_MINUTES = 15;

/** What such a code looks like, wherever it stands in a text. */
export const LINK_CODE = /(?<![\w-])[\w-]{22}(?![\w-])/u;

/** A code, good once and for a quarter of an hour: whoever brings it from a chat is `target`. */
export async function offerLink(act: Act, channel: ChatName, target: LinkTarget): Promise<string> {
  const code = randomBytes(16).toString("base64url");
  const expiresAt = addMinutes(act.clock.now(), GOOD_MINUTES);
  await writeHouse(act, { name: "link.offered", after: { channel } }, [
    insertLink(act, { channel, code }, { target, expiresAt }),
  ]);
  return code;
}

/** Whether a code is still good for somebody. */
export async function isLinkOpen(act: Act, link: OfferedLink): Promise<boolean> {
  return (await openLink(act, link)) !== undefined;
}

/** Another code for the same, for the way through the other side; undefined when this one is over. */
export async function offerAnother(act: Act, link: OfferedLink): Promise<string | undefined> {
  const target = await openLink(act, link);
  return target && offerLink(act, link.channel, target);
}

/** The first who brings a code from a chat is told there from now on; again, nothing changes. */
export async function takeLink(
  act: Act,
  link: OfferedLink,
  address: string,
): Promise<Outcome<{ readonly personId: PersonId }, "link_over">> {
  if ((await openLink(act, link, address)) === undefined) return refused("link_over");
  await writeHouse(act, { name: "link.taken", after: { channel: link.channel } }, [
    markTaken(act, link, address),
  ]);
  const target = await openLink(act, link, address);
  if (target === undefined) return refused("link_over");
  const personId = await linkAddress(act, target, { channel: link.channel, address });
  return done({ personId });
}
