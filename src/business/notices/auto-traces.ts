import type { Act } from "../../foundation/act/index.ts";
import { readAuto } from "../auto-renewals/index.ts";
import type { Renewal } from "../renewals/index.ts";

/** What messages about an order that was placed automatically name beside the order itself. */
export async function autoIdsOf(
  act: Act,
  { channel, lineId, renewalId }: Pick<Renewal, "channel" | "lineId" | "renewalId">,
): Promise<readonly string[]> {
  if (channel !== "automatic") return [];
  const standing = await readAuto(act, lineId);
  const occasion = standing?.occasions.find((one) => one.renewalId === renewalId);
  return occasion === undefined
    ? []
    : [occasion.occasionId, `${occasion.armedAt}:${occasion.cause}`];
}
