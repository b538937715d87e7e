import { html, raw } from "hono/html";
import { epochMs, JST, type Instant } from "../../../../../foundation/clock/index.ts";
import { LANGUAGES, type Language } from "../../../../../foundation/language/index.ts";
import { STYLE } from "./style.ts";
import { LANGUAGE_NAMES, TEXTS, type PageTexts } from "./texts/index.ts";

// In one piece: the policy's hash is over every byte between the tags.
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

export type Html = ReturnType<typeof html>;

/** What every page of the provider is shown with. */
export interface View {
  readonly language: Language;
  readonly texts: PageTexts;
  /** This page without its query: where forms go and the language is changed. */
  readonly here: string;
}

export function viewIn(language: Language, here: string): View {
  return { language, texts: TEXTS[language], here };
}

export function frame(view: View, page: { title: string; body: Html }): Html {
  const { language, texts, here } = view;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${page.title} · ${texts.testMode}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header><strong>${texts.testMode}</strong> · ${texts.testNote}</header>
        <main>
          <h1>${page.title}</h1>
          ${page.body}
        </main>
        <nav aria-label="${texts.languages}">
          ${LANGUAGES.filter((other) => other !== language).map(
            (other) =>
              html`<a href="${here}?lang=${other}" lang="${other}" hreflang="${other}"
                >${LANGUAGE_NAMES[other]}</a
              > `,
          )}
        </nav>
      </body>
    </html>`;
}

export function amountText(view: View, amountYen: number): string {
  return view.texts.yen(new Intl.NumberFormat("en").format(amountYen));
}

/** A moment in Japan's time, where the shop and its konbini are. */
export function momentText(view: View, moment: Instant): string {
  const format = new Intl.DateTimeFormat(view.language, {
    timeZone: JST,
    dateStyle: "medium",
    timeStyle: "short",
  });
  return `${format.format(epochMs(moment))} JST`;
}
