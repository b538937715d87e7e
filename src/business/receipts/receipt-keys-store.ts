import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";

interface KeyTables {
  receipt_keys: {
    key_id: string;
    public_key_pem: string;
    introduced_at: Instant;
  };
}

export interface StoredKey {
  readonly keyId: string;
  readonly publicKeyPem: string;
  readonly introducedAt: Instant;
}

export function insertReceiptKey(act: Act, key: StoredKey): Part {
  return part(
    tables(act).insertInto("receipt_keys").values({
      key_id: key.keyId,
      public_key_pem: key.publicKeyPem,
      introduced_at: key.introducedAt,
    }),
  );
}

/** The newest first. */
export async function storedKeys(act: Act): Promise<readonly StoredKey[]> {
  const rows = await tables(act)
    .selectFrom("receipt_keys")
    .selectAll()
    .orderBy("introduced_at", "desc")
    .orderBy("key_id")
    .execute();
  return rows.map((row) => ({
    keyId: row.key_id,
    publicKeyPem: row.public_key_pem,
    introducedAt: row.introduced_at,
  }));
}

function tables(act: Act) {
  return act.database.tables<KeyTables>();
}
