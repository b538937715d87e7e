import type { Seller } from "../../../business/catalogue/index.ts";
import { mineTexts } from "../../documents/index.ts";
import { Facts, Page, Panel, type Fact, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import { methodText } from "../../documents/index.ts";
import { legalTexts, type LegalDocument, type SellerTerm } from "./texts/index.ts";

export interface SellerFacts {
  readonly seller: Seller;
  /** The T-number, while registered. */
  readonly registrationNumber?: string;
}

/** What the Specified Commercial Transactions Act asks every seller to publish (特商法 11 条). */
export function SellersPage(props: {
  frame: Frame;
  sellers: readonly SellerFacts[];
  methods: readonly string[];
}) {
  const { frame, sellers, methods } = props;
  const texts = legalTexts[frame.language].sellers;
  const { price, otherFees, delivery, cancelling, quantity, environment } = texts;
  const payment = {
    term: texts.methods.term,
    detail:
      methods.length === 0
        ? texts.methods.none
        : methods.map((method) => methodText(method, frame.language)).join(texts.methods.between),
    note: texts.methods.when,
  };
  const common = [price, otherFees, payment, delivery, cancelling, quantity, environment];
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead}>
      {sellers.length === 0 ? <p>{texts.noSellers}</p> : null}
      {sellers.map((facts) => (
        <Panel title={facts.seller.names[frame.language]}>
          <Facts items={sellerItems(facts, texts.terms)} />
        </Panel>
      ))}
      <section>
        <h2>{texts.commonTitle}</h2>
        <Facts items={common} />
      </section>
    </Page>
  );
}

function sellerItems(
  { seller, registrationNumber }: SellerFacts,
  terms: Readonly<Record<SellerTerm, string>>,
): readonly Fact[] {
  const items: readonly (readonly [SellerTerm, Fact["detail"]])[] = [
    ["legalName", seller.legalName],
    ["responsiblePerson", seller.responsiblePerson],
    ["address", seller.address],
    ["phone", <a href={`tel:${seller.phone.replaceAll(/[^+\d]/g, "")}`}>{seller.phone}</a>],
    ["email", <a href={`mailto:${seller.email}`}>{seller.email}</a>],
    ["site", seller.homeUrl === undefined ? "" : <a href={seller.homeUrl}>{seller.homeUrl}</a>],
    ["registrationNumber", registrationNumber ?? ""],
  ];
  return items
    .filter(([, detail]) => detail !== "")
    .map(([term, detail]) => ({ term: terms[term], detail }));
}

/** The privacy policy or the terms: headings and paragraphs. */
export function LegalDocumentPage({ frame, text }: { frame: Frame; text: LegalDocument }) {
  const { language } = frame;
  return (
    <Page frame={frame} title={text.title} lead={text.lead}>
      {text.sections.map(({ heading, paragraphs }) => (
        <section>
          <h2>{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </section>
      ))}
      {text === legalTexts[language].privacy ? (
        <p>
          <a href={paths.mine(language)}>{mineTexts[language].page.ask}</a>
        </p>
      ) : null}
      <p>
        <a href={paths.legal(language)}>{legalTexts[language].seeSellers}</a>
      </p>
    </Page>
  );
}
