import type { Child } from "hono/jsx";
import { QrPicture } from "../../documents/index.ts";
import { showYen } from "../../html/index.ts";
import type { OrderView } from "../show-order.ts";
import type { WayAtKiosk } from "../ways.ts";
import type { Look } from "./look.ts";
import { Do, Press, type AtStep } from "./screen-parts.tsx";
import { SlipPart } from "./slip-part.tsx";
import { screenTexts } from "./texts/index.ts";
import { payingTexts } from "./texts/paying.ts";

type Of<K extends Look["kind"]> = AtStep & Extract<Look, { readonly kind: K }>;

export function PayScreen({ language, step, order }: AtStep & { readonly order: OrderView }) {
  const { pay } = screenTexts[language];
  const failure = order.payment?.failure;
  return (
    <>
      <Sum order={order} language={language} />
      {failure === undefined ? null : (
        <p class="said" role="alert">
          {failure}
        </p>
      )}
      {order.ways.length === 0 ? <p class="large">{pay.none}</p> : null}
      {GROUPS.map((group) => (
        <Ways {...{ language, step, group }} ways={order.ways.filter(isIn(group))} />
      ))}
    </>
  );
}

type Group = keyof (typeof payingTexts)["en"]["groups"];
/** What needs nothing but what the customer holds comes first. */
const GROUPS: readonly Group[] = ["cash", "reader", "phone", "pin", "wallet"];

function isIn(group: Group): (way: WayAtKiosk) => boolean {
  return ({ kind, isWallet }) =>
    kind === "redirect" ? group === (isWallet ? "wallet" : "phone") : group === kind;
}

function Ways(
  props: AtStep & { readonly group: Group; readonly ways: readonly WayAtKiosk[] },
): Child {
  const { language, step, group, ways } = props;
  if (ways.length === 0) return null;
  return (
    <section class="pay-ways">
      <h2>{payingTexts[language].groups[group]}</h2>
      <div class="choices">
        {ways.map(({ way, kind, label, accepts }) => (
          <Press step={step} verb="way">
            <input type="hidden" name="kind" value={kind} />
            <button name="way" value={way}>
              <span class="large">{label}</span>
              {accepts.length === 0 ? null : <span>{accepts.join(" · ")}</span>}
            </button>
          </Press>
        ))}
      </div>
    </section>
  );
}

/** Nobody can say whether it was paid: the number finds out, here and everywhere. */
export function UnknownScreen({ language, step, order }: Of<"unknown">) {
  const texts = screenTexts[language];
  return (
    <>
      <dl>
        <div class="strong">
          <dt>{texts.number}</dt>
          <dd>{order.shownNumber}</dd>
        </div>
      </dl>
      <figure>
        <QrPicture text={order.orderUrl} label={texts.orderQr} size="large" />
        <figcaption>{texts.orderQr}</figcaption>
      </figure>
      <SlipPart {...{ language, step }} slip={order.slip} />
      <Do step={step} verb="leave" isMain>
        {texts.done}
      </Do>
    </>
  );
}

export function AskedScreen({ language, step, order, by, url }: Of<"asked">) {
  const texts = screenTexts[language];
  return (
    <>
      <Sum order={order} language={language} />
      {url === undefined ? null : (
        <figure>
          <QrPicture text={url} label={texts.payQr} size="large" />
        </figure>
      )}
      <div class="row">
        {by === "phone" ? (
          <Do step={step} verb="reset">
            {texts.onPhone}
          </Do>
        ) : null}
        {order.may.cancel ? (
          <Do step={step} verb="stop">
            {texts.stop}
          </Do>
        ) : null}
      </div>
      {by === "unknown" ? (
        <>
          <p class="sum">
            <span>{texts.number}</span>
            <strong>{order.shownNumber}</strong>
          </p>
          <SlipPart {...{ language, step }} slip={order.slip} />
        </>
      ) : null}
    </>
  );
}

function Sum({ order, language }: { order: OrderView } & Pick<AtStep, "language">) {
  return (
    <p class="sum">
      <span>{order.plan}</span>
      <strong>{showYen(order.totalYen, language)}</strong>
    </p>
  );
}
