import type { Child } from "hono/jsx";
import type { Language } from "../../../foundation/language/index.ts";
import { SCREEN } from "./shell.tsx";
import { screenTexts } from "./texts/index.ts";
import type { Step } from "./visit.ts";

/** Where a form was drawn: what was pressed on a screen that is gone does nothing. */
export interface AtStep {
  readonly language: Language;
  readonly step: Step;
}

/** A form of the screen; `verb` is what it does, unless its buttons say so. */
export function Press(props: { step?: Step; verb: string; class?: string; children?: Child }) {
  return (
    <form
      method="post"
      action={SCREEN}
      class={props.class}
      data-verb={props.verb}
      autocomplete="off"
    >
      {props.step === undefined ? null : <input type="hidden" name="step" value={props.step} />}
      <input type="hidden" name="do" value={props.verb} />
      {props.children}
    </form>
  );
}

/** One button that does one thing. */
export function Do(props: { step: Step; verb: string; isMain?: boolean; children?: Child }) {
  return (
    <Press step={props.step} verb={props.verb}>
      <button class={props.isMain === true ? "main" : undefined}>{props.children}</button>
    </Press>
  );
}

const DIGITS = [..."1234567890"];
// As in renewal codes: I, L, O, U and Z are never in one.
const ALL = [..."1234567890ABCDEFGHJKMNPQRSTVWXY"];

// As on a keyboard, since that is where people look for them.
const MAIL = [..."1234567890qwertyuiopasdfghjkl-zxcvbnm_.@"];
const KEYS = { digits: DIGITS, all: ALL, mail: MAIL } as const;

export interface TypingProps extends AtStep {
  readonly verb: string;
  readonly field: string;
  readonly label: string;
  readonly go: string;
  readonly keys: keyof typeof KEYS;
}

/**
 * The one input of a screen. A scanner types into it and ends with Enter; fingers use the keys
 * below. It is veiled from whoever stands behind, but for the last signs.
 */
export function Typing({ language, step, verb, field, label, go, keys }: TypingProps) {
  const { shown, erase } = screenTexts[language].find;
  return (
    <Press step={step} verb={verb} class="typing">
      <label for="typed">{label}</label>
      <div class="entry">
        <input
          id="typed"
          name={field}
          class={keys === "mail" ? undefined : "veiled"}
          inputmode="none"
          maxlength={500}
          spellcheck={false}
          autocapitalize="off"
          autofocus
        />
        <button class="main">{go}</button>
      </div>
      {keys === "mail" ? null : <p class="echo" hidden data-echo={shown}></p>}
      <div class={`keys keys-${keys}`} data-keys hidden>
        {KEYS[keys].map((key) => (
          <button type="button" data-key={key}>
            {key}
          </button>
        ))}
        <button type="button" data-key="erase" aria-label={erase}>
          ←
        </button>
      </div>
    </Press>
  );
}
