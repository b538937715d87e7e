/** `w•••@example.com`: known to its owner, and to nobody who looks over a shoulder. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
