import type { Child } from "hono/jsx";
import type { Language } from "../../../foundation/language/index.ts";
import { Do, Press } from "./screen-parts.tsx";
import { easeTexts } from "./texts/ease.ts";
import { helpTexts } from "./texts/help.ts";
import { screenTexts } from "./texts/index.ts";
import { VoucherChoice } from "./voucher-screens.tsx";
import { EASES, type Ease, type Step, type Visit } from "./visit.ts";

export interface FootProps {
  readonly visit: Pick<Visit, "language" | "step" | "eases">;
  /** Whether one may go back or begin anew from here. */
  readonly isBusy: boolean;
}

/** The way back, the way out, help, and what makes the screen easier. */
export function Foot({ visit, isBusy }: FootProps) {
  const { language, step, eases = [] } = visit;
  const texts = screenTexts[language];
  return (
    <footer>
      <EaseButtons language={language} step={step} eases={eases} />
      <div class="ways-out">
        {step === "find" ? <VoucherChoice {...{ language, step }} /> : null}
        {isBusy || step === "find" ? null : (
          <Do step={step} verb="back">
            {texts.back}
          </Do>
        )}
        {isBusy ? null : (
          <Do step={step} verb="reset">
            {texts.reset}
          </Do>
        )}
        <Do step={step} verb="help">
          {helpTexts[language].title}
        </Do>
      </div>
    </footer>
  );
}

/** In words of its own on the resting screen, where nobody has chosen a language. */
export function EaseButtons(props: {
  readonly language: Language;
  readonly step?: Step;
  readonly eases: readonly Ease[];
  readonly words?: Readonly<Record<Ease, string>>;
}) {
  const { language, step, eases, words = easeTexts[language] } = props;
  return (
    <Press {...(step === undefined ? {} : { step })} verb="ease" class="eases">
      {EASES.map((ease) => (
        <button name="ease" value={ease} aria-pressed={eases.includes(ease) ? "true" : "false"}>
          <Sign of={ease} />
          <span>{words[ease]}</span>
        </button>
      ))}
    </Press>
  );
}

/** Drawn, so that whoever reads none of the five languages finds it. */
function Sign({ of }: { of: Ease }): Child {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      {SIGNS[of]}
    </svg>
  );
}

const STROKE = { fill: "none", stroke: "currentColor", "stroke-width": "2.2" } as const;
const SIGNS: Readonly<Record<Ease, Child>> = {
  low: <path {...STROKE} d="M12 3v14m-6-6 6 6 6-6M5 21h14" />,
  contrast: (
    <g>
      <circle {...STROKE} cx="12" cy="12" r="9" />
      <path fill="currentColor" d="M12 3a9 9 0 0 1 0 18z" />
    </g>
  ),
  large: <path {...STROKE} d="M2 20 9 4l7 16M4.6 14h8.8M19 6v8m-4-4h8" />,
  voice: <path {...STROKE} d="M4 9v6h4l5 4V5L8 9zm12.5-.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12" />,
};
