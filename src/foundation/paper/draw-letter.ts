import type { Outline, Stroke } from "../typefaces/index.ts";
import type { Canvas } from "./bitmap.ts";

/** Where a letter stands, in dots: the left end of its line of writing, and its size. */
export interface LetterPlace {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly dotsPerUnitX: number;
  readonly dotsPerUnitY: number;
}

type Point = readonly [x: number, y: number];
type Edge = readonly [from: Point, to: Point];

/** Sub-rows per dot: thin strokes between two rows of dots are still seen. */
const SUBROWS = 4;
/** From so much of a dot on it is burnt; a little under half, for thermal paper swallows hairlines. */
const BURNT_FROM = 0.42;

/** Fills an outline into dots by the non-zero rule. */
export function drawLetter(canvas: Canvas, outline: Outline, place: LetterPlace): void {
  const edges = edgesOf(outline.strokes, place);
  if (edges.length === 0) return;
  const ys = edges.flatMap(([[, y1], [, y2]]) => [y1, y2]);
  const top = Math.floor(Math.min(...ys));
  const bottom = Math.ceil(Math.max(...ys));
  for (let row = top; row < bottom; row++) {
    for (const [x, covered] of coverageOf(edges, row)) {
      if (covered >= BURNT_FROM) canvas.set(x, row);
    }
  }
}

function coverageOf(edges: readonly Edge[], row: number): ReadonlyMap<number, number> {
  const covered = new Map<number, number>();
  for (let sub = 0; sub < SUBROWS; sub++) {
    for (const [from, to] of spansAt(edges, row + (sub + 0.5) / SUBROWS)) {
      for (let x = Math.floor(from); x < to; x++) {
        const part = Math.min(to, x + 1) - Math.max(from, x);
        covered.set(x, (covered.get(x) ?? 0) + part / SUBROWS);
      }
    }
  }
  return covered;
}

function spansAt(edges: readonly Edge[], y: number): readonly (readonly [number, number])[] {
  const crossings = edges
    .filter(([[, y1], [, y2]]) => y1 <= y !== y2 <= y)
    .map(([[x1, y1], [x2, y2]]) => ({
      x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1),
      turn: y1 < y2 ? 1 : -1,
    }))
    .toSorted((a, b) => a.x - b.x);
  const spans: (readonly [number, number])[] = [];
  let winding = 0;
  for (const [i, { x, turn }] of crossings.entries()) {
    winding += turn;
    const next = crossings[i + 1];
    if (winding !== 0 && next !== undefined) spans.push([x, next.x]);
  }
  return spans;
}

const CURVE_STEPS = 6;

function edgesOf(strokes: readonly Stroke[], place: LetterPlace): readonly Edge[] {
  const edges: Edge[] = [];
  let start: Point = [0, 0];
  let pen: Point = [0, 0];
  const to = (next: Point) => {
    edges.push([pen, next]);
    pen = next;
  };
  const at = (args: readonly number[], i: number): Point => [
    place.x + args[i]! * place.dotsPerUnitX,
    place.y - args[i + 1]! * place.dotsPerUnitY,
  ];
  for (const { command, args } of strokes) {
    if (command === "closePath") to(start);
    else if (command === "moveTo") start = pen = at(args, 0);
    else if (command === "lineTo") to(at(args, 0));
    else {
      const bends = args.flatMap((_, i) => (i % 2 === 0 ? [at(args, i)] : []));
      const curve = [pen, ...bends];
      for (let step = 1; step <= CURVE_STEPS; step++) to(onCurve(curve, step / CURVE_STEPS));
    }
  }
  return edges;
}

/** De Casteljau: the point at `t` of a curve through its first and last point. */
function onCurve(points: readonly Point[], t: number): Point {
  if (points.length === 1) return points[0]!;
  const between = points.slice(1).map((point, i): Point => {
    const before = points[i]!;
    return [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t];
  });
  return onCurve(between, t);
}
