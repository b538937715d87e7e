import type { Attempt } from "../../../business/payments/index.ts";
import { isOpen } from "../../../business/payments/index.ts";
import type { Order } from "../../../business/renewals/index.ts";
import { Button, Form, Notice, Panel, showYen } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

/** What a card reader has to do with an order that is not paid. */
export type AtReader =
  /** The amount stands there, or it is not known whether it does. */
  | { readonly kind: "waiting" | "unknown"; readonly attempt: Attempt }
  /** It brought nothing; nothing is there any more. */
  | { readonly kind: "failed"; readonly attempt: Attempt };

export function atReader({
  attempts,
  renewal,
}: Pick<Order, "attempts" | "renewal">): AtReader | undefined {
  const attempt = attempts.at(-1);
  if (attempt?.kind !== "terminal" || renewal.paidAt !== undefined) return undefined;
  if (!isOpen(attempt))
    return attempt.state === "succeeded" ? undefined : { kind: "failed", attempt };
  return { kind: attempt.state === "pending" ? "waiting" : "unknown", attempt };
}

export interface ReaderPanelProps {
  readonly at: AtReader;
  readonly order: Order;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  /** It was asked to be taken off, and nobody could say that it was. */
  readonly couldNotStop: boolean;
}

/** What the reader shows, and how it ends; never more than is certain. */
export function ReaderPanel({ at, order, texts, language, couldNotStop }: ReaderPanelProps) {
  const words = texts.pay;
  const { attempt } = at;
  if (at.kind === "failed") {
    return <Notice kind="careful">{words.failed[attempt.failure ?? "provider_down"]}</Notice>;
  }
  const display = attempt.next?.kind === "reader" ? attempt.next.url : undefined;
  return (
    <Panel title={words.reader.title} tone="strong">
      <p class="change">{showYen(attempt.amountYen, language)}</p>
      <p role="status">
        {couldNotStop
          ? words.reader.late
          : at.kind === "waiting"
            ? words.reader.hold
            : words.reader.unknown}
      </p>
      {display === undefined ? null : (
        <p>
          <a href={display} target="_blank" rel="noreferrer">
            {words.reader.display}
          </a>
        </p>
      )}
      <Form action={paths.orderStop(order.renewal.number)} hidden={{ attempt: attempt.attemptId }}>
        <Button kind="quiet">{words.reader.stop}</Button>
      </Form>
    </Panel>
  );
}
