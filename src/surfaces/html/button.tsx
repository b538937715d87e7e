import type { Child } from "hono/jsx";

export type ButtonKind = "primary" | "quiet" | "urgent" | "link";

export interface ButtonProps {
  readonly kind?: ButtonKind;
  /** Sent with the form when this button was the one pressed. */
  readonly name?: string;
  readonly value?: string;
  /** Fills the width of what it stands in. */
  readonly width?: "full";
  /** Presses it from anywhere on the page, with the browser's own modifier. */
  readonly accessKey?: string;
  readonly children?: Child;
}

/** Sends the form it stands in. */
export function Button(props: ButtonProps) {
  return (
    <button
      type="submit"
      class={classOf(props)}
      name={props.name}
      value={props.value}
      accesskey={props.accessKey}
    >
      {props.children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink(
  props: Omit<ButtonProps, "name" | "value" | "accessKey"> & { href: string; download?: "yes" },
) {
  return (
    <a class={classOf(props)} href={props.href} download={props.download === "yes"}>
      {props.children}
    </a>
  );
}

/** Puts buttons side by side, and one under the other on a narrow screen. */
export function Buttons({ children }: { children?: Child }) {
  return <div class="buttons">{children}</div>;
}

/** Why something cannot be pressed, in the place of the button. */
export function NotPossible({ label, reason }: { label: string; reason: string }) {
  return (
    <p class="not-possible">
      <span class="button button-off" aria-disabled="true">
        {label}
      </span>
      <span>{reason}</span>
    </p>
  );
}

function classOf({ kind = "primary", width }: ButtonProps): string {
  return `button button-${kind}${width === "full" ? " button-full" : ""}`;
}
