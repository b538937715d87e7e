import type { Child } from "hono/jsx";
import type { Language } from "../../../foundation/language/index.ts";
import { openAssets } from "../../browser/index.ts";
import { screenTexts } from "./texts/index.ts";

/** The one address of the screen: whatever is pressed, nothing else is in the history. */
export const SCREEN = "/kiosk";

// Without script; the island looks more often, and without a flicker.
const LOOK_AGAIN_SECONDS = 5;
export const IDLE_SECONDS = 60;
export const COUNTDOWN_SECONDS = 30;

export interface ShellProps {
  readonly language: Language;
  readonly name: string;
  /** Changes whenever a screen that turns by itself would look different. */
  readonly watches?: string;
  /** A screen that is left alone is wiped. */
  readonly isIdling?: boolean;
  readonly children?: Child;
}

/** A whole screen: nothing leads out of it. */
export function Shell({ language, name, watches, isIdling, children }: ShellProps) {
  const assets = openAssets();
  const url = (file: string) => `/assets/${assets.fileOf(file)}`;
  return (
    <html lang={language} class="kiosk">
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
        data-idle={isIdling === true ? IDLE_SECONDS : undefined}
        data-countdown={isIdling === true ? COUNTDOWN_SECONDS : undefined}
      >
        {children}
      </body>
    </html>
  );
}
