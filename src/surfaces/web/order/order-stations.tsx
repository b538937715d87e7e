import type { Order } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { Stations, type Station } from "../../html/index.ts";
import { faceOf } from "./order-face.ts";
import { orderTexts, type OrderFace } from "./texts/index.ts";

/** How far the order is, on the thread; nothing for an order that never got paid. */
export function OrderStations({ order, language }: { order: Order; language: Language }) {
  const texts = orderTexts[language].stations;
  const face = faceOf(order);
  const states = STATES[face];
  if (states === undefined) return null;
  const [ordered, paid, connecting, end] = states;
  const isBack = face === "refunding" || face === "claim" || face === "refunded";
  const items: Station[] = [
    { label: texts.order, state: ordered },
    { label: texts.payment, state: paid },
    { label: texts.activation, state: connecting },
    { label: isBack ? texts.refund : texts.online, state: end },
  ];
  return <Stations items={items} label={texts.label} />;
}

type Four = readonly [Station["state"], Station["state"], Station["state"], Station["state"]];

const STATES: Readonly<Partial<Record<OrderFace, Four>>> = {
  unpaid: ["done", "here", "ahead", "ahead"],
  slip: ["done", "here", "ahead", "ahead"],
  checking: ["done", "here", "ahead", "ahead"],
  failed: ["done", "failed", "ahead", "ahead"],
  working: ["done", "done", "here", "ahead"],
  late: ["done", "done", "here", "ahead"],
  done: ["done", "done", "done", "done"],
  refunding: ["done", "done", "failed", "here"],
  claim: ["done", "done", "failed", "here"],
  refunded: ["done", "done", "failed", "done"],
};
