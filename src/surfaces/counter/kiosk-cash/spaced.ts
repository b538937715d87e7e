/** `SPP CJR TXH`: as people read it out. */
export function spaced(number: string): string {
  return number.replaceAll(/(.{3})(?=.)/gu, "$1 ");
}
