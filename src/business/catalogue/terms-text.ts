import { isZone, JST } from "../../foundation/clock/index.ts";
import { readBytesCell } from "../../foundation/tables/index.ts";
import {
  RENEWAL_MODES,
  RENEWAL_RULE_REFUSALS,
  type Duration,
  type RefundRule,
  type RenewalMode,
  type RenewalRule,
  type RenewalRuleRefusal,
  type StartTrigger,
  type ValidityClock,
} from "./plan.ts";

// How a plan's terms are written in a cell of a table. Each reader answers undefined when it
// cannot read the cell; words may stand in any case, full-width, with spaces or commas between.

/** `10 days`, `10d`, `10日間`, `3 months`, `3か月`. */
export function readDuration(cell: string): Duration | undefined {
  const match =
    /^(\d{1,4})(?:(d|days?|日間?)|(m|mo|months?|か月間?|ヶ月間?|カ月間?|ケ月間?))$/.exec(
      tidy(cell).replaceAll(" ", ""),
    );
  const count = Number(match?.[1]);
  if (match === null || count < 1 || count > 3660) return undefined;
  return { unit: match[2] === undefined ? "months" : "days", count };
}

/** `jst_calendar`, `rolling_24h`, `rolling_to_midnight`, `month_end+3`, `months`, `zone_calendar +08:00`. */
export function readClock(cell: string): ValidityClock | undefined {
  const text = tidy(cell);
  switch (text) {
    case "jst_calendar":
    case "rolling_24h":
    case "rolling_to_midnight":
    case "months":
      return { kind: text };
    default: {
      const monthEnd = /^month_end ?\+? ?(\d{1,2})$/.exec(text);
      if (monthEnd !== null) return { kind: "month_end", monthsAfter: Number(monthEnd[1]) };
      const zone = /^zone_calendar (\S+)$/.exec(text)?.[1];
      const named = zone === undefined ? undefined : readZone(zone);
      return named === undefined ? undefined : { kind: "zone_calendar", zone: named };
    }
  }
}

export function readZone(cell: string): string | undefined {
  const text = cell.normalize("NFKC").trim();
  if (text.toLowerCase() === "jst") return JST;
  const offset = /^(?:utc)?([+-]\d\d:?\d\d)$/i.exec(text)?.[1];
  if (offset !== undefined) return `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const name = text.replaceAll(
    /(^|[/_])([a-z])/g,
    (_, at: string, c: string) => at + c.toUpperCase(),
  );
  return isZone(name) ? name : undefined;
}

/** The measured half of an allowance: `5GB`, `1GB/day`, `毎日1GB`, `unlimited`, `無制限`. */
export function readAllowance(
  cell: string,
): { kind: "capped" | "daily"; bytes: number } | { kind: "unlimited" } | undefined {
  const text = tidy(cell);
  if (["unlimited", "無制限", "使い放題"].includes(text)) return { kind: "unlimited" };
  const daily =
    /^(.+?) ?(?:\/|per) ?(?:day|日)$/.exec(text)?.[1] ?? /^(?:毎日|daily) ?(.+)$/.exec(text)?.[1];
  const bytes = readBytesCell(daily ?? text);
  if (bytes === undefined || bytes === 0) return undefined;
  return { kind: daily === undefined ? "capped" : "daily", bytes };
}

/**
 * One cell of a renewal table. A mode, then what differs from the plan: `extend 1d`,
 * `start_now 1d jst_calendar`, `stack`, with `carries_data` when data left moves along; or `no`
 * and the reason: `no line_recycled`.
 */
export function readRule(cell: string): RenewalRule | undefined {
  const [mode = "", ...words] = tidy(cell).split(" ");
  if (mode === "no" || mode === "none") return readRefusal(words);
  if (!isMode(mode) || mode === "none") return undefined;
  let rule: RenewalRule = { mode, carries: mode === "extend" ? "data" : "nothing" };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const duration = readDuration(word);
    const clock = readClock(word) ?? readClock(`${word} ${words[i + 1] ?? ""}`);
    if (duration !== undefined) rule = { ...rule, duration };
    else if (word === "carries_data") rule = { ...rule, carries: "data" };
    else if (word === "carries_nothing") rule = { ...rule, carries: "nothing" };
    else if (clock !== undefined) {
      rule = { ...rule, clock };
      if (clock.kind === "zone_calendar") i += 1;
    } else return undefined;
  }
  return rule;
}

/** `until_credited`, `before_start`, `pro_rata`. */
export function readRefundRule(cell: string): RefundRule | undefined {
  const kind = tidy(cell);
  if (kind !== "until_credited" && kind !== "before_start" && kind !== "pro_rata") return undefined;
  return { kind };
}

/** `payment`, or `first_use 180d`: then it must be used within that time, else `unusedRefund`. */
export function readStartTrigger(cell: string, unusedRefund: RefundRule): StartTrigger | undefined {
  const text = tidy(cell);
  if (text === "payment") return { kind: "payment" };
  const within = /^first_use (?:within )?(.+)$/.exec(text)?.[1];
  const duration = within === undefined ? undefined : readDuration(within);
  if (duration?.unit !== "days") return undefined;
  return { kind: "first_use", withinDays: duration.count, unusedRefund };
}

function readRefusal(words: readonly string[]): RenewalRule | undefined {
  const [refusal = "plan_not_renewable", ...more] = words;
  const isKnown = (RENEWAL_RULE_REFUSALS as readonly string[]).includes(refusal);
  if (!isKnown || more.length > 0) return undefined;
  return { mode: "none", refusal: refusal as RenewalRuleRefusal };
}

function isMode(word: string): word is RenewalMode {
  return (RENEWAL_MODES as readonly string[]).includes(word);
}

function tidy(cell: string): string {
  return cell
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s,、]+/g, " ");
}
