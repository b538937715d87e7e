import { noticeSubscriptions } from "../business/notices/index.ts";
import { bucketSubscriptions } from "../business/renewals/index.ts";
import type { Subscription } from "../foundation/act/index.ts";
import type { Config } from "../foundation/config/index.ts";
import { letterWriter } from "../surfaces/documents/index.ts";
import { paths } from "../surfaces/web/index.ts";

/** Who hears of what. News goes up: a lower room never calls a higher one. */
export function subscriptionsFor({ publicUrl }: Config): readonly Subscription[] {
  const writeLetter = letterWriter({
    publicUrl,
    orderPath: paths.order,
    receiptPath: paths.receipt,
  });
  return [...bucketSubscriptions, ...noticeSubscriptions(writeLetter)];
}
