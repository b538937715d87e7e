import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

/** What a form or a query says: texts without control characters, and files. */
export interface FormInput {
  /** The field's text, trimmed and cut at 2,000 characters; "" when it is not there. */
  text(name: string): string;
  /** Every value of a field that may come several times. */
  texts(name: string): readonly string[];
  /** A chosen file; undefined when none was chosen. */
  file(name: string): File | undefined;
}

const TEXT_MAX = 2000;
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Reads a sent form. Anything that is not one is a 400, never an exception. */
export async function readForm(c: Context): Promise<FormInput> {
  if (!FORM_TYPES.test(c.req.header("content-type") ?? "")) throw new HTTPException(400);
  try {
    const fields = await c.req.parseBody({ all: true });
    return inputOf((name) => (Object.hasOwn(fields, name) ? [fields[name]].flat() : []));
  } catch {
    throw new HTTPException(400);
  }
}

/** Reads the query in the same way. */
export function readQuery(c: Context): FormInput {
  const fields = new URL(c.req.url).searchParams;
  return inputOf((name) => fields.getAll(name));
}

function inputOf(values: (name: string) => readonly unknown[]): FormInput {
  const texts = (name: string) =>
    values(name)
      .filter((value) => typeof value === "string")
      .map(clean);
  return {
    texts,
    text: (name) => texts(name)[0] ?? "",
    file: (name) => values(name).find((value) => value instanceof File && value.size > 0) as File,
  };
}

// PostgreSQL refuses NUL and lone surrogates; other control characters are never meant.
function clean(value: string): string {
  const visible = value.toWellFormed().replaceAll(/[\p{Cc}\uFFFD]/gu, (sign) => {
    return sign === "\n" || sign === "\t" ? sign : "";
  });
  return visible.trim().slice(0, TEXT_MAX).toWellFormed();
}
