import { Hono, type Context } from "hono";
import { allSellers, issuerStatusAt } from "../../../business/catalogue/index.ts";
import { isSoldAsPin, PIN } from "../../../business/pins/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { chainOfMethod } from "../../documents/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { LegalDocumentPage, SellersPage, type SellerFacts } from "./legal.page.tsx";
import { legalTexts } from "./texts/index.ts";

/** Who sells, on which terms, and what happens to personal data. */
export function legalRoutes(ground: WebGround): Hono {
  const routes = new Hono();
  const shared = { cache: "shared" } as const;
  routes.get("/legal", async (c) => {
    const sellers = await sellersOf(c, ground);
    const methods = await methodsOf(actOf(c, ground), ground, sellers);
    const frame = frameOf(c, ground);
    return showPage(c, <SellersPage frame={frame} sellers={sellers} methods={methods} />, shared);
  });
  for (const document of ["privacy", "terms"] as const) {
    routes.get(`/${document}`, (c) => {
      const text = legalTexts[languageOf(c)][document];
      return showPage(c, <LegalDocumentPage frame={frameOf(c, ground)} text={text} />, shared);
    });
  }
  return routes;
}

// The ways in which a browser pays, each named once, though a provider may part them by chain.
async function methodsOf(
  act: Act,
  { payments }: WebGround,
  sellers: readonly SellerFacts[],
): Promise<readonly string[]> {
  const methods = payments.flatMap((provider) => provider.methods);
  const names = methods
    .filter(({ kind }) => kind === "redirect" || kind === "slip")
    .map(({ method }) => (chainOfMethod(method) === undefined ? method : "konbini"));
  const soldAsPin = await Promise.all(
    sellers.map(async ({ seller }) => isSoldAsPin(act, seller.sellerId)),
  );
  return [...new Set([...names, ...(soldAsPin.includes(true) ? [PIN] : [])])];
}

async function sellersOf(c: Context, ground: WebGround): Promise<readonly SellerFacts[]> {
  const act = actOf(c, ground);
  const facts: SellerFacts[] = [];
  for (const seller of await allSellers(act)) {
    const status = await issuerStatusAt(act, seller.sellerId);
    const registrationNumber = status?.registrationNumber;
    facts.push({ seller, ...(registrationNumber === undefined ? {} : { registrationNumber }) });
  }
  return facts;
}
