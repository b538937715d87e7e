import type { Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { issuerStatusAt, planById, sellerOf } from "../catalogue/index.ts";
import { composeReceipt, issueReceipt, type ReceiptFacts } from "../receipts/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Renewal } from "./renewal.ts";

/** The part that issues the receipt of a sale, under its seller and that day's issuer status. */
export async function saleReceipt(
  act: Act,
  renewal: Renewal,
  of: { readonly bucket: Bucket; readonly method: string },
): Promise<Part> {
  const paidAt = renewal.paidAt ?? act.clock.now();
  const facts = await commonFacts(act, renewal, of.method);
  const [item] = facts.items;
  const { startsAt, endsAt } = of.bucket;
  const content = composeReceipt({
    ...facts,
    kind: "receipt",
    at: paidAt,
    items: [
      {
        ...item!,
        ...(startsAt === undefined ? {} : { startsAt }),
        ...(endsAt === undefined ? {} : { endsAt }),
      },
    ],
  });
  return issueReceipt(act, { ...renewal, content });
}

/** The part that issues the document of money given back: of the whole price or of a part. */
export async function returnReceipt(
  act: Act,
  renewal: Renewal,
  of: { readonly amountYen: Yen; readonly method: string },
): Promise<Part> {
  const facts = await commonFacts(act, renewal, of.method);
  const content = composeReceipt({
    ...facts,
    items: facts.items.map((item) => ({ ...item, totalYen: of.amountYen })),
    kind: "return",
    at: act.clock.now(),
    saleAt: renewal.paidAt ?? renewal.placedAt,
  });
  return issueReceipt(act, { ...renewal, content });
}

async function commonFacts(
  act: Act,
  renewal: Renewal,
  method: string,
): Promise<Omit<ReceiptFacts, "kind" | "at">> {
  const paidAt = renewal.paidAt ?? renewal.placedAt;
  const [seller, status, plan] = await Promise.all([
    sellerOf(act, renewal.sellerId),
    issuerStatusAt(act, renewal.sellerId, paidAt),
    planById(act, renewal.planId, renewal.placedAt),
  ]);
  if (plan === undefined) throw new Error(`no plan ${renewal.planId}`);
  return {
    orderNumber: renewal.number,
    seller,
    issuer: issuerOf(status),
    taxRounding: seller.taxRounding,
    items: [
      {
        names: plan.names,
        totalYen: renewal.totalYen,
        ratePerMille: renewal.quote.taxRatePerMille,
      },
    ],
    paymentMethod: method,
  };
}

function issuerOf(status: Awaited<ReturnType<typeof issuerStatusAt>>): ReceiptFacts["issuer"] {
  if (status?.status === "registered" && status.registrationNumber !== undefined) {
    return { status: "registered", registrationNumber: status.registrationNumber };
  }
  return { status: status?.status === "overseas" ? "overseas" : "exempt" };
}
