/** Numbers that look like chance and come again with their seed (mulberry32). */
export interface Chance {
  /** A whole number from 0 up to, and without, `below`. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(all: readonly T[]): readonly T[];
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    shuffled(all) {
      const rest = [...all];
      return all.map(() => rest.splice(below(rest.length), 1)[0]!);
    },
  };
}
