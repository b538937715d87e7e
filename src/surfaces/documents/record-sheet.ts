import type { Language } from "../../foundation/language/index.ts";

/** A record of what is kept, worded: paper only arranges it. */
export interface RecordSheet {
  readonly language: Language;
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly RecordSection[];
  readonly notes: readonly string[];
}

export interface RecordSection {
  readonly head: string;
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  /** Widths in parts of the whole. */
  readonly table?: {
    readonly widths: readonly number[];
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly note?: string;
}

/** A table under its head, or the word that there is nothing of it. */
export function tableOf(
  none: string,
  head: string,
  table: NonNullable<RecordSection["table"]>,
): RecordSection {
  return table.rows.length === 0 ? { head, note: none } : { head, table };
}
