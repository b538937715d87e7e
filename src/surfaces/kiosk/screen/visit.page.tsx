import type { Child } from "hono/jsx";
import type { Seller } from "../../../business/catalogue/index.ts";
import type { ReadKiosk } from "../../../business/kiosks/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { isWatching, mayIdle, type Look } from "./look.ts";
import { AskedScreen, PayScreen } from "./order-screens.tsx";
import { ChooseScreen, ConfirmScreen, FirstScreen, HaveScreen } from "./plan-screens.tsx";
import { Note } from "./rest.page.tsx";
import { ResultScreen } from "./result-screen.tsx";
import { Do, Typing } from "./screen-parts.tsx";
import { SCREEN, Shell } from "./shell.tsx";
import { screenTexts } from "./texts/index.ts";
import type { Visit } from "./visit.ts";
import { isVoucherLook, voucherToken } from "./voucher-look.ts";
import { VoucherChoice, voucherHead, VoucherScreen } from "./voucher-screens.tsx";

export interface VisitProps {
  readonly visit: Visit;
  readonly look: Look;
  readonly read: ReadKiosk;
  readonly sellers: readonly Seller[];
}

/** One screen of a visit: what is asked above, what to press below, help and the way out at the foot. */
export function VisitPage({ visit, look, read, sellers }: VisitProps) {
  const { language, said, step } = visit;
  const idling = mayIdle(look);
  const { title, lead } = headOf(look, language);
  return (
    <Shell
      language={language}
      name={look.kind}
      isIdling={idling}
      {...(isWatching(look) ? { watches: tokenOf(look) } : {})}
    >
      <main>
        <header aria-live={isWatching(look) ? "polite" : undefined}>
          <h1>{title}</h1>
          {lead === undefined ? null : <p class="lead">{lead}</p>}
          {look.kind === "find" || look.kind === "pay" ? (
            <Note read={read} language={language} />
          ) : null}
          {said === undefined ? null : (
            <p class="said" role="alert">
              {said}
            </p>
          )}
        </header>
        <div class="work">
          <Body look={look} visit={visit} />
        </div>
      </main>
      <Foot {...{ visit, look, sellers }} name={read.device.name} />
      {idling ? <Idle language={language} step={step} /> : null}
    </Shell>
  );
}

/** Without what runs by itself: else the screen would turn at every look. */
export function tokenOf(look: Look): string {
  if (look.kind === "asked") return `asked ${look.by} ${look.order.state} ${look.order.slip.fate}`;
  if (look.kind === "shown") return voucherToken(look);
  if (look.kind !== "result") return look.kind;
  const { proofUrl, slip } = look.order;
  return `${look.face} ${proofUrl === undefined ? "" : "proof"} ${slip.fate} ${slip.mayPrint}`;
}

function headOf(look: Look, language: Language): { title: string; lead?: string } {
  const texts = screenTexts[language];
  if (look.kind === "asked") return texts.asked[look.by];
  if (look.kind === "result") return texts.faces[look.face];
  if (isVoucherLook(look)) return voucherHead(look, language);
  const { title, lead }: { title: string; lead?: string } = texts[look.kind];
  return lead === undefined ? { title } : { title, lead };
}

function Body({ look, visit }: { look: Look; visit: Visit }): Child {
  const { language, step } = visit;
  const texts = screenTexts[language];
  const at = { language, step };
  switch (look.kind) {
    case "find":
      return <Typing {...at} verb="find" field="typed" keys="all" {...texts.find} />;
    case "second": {
      const label = `${texts.second.labels[look.digitsOf]} (${look.echo})`;
      return (
        <Typing
          {...at}
          verb="second"
          field="second"
          keys="digits"
          {...texts.second}
          label={label}
        />
      );
    }
    case "pin":
      return <Typing {...at} verb="pin" field="pin" keys="digits" {...texts.pin} />;
    case "have":
      return <HaveScreen {...at} line={look.line} />;
    case "choose":
      return <ChooseScreen {...at} {...look} />;
    case "confirm":
      return <ConfirmScreen {...at} {...look} />;
    case "first":
      return <FirstScreen {...at} {...look} />;
    case "pay":
      return <PayScreen {...at} order={look.order} />;
    case "asked":
      return <AskedScreen {...at} {...look} />;
    case "result":
      return <ResultScreen {...at} {...look} />;
    default:
      return <VoucherScreen {...at} look={look} />;
  }
}

function Foot(props: Pick<VisitProps, "visit" | "look" | "sellers"> & { name: string }) {
  const { visit, look, sellers, name } = props;
  const { language, step } = visit;
  const texts = screenTexts[language];
  const isBusy = look.kind === "asked" || look.kind === "result";
  return (
    <footer>
      {step === "find" ? <VoucherChoice {...{ language, step }} /> : null}
      {isBusy || step === "find" ? null : (
        <Do step={step} verb="back">
          {texts.back}
        </Do>
      )}
      {isBusy ? null : (
        <Do step={step} verb="reset">
          {texts.reset}
        </Do>
      )}
      <details class="help">
        <summary>{texts.help.title}</summary>
        <div>
          {sellers.map((seller) => (
            <p>
              {seller.names[language]} <strong>{seller.phone}</strong>
            </p>
          ))}
          <p>
            {texts.help.machine}: <strong>{name}</strong> · {texts.help.step}:{" "}
            <strong>{look.kind}</strong>
          </p>
        </div>
      </details>
    </footer>
  );
}

/** Shown by the island when the screen was left alone; it counts and wipes. */
function Idle({ language, step }: { language: Language; step: Visit["step"] }) {
  const { title, lead, more } = screenTexts[language].idle;
  return (
    <dialog data-idle-dialog aria-labelledby="idle">
      <h2 id="idle">{title}</h2>
      <p>
        {lead} <strong data-idle-left></strong>
      </p>
      <Do step={step} verb="more">
        {more}
      </Do>
      <form method="post" action={SCREEN} data-idle-reset hidden>
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="do" value="reset" />
      </form>
    </dialog>
  );
}
