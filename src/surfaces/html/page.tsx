import type { Child } from "hono/jsx";
import { ErrorSummary } from "./form.tsx";
import type { FieldError, Frame, FrameLink } from "./frame.ts";
import { ThreadMark } from "./mark.tsx";
import { kitTexts, LANGUAGE_NAMES } from "./texts/index.ts";

export interface PageProps {
  readonly frame: Frame;
  /** The heading of the page and its name in the browser. */
  readonly title: string;
  /** One or two sentences under the heading. */
  readonly lead?: Child;
  /** A small line above the heading: where in the journey this page stands. */
  readonly kicker?: Child;
  readonly description?: string;
  readonly errors?: readonly FieldError[];
  readonly islands?: readonly string[];
  /** A stylesheet of this page alone, beside the one of all pages. */
  readonly sheetUrl?: string;
  /** Reloads itself without script, for pages that wait for something. */
  readonly refreshSeconds?: number;
  /**
   * `split`: a child of class `beside` stands right of the heading, one of class `across` below
   * both. `aside-page`: the last child, of class `aside`, stands right of everything.
   */
  readonly layout?: "text" | "wide" | "split" | "aside-page";
  readonly isPrivate?: boolean;
  readonly children?: Child;
}

/** A whole document: head, skip link, landmarks, the one h1, the error summary, the foot. */
export function Page(props: PageProps) {
  const { frame, title, errors = [] } = props;
  const texts = kitTexts[frame.language];
  return (
    <html lang={frame.language}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {texts.skip}
        </a>
        <Top frame={frame} />
        <main id="main" class={props.layout ?? "text"} tabindex={-1}>
          <header class="heading">
            {props.kicker === undefined ? null : <p class="kicker">{props.kicker}</p>}
            <h1>{title}</h1>
            {props.lead === undefined ? null : <p class="lead">{props.lead}</p>}
          </header>
          <ErrorSummary language={frame.language} errors={errors} />
          {props.children}
        </main>
        <Foot frame={frame} />
      </body>
    </html>
  );
}

function Head({ frame, title, errors = [], ...props }: PageProps) {
  const prefix = errors.length > 0 ? `${kitTexts[frame.language].errorPrefix}: ` : "";
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${prefix}${title} · Tsunagu`}</title>
      {props.description === undefined ? null : (
        <meta name="description" content={props.description} />
      )}
      {props.isPrivate === true ? <meta name="robots" content="noindex" /> : null}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf7f0" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12151d" />
      {refreshOf(props)}
      <link rel="stylesheet" href={frame.styleUrl} />
      {props.sheetUrl === undefined ? null : <link rel="stylesheet" href={props.sheetUrl} />}
      <link rel="icon" href={frame.iconUrl} type="image/svg+xml" />
      {frame.app === undefined ? null : (
        <>
          <link rel="manifest" href={frame.app.manifestUrl} />
          <link rel="apple-touch-icon" href={frame.app.iconUrl} />
        </>
      )}
      {[...(frame.islands ?? []), ...(props.islands ?? [])].map((island) => (
        <script type="module" src={frame.scriptUrl(island)}></script>
      ))}
    </head>
  );
}

function Top({ frame }: { frame: Frame }) {
  const texts = kitTexts[frame.language];
  return (
    <header class="top">
      {frame.banner === undefined ? null : (
        <p class={frame.isTraining === true ? "banner banner-training" : "banner"}>
          {frame.banner}
        </p>
      )}
      <div class="top-row">
        <a class="brand" href={frame.homeUrl}>
          <ThreadMark />
          <span>Tsunagu</span>
        </a>
        <details class="languages">
          <summary>
            <GlobeIcon />
            <span class="sr">{texts.languageOfPage}: </span>
            {LANGUAGE_NAMES[frame.language]}
          </summary>
          <ul>
            {frame.languages.map((language) => (
              <li>
                <a
                  href={frame.urlIn(language)}
                  lang={language}
                  hreflang={language}
                  aria-current={language === frame.language ? "true" : undefined}
                >
                  {LANGUAGE_NAMES[language]}
                </a>
              </li>
            ))}
          </ul>
        </details>
        {frame.links.length === 0 ? null : (
          <nav class="top-links" aria-label={texts.mainLinks}>
            <Links links={frame.links} />
          </nav>
        )}
      </div>
    </header>
  );
}

function Foot({ frame }: { frame: Frame }) {
  const texts = kitTexts[frame.language];
  return (
    <footer class="foot">
      <div class="foot-row">
        <p class="foot-brand">
          <ThreadMark size={24} />
          <span>{texts.tagline}</span>
        </p>
        {frame.footLinks.length === 0 ? null : (
          <nav aria-label={texts.footLinks}>
            <Links links={frame.footLinks} />
          </nav>
        )}
      </div>
    </footer>
  );
}

function Links({ links }: { links: readonly FrameLink[] }) {
  return (
    <ul>
      {links.map(({ label, url, isCurrent }) => (
        <li>
          <a href={url} aria-current={isCurrent === true ? "page" : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function GlobeIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="1.4">
        <circle cx="9" cy="9" r="7.3" />
        <ellipse cx="9" cy="9" rx="3.2" ry="7.3" />
        <path d="M1.7 9h14.6" />
      </g>
    </svg>
  );
}

// An island that watches for news reloads by itself; without script the browser does.
function refreshOf(props: Pick<PageProps, "refreshSeconds" | "islands">) {
  const { refreshSeconds, islands = [] } = props;
  if (refreshSeconds === undefined) return null;
  const meta = <meta http-equiv="refresh" content={String(refreshSeconds)} />;
  return islands.length === 0 ? meta : <noscript>{meta}</noscript>;
}
