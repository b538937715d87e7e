import type { Compilable } from "kysely";
import type { Statement } from "./pool.ts";

/**
 * One piece of a composed statement: an INSERT, UPDATE or DELETE without RETURNING that binds its
 * line id itself. Pieces of one statement see the same snapshot, so none depends on another.
 */
export interface Part {
  readonly text: string;
  readonly values: readonly unknown[];
  /** `one`: touching no row undoes the whole statement. */
  readonly expects: "one" | "any";
}

export function part(query: Compilable, options: { expects?: "one" | "any" } = {}): Part {
  const compiled = query.compile();
  return { text: compiled.sql, values: compiled.parameters, expects: options.expects ?? "one" };
}

/**
 * All pieces as one statement, one round trip. A piece that had to touch a row and did not divides
 * by zero, which undoes everything: PostgreSQL has no other way to refuse inside one statement.
 */
export function compose(parts: readonly Part[]): Statement {
  const values: unknown[] = [];
  const pieces: string[] = [];
  const guards: string[] = [];
  for (const [i, piece] of parts.entries()) {
    const offset = values.length;
    const text = piece.text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
    pieces.push(`p${i} as (${text} returning 1)`);
    if (piece.expects === "one") guards.push(`1 / (select count(*) from p${i})`);
    values.push(...piece.values);
  }
  const answer = guards.length === 0 ? "1" : guards.join(" + ");
  return { text: `with ${pieces.join(", ")} select ${answer} as done`, values, isFrequent: true };
}
