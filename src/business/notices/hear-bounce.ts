import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { isAboutAddress, readDeliveryReport } from "./delivery-report.ts";
import { elsewhere } from "./message-desk.ts";
import { markReturned, messageOf } from "./messages-store.ts";
import { endAddress } from "./people-store.ts";

export interface HeardBounce {
  readonly status: string;
  /** Nothing is sent to that address any more. */
  readonly isAddressOver: boolean;
}

/**
 * A mail of ours came back: its message has failed, an address where nothing ever arrives is ended,
 * and a notice goes by the reader's next way. Believed only of a mail whose Message-ID is ours, and
 * only of the address that we ourselves sent it to; heard again, nothing changes. Refuses what is no
 * report (`no_report`) and what names no mail of ours that had gone out (`not_ours`).
 */
export async function hearBounce(
  act: Act,
  mail: string,
): Promise<Outcome<HeardBounce, "no_report" | "not_ours">> {
  const report = readDeliveryReport(mail);
  if (report === undefined) return refused("no_report");
  const { status } = report;
  const isAddressOver = isAboutAddress(status);
  for (const messageId of report.messageIds) {
    const message = await messageOf(act, messageId);
    if (message?.state !== "sent" || message.channel !== "email") continue;
    const over = { kind: "over", state: "failed", failure: status, mayGoElsewhere: true } as const;
    const ends = { why: "bounced", failure: status } as const;
    const { channel, recipient: address, cause, lineId } = message;
    await writeHouse(
      act,
      { name: "message.came_back", thing: messageId, after: { cause, lineId, failure: status } },
      [
        markReturned(act, message, status),
        ...(isAddressOver ? [endAddress(act, { channel, address }, ends)] : []),
        ...(await elsewhere(act, message, over)),
      ],
    );
    return done({ status, isAddressOver });
  }
  return refused("not_ours");
}
