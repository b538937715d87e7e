import type { TripAnswer, TripPlan } from "../../../business/trips/index.ts";
import {
  earlier,
  JST,
  later,
  localDate,
  msBetween,
  type Instant,
} from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { tripTexts } from "./texts/index.ts";

const WIDTH = 300;
const ROW = 18;
const BAR = 12;

interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly isOwned: boolean;
}

/** When which plan runs, one row each, from the first day to the departure. */
export function Timeline(props: { of: TripPlan; answer: TripAnswer; language: Language }) {
  const { answer, language } = props;
  const spans = spansOf(props.of);
  const { from, until } = answer;
  const all = Math.max(1, msBetween(from, until));
  const x = (at: Instant) => {
    return ((msBetween(from, later(from, earlier(at, until))) / all) * WIDTH).toFixed(1);
  };
  return (
    <figure class="trip-line" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${spans.length * ROW}`}>
        {spans.map((span, row) => (
          <>
            <rect class="trip-all" x="0" y={row * ROW + 3} width={WIDTH} height={BAR} rx="3" />
            <rect
              class={span.isOwned ? "trip-owned" : "trip-bought"}
              x={x(span.startsAt)}
              y={row * ROW + 3}
              width={Math.max(2, Number(x(span.endsAt)) - Number(x(span.startsAt))).toFixed(1)}
              height={BAR}
              rx="3"
            />
          </>
        ))}
      </svg>
      <figcaption class="small soft chart-ends">
        <span>{shortDate(from)}</span>
        <span class="sr">{tripTexts[language].timeline}</span>
        <span>{shortDate(until)}</span>
      </figcaption>
    </figure>
  );
}

/** As in the list: month and day. */
function shortDate(at: Instant): string {
  return localDate(at, JST).split("-").slice(1).map(Number).join("/");
}

/** What the line has first, then what is bought, in the order of the table. */
function spansOf({ present, purchases }: TripPlan): readonly Span[] {
  const owned = present.flatMap(({ startsAt, endsAt }) =>
    startsAt === undefined || endsAt === undefined ? [] : [{ startsAt, endsAt, isOwned: true }],
  );
  return [...owned, ...purchases.map((one) => ({ ...one, isOwned: false }))];
}
