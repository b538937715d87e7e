import { createAdapterFactory, type CustomAdapter } from "@better-auth/core/db/adapter";
import type { Act } from "../../../foundation/act/index.ts";
import { fromRow, tableOf, toRow, type Row } from "./account-columns.ts";
import {
  deleteRow,
  findRows,
  insertRow,
  takeRow,
  updateRow,
  type Wanted,
  type Where,
} from "./accounts-store.ts";

/**
 * The account library's store on our tables. Personal columns are sealed on their way in; every
 * write that is news goes with its event, in one statement, through writeHouse.
 */
export function sealedAdapter(act: Act) {
  return createAdapterFactory({
    config: { adapterId: "tsunagu", supportsJSON: false, supportsNumericIds: false },
    // Its methods promise a T that only the caller knows; what they answer are the table's fields.
    adapter: ({ getFieldName }) => storeOf(act, getFieldName) as CustomAdapter,
  });
}

interface Aim {
  readonly model: string;
  readonly where?: Where;
}

/** Where conditions come with our names already, an order of rows does not. */
type NameField = (named: { model: string; field: string }) => string;

function storeOf(act: Act, nameField: NameField) {
  return {
    async create({ model, data }: { model: string; data: Row }): Promise<Row> {
      const table = tableOf(model);
      await insertRow(act, table, toRow(act, table, data));
      return data;
    },
    findOne: async (aim: Aim) => (await found(act, aim, { limit: 1 }))[0] ?? null,
    async findMany(aim: Aim & Wanted): Promise<Row[]> {
      const { model, sortBy } = aim;
      if (sortBy === undefined) return found(act, aim, aim);
      const field = nameField({ model, field: sortBy.field });
      return found(act, aim, { ...aim, sortBy: { ...sortBy, field } });
    },
    count: async (aim: Aim) => (await found(act, aim)).length,
    async update(aim: Aim & { update: Row }): Promise<Row | null> {
      const table = tableOf(aim.model);
      const [row] = await findRows(act, table, aim.where, { limit: 1 });
      if (row === undefined) return null;
      const sets = toRow(act, table, aim.update);
      await updateRow(act, table, row, sets);
      return fromRow(act, table, { ...row, ...sets });
    },
    async updateMany(aim: Aim & { update: Row }): Promise<number> {
      const table = tableOf(aim.model);
      const rows = await findRows(act, table, aim.where);
      for (const row of rows) await updateRow(act, table, row, toRow(act, table, aim.update));
      return rows.length;
    },
    async delete(aim: Aim): Promise<void> {
      const table = tableOf(aim.model);
      const [row] = await findRows(act, table, aim.where, { limit: 1 });
      if (row !== undefined) await deleteRow(act, table, row);
    },
    async deleteMany(aim: Aim): Promise<number> {
      const table = tableOf(aim.model);
      const rows = await findRows(act, table, aim.where);
      for (const row of rows) await deleteRow(act, table, row);
      return rows.length;
    },
    async consumeOne(aim: Aim): Promise<Row | null> {
      const table = tableOf(aim.model);
      const row = await takeRow(act, table, aim.where);
      return row === undefined ? null : fromRow(act, table, row);
    },
  };
}

async function found(act: Act, { model, where }: Aim, wanted: Wanted = {}): Promise<Row[]> {
  const table = tableOf(model);
  const rows = await findRows(act, table, where, wanted);
  return rows.map((row) => fromRow(act, table, row));
}
