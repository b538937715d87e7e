import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Language, LocalText } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { CustomerId } from "./customer.ts";

/** What accounts stand on besides the database; the surface that shows them provides it. */
export interface Accounts {
  /** Where customers reach us, without a trailing slash: decides cookies, links and passkeys. */
  readonly publicUrl: string;
  readonly links: AccountLinks;
  readonly mails: CustomerMails;
  readonly orders: CustomerOrders;
}

/** Whole addresses of pages that mails lead to. */
export interface AccountLinks {
  register(language: Language): string;
  forgot(language: Language): string;
  reset(language: Language, token: string): string;
  security(language: Language): string;
}

export interface CustomerMail {
  /** At most one mail is ever written per cause. */
  readonly cause: string;
  readonly email: string;
  readonly language: Language;
  readonly subject: string;
  /** Plain texts; a code or an address of a page stands in one of its own. */
  readonly paragraphs: readonly string[];
}

/** Puts a mail where mails wait to be sent. */
export interface CustomerMails {
  write(act: Act, mail: CustomerMail): Promise<void>;
}

export interface CustomerOrder {
  readonly number: string;
  readonly lineId: string;
  readonly renewalId: string;
  readonly planNames: LocalText;
  /** The state of the renewal, in its room's words. */
  readonly state: string;
  readonly totalYen: Yen;
  readonly placedAt: Instant;
  readonly hasReceipt: boolean;
}

/** The customer's renewals: they belong to another room, which customers may not know. */
export interface CustomerOrders {
  /**
   * Gives him the renewals without a customer whose contact is this e-mail (in lower case, proven
   * to be his); answers how many those were.
   */
  claim(act: Act, claim: { customerId: CustomerId; email: string }): Promise<number>;
  /** Newest first, at most `limit`. */
  list(
    act: Act,
    wanted: { customerId: CustomerId; limit: number },
  ): Promise<readonly CustomerOrder[]>;
}
