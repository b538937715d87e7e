/** Columns as wide as what stands in them; `figures` are set to the right. */
export function drawTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { figures = [] }: { readonly figures?: readonly number[] } = {},
): readonly string[] {
  const all = head.length === 0 || rows.length === 0 ? rows : [head, ...rows];
  const widths = (all[0] ?? []).map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, i) =>
        figures.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** `¥1,980`, a minus in front of the sign. */
export function showYen(amountYen: number): string {
  const digits = Math.abs(amountYen).toLocaleString("en-US");
  return `${amountYen < 0 ? "-" : ""}¥${digits}`;
}
