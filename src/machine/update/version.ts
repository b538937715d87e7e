/**
 * Negative when `a` is older. As semver 2.0 orders (11): numbers part by part, `1.0.0-rc.1` before
 * `1.0.0`; what stands after `+` orders nothing.
 */
export function compareVersions(a: string, b: string): number {
  const [coreA, preA] = partsOf(a);
  const [coreB, preB] = partsOf(b);
  const core = compareParts(coreA, coreB);
  if (core !== 0) return core;
  if (preA.length === 0 || preB.length === 0) {
    return Number(preA.length === 0) - Number(preB.length === 0);
  }
  return compareParts(preA, preB);
}

function partsOf(version: string): readonly [readonly string[], readonly string[]] {
  const [numbered = ""] = version.split("+");
  const dash = numbered.indexOf("-");
  if (dash === -1) return [trimmed(numbered.split(".")), []];
  return [trimmed(numbered.slice(0, dash).split(".")), numbered.slice(dash + 1).split(".")];
}

/** 1.2 is 1.2.0. */
function trimmed(parts: readonly string[]): readonly string[] {
  const last = parts.findLastIndex((part) => Number(part) !== 0);
  return parts.slice(0, last + 1);
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i], b[i]];
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const order = comparePart(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(a: string, b: string): number {
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumberA && isNumberB) return Number(a) - Number(b);
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
