import { QrPicture } from "../../documents/index.ts";
import { showYen } from "../../html/index.ts";
import type { OrderView } from "../show-order.ts";
import type { Look } from "./look.ts";
import { Do, Press, type AtStep } from "./screen-parts.tsx";
import { SlipPart } from "./slip-part.tsx";
import { screenTexts } from "./texts/index.ts";

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
      <div class="choices">
        {order.ways.map(({ way, kind, label }) => (
          <Press step={step} verb="way">
            <input type="hidden" name="kind" value={kind} />
            <button name="way" value={way}>
              <span class="large">{label}</span>
            </button>
          </Press>
        ))}
      </div>
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
