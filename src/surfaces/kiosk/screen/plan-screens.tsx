import { showBytes, showDate, showLastMinute, showYen, together } from "../../html/index.ts";
import { bytes } from "../../../foundation/money/index.ts";
import { wordTexts } from "../../words/index.ts";
import type { LineView } from "../show-line.ts";
import type { QuoteView } from "../show-quotes.ts";
import type { Look } from "./look.ts";
import { Do, Press, type AtStep } from "./screen-parts.tsx";
import { calendarTexts } from "./texts/calendar.ts";
import { screenTexts } from "./texts/index.ts";

export function HaveScreen({ language, step, line }: AtStep & { readonly line: LineView }) {
  const { have } = screenTexts[language];
  const { running, queued, echo } = line;
  return (
    <>
      {echo === undefined ? null : <p class="echo">{echo}</p>}
      {running.length + queued.length === 0 ? <p>{have.none}</p> : null}
      <ul class="cards">
        {running.map(({ plan, allowance, leftBytes, endsAt }) => (
          <li>
            <strong>{plan}</strong>
            <span class="large">
              {leftBytes === undefined ? allowance : have.left(showBytes(bytes(leftBytes)))}
            </span>
            {endsAt === undefined ? null : (
              <span>
                {have.ends}: {together(showLastMinute(endsAt, language))}
              </span>
            )}
          </li>
        ))}
        {queued.map(({ plan, endsText }) => (
          <li>
            <strong>
              {plan} · {have.waiting}
            </strong>
            <span>
              {have.ends}: {together(endsText)}
            </span>
          </li>
        ))}
      </ul>
      <Do step={step} verb="plans" isMain>
        {have.go}
      </Do>
    </>
  );
}

export function ChooseScreen(
  props: AtStep & Omit<Extract<Look, { readonly kind: "choose" }>, "kind">,
) {
  const { language, step, plans, more, lastDay } = props;
  const { choose, confirm, noPlans } = screenTexts[language];
  const { ask, last } = calendarTexts[language];
  if (plans.length === 0) return <p class="large">{noPlans}</p>;
  return (
    <>
      <Press step={step} verb="when">
        <button class="when">
          <CalendarSign />
          {lastDay === undefined ? ask : `${last}: ${showDate(lastDay, language)}`}
        </button>
      </Press>
      <Press step={step} verb="plan" class="choices">
        {plans.map(({ plan, name, allowance, duration, totalYen, endsText, ...one }) => (
          <button name="plan" value={plan} class={one.isBest ? "best" : undefined}>
            <Badge {...{ language }} of={one} />
            <span class="row">
              <strong>{name}</strong>
              <span class="large">{showYen(totalYen, language)}</span>
            </span>
            <span>
              {allowance} · {duration}
            </span>
            <span>
              {confirm.ends}: {together(endsText)}
            </span>
          </button>
        ))}
      </Press>
      {more === 0 ? null : (
        <Do step={step} verb="all">
          {choose.all(more)}
        </Do>
      )}
    </>
  );
}

/** How well a plan serves the trip; whatever else is to be known is said before it is paid. */
function Badge({
  language,
  of,
}: Pick<AtStep, "language"> & { of: Pick<QuoteView, "isBest" | "warnings"> }) {
  const { best, short } = calendarTexts[language];
  if (of.isBest) return <span class="badge">{best}</span>;
  const why = of.warnings.find(({ name }) => Object.hasOwn(short, name))?.name;
  if (why === undefined) return null;
  return <span class="badge short">{short[why as keyof typeof short]}</span>;
}

function CalendarSign() {
  return (
    <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      <path
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        d="M4 6h16v14H4zM4 10h16M8 3v4m8-4v4M8 14h2m4 0h2"
      />
    </svg>
  );
}

export function ConfirmScreen(
  props: AtStep & { readonly quote: QuoteView; readonly beside?: string },
) {
  const { language, step, quote, beside } = props;
  const { confirm } = screenTexts[language];
  const lost = quote.warnings.filter(({ isToAccept }) => isToAccept);
  return (
    <>
      <dl>
        <div>
          <dt>{quote.name}</dt>
          <dd>
            {quote.allowance} · {quote.duration}
          </dd>
        </div>
        <div>
          <dt>{confirm.starts}</dt>
          <dd>{together(quote.startsText)}</dd>
        </div>
        <div class="strong">
          <dt>{confirm.ends}</dt>
          <dd>{together(quote.endsText)}</dd>
        </div>
        <div class="strong">
          <dt>{wordTexts[language].taxIncluded}</dt>
          <dd>{showYen(quote.totalYen, language)}</dd>
        </div>
      </dl>
      {beside === undefined ? null : <p>{confirm.beside(beside)}</p>}
      {quote.warnings.map(({ text }) => (
        <p class="careful">{together(text)}</p>
      ))}
      <Press step={step} verb="place">
        <input type="hidden" name="shown" value={quote.shown} />
        {lost.map(({ name }) => (
          <input type="hidden" name="accepted" value={name} />
        ))}
        <button class="main">{lost.length === 0 ? confirm.go : confirm.accept}</button>
      </Press>
    </>
  );
}

export function FirstScreen({ language, step, mayGoOn }: AtStep & { readonly mayGoOn: boolean }) {
  const { first } = screenTexts[language];
  return (
    <div class="choices">
      {mayGoOn ? (
        <Do step={step} verb="goOn" isMain>
          {first.goOn}
        </Do>
      ) : null}
      <Do step={step} verb="beside">
        {first.beside}
      </Do>
    </div>
  );
}
