/** Which hoppers may be asked to turn, by their denomination. */
export interface HopperStanding {
  works(denominationYen: number): boolean;
  gaveAll(denominationYen: number): void;
  /** Empty, stuck, or its count makes no sense: not asked again until somebody was at it. */
  setAside(denominationYen: number): void;
  /** The wire lost what was said: no fault of its own, unless it goes on. */
  unheard(denominationYen: number): void;
  /** It was looked at and answered. */
  answers(denominationYen: number): void;
  /** Somebody was at the hoppers. */
  forgive(): void;
}

/** In a row; then it is not asked before it answers a look. */
const UNHEARD_BEFORE_LOOK = 2;
/** In a row, looks in between or not: something is wrong that a look does not see. */
const UNHEARD_MAX = 6;

export function hopperStanding(): HopperStanding {
  const aside = new Set<number>();
  const silent = new Set<number>();
  const unheardInRow = new Map<number, number>();
  return {
    works: (yen) => !aside.has(yen) && !silent.has(yen),
    gaveAll: (yen) => void unheardInRow.delete(yen),
    setAside: (yen) => void aside.add(yen),
    unheard(yen) {
      const inRow = (unheardInRow.get(yen) ?? 0) + 1;
      unheardInRow.set(yen, inRow);
      if (inRow >= UNHEARD_BEFORE_LOOK) silent.add(yen);
      if (inRow >= UNHEARD_MAX) aside.add(yen);
    },
    answers: (yen) => void silent.delete(yen),
    forgive() {
      for (const each of [aside, silent, unheardInRow]) each.clear();
    },
  };
}
