import type { Act } from "../../foundation/act/index.ts";
import type { LocalDate } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Apn, ApnAuth } from "./apn.ts";

interface ApnTables {
  apn_settings: ApnRow;
}

interface ApnRow {
  carrier: string;
  /** Empty for all networks of the carrier. */
  network: string;
  name: string;
  user_name: string | null;
  password: string | null;
  auth: string;
  source: string;
  checked_on: LocalDate;
}

export async function allApns(act: Act): Promise<readonly Apn[]> {
  const rows = await act.database
    .tables<ApnTables>()
    .selectFrom("apn_settings")
    .selectAll()
    .orderBy("carrier")
    .orderBy("network")
    .execute();
  return rows.map((row) => ({
    carrier: row.carrier,
    ...(row.network === "" ? {} : { network: row.network }),
    name: row.name,
    ...(row.user_name === null ? {} : { user: row.user_name }),
    ...(row.password === null ? {} : { password: row.password }),
    auth: row.auth as ApnAuth,
    source: row.source,
    checkedOn: row.checked_on,
  }));
}

/** Writes what a network needs, in place of what was written before. */
export function putApn(act: Act, apn: Apn): Part {
  const { carrier, network = "", name, user, password, auth, source, checkedOn } = apn;
  const settings = {
    ...{ name, user_name: user ?? null, password: password ?? null },
    ...{ auth, source, checked_on: checkedOn },
  };
  return part(
    act.database
      .tables<ApnTables>()
      .insertInto("apn_settings")
      .values({ carrier, network, ...settings })
      .onConflict((conflict) => conflict.columns(["carrier", "network"]).doUpdateSet(settings)),
  );
}
