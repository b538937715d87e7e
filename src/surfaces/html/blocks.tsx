import type { Child } from "hono/jsx";
import { showUntil, showInstant } from "./formats/index.ts";
import type { Instant, Zone } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { together } from "./together.tsx";

export type NoticeKind = "note" | "good" | "careful" | "urgent";

/** A box with something to know. `live` announces it when a page changes by itself. */
export function Notice(props: {
  kind?: NoticeKind;
  title?: Child;
  live?: "status" | "alert";
  id?: string;
  children?: Child;
}) {
  return (
    <div class={`notice notice-${props.kind ?? "note"}`} role={props.live} id={props.id}>
      {props.title === undefined ? null : <p class="notice-title">{props.title}</p>}
      {props.children}
    </div>
  );
}

/** A surface that lifts a group from the paper. */
export function Panel(props: {
  title?: Child;
  id?: string;
  tone?: "plain" | "strong";
  children?: Child;
}) {
  return (
    <section class={`panel${props.tone === "strong" ? " panel-strong" : ""}`} id={props.id}>
      {props.title === undefined ? null : <h2>{props.title}</h2>}
      {props.children}
    </section>
  );
}

export interface Fact {
  readonly term: Child;
  readonly detail: Child;
  readonly note?: Child;
  /** Large, for the one figure that matters. */
  readonly emphasis?: "strong";
}

/** Terms and what they are, as a definition list; `close` keeps each on one line. */
export function Facts({ items, layout }: { items: readonly Fact[]; layout?: "grid" | "close" }) {
  return (
    <dl class={layout === undefined ? "facts" : `facts facts-${layout}`}>
      {items.map(({ term, detail, note, emphasis }) => (
        <div class={emphasis === undefined ? undefined : "fact-strong"}>
          <dt>{term}</dt>
          <dd>
            {kept(detail)}
            {note === undefined ? null : <span class="fact-note">{kept(note)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function kept(child: Child): Child {
  return typeof child === "string" ? together(child) : child;
}

export interface Station {
  readonly label: Child;
  readonly detail?: Child;
  readonly state: "done" | "here" | "ahead" | "failed";
}

/** The thread as progress: stations one under the other, joined by a line. */
export function Stations({ items, label }: { items: readonly Station[]; label: string }) {
  return (
    <ol class="stations" aria-label={label}>
      {items.map(({ label: name, detail, state }) => (
        <li class={`station-${state}`} aria-current={state === "here" ? "step" : undefined}>
          <span class="station-label">{name}</span>
          {detail === undefined ? null : <span class="station-detail">{detail}</span>}
        </li>
      ))}
    </ol>
  );
}

export interface StepsProps {
  readonly items: readonly { readonly title: Child; readonly body: Child }[];
  /** The level of the titles: 3 under a heading of its own, 2 right under the page's. */
  readonly level?: 2 | 3;
}

/** Numbered steps on the thread, each a heading with its text. */
export function Steps({ items, level = 3 }: StepsProps) {
  return (
    <ol class="steps">
      {items.map(({ title, body }) => (
        <li>
          {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
          <div>{body}</div>
        </li>
      ))}
    </ol>
  );
}

/** How much is left, as a bar and as `label`, which says it in words. */
export function Meter({ left, total, label }: { left: number; total: number; label: string }) {
  const share = total <= 0 ? 0 : Math.max(0, Math.min(100, (left / total) * 100));
  const tone = share <= 10 ? "meter-low" : "";
  return (
    <svg
      class={`meter ${tone}`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect class="meter-all" width="100" height="4" />
      <rect class="meter-left" width={share.toFixed(1)} height="4" />
    </svg>
  );
}

/** A short word in a pill: the state of something. */
export function Tag({ tone = "calm", children }: { tone?: TagTone; children?: Child }) {
  return <span class={`tag tag-${tone}`}>{children}</span>;
}
export type TagTone = "calm" | "good" | "careful" | "urgent" | "best";

export interface TableProps {
  readonly caption: string;
  readonly head: readonly Child[];
  readonly rows: readonly (readonly Child[])[];
  /** Columns, counted from 0, that hold figures. */
  readonly figures?: readonly number[];
  /** The first cell of each row names the row; `head` names only the columns after it. */
  readonly rowHead?: "first";
}

/** A table that scrolls sideways by itself on a narrow screen. */
export function Table({ caption, head, rows, figures = [], rowHead }: TableProps) {
  const classOf = (column: number) => (figures.includes(column) ? "figure" : undefined);
  return (
    <div class="table" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {rowHead === undefined ? null : <td></td>}
            {head.map((cell, i) => (
              <th scope="col" class={classOf(rowHead === undefined ? i : i + 1)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, column) =>
                column === 0 && rowHead === "first" ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td class={classOf(column)}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MomentProps {
  readonly at: Instant;
  readonly language: Language;
  readonly zone?: Zone | undefined;
}

/** A moment in Japan time (and the viewer's), with its machine-readable form. */
export function Moment({ at, language, zone }: MomentProps) {
  return <time datetime={at}>{together(showInstant(at, language, zone))}</time>;
}

/** An exclusive end as "until 23:59 …". */
export function Until({ at, language, zone }: MomentProps) {
  return <time datetime={at}>{together(showUntil(at, language, zone))}</time>;
}

/** Hides what most readers need not see; opens without script. */
export function Disclosure(props: { summary: Child; isOpen?: boolean; children?: Child }) {
  const { summary, isOpen, children } = props;
  return (
    <details class="disclosure" open={isOpen}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
