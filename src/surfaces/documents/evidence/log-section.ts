import type { Evidence } from "../../../business/evidence/index.ts";
import { showExact } from "../../html/index.ts";
import type { RecordSection } from "../record-sheet.ts";
import type { Words } from "./evidence-sheet.ts";

/** The log as it was kept: its own words, whoever acted by kind and never by name. */
export function logSection({ events, isCut }: Evidence, { texts }: Words): RecordSection {
  const { heads, sections, actors, cut } = texts;
  return {
    head: sections.log,
    table: {
      widths: [3, 4, 2, 6],
      head: [heads.when, heads.step, heads.who, heads.what],
      rows: events.map(({ at, name, actor, before, after }) => [
        showExact(at),
        name,
        actors[actor.kind],
        movedText(before, after),
      ]),
    },
    ...(isCut ? { note: cut } : {}),
  };
}

type Facts = Readonly<Record<string, unknown>>;

const SHOWN = ["state", "amountYen", "reason", "failure", "verdict", "method", "provider"] as const;

/** `paid → activating`: what moved, of what says nothing about a person. */
function movedText(before: Facts, after: Facts): string {
  return SHOWN.flatMap((field) => {
    const now = after[field];
    if (typeof now !== "string" && typeof now !== "number") return [];
    const was = before[field];
    return [typeof was === "string" ? `${was} → ${now}` : String(now)];
  }).join(", ");
}
