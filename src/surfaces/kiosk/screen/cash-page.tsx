import type { Child } from "hono/jsx";
import type { Language } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { QrPicture } from "../../documents/index.ts";
import { showYen } from "../../html/index.ts";
import type { CashView } from "../cash.ts";
import { cashToken, type CashLook } from "./cash-look.ts";
import { Foot } from "./foot.tsx";
import { Do, type AtStep } from "./screen-parts.tsx";
import { Shell } from "./shell.tsx";
import { cashTexts } from "./texts/cash/index.ts";
import type { Visit } from "./visit.ts";

/** One screen while money goes in or comes out. It turns by itself, and is never wiped. */
export function CashPage({ visit, look }: { readonly visit: Visit; readonly look: CashLook }) {
  const { language, step } = visit;
  const { title, lead } = headOf(look.cash, language);
  return (
    <Shell language={language} name="cash" watches={cashToken(look)} eases={visit.eases}>
      <main>
        <header aria-live="polite">
          <h1 tabindex={-1}>{title}</h1>
          <p class="lead">{lead}</p>
        </header>
        <div class="work">
          {"since" in look.cash ? null : (
            <p class="sum">
              <span>{look.order.plan}</span>
              <strong>{showYen(look.order.totalYen, language)}</strong>
            </p>
          )}
          <Body cash={look.cash} language={language} step={step} />
        </div>
      </main>
      <Foot visit={visit} isBusy />
    </Shell>
  );
}

function headOf(cash: CashView, language: Language): { title: string; lead: string } {
  const texts = cashTexts[language];
  if (cash.kind !== "giving") return texts[cash.kind];
  const { title, change, back } = texts.giving;
  return { title, lead: cash.isChange ? change : back };
}

type Of<K extends CashView["kind"]> = AtStep & Extract<CashView, { readonly kind: K }>;

function Body({ cash, ...at }: AtStep & { readonly cash: CashView }): Child {
  switch (cash.kind) {
    case "taking":
      return <Taking {...at} {...cash} />;
    case "working":
      return null;
    case "giving":
      return <p class="amount">{amount(cash.yen, at.language)}</p>;
    case "voucher":
      return <Voucher {...at} {...cash} />;
    case "unknown":
      return <Unknown {...at} {...cash} />;
  }
}

function Taking({ language, step, inYen, missingYen, takesYen }: Of<"taking">) {
  const texts = cashTexts[language].taking;
  return (
    <>
      <dl class="money">
        <div class="strong">
          <dt>{texts.missing}</dt>
          <dd>{amount(missingYen, language)}</dd>
        </div>
        <div>
          <dt>{texts.in}</dt>
          <dd>{amount(inYen, language)}</dd>
        </div>
      </dl>
      {takesYen.length === 0 ? (
        <p class="careful">{texts.takesNone}</p>
      ) : (
        <div>
          <h2>{texts.takes}</h2>
          <ul class="pieces">
            {takesYen.map((one) => (
              <li>{amount(one, language)}</li>
            ))}
          </ul>
        </div>
      )}
      <Do step={step} verb="cashStop">
        {texts.stop}
      </Do>
    </>
  );
}

function Voucher({ language, step, number, digits, yen: worth }: Of<"voucher">) {
  const texts = cashTexts[language].voucher;
  return (
    <>
      <dl class="money">
        <div class="strong">
          <dt>{texts.worth}</dt>
          <dd>{amount(worth, language)}</dd>
        </div>
        <div class="strong">
          <dt>{texts.number}</dt>
          <dd>{shownNumber(number)}</dd>
        </div>
        <div class="strong">
          <dt>{texts.digits}</dt>
          <dd>{digits}</dd>
        </div>
      </dl>
      <figure>
        <QrPicture text={`${number}-${digits}`} label={texts.qr} size="large" />
        <figcaption>{texts.qr}</figcaption>
      </figure>
      <p class="careful">{texts.where}</p>
      <Do step={step} verb="cashNoted" isMain>
        {texts.noted}
      </Do>
    </>
  );
}

function Unknown({ language, step, number }: Of<"unknown">) {
  const texts = cashTexts[language].unknown;
  return (
    <>
      <dl class="money">
        <div class="strong">
          <dt>{texts.number}</dt>
          <dd>{shownNumber(number)}</dd>
        </div>
      </dl>
      <Do step={step} verb="cashNoted" isMain>
        {texts.noted}
      </Do>
    </>
  );
}

function amount(amountYen: number, language: Language): string {
  return showYen(yen(amountYen), language);
}

function shownNumber(number: string): string {
  return number.replace(/^(.{3})(.{3})(.{3})$/u, "$1 $2 $3");
}
