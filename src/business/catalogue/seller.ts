import type { LocalText } from "../../foundation/language/index.ts";
import type { TaxRounding } from "../../foundation/money/index.ts";
import type { SellerId } from "./plan.ts";

/** A brand that sells plans and stands on its receipts; a house may have several. */
export interface Seller {
  readonly sellerId: SellerId;
  readonly code: string;
  /** The brand, as shown. */
  readonly names: LocalText;
  /** 販売業者 of the Specified Commercial Transactions Act, with what else it asks for. */
  readonly legalName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly responsiblePerson: string;
  readonly homeUrl?: string;
  readonly taxRounding: TaxRounding;
}
