/** What a person who just started the demo needs to know; printed by `tsunagu start`. */
export interface DemoCard {
  readonly logins: readonly {
    readonly who: string;
    readonly email: string;
    readonly password: string;
  }[];
  readonly lines: readonly { readonly what: string; readonly renewalCode: string }[];
  /** Inputs that make things fail on purpose. */
  readonly sentinels: readonly { readonly input: string; readonly effect: string }[];
}

export const demoCard: DemoCard = { logins: [], lines: [], sentinels: [] };
