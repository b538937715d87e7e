/** What the customer is told an order is; several states of ours read alike. */
export type OrderFace =
  | "unpaid"
  | "slip"
  | "failed"
  | "checking"
  | "over"
  | "working"
  | "late"
  | "done"
  | "waiting_turn"
  | "refunding"
  | "claim"
  | "refunded";

export interface OrderTexts {
  readonly number: string;
  readonly faces: Readonly<Record<OrderFace, { readonly title: string; readonly lead: string }>>;
  readonly stations: {
    readonly label: string;
    readonly order: string;
    readonly payment: string;
    readonly activation: string;
    readonly online: string;
    readonly refund: string;
  };
  readonly promiseLeft: string;
  readonly promiseUntil: (moment: string) => string;
  readonly refundsItself: (moment: string) => string;
  readonly waitChosen: (moment: string) => string;
  /** Instead of the face's lead, where only one shop takes the slip. */
  readonly payAtShop: (shop: string) => string;
  readonly continuePaying: string;
  readonly payOther: string;
  readonly payAgain: string;
  readonly cancel: string;
  readonly payBefore: (moment: string) => string;
  readonly silent: string;
  readonly nobodyAnswers: string;
  readonly keptUntil: (moment: string) => string;
  readonly tryAnother: string;
  readonly tryLater: (phone: string) => string;
  readonly slipGivesWay: string;
  readonly slipOver: string;
  readonly validUntil: string;
  readonly ifPaidBy: (moment: string) => string;
  readonly ifPaidNow: string;
  readonly starts: string;
  readonly plan: string;
  readonly price: string;
  readonly receipt: string;
  readonly receiptPdf: string;
  readonly refundDocument: string;
  readonly mailSent: string;
  readonly toLine: string;
  readonly chooseTitle: string;
  readonly wait: string;
  readonly waitDetail: string;
  readonly replacement: string;
  readonly refund: string;
  readonly refundDetail: string;
  readonly go: string;
  readonly again: string;
  readonly keep: string;
  /** A later order of the line makes paying this one a likely double purchase. */
  readonly superseded: (number: string) => string;
  readonly toOther: (number: string) => string;
  readonly payBeside: string;
  readonly tooLate: string;
  readonly tooMany: (wait: string) => string;
}
