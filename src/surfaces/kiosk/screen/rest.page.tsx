import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { messageIn, type ReadKiosk } from "../../../business/kiosks/index.ts";
import type { FoundPoint } from "../../../business/points/index.ts";
import { QrPicture } from "../../documents/index.ts";
import { LANGUAGE_NAMES, ThreadMark } from "../../html/index.ts";
import { EaseButtons } from "./foot.tsx";
import { patienceOf } from "./look.ts";
import { SCREEN, Shell } from "./shell.tsx";
import { easeTexts } from "./texts/ease.ts";
import { screenTexts } from "./texts/index.ts";
import { EASES, type Ease, type Visit } from "./visit.ts";

export interface RestProps {
  readonly read: ReadKiosk;
  /** Somebody chooses a language, larger or read out. */
  readonly visit?: Visit;
  /** Where else one can go, near this machine. */
  readonly nearest?: FoundPoint;
  /** Where a phone finds out which way is quickest now. */
  readonly adviseUrl: string;
}

/** What the machine is for, as it stands on the signs that lead to it. */
const CALLS = [
  ["zh-Hans", "上網卡续费"],
  ["ja", "データSIM更新"],
  ["en", "SIM top-up"],
  ["ko", "데이터 충전"],
] as const;

/** While nobody is here: five languages to begin in, or where to go instead. */
export function RestPage({ read, visit, nearest, adviseUrl }: RestProps) {
  const { sales, kiosk } = read;
  const isSelling = sales.takes.length > 0;
  const state = `${sales.standing} ${JSON.stringify(kiosk.message)}`;
  return (
    <Shell
      language="ja"
      name="rest"
      watches={visit === undefined ? state : `language ${state}`}
      eases={visit?.eases}
      {...(visit === undefined ? {} : { patience: patienceOf({ kind: "language" }) })}
    >
      <main>
        <header>
          <p class="brand">
            <ThreadMark size={56} />
            Tsunagu
          </p>
          <h1 class="calls" tabindex={-1}>
            {CALLS.map(([language, call]) => (
              <span lang={language}>{call}</span>
            ))}
          </h1>
        </header>
        <div class="work">
          {isSelling ? (
            <Languages {...{ read, ...(visit === undefined ? {} : { visit }) }} />
          ) : (
            <Shut {...{ read, adviseUrl, ...(nearest === undefined ? {} : { nearest }) }} />
          )}
        </div>
      </main>
      {isSelling ? (
        <footer>
          <EaseButtons
            language="ja"
            words={WORDS}
            eases={visit?.eases ?? []}
            {...(visit === undefined ? {} : { step: visit.step })}
          />
        </footer>
      ) : null}
      {visit === undefined ? null : (
        <form method="post" action={SCREEN} data-idle-end data-verb="reset" hidden>
          <input type="hidden" name="step" value={visit.step} />
          <input type="hidden" name="do" value="reset" />
        </form>
      )}
    </Shell>
  );
}

// Where no language is chosen yet, two of them and a sign.
const WORDS = Object.fromEntries(
  EASES.map((ease) => [ease, `${easeTexts.ja[ease]}\n${easeTexts.en[ease]}`]),
) as Record<Ease, string>;

function Languages({ read, visit }: Pick<RestProps, "read" | "visit">) {
  return (
    <form method="post" action={SCREEN} class="choices languages" data-verb="start">
      {visit === undefined ? null : <input type="hidden" name="step" value={visit.step} />}
      <input type="hidden" name="do" value="start" />
      {LANGUAGES.map((language) => (
        <button name="language" value={language} lang={language}>
          <span class="large">{LANGUAGE_NAMES[language]}</span>
          <span>{screenTexts[language].start}</span>
          <Note read={read} language={language} />
        </button>
      ))}
    </form>
  );
}

function Shut({ read, adviseUrl, nearest }: Omit<RestProps, "visit">) {
  return (
    <div class="shut">
      <QrPicture text={adviseUrl} label={screenTexts.ja.online} />
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
