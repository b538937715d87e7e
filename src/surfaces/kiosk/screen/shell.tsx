import type { Child } from "hono/jsx";
import type { Language } from "../../../foundation/language/index.ts";
import { openAssets } from "../../browser/index.ts";
import type { Patience } from "./look.ts";
import { easeTexts } from "./texts/ease.ts";
import { screenTexts } from "./texts/index.ts";
import type { Ease } from "./visit.ts";

/** The one address of the screen: whatever is pressed, nothing else is in the history. */
export const SCREEN = "/kiosk";

// Without script; the island looks more often, and without a flicker.
const LOOK_AGAIN_SECONDS = 5;
const COUNTDOWN_SECONDS = 30;

export interface ShellProps {
  readonly language: Language;
  readonly name: string;
  /** Changes whenever a screen that turns by itself would look different. */
  readonly watches?: string;
  /** How long it may be left alone. */
  readonly patience?: Patience | undefined;
  readonly eases?: readonly Ease[] | undefined;
  readonly children?: Child;
}

/** A whole screen: nothing leads out of it. */
export function Shell(props: ShellProps) {
  const { language, name, watches, patience, eases = [], children } = props;
  const assets = openAssets();
  const url = (file: string) => `/assets/${assets.fileOf(file)}`;
  return (
    <html lang={language} class={["kiosk", ...eases].join(" ")}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${screenTexts[language].title} · Tsunagu`}</title>
        <link rel="stylesheet" href={url("tsunagu.css")} />
        <link rel="stylesheet" href={url("kiosk.css")} />
        <link rel="icon" href={url("icon.svg")} type="image/svg+xml" />
        {watches === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(LOOK_AGAIN_SECONDS)} />
          </noscript>
        )}
        <script type="module" src={url("kiosk.js")}></script>
      </head>
      <body
        class={name}
        data-state={watches}
        // The machine's program reads it: without it money was asked, and nothing is taken away.
        data-idle={name === "rest" || patience?.verb === "reset" ? "wipes" : undefined}
        data-patience={patience?.seconds}
        data-countdown={patience === undefined ? undefined : COUNTDOWN_SECONDS}
      >
        {children}
        <aside class="caption" data-caption hidden></aside>
        <aside class="away" data-away aria-live="assertive" hidden>
          {easeTexts[language].offline}
        </aside>
      </body>
    </html>
  );
}
