import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { messageIn, type ReadKiosk } from "../../../business/kiosks/index.ts";
import type { FoundPoint } from "../../../business/points/index.ts";
import { QrPicture } from "../../documents/index.ts";
import { LANGUAGE_NAMES, ThreadMark } from "../../html/index.ts";
import { SCREEN, Shell } from "./shell.tsx";
import { screenTexts } from "./texts/index.ts";

export interface RestProps {
  readonly read: ReadKiosk;
  /** Where else one can go, near this machine. */
  readonly nearest?: FoundPoint;
  readonly publicUrl: string;
}

/** While nobody is here: five languages to begin in, or where to go instead. */
export function RestPage({ read, nearest, publicUrl }: RestProps) {
  const { sales, kiosk } = read;
  const isSelling = sales.takes.length > 0;
  return (
    <Shell language="ja" name="rest" watches={`${sales.standing} ${JSON.stringify(kiosk.message)}`}>
      <main>
        <header>
          <ThreadMark size={96} />
          <h1>Tsunagu</h1>
        </header>
        {isSelling ? (
          <form method="post" action={SCREEN} class="choices">
            <input type="hidden" name="do" value="start" />
            {LANGUAGES.map((language) => (
              <button name="language" value={language} lang={language}>
                <span class="large">{screenTexts[language].start}</span>
                <span>{LANGUAGE_NAMES[language]}</span>
                <Note read={read} language={language} />
              </button>
            ))}
          </form>
        ) : (
          <div class="shut">
            <QrPicture text={publicUrl} label={screenTexts.ja.online} />
            <ul>
              {LANGUAGES.map((language) => (
                <li lang={language}>
                  <Note read={read} language={language} />
                  <span>
                    {screenTexts[language].online}
                    {nearest === undefined ? null : <Nearest {...{ nearest, language }} />}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </main>
    </Shell>
  );
}

/** What is out of order and what staff say, before anybody pays. */
export function Note({ read, language }: { read: ReadKiosk; language: Language }) {
  const { standing } = read.sales;
  const message = messageIn(read.kiosk.message, language);
  if (standing === "ready" && message === undefined) return null;
  return (
    <span class="careful">
      {standing === "ready" ? null : <span>{screenTexts[language].standings[standing]}</span>}
      {message === undefined ? null : <span>{message}</span>}
    </span>
  );
}

function Nearest({ nearest, language }: { nearest: FoundPoint; language: Language }) {
  const { point, walkMinutes } = nearest;
  return <span> · {screenTexts[language].nearest(point.names[language], walkMinutes)}</span>;
}
