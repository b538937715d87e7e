import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";

/** How far our account at a provider has been looked through. */
export interface ProviderAccount {
  readonly provider: string;
  /** Up to then, everything that succeeded here was looked for there. */
  readonly checkedUntil: Instant;
}

export async function accountOf(act: Act, provider: string): Promise<ProviderAccount | undefined> {
  const { rows } = await act.database.run({
    text: `select provider, checked_until as "checkedUntil" from provider_accounts
      where provider = $1`,
    values: [provider],
  });
  return rows[0] as ProviderAccount | undefined;
}

export function keepAccount(act: Act, account: ProviderAccount): Part {
  return {
    text: `insert into provider_accounts (provider, checked_until, matched_at)
      values ($1, $2, $3)
      on conflict (provider) do update set checked_until = $2, matched_at = $3`,
    values: [account.provider, account.checkedUntil, act.clock.now()],
    expects: "one",
  };
}

/** What is known of each provider whose reports are read. */
export interface ReconciledUntil {
  readonly provider: string;
  /** The end of what its reports tell of. */
  readonly until: Instant;
  readonly openDifferences: number;
}

export async function reconciledUntil(
  act: Pick<Act, "database">,
): Promise<readonly ReconciledUntil[]> {
  const { rows } = await act.database.run({
    text: `select r.provider, max(r.until_at) as until,
        (select count(*) from differences as d
          where d.provider = r.provider and d.state = 'open')::int as "openDifferences"
      from reports as r where r.until_at is not null group by r.provider order by r.provider`,
    values: [],
  });
  return rows as ReconciledUntil[];
}
