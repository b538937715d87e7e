/** What people hand over for a price: the next full thousand, five thousand, ten thousand. */
export function quickAmounts(totalYen: number): readonly number[] {
  const up = (step: number) => Math.ceil(totalYen / step) * step;
  return [...new Set([totalYen, up(1_000), up(5_000), up(10_000)])];
}
