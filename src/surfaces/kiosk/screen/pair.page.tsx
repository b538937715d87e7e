import type { Language } from "../../../foundation/language/index.ts";
import { SCREEN, Shell } from "./shell.tsx";
import { screenTexts } from "./texts/index.ts";

/** Of a browser that belongs to no machine yet. */
export function PairPage({ language, said }: { language: Language; said?: string }) {
  const { pair } = screenTexts[language];
  return (
    <Shell language={language} name="pair">
      <main>
        <header>
          <h1>{pair.title}</h1>
          <p class="lead">{pair.lead}</p>
          {said === undefined ? null : (
            <p class="said" role="alert">
              {said}
            </p>
          )}
        </header>
        <form method="post" action={SCREEN} class="typing" autocomplete="off">
          <input type="hidden" name="do" value="pair" />
          <label for="code">{pair.label}</label>
          <div class="entry">
            <input id="code" name="code" maxlength={40} autofocus />
            <button class="main">{pair.go}</button>
          </div>
        </form>
      </main>
    </Shell>
  );
}

/** Something is wrong with the asking itself; the screen comes back by a touch. */
export function FailurePage({ language, said }: { language: Language; said: string }) {
  return (
    <Shell language={language} name="failure" watches="failure">
      <main>
        <header>
          <h1>{screenTexts[language].title}</h1>
          <p class="said" role="alert">
            {said}
          </p>
        </header>
        <form method="get" action={SCREEN}>
          <button class="main">{screenTexts[language].back}</button>
        </form>
      </main>
    </Shell>
  );
}
