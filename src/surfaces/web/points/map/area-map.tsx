import type { Place } from "../../../../business/points/index.ts";
import { outlineIn, project, unitsAKilometre, type Box, type Spot } from "./outline.ts";

export interface AreaMapProps {
  readonly near: Place;
  /** Numbered as in the list beside it, from 1. */
  readonly places: readonly Place[];
  readonly title: string;
  /** What can be seen, for who does not see it: the list says the same. */
  readonly description: string;
  readonly credit: string;
}

const WIDTH = 320;
const HEIGHT = 220;
/** Nearer, an outline of prefectures shows nothing. */
const KILOMETRES_MIN = 110;
const MARGIN = 26;

/** Where in Japan they lie: outlines of prefectures, drawn here, without a tile or a script. */
export function AreaMap({ near, places, title, description, credit }: AreaMapProps) {
  const box = boxAround([near, ...places]);
  const scale = WIDTH / box.width;
  const toPx = (place: Place): Spot => {
    const { x, y } = project(place);
    return { x: Math.round((x - box.left) * scale), y: Math.round((y - box.top) * scale) };
  };
  const here = toPx(near);
  return (
    <div>
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img">
        <title>{title}</title>
        <desc>{description}</desc>
        <path
          d={outlineIn(box, WIDTH)}
          fill="currentColor"
          fill-opacity="0.1"
          stroke="currentColor"
          stroke-opacity="0.4"
        />
        <circle cx={here.x} cy={here.y} r="9" fill="none" stroke="currentColor" />
        {gathered(places.map(toPx)).map(({ x, y, label }) => (
          <>
            <circle cx={x} cy={y} r="4" fill="currentColor" />
            <text
              x={clamp(x, MARGIN, WIDTH - MARGIN)}
              y={y < 28 ? y + 24 : y - 13}
              text-anchor="middle"
              font-size="14"
              font-weight="700"
              fill="currentColor"
            >
              {label}
            </text>
          </>
        ))}
      </svg>
      <p class="soft small">{credit}</p>
    </div>
  );
}

/** A box of the drawing's shape with all of them inside, and room around. */
export function boxAround(places: readonly [Place, ...Place[]]): Box {
  const spots = places.map(project);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const least = KILOMETRES_MIN * unitsAKilometre(places[0]);
  const shape = WIDTH / HEIGHT;
  const width = Math.max(least, (right - left) * 1.25, (bottom - top) * 1.25 * shape);
  const height = width / shape;
  return {
    ...{ left: (left + right - width) / 2, top: (top + bottom - height) / 2 },
    ...{ width, height },
  };
}

interface Gathered extends Spot {
  readonly label: string;
}

/** So near to each other they share a dot: `1–4`, or `2, 5`. */
const APART = 26;

export function gathered(spots: readonly Spot[]): readonly Gathered[] {
  const groups: { readonly at: Spot; readonly numbers: number[] }[] = [];
  for (const [i, spot] of spots.entries()) {
    const near = groups.find(({ at }) => Math.hypot(at.x - spot.x, at.y - spot.y) < APART);
    if (near === undefined) groups.push({ at: spot, numbers: [i + 1] });
    else near.numbers.push(i + 1);
  }
  return groups.map(({ at, numbers }) => ({ ...at, label: labelOf(numbers) }));
}

function labelOf(numbers: readonly number[]): string {
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  if (first === last) return String(first);
  const isRow = last - first === numbers.length - 1;
  return isRow && numbers.length > 2 ? `${first}–${last}` : numbers.slice(0, 3).join(", ");
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
