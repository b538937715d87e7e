import type { CleanedWhere } from "@better-auth/core/db/adapter";
import type { Compilable, Expression, ExpressionBuilder, SqlBool } from "kysely";
import { writeHouse, type Act } from "../../../foundation/act/index.ts";
import { part } from "../../../foundation/database/index.ts";
import {
  ACCOUNT_TABLES,
  columnOf,
  toColumn,
  type AccountTable,
  type Row,
} from "./account-columns.ts";
import { newsOf, type AccountWrite } from "./account-news.ts";

export type Where = readonly CleanedWhere[] | undefined;

export interface Wanted {
  readonly limit?: number;
  readonly offset?: number | undefined;
  readonly sortBy?: { readonly field: string; readonly direction: "asc" | "desc" } | undefined;
}

type Tables = Record<string, Row>;

/** Rows as they stand in the table, in columns. */
export async function findRows(
  act: Act,
  table: AccountTable,
  where: Where,
  { sortBy, limit, offset }: Wanted = {},
): Promise<Row[]> {
  const tables = act.database.tables<Tables>();
  let query = tables.selectFrom(table).selectAll();
  query = query.where((eb) => all(act, eb, table, where));
  if (sortBy !== undefined) query = query.orderBy(orderOf(table, sortBy.field), sortBy.direction);
  if (limit !== undefined) query = query.limit(limit);
  if (offset !== undefined) query = query.offset(offset);
  return query.execute();
}

// Keys are ordered by the time they were made, and tell apart what was made in one millisecond.
function orderOf(table: AccountTable, field: string): string {
  return field === "created_at" ? ACCOUNT_TABLES[table] : columnOf(table, field);
}

export async function insertRow(act: Act, table: AccountTable, row: Row): Promise<void> {
  const query = act.database.tables<Tables>().insertInto(table).values(row);
  await write(act, query, { table, kind: "create", row, sets: [] });
}

export async function updateRow(act: Act, table: AccountTable, row: Row, sets: Row): Promise<void> {
  const key = ACCOUNT_TABLES[table];
  const tables = act.database.tables<Tables>();
  const query = tables.updateTable(table).set(sets).where(key, "=", row[key]);
  await write(act, query, { table, kind: "update", row, sets: Object.keys(sets) });
}

export async function deleteRow(act: Act, table: AccountTable, row: Row): Promise<void> {
  const key = ACCOUNT_TABLES[table];
  const query = act.database.tables<Tables>().deleteFrom(table).where(key, "=", row[key]);
  await write(act, query, { table, kind: "delete", row, sets: [] });
}

/** Deletes and answers at once: of several who take the same row, one gets it. */
export async function takeRow(
  act: Act,
  table: AccountTable,
  where: Where,
): Promise<Row | undefined> {
  const tables = act.database.tables<Tables>();
  const query = tables.deleteFrom(table).where((eb) => all(act, eb, table, where));
  const { sql, parameters } = query.returningAll().compile();
  const answer = await act.database.run({ text: sql, values: parameters });
  return (answer.rows as Row[])[0];
}

async function write(act: Act, query: Compilable, made: AccountWrite): Promise<void> {
  const news = newsOf(made);
  if (news !== undefined) return writeHouse(act, news, [part(query, { expects: "any" })]);
  const { sql, parameters } = query.compile();
  await act.database.run({ text: sql, values: parameters });
}

/** The conditions of the library, all of them to be met; what we never met before is refused. */
function all(
  act: Act,
  eb: ExpressionBuilder<Tables, string>,
  table: AccountTable,
  where: Where = [],
): Expression<SqlBool> {
  return eb.and(where.map((one) => condition(act, eb, table, one)));
}

const OPERATORS = {
  eq: "=",
  ne: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  in: "in",
  not_in: "not in",
} as const;

function condition(
  act: Act,
  eb: ExpressionBuilder<Tables, string>,
  table: AccountTable,
  { field, value, operator = "eq", connector, mode }: CleanedWhere,
): Expression<SqlBool> {
  const column = columnOf(table, field);
  const compare = Object.hasOwn(OPERATORS, operator)
    ? OPERATORS[operator as keyof typeof OPERATORS]
    : undefined;
  const isEquality = ["eq", "ne", "in", "not_in"].includes(operator);
  const isSearchable = isEquality || !column.endsWith("_sealed");
  if (compare === undefined || connector !== "AND" || mode !== "sensitive" || !isSearchable) {
    throw new Error(`no such condition on ${table}.${column}: ${connector} ${operator} (${mode})`);
  }
  if (value === null) return eb(eb.ref(column), operator === "ne" ? "is not" : "is", null);
  return eb(eb.ref(column), compare, toColumn(act, column, value));
}
