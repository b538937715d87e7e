interface Head {
  readonly title: string;
  readonly lead: string;
}

export interface FamilyTexts {
  /** Leads here from other pages. */
  readonly link: string;
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly noPlan: string;
  readonly plan: string;
  readonly take: (name: string) => string;
  readonly next: string;
  readonly addTitle: string;
  readonly code: string;
  readonly codeHint: string;
  readonly add: string;
  readonly needOne: string;
  readonly tooMany: (most: number) => string;
  readonly confirmTitle: string;
  /** At the address, where the orders have several sellers: what is sent to it. */
  readonly receipts: string;
  /** How the payment is documented, by its payer's choice. */
  readonly receipt: {
    readonly label: string;
    readonly each: string;
    readonly joint: string;
    readonly hint: string;
    readonly toEach: string;
    readonly toJoint: string;
    readonly jointLead: (total: string) => string;
    readonly jointLater: string;
    readonly tooLate: string;
  };
  /** Why the ways to pay leave it out. */
  readonly pinAlone: string;
  readonly back: string;
  readonly total: string;
  readonly paid: Head;
  readonly allDone: Head;
  /** Of a plan that is decided after the one before it on the same line. */
  readonly itsTurn: string;
  readonly promise: string;
  readonly toOrder: (number: string) => string;
  readonly cancelAll: string;
  readonly allReceipts: string;
  readonly receiptsLead: (total: string) => string;
  readonly noReceipts: string;
  readonly toAll: string;
  /** On the page of one of its orders. */
  readonly partOf: string;
}
