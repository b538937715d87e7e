export interface LegalTexts {
  readonly sellers: {
    readonly title: string;
    readonly lead: string;
    readonly terms: Readonly<Record<SellerTerm, string>>;
    readonly commonTitle: string;
    readonly price: LegalItem;
    readonly otherFees: LegalItem;
    readonly methods: {
      readonly term: string;
      readonly none: string;
      readonly when: string;
      readonly between: string;
    };
    readonly delivery: LegalItem;
    readonly cancelling: LegalItem;
    readonly quantity: LegalItem;
    readonly environment: LegalItem;
    readonly noSellers: string;
  };
  readonly privacy: LegalDocument;
  readonly terms: LegalDocument;
  readonly seeSellers: string;
}

export type SellerTerm =
  | "legalName"
  | "responsiblePerson"
  | "address"
  | "phone"
  | "email"
  | "site"
  | "registrationNumber";

export interface LegalItem {
  readonly term: string;
  readonly detail: string;
}

export interface LegalDocument {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
  }[];
}
