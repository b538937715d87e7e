import type { Child } from "hono/jsx";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { QrPicture } from "../../documents/index.ts";
import { LANGUAGE_NAMES, showYen, ThreadMark, together } from "../../html/index.ts";
import { wordTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import type { DisplayView } from "./shown-view.ts";
import { displayTexts } from "./texts/index.ts";

/** Where stylesheet and script of the display are. */
export interface DisplayFiles {
  readonly styleUrls: readonly string[];
  readonly scriptUrl: string;
  readonly iconUrl: string;
}

export interface DisplayPageProps {
  readonly language: Language;
  readonly files: DisplayFiles;
  readonly view: DisplayView;
  /** Where the order of a view opens on the customer's phone. */
  readonly orderUrl?: string;
  /** Changes whenever the page would look different. */
  readonly token: string;
}

const LOOK_AGAIN_SECONDS = 3;

/** The screen turned to the customer: one thing at a time, to be read from across the counter. */
export function DisplayPage(props: DisplayPageProps) {
  const { language, files, view, token, orderUrl } = props;
  const texts = displayTexts[language];
  return (
    <Shell language={language} files={files} title={texts.title} isWatching>
      <main class={view.kind} aria-live="polite" data-state={token}>
        {view.kind === "welcome" ? (
          <Welcome language={language} />
        ) : (
          <Sale view={view} language={language} orderUrl={orderUrl} />
        )}
      </main>
      <Languages language={language} isLarge={view.kind === "welcome"} />
    </Shell>
  );
}

export function Shell(props: {
  readonly language: Language;
  readonly files: DisplayFiles;
  readonly title: string;
  readonly isWatching?: boolean;
  readonly children?: Child;
}) {
  const { language, files, title, isWatching } = props;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Tsunagu`}</title>
        {files.styleUrls.map((url) => (
          <link rel="stylesheet" href={url} />
        ))}
        <link rel="icon" href={files.iconUrl} type="image/svg+xml" />
        {isWatching === true ? (
          <>
            <noscript>
              <meta http-equiv="refresh" content={String(LOOK_AGAIN_SECONDS)} />
            </noscript>
            <script type="module" src={files.scriptUrl}></script>
          </>
        ) : null}
      </head>
      <body class="display">{props.children}</body>
    </html>
  );
}

function Welcome({ language }: { language: Language }) {
  const texts = displayTexts[language];
  return (
    <>
      <ThreadMark size={120} />
      <h1>{texts.welcome}</h1>
      <p class="lead">{texts.welcomeLead}</p>
    </>
  );
}

function Sale(props: {
  view: DisplayView & { kind: "sale" };
  language: Language;
  orderUrl: string | undefined;
}) {
  const { view, language, orderUrl } = props;
  const texts = displayTexts[language];
  const { face, qr } = view;
  const { title, lead } = texts.faces[face];
  return (
    <>
      <header class={`said said-${face}`}>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </header>
      <div class="sum">
        {view.cash === undefined ? (
          <p class="amount">
            {showYen(view.totalYen, language)}
            <span class="small">{wordTexts[language].taxIncluded}</span>
          </p>
        ) : (
          <Cash cash={view.cash} totalYen={view.totalYen} language={language} />
        )}
        <dl>
          <Fact term={texts.validUntil} detail={together(view.ends)} isMain />
          {view.starts === undefined ? null : (
            <Fact term={texts.starts} detail={together(view.starts)} />
          )}
          <Fact term={texts.plan} detail={`${view.plan} · ${view.allowance}`} />
          <Fact term={texts.line} detail={view.line} />
        </dl>
        {face === "connected" || face === "waiting_turn" ? (
          <p class="thanks">{texts.thanks}</p>
        ) : null}
      </div>
      {qr === undefined ? null : <Picture qr={qr} language={language} orderUrl={orderUrl} />}
    </>
  );
}

function Picture(props: {
  qr: NonNullable<(DisplayView & { kind: "sale" })["qr"]>;
  language: Language;
  orderUrl: string | undefined;
}) {
  const { qr, language, orderUrl = "" } = props;
  const { qrOrder, qrProof } = displayTexts[language];
  const { install } = wordTexts[language];
  const label = { order: qrOrder, proof: qrProof, esim: install.title }[qr.kind];
  return (
    <figure>
      <QrPicture text={qr.kind === "order" ? orderUrl : qr.text} label={label} />
      <figcaption>
        {label}
        {qr.kind === "esim" ? <span class="small">{install.scan}</span> : null}
      </figcaption>
    </figure>
  );
}

function Cash(props: {
  cash: NonNullable<(DisplayView & { kind: "sale" })["cash"]>;
  totalYen: (DisplayView & { kind: "sale" })["totalYen"];
  language: Language;
}) {
  const { cash, totalYen, language } = props;
  const texts = displayTexts[language];
  return (
    <div class="cash">
      <p>
        {texts.price} {showYen(totalYen, language)} · {texts.handed}{" "}
        {showYen(cash.handedYen, language)}
      </p>
      <p class="amount">
        <span class="small">{texts.change}</span>
        {showYen(cash.changeYen, language)}
      </p>
    </div>
  );
}

function Fact({ term, detail, isMain }: { term: string; detail: Child; isMain?: boolean }) {
  return (
    <div class={isMain === true ? "main" : undefined}>
      <dt>{term}</dt>
      <dd>{detail}</dd>
    </div>
  );
}

/** By touch, at any moment; each in its own words. */
function Languages({ language, isLarge }: { language: Language; isLarge: boolean }) {
  return (
    <footer class={isLarge ? "tongues tongues-large" : "tongues"}>
      <form
        method="post"
        action={paths.displayLanguage()}
        aria-label={displayTexts[language].languages}
      >
        {LANGUAGES.map((one) => (
          <button
            name="language"
            value={one}
            lang={one}
            aria-pressed={one === language ? "true" : "false"}
          >
            {LANGUAGE_NAMES[one]}
          </button>
        ))}
      </form>
    </footer>
  );
}

/** Of a display that no counter has: what to do, and nothing of any sale. */
export function Unbound({ language, files }: { language: Language; files: DisplayFiles }) {
  const texts = displayTexts[language];
  return (
    <Shell language={language} files={files} title={texts.title} isWatching>
      <main class="welcome" data-state="unbound">
        <ThreadMark size={120} />
        <h1>Tsunagu</h1>
        <p class="lead">{texts.notBound}</p>
      </main>
    </Shell>
  );
}
