import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { LANGUAGE_NAMES, Page, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import { BOARD, type Group, type Speaker } from "./board.ts";
import { phrasesTexts } from "./texts/index.ts";

const GROUPS = Object.keys(BOARD) as readonly Group[];
const SPEAKERS = ["customer", "clerk"] as const satisfies readonly Speaker[];

/** Sentences for customer and clerk to point at, in the customer's language and in Japanese. */
export function PhrasesPage({ frame, sheetUrl }: { frame: Frame; sheetUrl: string }) {
  const { language } = frame;
  const texts = phrasesTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      description={texts.lead}
      layout="wide"
      sheetUrl={sheetUrl}
    >
      <nav class="jumps no-print" aria-label={texts.title}>
        <ul>
          {GROUPS.map((group) => (
            <li>
              <a href={`#${group}`}>{texts.groups[group]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {language === "ja" ? <OtherLanguages /> : null}
      {GROUPS.map((group) => (
        <section class="board" id={group}>
          <h2>
            <Both
              language={language}
              own={texts.groups[group]}
              ja={phrasesTexts.ja.groups[group]}
            />
          </h2>
          {SPEAKERS.map((speaker) => (
            <Said group={group} speaker={speaker} language={language} />
          ))}
        </section>
      ))}
    </Page>
  );
}

/** A clerk who opened it in Japanese wants it in what the customer reads. */
function OtherLanguages() {
  return (
    <p class="no-print">
      {phrasesTexts.ja.open}:{" "}
      {LANGUAGES.filter((language) => language !== "ja").map((language, i) => (
        <>
          {i === 0 ? "" : " · "}
          <a href={paths.phrases(language)} lang={language}>
            {LANGUAGE_NAMES[language]}
          </a>
        </>
      ))}
    </p>
  );
}

function Said(props: { group: Group; speaker: Speaker; language: Language }) {
  const { group, speaker, language } = props;
  const texts = phrasesTexts[language];
  return (
    <div class={speaker}>
      <h3>
        <Both
          language={language}
          own={texts.speakers[speaker]}
          ja={phrasesTexts.ja.speakers[speaker]}
        />
      </h3>
      <ul>
        {BOARD[group][speaker].map((phrase) => (
          <li>
            <Both
              language={language}
              own={texts.phrases[phrase]}
              ja={phrasesTexts.ja.phrases[phrase]}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Both({ language, own, ja }: { language: Language; own: string; ja: string }) {
  if (language === "ja") return <span>{own}</span>;
  return (
    <>
      <span>{own}</span> <span lang="ja">{ja}</span>
    </>
  );
}
