import type { Context } from "hono";
import { z } from "zod";
import { instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

/** A text that somebody typed or a scanner read. Control characters are never meant. */
export function text(lengthMax: number) {
  return z
    .string()
    .trim()
    .max(lengthMax)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value));
}

/** A key that this surface sealed. */
export const sealed = z.string().regex(/^[\w-]{1,8192}$/);

export const trip = z
  .object({
    leavesAt: z.iso.datetime({ offset: true }).transform((at) => instant(at)),
    use: z.enum(["light", "normal", "heavy"]),
  })
  .optional();

/** Reads a JSON body. A field that is missing or unreadable is named; unknown ones are ignored. */
export async function readBody<T>(
  c: Context,
  schema: z.ZodType<T>,
): Promise<Outcome<T, "body_unreadable" | "field_unreadable">> {
  const isJson = /^application\/json\b/i.test(c.req.header("content-type") ?? "");
  const body = isJson ? await c.req.json<unknown>().catch(() => undefined) : undefined;
  if (typeof body !== "object" || body === null) return refused("body_unreadable");
  const read = schema.safeParse(body);
  if (read.success) return done(read.data);
  const [field] = read.error.issues[0]?.path ?? [];
  return refused("field_unreadable", { field: String(field ?? "body") });
}
