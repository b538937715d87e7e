/** A whole page as text. Views are synchronous; a promise in one is a mistake. */
export function renderPage(page: { toString(): string | Promise<string> }): string {
  const text = page.toString();
  if (typeof text !== "string") throw new TypeError("a page must render synchronously");
  return `<!doctype html>${text}`;
}
