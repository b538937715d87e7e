import type { QueuedBucket } from "../../../business/renewals/index.ts";
import { ButtonLink, Buttons, Notice, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { OpenOrder, Onward } from "./onward.ts";
import { lineTexts } from "./texts/index.ts";
import { onwardTexts } from "./texts/onward.ts";

/** What is paid for and does not run, with the tap that starts it. */
export function Offline(props: { frame: Frame; lineRef: string; queued: readonly QueuedBucket[] }) {
  const { language } = props.frame;
  const texts = lineTexts[language];
  const next = props.queued.find(({ mayStartNow }) => mayStartNow);
  return (
    <Notice kind="careful" title={texts.offlineTitle}>
      <p>{props.queued[0]?.plan.names[language]}</p>
      {next === undefined ? null : (
        <ButtonLink href={startUrl(props.frame, props.lineRef, next)}>{texts.startNow}</ButtonLink>
      )}
    </Notice>
  );
}

export function startUrl(frame: Frame, ref: string, { bucket }: QueuedBucket): string {
  return `${paths.lineStart(frame.language, ref)}?bucket=${bucket.bucketId}`;
}

/** What may be bought, or whom to ask. */
export function OnwardButton(props: {
  readonly frame: Frame;
  readonly lineRef: string;
  readonly onward: Onward;
  readonly mayBuy: "yes" | "no";
}) {
  const { frame, lineRef, onward, mayBuy } = props;
  const { language } = frame;
  const help = paths.lineHelp(language, lineRef);
  if (mayBuy === "no" && onward.kind !== "ask_us") return null;
  const kind = onward.kind === "renew" ? "primary" : "quiet";
  return (
    <Buttons>
      {onward.kind === "ask_us" ? (
        <ButtonLink href={help}>{onwardTexts[language].askUs}</ButtonLink>
      ) : null}
      {mayBuy === "yes" ? (
        <ButtonLink href={paths.plans(language, lineRef)} kind={kind}>
          {lineTexts[language].renew}
        </ButtonLink>
      ) : null}
    </Buttons>
  );
}

/** An order of this browser that is not done yet. */
export function Waits(props: {
  readonly frame: Frame;
  readonly order: OpenOrder;
  readonly kind: "primary" | "quiet";
}) {
  const { frame, order, kind } = props;
  const { language } = frame;
  const { title, button } = onwardTexts[language].orders[order.waitsFor];
  return (
    <Notice kind={order.waitsFor === "payment" ? "careful" : "good"} title={title}>
      <ButtonLink href={paths.order(language, order.number)} kind={kind}>
        {button}
      </ButtonLink>
    </Notice>
  );
}
