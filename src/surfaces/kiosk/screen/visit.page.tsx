import type { Child } from "hono/jsx";
import type { Seller } from "../../../business/catalogue/index.ts";
import type { ReadKiosk } from "../../../business/kiosks/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { methodText } from "../../documents/index.ts";
import { isWallet } from "../ways.ts";
import { DayScreen } from "./day-screen.tsx";
import { Foot } from "./foot.tsx";
import { HelpScreen } from "./help-screen.tsx";
import { isWatching, patienceOf, type Help, type Look, type Patience } from "./look.ts";
import { AskedScreen, PayScreen, UnknownScreen } from "./order-screens.tsx";
import { ChooseScreen, ConfirmScreen, FirstScreen, HaveScreen } from "./plan-screens.tsx";
import { Note } from "./rest.page.tsx";
import { ResultScreen } from "./result-screen.tsx";
import { Do, Typing } from "./screen-parts.tsx";
import { SCREEN, Shell } from "./shell.tsx";
import { Stations } from "./stations.tsx";
import { calendarTexts } from "./texts/calendar.ts";
import { helpTexts } from "./texts/help.ts";
import { screenTexts } from "./texts/index.ts";
import { mailTexts } from "./texts/mail.ts";
import { payingTexts } from "./texts/paying.ts";
import type { Visit } from "./visit.ts";
import { isVoucherLook, voucherToken } from "./voucher-look.ts";
import { voucherHead, VoucherScreen } from "./voucher-screens.tsx";

export interface VisitProps {
  readonly visit: Visit;
  readonly look: Look;
  /** Stands before the screen. */
  readonly help?: Help;
  readonly read: ReadKiosk;
  readonly sellers: readonly Seller[];
}

/** One screen of a visit: what is asked above, what to press below, help and the way out at the foot. */
export function VisitPage({ visit, look, help, read, sellers }: VisitProps) {
  const { language, said, step, eases } = visit;
  const patience = patienceOf(look);
  const { title, lead } = help === undefined ? headOf(look, language) : helpTexts[language];
  const watches = watchedIn(look, help);
  return (
    <Shell
      {...{ language, patience, eases }}
      name={help === undefined ? look.kind : "help"}
      {...(watches === undefined ? {} : { watches })}
    >
      <main>
        <header aria-live={isWatching(look) ? "polite" : undefined}>
          <Stations look={look} language={language} />
          <h1 tabindex={-1}>{title}</h1>
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
          {help === undefined ? (
            <Body look={look} visit={visit} />
          ) : (
            <HelpScreen
              {...{ language, step, help, sellers }}
              machine={read.device.name}
              screen={headOf(look, language).title}
            />
          )}
        </div>
      </main>
      <Foot visit={visit} isBusy={look.kind === "asked" || look.kind === "result"} />
      {patience === undefined ? null : <Idle {...{ language, step, patience }} />}
    </Shell>
  );
}

function watchedIn(look: Look, help: Help | undefined): string | undefined {
  if (help !== undefined) {
    const { call } = help;
    return call === undefined ? undefined : `help ${call.answeredAt ?? ""}`;
  }
  return isWatching(look) ? tokenOf(look) : undefined;
}

/** Without what runs by itself: else the screen would turn at every look. */
export function tokenOf(look: Look): string {
  if (look.kind === "asked") return `asked ${look.by} ${look.order.state} ${look.order.slip.fate}`;
  if (look.kind === "unknown") return `unknown ${look.order.slip.fate}`;
  if (look.kind === "shown") return voucherToken(look);
  if (look.kind !== "result") return look.kind;
  const { proofUrl, slip } = look.order;
  return `${look.face} ${proofUrl === undefined ? "" : "proof"} ${slip.fate} ${slip.mayPrint}`;
}

function headOf(look: Look, language: Language): { title: string; lead?: string } {
  const texts = screenTexts[language];
  if (isVoucherLook(look)) return voucherHead(look, language);
  switch (look.kind) {
    case "asked":
      return askedHead(look, language);
    case "result":
      return texts.faces[look.face];
    case "day":
      return calendarTexts[language];
    case "mail":
      return mailTexts[language];
    case "unknown":
      return payingTexts[language].unknown;
    case "language":
      return texts;
    default:
      return texts[look.kind];
  }
}

function askedHead(look: Extract<Look, { kind: "asked" }>, language: Language) {
  const method = look.order.payment?.method ?? "";
  if (look.by !== "phone" || !isWallet(method)) return screenTexts[language].asked[look.by];
  const { title, lead } = payingTexts[language].wallet;
  return { title: title(methodText(method, language)), lead };
}

function Body({ look, visit }: { look: Look; visit: Visit }): Child {
  const { language, step } = visit;
  const texts = screenTexts[language];
  const at = { language, step };
  switch (look.kind) {
    case "language":
      return null;
    case "find":
      return <Typing {...at} verb="find" field="typed" keys="all" {...texts.find} />;
    case "second": {
      const label = `${texts.second.labels[look.digitsOf]} (${look.echo})`;
      const typing = { verb: "second", field: "second", keys: "digits" } as const;
      return <Typing {...at} {...typing} {...texts.second} label={label} />;
    }
    case "pin":
      return <Typing {...at} verb="pin" field="pin" keys="digits" {...texts.pin} />;
    case "mail":
      return <Typing {...at} verb="send" field="email" keys="mail" {...mailTexts[language]} />;
    case "have":
      return <HaveScreen {...at} line={look.line} />;
    case "choose":
      return <ChooseScreen {...at} {...look} />;
    case "day":
      return <DayScreen {...at} {...look} />;
    case "confirm":
      return <ConfirmScreen {...at} {...look} />;
    case "first":
      return <FirstScreen {...at} {...look} />;
    case "pay":
      return <PayScreen {...at} order={look.order} />;
    case "asked":
      return <AskedScreen {...at} {...look} />;
    case "unknown":
      return <UnknownScreen {...at} {...look} />;
    case "result":
      return <ResultScreen {...at} {...look} />;
    default:
      return <VoucherScreen {...at} look={look} />;
  }
}

/** Shown by the island when the screen was left alone; it counts, and then does what is left to do. */
function Idle(props: { language: Language; step: Visit["step"]; patience: Patience }) {
  const { language, step, patience } = props;
  const isOpen = patience.verb === "leave";
  const { title, lead, more } = isOpen ? payingTexts[language].open : screenTexts[language].idle;
  return (
    <dialog data-idle-dialog aria-labelledby="idle">
      <h2 id="idle">{title}</h2>
      <p>
        {lead} <strong data-idle-left></strong>
      </p>
      <Do step={step} verb="more">
        {more}
      </Do>
      <form method="post" action={SCREEN} data-idle-end data-verb={patience.verb} hidden>
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="do" value={patience.verb} />
      </form>
    </dialog>
  );
}
