import type { Language } from "../../../foundation/language/index.ts";
import { showBytes, showDate } from "../../html/index.ts";

export interface DayOfUse {
  /** In Japan. */
  readonly date: string;
  readonly usedBytes: number;
}

const HEIGHT = 48;
const STEP = 14;
const BAR = 10;

/** What was used each day, as bars; the same in words for who cannot see them. */
export function UsageChart(props: {
  days: readonly DayOfUse[];
  language: Language;
  label: string;
}) {
  const { days, language, label } = props;
  const most = Math.max(1, ...days.map(({ usedBytes }) => usedBytes));
  const width = days.length * STEP;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {days.map(({ usedBytes }, i) => {
          const height = usedBytes === 0 ? 1 : Math.max(2, (usedBytes / most) * HEIGHT);
          return (
            <rect
              class="chart-bar"
              x={i * STEP + 2}
              y={(HEIGHT - height).toFixed(1)}
              width={BAR}
              height={height.toFixed(1)}
              rx="2"
            />
          );
        })}
      </svg>
      <figcaption class="small soft chart-ends">
        <span>{shortDate(days[0]?.date ?? "")}</span>
        <span>{shortDate(days.at(-1)?.date ?? "")}</span>
      </figcaption>
      <details class="small">
        <summary>{label}</summary>
        <ul>
          {days.map(({ date, usedBytes }) => (
            <li>
              {showDate(date, language)} · {showBytes(usedBytes as Parameters<typeof showBytes>[0])}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}

// Month and day alone, as all five languages write them in a chart.
function shortDate(date: string): string {
  return date.slice(5).replace("-", "/").replaceAll(/\b0/g, "");
}
