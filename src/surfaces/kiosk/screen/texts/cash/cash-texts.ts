/** What a kiosk's screen says while money goes in or comes out; short, to be read standing. */
export interface CashTexts {
  readonly taking: {
    readonly title: string;
    readonly lead: string;
    readonly missing: string;
    readonly due: string;
    readonly in: string;
    readonly takes: string;
    /** Nothing can be taken at this moment: its change could not be given. */
    readonly takesNone: string;
    readonly stop: string;
  };
  readonly working: { readonly title: string; readonly lead: string };
  readonly giving: { readonly title: string; readonly change: string; readonly back: string };
  readonly voucher: {
    readonly title: string;
    readonly lead: string;
    readonly worth: string;
    readonly number: string;
    readonly digits: string;
    readonly where: string;
    readonly qr: string;
    readonly noted: string;
  };
  readonly unknown: {
    readonly title: string;
    readonly lead: string;
    readonly number: string;
    readonly noted: string;
  };
}
