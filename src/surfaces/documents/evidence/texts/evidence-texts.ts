import type { Decision } from "../../../../business/cases/index.ts";
import type { Activation } from "../../../../business/activation/index.ts";
import type { Attempt, Refund } from "../../../../business/payments/index.ts";
import type { Message } from "../../../../business/notices/index.ts";
import type { Channel } from "../../../../business/renewals/index.ts";
import type { Actor } from "../../../../foundation/act/index.ts";

/** Words of the document that proves an order; one file for each language. */
export interface EvidenceTexts {
  readonly title: string;
  /** What the document is, and of which moment. */
  readonly lead: string;
  readonly gathered: string;
  readonly sections: Readonly<
    Record<
      | "order"
      | "payments"
      | "disputes"
      | "refunds"
      | "connection"
      | "receipts"
      | "messages"
      | "cases"
      | "log",
      string
    >
  >;
  readonly facts: Readonly<
    Record<
      | "number"
      | "line"
      | "plan"
      | "price"
      | "seller"
      | "channel"
      | "placed"
      | "paid"
      | "promised"
      | "connected"
      | "agreedEnd"
      | "end"
      | "used"
      | "state",
      string
    >
  >;
  readonly taxOf: (tax: string) => string;
  readonly usedOf: (used: string, asOf: string) => string;
  readonly notMeasured: string;
  readonly heads: Readonly<
    Record<
      | "when"
      | "method"
      | "amount"
      | "state"
      | "reference"
      | "reason"
      | "what"
      | "answer"
      | "number"
      | "channel"
      | "who"
      | "step",
      string
    >
  >;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly attempts: Readonly<Record<Attempt["state"], string>>;
  readonly refunds: Readonly<Record<Refund["state"], string>>;
  readonly operations: Readonly<Record<Activation["operation"], string>>;
  readonly activations: Readonly<Record<Activation["state"], string>>;
  readonly messages: Readonly<Record<Message["state"], string>>;
  readonly receiptKinds: Readonly<Record<"receipt" | "return", string>>;
  readonly reasons: Readonly<Record<Decision["reason"], string>>;
  readonly actors: Readonly<Record<Actor["kind"], string>>;
  readonly reported: string;
  readonly answered: string;
  readonly decided: string;
  readonly none: string;
  readonly cut: string;
  readonly notes: readonly string[];
}
