import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { LANGUAGES, type LocalText } from "../../foundation/language/index.ts";
import { agentById, contactOf } from "../agents/index.ts";
import { sellerOf, type DatedIssuerStatus, type Seller } from "../catalogue/index.ts";
import { ARRANGEMENTS, type PinBatch } from "../pins/index.ts";
import {
  composePinReceipt,
  composeReceipt,
  type PinReceiptContent,
  type ReceiptContent,
  type ReceiptFacts,
  type ReceiptSeller,
} from "../receipts/index.ts";
import type { Good } from "./stock.ts";

/** The document of PINs, in the name that their arrangement says: their seller, or the shop. */
export async function pinDocument(
  act: Act,
  of: {
    readonly batch: PinBatch;
    readonly serials: readonly string[];
    readonly number: string;
    readonly soldAt: Instant;
    readonly expiresAt: Instant;
    readonly agentId: string | undefined;
  },
): Promise<PinReceiptContent> {
  const { inTheNameOf, tax } = ARRANGEMENTS[of.batch.arrangement].sale;
  const shop = inTheNameOf === "agent" ? await shopOf(act, of.agentId) : undefined;
  return composePinReceipt({
    ...{ number: of.number, soldAt: of.soldAt, serials: of.serials, expiresAt: of.expiresAt },
    ...{ tax, faceYen: of.batch.faceYen, paymentMethod: "cash" },
    seller: shop ?? (await sellerOf(act, of.batch.sellerId)),
  });
}

/** The document of a pack: of a registered seller a qualified simplified invoice. */
export function packDocument(of: {
  readonly good: Good;
  readonly seller: Seller;
  readonly status: DatedIssuerStatus | undefined;
  readonly ratePerMille: number;
  readonly number: string;
  readonly soldAt: Instant;
}): ReceiptContent {
  const { good, seller, status, ratePerMille, number, soldAt } = of;
  return composeReceipt({
    ...{ kind: "receipt", orderNumber: number, at: soldAt, seller, paymentMethod: "cash" },
    issuer: issuerOf(status),
    taxRounding: seller.taxRounding,
    items: [{ names: good.names, totalYen: good.priceYen, ratePerMille }],
  });
}

function issuerOf(status: DatedIssuerStatus | undefined): ReceiptFacts["issuer"] {
  if (status?.status === "registered" && status.registrationNumber !== undefined) {
    return { status: "registered", registrationNumber: status.registrationNumber };
  }
  return { status: status?.status === "overseas" ? "overseas" : "exempt" };
}

async function shopOf(act: Act, agentId: string | undefined): Promise<ReceiptSeller | undefined> {
  const agent = agentId === undefined ? undefined : await agentById(act, agentId);
  if (agent === undefined) return undefined;
  const { legalName, address, name } = agent;
  const names = Object.fromEntries(LANGUAGES.map((one) => [one, name])) as LocalText;
  const { phone = "" } = await contactOf(act, agent.agentId);
  return { names, legalName, address, phone };
}
