import type pg from "pg";

/** Small, rarely written; every node of a cluster has a copy. Hot tables may refer to them. */
const REFERENCE = new Set([
  "accounts",
  "exchange_rates",
  "identity_policies",
  "issuer_statuses",
  "plan_prices",
  "plans",
  "points",
  "receipt_keys",
  "sellers",
  "tax_rates",
]);

/** One row per value that must be unique without its line being known; keyed by that value. */
const CLAIMS = new Map([
  ["line_claims", ["blind"]],
  ["order_numbers", ["number"]],
  ["refund_vouchers", ["number"]],
  ["case_numbers", ["number"]],
  ["received_notifications", ["source", "notification_id"]],
  ["till_numbers", ["till", "serial"]],
]);

/** About no line: each keeps to itself. */
const HOUSE = [
  /^(?:house_events|idempotency_keys|rate_counts|rate_locks)$/u,
  /^(?:messages|migrations|schema_migrations)$/u,
  /^(?:customers|customer_.+)$/u,
  /^(?:pins|pin_.+)$/u,
  /^(?:agents|agent_.+)$/u,
  /^(?:goods|goods_sales|stock_.+)$/u,
  /^(?:staff|staff_.+|devices)$/u,
  /^display_scenes$/u,
  /^(?:tills|till_.+)$/u,
  /^(?:reports|report_.+|differences|provider_accounts)$/u,
  /^receipt_erasures$/u,
  /^point_.+$/u,
  /^(?:printers|print_.+)$/u,
  /^kiosks$/u,
  /^kiosk_visits$/u,
  /^kiosk_sales$/u,
  /^signs$/u,
  /^incidents$/u,
  /^incident_rounds$/u,
  /^sign_orders$/u,
  /^kiosk_duties$/u,
  /^kiosk_(?:cash|cash_entries|intakes)$/u,
  /^notice_(?:people|addresses|links)$/u,
  /^kiosk_calls$/u,
  /^kiosk_alarms$/u,
  /^kiosk_alarm_readers$/u,
  /^(?:questions|question_(?:texts|votes))$/u,
  /^apn_settings$/u,
  /^saved_methods$/u,
  /^(?:chats|chat_messages|chat_photos|canned_answers|support_hours)$/u,
];

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What in this database would not survive being spread over nodes by line_id. */
export async function hotTableBreaches(client: pg.Client): Promise<readonly string[]> {
  const tables = await allTables(client);
  const hot = tables.filter(({ name }) => kindOf(name) === "hot");
  return [
    ...hot
      .filter((table) => !table.columns.includes("line_id"))
      .map(({ name }) => `${name} has no line_id: name its kind in tests/tidy/hot-tables.ts`),
    ...(await keysWithoutLine(client)),
    ...(await foreignKeyBreaches(client)),
    ...(await claimBreaches(client, tables)),
    ...(await hiddenWork(client)),
  ];
}

type Kind = "hot" | "claim" | "reference" | "house";

function kindOf(table: string): Kind {
  if (REFERENCE.has(table)) return "reference";
  if (CLAIMS.has(table)) return "claim";
  return HOUSE.some((names) => names.test(table)) ? "house" : "hot";
}

async function allTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and not a.attisdropped
    group by c.relname order by c.relname`);
  return rows;
}

/** Every unique index, those of constraints and primary keys included. */
async function keysWithoutLine(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ table: string; key: string; columns: string[] }>(`
    select t.relname as table, i.relname as key,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = t.oid and a.attnum = any(x.indkey)) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where t.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisexclusion)
      and not t.relispartition order by 1, 2`);
  const without = rows.filter(
    ({ table, columns }) => kindOf(table) === "hot" && !columns.includes("line_id"),
  );
  const keyless = (await allTables(client)).filter(
    ({ name }) => kindOf(name) === "hot" && !rows.some(({ table }) => table === name),
  );
  return [
    ...without.map(({ table, key }) => `${table}: the key ${key} lacks line_id`),
    ...keyless.map(({ name }) => `${name} has no key`),
  ];
}

interface ForeignKey {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly fromColumns: readonly string[];
  readonly toColumns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

async function foreignKeyBreaches(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<ForeignKey>(`
    select k.conname as name, f.relname as from, t.relname as to,
      array(select a.attname::text from unnest(k.conkey) with ordinality as u (n, i)
        join pg_attribute a on a.attrelid = f.oid and a.attnum = u.n order by u.i) as "fromColumns",
      array(select a.attname::text from unnest(k.confkey) with ordinality as u (n, i)
        join pg_attribute a on a.attrelid = t.oid and a.attnum = u.n order by u.i) as "toColumns",
      k.confdeltype as "onDelete", k.confupdtype as "onUpdate"
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace
      and not f.relispartition and not t.relispartition order by 1`);
  return rows.flatMap((key) => {
    const why = wrongForeignKey(key);
    return why === undefined ? [] : [`${key.from}: ${key.name} ${why}`];
  });
}

function wrongForeignKey(key: ForeignKey): string | undefined {
  const [from, to] = [kindOf(key.from), kindOf(key.to)];
  if (to === "reference") return undefined;
  if (from !== to) return `leads from a ${from} table to a ${to} table`;
  if (from === "claim") return "ties two claim tables together";
  if (from === "house") return undefined;
  const place = key.fromColumns.indexOf("line_id");
  if (place === -1 || key.toColumns[place] !== "line_id") return "lacks line_id at the same place";
  // n: set null, d: set default, c: cascade (pg_constraint).
  if ("nd".includes(key.onDelete)) return "changes a key on delete";
  return "ndc".includes(key.onUpdate) ? "changes a key on update" : undefined;
}

async function claimBreaches(
  client: pg.Client,
  tables: readonly Table[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select t.relname as table, array(select a.attname::text from unnest(k.conkey) with ordinality
      as u (n, i) join pg_attribute a on a.attrelid = t.oid and a.attnum = u.n order by u.i) as columns
    from pg_constraint k join pg_class t on t.oid = k.conrelid
    where k.contype = 'p' and t.relnamespace = 'public'::regnamespace`);
  return [...CLAIMS].flatMap(([name, columns]) => {
    if (!tables.some((table) => table.name === name)) return [];
    const key = rows.find(({ table }) => table === name)?.columns ?? [];
    return key.join() === columns.join() ? [] : [`${name} is keyed by (${key.join()})`];
  });
}

/** Triggers, rules, sequences and defaults that compute: work that no statement shows. */
async function hiddenWork(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ found: string }>(`
    select t.relname || ' has the trigger ' || g.tgname as found
      from pg_trigger g join pg_class t on t.oid = g.tgrelid
      where not g.tgisinternal and t.relnamespace = 'public'::regnamespace
    union all select c.relname || ' has the rule ' || r.rulename
      from pg_rewrite r join pg_class c on c.oid = r.ev_class
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    union all select c.relname || ' is a sequence'
      from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
    union all select t.relname || '.' || a.attname || ' computes its default'
      from pg_attrdef d join pg_class t on t.oid = d.adrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = d.adnum
      where t.relnamespace = 'public'::regnamespace
        and pg_get_expr(d.adbin, d.adrelid) ~ '[(]|CURRENT'`);
  return rows.map(({ found }) => found);
}
