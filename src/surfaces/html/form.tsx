import type { Child } from "hono/jsx";
import type { Language } from "../../foundation/language/index.ts";
import type { FieldError } from "./frame.ts";
import { kitTexts } from "./texts/index.ts";

/** Lists what is wrong and links to each field; nothing when there are no errors. */
export function ErrorSummary(props: { language: Language; errors: readonly FieldError[] }) {
  if (props.errors.length === 0) return null;
  return (
    <div class="notice notice-urgent errors" role="alert" tabindex={-1} id="errors">
      <h2>{kitTexts[props.language].errorTitle(props.errors.length)}</h2>
      <ul>
        {props.errors.map(({ field, message }) => (
          <li>
            <a href={`#${fieldId(field)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export interface FormProps {
  readonly action: string;
  readonly method?: "post" | "get";
  /** For forms with a file. */
  readonly takesFile?: "yes";
  /** Sent along unseen, such as a form token. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly class?: string;
  readonly label?: string;
  readonly children?: Child;
}

/** A form that the server checks: the browser's own messages would speak the wrong language. */
export function Form(props: FormProps) {
  return (
    <form
      action={props.action}
      method={props.method ?? "post"}
      enctype={props.takesFile === undefined ? undefined : "multipart/form-data"}
      class={props.class}
      aria-label={props.label}
      novalidate
    >
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly error?: string;
  /** The word for "optional" in the reader's language; marks the field so. */
  readonly optional?: string;
}

export interface TextFieldProps extends FieldProps {
  readonly value?: string;
  readonly type?: "text" | "email" | "password" | "tel" | "search" | "date" | "time";
  readonly autocomplete?: string;
  readonly inputMode?: "text" | "numeric" | "tel" | "email" | "search";
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly min?: string;
  readonly max?: string;
  /** How wide the input is: as long as what goes into it. */
  readonly size?: "full" | "medium" | "short" | "large";
  /** Takes the keyboard when the page opens; one field of a page. */
  readonly focus?: "first";
}

export function TextField(props: TextFieldProps) {
  const id = fieldId(props.name);
  return (
    <Field {...props}>
      <input
        id={id}
        name={props.name}
        type={props.type ?? "text"}
        value={props.value}
        class={props.size === undefined ? undefined : `size-${props.size}`}
        autocomplete={props.autocomplete ?? "off"}
        inputmode={props.inputMode}
        maxlength={props.maxLength}
        placeholder={props.placeholder}
        min={props.min}
        max={props.max}
        spellcheck={false}
        autocapitalize="none"
        autofocus={props.focus === "first"}
        aria-required={props.optional === undefined ? "true" : undefined}
        {...describedBy(props)}
      />
    </Field>
  );
}

/** A longer text, such as a question to support. */
export function TextAreaField(
  props: FieldProps & { value?: string; rows?: number; maxLength?: number },
) {
  return (
    <Field {...props}>
      <textarea
        id={fieldId(props.name)}
        name={props.name}
        rows={props.rows ?? 4}
        maxlength={props.maxLength}
        {...describedBy(props)}
      >
        {props.value ?? ""}
      </textarea>
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField(props: FieldProps & { value?: string; options: readonly Option[] }) {
  return (
    <Field {...props}>
      <select id={fieldId(props.name)} name={props.name} {...describedBy(props)}>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function FileField(
  props: FieldProps & { accept: string; capture?: "environment" | "user" },
) {
  return (
    <Field {...props}>
      <input
        id={fieldId(props.name)}
        name={props.name}
        type="file"
        accept={props.accept}
        capture={props.capture}
        {...describedBy(props)}
      />
    </Field>
  );
}

export interface RadioOption {
  readonly value: string;
  readonly label: Child;
  readonly detail?: Child;
  readonly disabled?: boolean;
}

export interface RadioFieldProps extends FieldProps {
  readonly value?: string;
  readonly options: readonly RadioOption[];
  readonly layout?: "row";
  /** Groups of the same choice that most need not see, each behind a summary. */
  readonly more?: readonly MoreRadios[];
}

export interface MoreRadios {
  readonly summary: Child;
  readonly options: readonly RadioOption[];
}

/** One of several: each option is a card of its own, at least 44 px tall. */
export function RadioField(props: RadioFieldProps) {
  const { options, more = [] } = props;
  return (
    <fieldset
      class={`field${props.error === undefined ? "" : " field-wrong"}`}
      {...describedBy(props)}
    >
      <legend>
        {props.label} <Optional word={props.optional} />
      </legend>
      <HintAndError {...props} />
      <Radios of={props} options={options} firstIndex={0} />
      {more.map((group, at) => (
        <details
          class="radios-more"
          open={group.options.some(({ value }) => value === props.value)}
        >
          <summary>{group.summary}</summary>
          <Radios of={props} options={group.options} firstIndex={countBefore(props, at)} />
        </details>
      ))}
    </fieldset>
  );
}

function countBefore({ options, more = [] }: RadioFieldProps, at: number): number {
  return more.slice(0, at).reduce((count, group) => count + group.options.length, options.length);
}

function Radios(props: {
  of: RadioFieldProps;
  options: readonly RadioOption[];
  firstIndex: number;
}) {
  const { of, options, firstIndex } = props;
  const id = fieldId(of.name);
  return (
    <div class={of.layout === "row" ? "radios radios-row" : "radios"}>
      {options.map((option, i) => (
        <label class="radio">
          <input
            type="radio"
            id={firstIndex + i === 0 ? id : `${id}-${firstIndex + i}`}
            name={of.name}
            value={option.value}
            checked={option.value === of.value}
            disabled={option.disabled}
          />
          <span class="radio-label">{option.label}</span>
          {option.detail === undefined ? null : <span class="radio-detail">{option.detail}</span>}
        </label>
      ))}
    </div>
  );
}

/** A box to tick, with its whole sentence as the label. */
export function CheckField(props: FieldProps & { value?: string; checked?: boolean }) {
  return (
    <div class={`field check${props.error === undefined ? "" : " field-wrong"}`}>
      <label>
        <input
          type="checkbox"
          id={fieldId(props.name)}
          name={props.name}
          value={props.value ?? "yes"}
          checked={props.checked}
          {...describedBy(props)}
        />
        <span>{props.label}</span>
      </label>
      <HintAndError {...props} />
    </div>
  );
}

/** The id of the input of a field, as error summaries and links point at it. */
export function fieldId(name: string): string {
  return `f-${name}`;
}

function Field(props: FieldProps & { children?: Child }) {
  return (
    <div class={`field${props.error === undefined ? "" : " field-wrong"}`}>
      <label for={fieldId(props.name)}>
        {props.label} <Optional word={props.optional} />
      </label>
      <HintAndError {...props} />
      {props.children}
    </div>
  );
}

function Optional({ word }: { word: string | undefined }) {
  return word === undefined ? null : <span class="optional">{word}</span>;
}

function HintAndError({ name, hint, error }: FieldProps) {
  return (
    <>
      {hint === undefined ? null : (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="error" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

function describedBy({ name, hint, error }: FieldProps) {
  const ids = [
    ...(error === undefined ? [] : [`${fieldId(name)}-error`]),
    ...(hint === undefined ? [] : [`${fieldId(name)}-hint`]),
  ];
  return {
    ...(ids.length === 0 ? {} : { "aria-describedby": ids.join(" ") }),
    ...(error === undefined ? {} : { "aria-invalid": "true" as const }),
  };
}
