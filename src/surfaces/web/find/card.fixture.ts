import { importSellers } from "../../../business/catalogue/index.ts";
import { importLines, lineByClaim, newRenewalCode } from "../../../business/lines/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { readTable, type Table } from "../../../foundation/tables/index.ts";

/** A SIM of ours with every number that can stand on a card. */
export const CARD = {
  iccid: "8981040000000000019",
  msisdn: "07012345678",
  eid: "89049032007108882600137544319616",
  lpa: "LPA:1$rsp.example.jp$A1B2C3D4E5F6G7H8",
  renewalCode: newRenewalCode() as string,
} as const;

/** A number that reads as well and is nobody's. */
export const UNKNOWN_ICCID = "8981040000000000027";

/** Registers the seller `hana` and the card; returns its line's id. */
export async function layCard(act: Act): Promise<string> {
  const sellers = await importSellers(
    act,
    tableOf(
      "code,name_ja,legal_name,address,phone,email,責任者,issuer_status,登録番号",
      "hana,花モバイル,株式会社花,東京都千代田区1-1,03-1234-5678,shop@hana.example,花田 花子,registered,T7000012050002",
    ),
  );
  const lines = await importLines(
    act,
    tableOf(
      "iccid,msisdn,eid,lpa,renewal_code,seller,network,carrier",
      `${CARD.iccid},${CARD.msisdn},${CARD.eid},${CARD.lpa},${CARD.renewalCode},hana,north,sandbox`,
    ),
  );
  if (!sellers.ok || !lines.ok) throw new Error(JSON.stringify([sellers, lines]));
  const line = await lineByClaim(act, { kind: "iccid", value: CARD.iccid });
  if (line === undefined) throw new Error("the card was not imported");
  return line.lineId;
}

function tableOf(...rows: readonly string[]): Table {
  const table = readTable(new TextEncoder().encode(rows.join("\n")));
  if (!table.ok) throw new Error(table.refusal);
  return table.value;
}
