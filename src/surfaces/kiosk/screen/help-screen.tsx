import type { Seller } from "../../../business/catalogue/index.ts";
import { QrPicture } from "../../documents/index.ts";
import type { Help } from "./look.ts";
import { Do, type AtStep } from "./screen-parts.tsx";
import { helpTexts } from "./texts/help.ts";

/** Whom to ask, and what to tell them; a chat on one's own phone knows it by itself. */
export function HelpScreen(
  props: AtStep & {
    readonly help: Help;
    readonly sellers: readonly Seller[];
    readonly machine: string;
    /** What the screen behind asks for. */
    readonly screen: string;
  },
) {
  const { language, step, help, sellers, machine, screen } = props;
  const texts = helpTexts[language];
  const { call, mayCall, chatUrl } = help;
  return (
    <>
      <dl>
        {sellers.map(({ names, phone }) => (
          <div class="strong">
            <dt>
              {texts.phone} · {names[language]}
            </dt>
            <dd>{phone}</dd>
          </div>
        ))}
        <div class="strong">
          <dt>{texts.machine}</dt>
          <dd>{machine}</dd>
        </div>
        <div>
          <dt>{texts.step}</dt>
          <dd>
            {screen} ({step})
          </dd>
        </div>
      </dl>
      <figure>
        <QrPicture text={chatUrl} label={texts.chat} />
        <figcaption>{texts.chat}</figcaption>
      </figure>
      {call === undefined ? null : (
        <p class="told large" role="status">
          {call.answeredAt === undefined ? texts.called : texts.coming}
        </p>
      )}
      {mayCall && call === undefined ? (
        <Do step={step} verb="call" isMain>
          {texts.call}
        </Do>
      ) : null}
      <Do step={step} verb="helped">
        {texts.back}
      </Do>
    </>
  );
}
