import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { RenewalKey } from "./renewals-store.ts";

interface ContactTables {
  renewals: {
    line_id: string;
    renewal_id: string;
    state: string;
    contact_sealed: Buffer | null;
    customer_id: string | null;
    placed_at: Instant;
  };
}

export interface Holder {
  /** Lower case, proven to be theirs. */
  readonly email: string;
  readonly customerId?: string;
}

const ORDERS_MAX = 1000;

/** Orders that were placed with this address, or by this customer; newest first. */
export async function orderKeysOf(
  act: Act,
  { email, customerId }: Holder,
): Promise<readonly RenewalKey[]> {
  const rows = await tables(act)
    .selectFrom("renewals")
    .select(["line_id as lineId", "renewal_id as renewalId"])
    .where((eb) =>
      eb.or([
        eb("contact_sealed", "=", act.secrets.seal(email)),
        ...(customerId === undefined ? [] : [eb("customer_id", "=", customerId)]),
      ]),
    )
    .orderBy("placed_at", "desc")
    .limit(ORDERS_MAX)
    .execute();
  return rows as unknown as readonly RenewalKey[];
}

/** Forgets who placed an order; what was bought and paid stays. */
export function eraseContact(act: Act, key: RenewalKey): Part {
  return part(
    tables(act)
      .updateTable("renewals")
      .set({ contact_sealed: null, customer_id: null })
      .where("line_id", "=", key.lineId)
      .where("renewal_id", "=", key.renewalId),
  );
}

// Nobody can pay for them, be refunded or be connected any more.
export const CONTACT_OVER = "state in ('completed', 'refunded', 'cancelled', 'payment_expired')";

export async function countOldContacts(act: Act, placedBefore: Instant): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as n from renewals
      where contact_sealed is not null and placed_at < $1 and ${CONTACT_OVER}`,
    values: [placedBefore],
  });
  return (rows[0] as { n: number }).n;
}

/** Forgets the addresses of orders that are over and were placed before a moment. */
export function eraseOldContacts(placedBefore: Instant): Part {
  return {
    text: `update renewals set contact_sealed = null
      where contact_sealed is not null and placed_at < $1 and ${CONTACT_OVER}`,
    values: [placedBefore],
    expects: "any",
  };
}

function tables(act: Act) {
  return act.database.tables<ContactTables>();
}
