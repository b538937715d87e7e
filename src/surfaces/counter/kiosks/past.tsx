import type { PastEvent } from "../../../foundation/act/index.ts";
import { Moment } from "../../html/index.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

type Words = CounterTexts["kiosks"];

/** What happened to a machine, in plain words, the newest first. */
export function Past(props: {
  readonly past: readonly PastEvent[];
  /** Of people, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
}) {
  const { past, names, texts, language } = props;
  const words = texts.kiosks;
  return (
    <ul class="stack">
      {past.map((event) => {
        const name = names.get(event.actor.id);
        return (
          <li>
            <span class="soft">
              <Moment at={event.at} language={language} />
              {name === undefined ? null : ` · ${words.by(name)}`}
            </span>
            <br />
            {saysOf(event, words).join(" ")}
          </li>
        );
      })}
    </ul>
  );
}

/** The sentences of one event; one that has no words is named as it is in the books. */
export function saysOf(event: PastEvent, words: Words): readonly string[] {
  const { name, after } = event;
  const changes = changesOf(event, words);
  if (!Object.hasOwn(words.events, name)) return changes.length === 0 ? [name] : changes;
  const said = words.events[name as keyof Words["events"]];
  const kind = after["kind"];
  const isDuty = kind === "restart" || kind === "update";
  return isDuty ? [`${said}${words.dutyKinds[kind]}`] : [said];
}

const PARTS = [
  ...([
    "paper",
    "printer",
    "reader",
    "scanner",
    "acceptor",
    "dispenser",
    "door",
    "version",
  ] as const),
] as const;

function changesOf({ before, after }: PastEvent, words: Words): readonly string[] {
  const standing = (value: unknown) => wordIn(words.standings, value);
  const told = PARTS.filter(
    (part) => before[part] !== undefined && before[part] !== after[part],
  ).map((part) =>
    words.was(
      words.facts[part],
      partWord(words, part, before[part]),
      partWord(words, part, after[part]),
    ),
  );
  const isOther = after["standing"] !== undefined && after["standing"] !== before["standing"];
  const stood = words.stood(standing(before["standing"]), standing(after["standing"]));
  return isOther ? [stood, ...told] : told;
}

function partWord(words: Words, part: (typeof PARTS)[number], value: unknown): string {
  if (part === "version") return String(value);
  if (part === "door") return wordIn(words.doors, value);
  return wordIn(part === "paper" ? words.paper : words.parts, value);
}

function wordIn(texts: Readonly<Record<string, string>>, value: unknown): string {
  return texts[String(value)] ?? String(value);
}
