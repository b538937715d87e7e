import type { Child } from "hono/jsx";

// A date with its weekday, and the note that tells whose time it is.
const WHOLE =
  /(\d{1,2} [A-Z][a-z]{2} \d{4}|\d{4}年\d+月\d+日(?:（[^（）]{1,3}）)?|（日本[时時][间間](?:[^（）]|（[^（）]*）)*）)/;

/** A sentence with moments in it: lines break between the parts of a moment, never inside one. */
export function together(text: string): Child {
  const parts = text.split(WHOLE);
  if (parts.length === 1) return text;
  return parts.map((part, i) => (i % 2 === 1 ? <span class="whole">{part}</span> : part));
}
