import { showBytes, showLastMinute, showYen, together } from "../../html/index.ts";
import { bytes } from "../../../foundation/money/index.ts";
import { wordTexts } from "../../words/index.ts";
import type { LineView } from "../show-line.ts";
import type { QuoteView } from "../show-quotes.ts";
import { Do, Press, type AtStep } from "./screen-parts.tsx";
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
  props: AtStep & { readonly plans: readonly QuoteView[]; readonly more: number },
) {
  const { language, step, plans, more } = props;
  const { choose, confirm, noPlans } = screenTexts[language];
  if (plans.length === 0) return <p class="large">{noPlans}</p>;
  return (
    <>
      <Press step={step} verb="plan" class="choices">
        {plans.map(({ plan, name, allowance, duration, totalYen, endsText }) => (
          <button name="plan" value={plan}>
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
