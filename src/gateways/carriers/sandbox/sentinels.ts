/** What a line's carrier will do, chosen by the line's ICCID. */
export const BEHAVIOURS = [
  "normal",
  "slow",
  "very_slow",
  "never_settles",
  "recycled",
  "suspended",
  "plan_unavailable",
  "lost",
  "lost_undone",
  "hangs",
  "fails_later",
  "maintenance",
  "unrevocable",
  "revoke_lost",
  "ends_early",
  "no_sms",
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export const SLOW_SECONDS = 20;
/** Longer than the promise of ten minutes. */
export const VERY_SLOW_SECONDS = 15 * 60;
export const FAILS_LATER_SECONDS = 5;
export const MAINTENANCE_SECONDS = 3 * 60;
export const ENDS_EARLY_SECONDS = 60 * 60;

export interface Sentinel {
  /** An example; any ICCID with the same six digits before its last does the same. */
  readonly input: string;
  readonly behaviour: Behaviour;
  readonly happens: string;
}

const HAPPENS: Readonly<Record<Behaviour, string>> = {
  normal: "Granted at once, as any other ICCID.",
  slow: `Accepted; granted ${SLOW_SECONDS} s later.`,
  very_slow: `Accepted; granted ${VERY_SLOW_SECONDS / 60} minutes later, past the promise.`,
  never_settles: "Accepted, and then silence: never granted, never refused.",
  recycled: "Refused: the line was recycled.",
  suspended: "Refused: the line is suspended.",
  plan_unavailable: "Refused: the plan is not sold for this line.",
  lost: "Granted, but the connection breaks before the answer (each first time).",
  lost_undone: "The connection breaks and nothing was granted (each first time).",
  hangs: "Granted, but no answer ever comes: the caller times out (each first time).",
  fails_later: `Accepted; fails ${FAILS_LATER_SECONDS} s later.`,
  maintenance: `Maintenance (503) for ${MAINTENANCE_SECONDS / 60} minutes from the line's first request.`,
  unrevocable: "Granted at once; a revocation is refused.",
  revoke_lost: "Granted at once; a revocation is done, but its answer is lost (each first time).",
  ends_early: "Granted at once, but ends an hour before the end that was asked for.",
  no_sms: "Granted at once; short texts are refused: a line for data alone.",
};

/** Every ICCID that makes the sandbox carrier fail on purpose. */
export const SENTINELS: readonly Sentinel[] = BEHAVIOURS.map((behaviour) => ({
  input: sentinelIccid(behaviour, 1),
  behaviour,
  happens: HAPPENS[behaviour],
}));

/** A 19-digit ICCID with its check digit; `serial` (six digits at most) tells lines apart. */
export function sentinelIccid(behaviour: Behaviour, serial: number): string {
  const kind = String(BEHAVIOURS.indexOf(behaviour) + 1).padStart(2, "0");
  const body = `898104${String(serial).padStart(6, "0")}9999${kind}`;
  return body + checkDigit(body);
}

export function behaviourOfIccid(iccid: string): Behaviour {
  const kind = /9999(\d\d)\d$/.exec(iccid)?.[1];
  return (kind === undefined ? undefined : BEHAVIOURS[Number(kind) - 1]) ?? "normal";
}

// Luhn (ITU-T E.118): every second digit from the right doubled, starting beside the check digit.
function checkDigit(body: string): string {
  let sum = 0;
  for (const [i, digit] of [...body].toReversed().entries()) {
    const weighted = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}
