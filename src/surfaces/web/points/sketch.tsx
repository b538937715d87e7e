import type { FoundPoint, Place } from "../../../business/points/index.ts";

export interface SketchProps {
  readonly near: Place;
  readonly found: readonly FoundPoint[];
  readonly label: string;
}

const SIDE = 300;
const MIDDLE = SIDE / 2;
const ROOM = MIDDLE - 16;
const NUMBERED = 9;

/**
 * Which way the nearest lie, north up, as far as the ninth: no tiles, no script, two kilobytes. The
 * square root of the distance keeps near ones apart; the list says how far each is.
 */
export function Sketch({ near, found, label }: SketchProps) {
  const shown = found.slice(0, NUMBERED);
  const farthest = Math.max(1, ...shown.map(({ metres }) => metres));
  return (
    <svg width={SIDE} height={SIDE} viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      {[1, 0.5].map((share) => (
        <circle
          cx={MIDDLE}
          cy={MIDDLE}
          r={(Math.sqrt(share) * ROOM).toFixed(0)}
          fill="none"
          stroke="currentColor"
          stroke-opacity="0.25"
        />
      ))}
      <circle cx={MIDDLE} cy={MIDDLE} r="4" fill="currentColor" />
      {spotsOf(near, shown, farthest).map(({ x, y }, i) => (
        <text x={x} y={y + 5} text-anchor="middle" font-weight="700" fill="currentColor">
          {i + 1}
        </text>
      ))}
    </svg>
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A number needs so much room to be read beside the next one. */
const APART = 15;

// What would stand on another number, or on the middle, moves towards or away from the middle.
function spotsOf(near: Place, shown: readonly FoundPoint[], farthest: number): readonly Spot[] {
  const taken: Spot[] = [{ x: MIDDLE, y: MIDDLE }];
  for (const { point, metres } of shown) {
    const length = Math.sqrt(metres / farthest) * ROOM;
    const tries = STEPS.map((step) => placed(near, point.place, length + step * APART));
    const free = tries.find((spot) =>
      taken.every(({ x, y }) => Math.hypot(spot.x - x, spot.y - y) >= APART),
    );
    taken.push(free ?? tries[0]!);
  }
  return taken.slice(1);
}

const STEPS = [0, 1, -1, -2, 2, -3, -4];

function placed(from: Place, to: Place, wanted: number): Spot {
  const length = Math.max(0, Math.min(ROOM, wanted));
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  const north = to.latitude - from.latitude;
  const size = Math.hypot(east, north);
  const [right, up] = size === 0 ? [0, 1] : [east / size, north / size];
  return { x: Math.round(MIDDLE + right * length), y: Math.round(MIDDLE - up * length) };
}
