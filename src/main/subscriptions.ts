import type { Subscription } from "../foundation/act/index.ts";
import type { Config } from "../foundation/config/index.ts";
import { noticeSubscriptions } from "../business/notices/index.ts";
import { bucketSubscriptions } from "../business/renewals/index.ts";

/** Who hears of what. News goes up: a lower room never calls a higher one. */
export function subscriptionsFor(config: Config): readonly Subscription[] {
  return [...bucketSubscriptions, ...noticeSubscriptions({ publicUrl: config.publicUrl })];
}
