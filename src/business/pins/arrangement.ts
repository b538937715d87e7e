/**
 * Who sells a PIN in whose name, and how each step is taxed. Always of the seller's own PINs, for
 * his own plans: those that others redeem would be third-party prepaid instruments, which need a
 * registration (Payment Services Act, article 7).
 */
export const ARRANGEMENTS = {
  /** The seller sells his PINs himself, over his own counter or machine. */
  own_issue: {
    sale: { inTheNameOf: "seller", tax: "outside" },
    commission: "none",
    redemption: { tax: "taxable", document: "seller_receipt" },
    expiry: { income: "breakage", tax: "outside" },
  },
  /** A shop buys them at a discount and sells them on in its own name. */
  resale: {
    sale: { inTheNameOf: "agent", tax: "exempt" },
    commission: "discount",
    redemption: { tax: "taxable", document: "seller_receipt" },
    expiry: { income: "breakage", tax: "outside" },
  },
  /** An agent sells them in the seller's name and is paid for it. */
  consignment: {
    sale: { inTheNameOf: "seller", tax: "outside" },
    commission: "taxable_fee",
    redemption: { tax: "taxable", document: "seller_receipt" },
    expiry: { income: "breakage", tax: "outside" },
  },
} as const satisfies Readonly<Record<string, Treatment>>;

export type Arrangement = keyof typeof ARRANGEMENTS;

/** How one arrangement is documented and taxed. An operator's accountant confirms it. */
export interface Treatment {
  /**
   * `outside`: issuing is no supply (不課税, consumption tax circular 6-4-5). `exempt`: handing on
   * what another issued is a 物品切手等 (非課税, annex 2 no. 4 of the Act, circular 6-4-4). Never 10 %, never a qualified invoice.
   */
  readonly sale: { readonly inTheNameOf: "seller" | "agent"; readonly tax: SaleTax };
  /**
   * `discount`: less is paid for the PIN, nothing is supplied. `taxable_fee`: the agent supplies
   * the selling of it, and invoices that with tax.
   */
  readonly commission: "none" | "discount" | "taxable_fee";
  /** The plan is the supply: it is taxed when the PIN pays for it, and receipted by its seller. */
  readonly redemption: { readonly tax: "taxable"; readonly document: "seller_receipt" };
  /** Nothing was supplied for what is left when a PIN expires. */
  readonly expiry: { readonly income: "breakage"; readonly tax: "outside" };
}

export type SaleTax = "outside" | "exempt";

export function isArrangement(text: string): text is Arrangement {
  return Object.hasOwn(ARRANGEMENTS, text);
}
