import { planById } from "../../../business/catalogue/index.ts";
import { shownAt, type Scene } from "../../../business/displays/index.ts";
import { esimOfOrder } from "../../../business/esims/index.ts";
import { lineById, maskNumber, type LineId } from "../../../business/lines/index.ts";
import { receiptsOf } from "../../../business/receipts/index.ts";
import { readOrder, type Order, type Renewal } from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import { receiptSheet } from "../../documents/index.ts";
import { allowanceText, endText, startText } from "../../words/index.ts";
import { atReader, cashOf } from "../order/index.ts";
import type { Face } from "./texts/index.ts";

/** What a display shows, in words: the same for the page and for whoever asks if it has changed. */
export type DisplayView =
  | { readonly kind: "welcome" }
  | {
      readonly kind: "sale";
      readonly face: Face;
      /** The last digits alone: whoever stands behind reads along. */
      readonly line: string;
      readonly plan: string;
      readonly allowance: string;
      readonly starts?: string;
      readonly ends: string;
      readonly totalYen: Yen;
      readonly cash?: { readonly handedYen: Yen; readonly changeYen: Yen };
      readonly qr?:
        | { readonly kind: "proof" | "esim"; readonly text: string }
        /** Its link is sealed anew for each picture: here it would make every look another one. */
        | { readonly kind: "order"; readonly order: Pick<Renewal, "number" | "channel"> };
    };

/** What the displays of a counter show now, in this language. */
export async function viewOf(
  act: Act,
  of: { readonly counterId: string; readonly language: Language; readonly publicUrl: string },
): Promise<DisplayView> {
  const shown = await shownAt(act, of.counterId);
  const view = shown === undefined ? undefined : await sceneView(act, shown.scene, of);
  return view ?? { kind: "welcome" };
}

interface Told {
  readonly language: Language;
  readonly publicUrl: string;
}

async function sceneView(act: Act, scene: Scene, told: Told): Promise<DisplayView | undefined> {
  switch (scene.kind) {
    case "greeting":
      return undefined;
    case "offer":
      return offerView(act, scene, told.language);
    case "order": {
      const order = await readOrder(act, scene);
      return order === undefined ? undefined : orderView(act, order, told);
    }
  }
}

async function offerView(
  act: Act,
  scene: Scene & { readonly kind: "offer" },
  language: Language,
): Promise<DisplayView | undefined> {
  const plan = await planById(act, scene.planId, scene.quotedAt);
  if (plan === undefined) return undefined;
  const { duration } = plan.terms;
  return {
    kind: "sale",
    face: "offer",
    line: await lineText(act, scene.lineId),
    plan: plan.names[language],
    allowance: allowanceText(plan.terms, language),
    starts: startText({ starts: scene.starts, paidAt: scene.quotedAt }, language),
    ends: endText(scene.ends, { duration, language }),
    totalYen: scene.totalYen,
  };
}

async function orderView(act: Act, order: Order, told: Told): Promise<DisplayView> {
  const { renewal, plan, bucket } = order;
  const { language } = told;
  const [cash, qr, line] = await Promise.all([
    cashOf(act, order),
    qrOf(act, order, told),
    lineText(act, renewal.lineId),
  ]);
  const ends =
    bucket?.endsAt === undefined
      ? renewal.quote.ends
      : ({ kind: "at", at: bucket.endsAt } as const);
  return {
    kind: "sale",
    face: faceOf(order),
    line,
    plan: plan.names[language],
    allowance: allowanceText(renewal.terms, language),
    ends: endText(ends, { duration: plan.terms.duration, language }),
    totalYen: renewal.totalYen,
    ...(cash === undefined ? {} : { cash }),
    ...(qr === undefined ? {} : { qr }),
  };
}

/** How an order looks to its customer; never more than is certain. */
export function faceOf(order: Pick<Order, "renewal" | "attempts" | "may">): Face {
  switch (order.renewal.state) {
    case "draft":
    case "awaiting_payment":
    case "payment_failed": {
      const reader = atReader(order);
      return reader === undefined || reader.kind === "failed" ? "pay" : "card";
    }
    case "paid":
    case "activating":
    case "activation_unknown":
      return order.may.choose ? "late" : "working";
    case "activation_failed":
      return "late";
    case "active":
    case "completed":
      return "connected";
    case "queued":
      return "waiting_turn";
    case "refunding":
    case "refunded":
      return "money_back";
    case "payment_expired":
    case "cancelled":
      return order.renewal.paidAt === undefined ? "over" : "money_back";
  }
}

async function qrOf(act: Act, { renewal }: Order, { language, publicUrl }: Told) {
  if (renewal.paidAt === undefined) return undefined;
  const esim = await esimOfOrder(act, renewal);
  if (esim !== undefined) return { kind: "esim" as const, text: esim.lpa };
  const receipts = await receiptsOf(act, renewal);
  const proof = receipts.find(({ content }) => content.kind === "receipt");
  return proof === undefined
    ? { kind: "order" as const, order: { number: renewal.number, channel: renewal.channel } }
    : { kind: "proof" as const, text: receiptSheet(proof, { language, publicUrl }).verifyUrl };
}

async function lineText(act: Act, lineId: LineId): Promise<string> {
  const line = await lineById(act, lineId);
  return line === undefined ? "" : maskNumber(line.msisdn ?? line.iccid);
}
