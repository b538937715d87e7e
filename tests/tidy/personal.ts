import type pg from "pg";
import { RETENTION } from "../../src/business/privacy/index.ts";

/**
 * What ends something personal: `own` when its person erases it on their page, a name of the schedule
 * of retention, `short` when housekeeping does within days, `step` when the thing itself is over (a
 * money transfer arrived, a proof was used), `staff` while somebody works here, `line` with the line
 * that it is about, `law` when it must be kept and docs/running/privacy.md says why, `nameless` for a
 * mark of a browser that leads back to nobody once its cookie is over.
 */
type End =
  | "own"
  | "short"
  | "step"
  | "staff"
  | "line"
  | "law"
  | "nameless"
  | `by ${(typeof RETENTION)[number]["what"]}`;

/** Every table that holds something of people, and what ends it. */
const PERSONAL = new Map<string, readonly End[]>([
  ["auto_renewals", ["own", "by auto_renewals"]],
  ["case_photos", ["own", "by cases"]],
  ["case_ratings", ["own", "by cases"]],
  ["cases", ["own", "by cases"]],
  ["chat_messages", ["own", "by chats"]],
  ["chat_photos", ["own", "by chats"]],
  ["chats", ["own", "by chats"]],
  ["customer_codes", ["own", "short"]],
  ["customer_credentials", ["own"]],
  ["customer_lines", ["own"]],
  ["customer_passkeys", ["own"]],
  ["customer_sessions", ["own", "short"]],
  ["customers", ["own"]],
  ["display_scenes", ["short"]],
  ["friend_links", ["line", "nameless"]],
  ["identity_checks", ["law"]],
  ["idempotency_keys", ["short"]],
  ["kept_trips", ["line"]],
  ["kiosk_alarm_readers", ["own", "staff"]],
  ["kiosk_visits", ["short"]],
  ["line_areas", ["short"]],
  ["line_calendars", ["line"]],
  ["line_claims", ["line"]],
  ["line_documents", ["law"]],
  ["line_readers", ["own", "by people"]],
  ["lines", ["line"]],
  ["messages", ["own", "by messages"]],
  ["notice_addresses", ["own", "by people"]],
  ["notice_links", ["by messages"]],
  ["notice_people", ["own", "by people"]],
  ["print_jobs", ["short"]],
  ["question_votes", ["nameless"]],
  ["questions", ["own", "by questions"]],
  ["rate_counts", ["short"]],
  ["rate_locks", ["short"]],
  ["receipts", ["own", "by receipts"]],
  ["refund_claims", ["step"]],
  ["reminder_consents", ["own", "by contacts"]],
  ["renewals", ["own", "by contacts"]],
  ["saved_methods", ["own"]],
  ["usage", ["line"]],
  ["daily_windows", ["line"]],
  ["agents", ["staff"]],
  ["staff", ["staff"]],
  ["staff_presence", ["staff"]],
  ["staff_sessions", ["staff"]],
]);

/** What knows nobody: numbers, prices, machines, money, and ids that mean nothing without the above. */
const OF_NOBODY = [
  /^(?:events(?:_.+)?|house_events|migrations|schema_migrations|received_notifications)$/u,
  /^(?:accounts|transfers|allocations|checkouts|payment_attempts|refunds|refund_vouchers|disputes)$/u,
  /^(?:reports|report_.+|differences|provider_accounts|exchange_rates|tax_rates)$/u,
  /^(?:sellers|issuer_statuses|plans|plan_prices|points|point_.+|identity_policies)$/u,
  /^(?:buckets|activations|order_numbers|receipt_(?:keys|erasures)|case_(?:numbers|decisions))$/u,
  /^(?:pins|pin_.+|goods|goods_sales|stock_.+|esim_profiles|auto_occasions)$/u,
  /^(?:tills|till_.+|agent_.+|devices|printers|print_wishes|signs|sign_orders)$/u,
  /^(?:kiosks|kiosk_(?:alarms|calls|cash|cash_entries|duties|intakes|sales))$/u,
  /^(?:apn_settings|canned_answers|support_hours|incidents|incident_rounds|question_texts)$/u,
];

/** What looks like it and is of nobody: what an eSIM needs, what a seller must print. */
const EXCEPT = new Set(["esim_profiles", "sellers"]);

/** Columns whose names say that they hold somebody. */
const TELLING = /_sealed$|^(?:email|address_sealed|contact|voter|visitor_id|used_by)$/u;

/** Tables of which nobody has said what they hold of people, and what ends it. */
export async function personalBreaches(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and not a.attisdropped
    group by c.relname order by c.relname`);
  return [...rows.flatMap(breachesOf), ...staleNames(rows.map(({ name }) => name))];
}

function breachesOf({ name, columns }: { name: string; columns: readonly string[] }): string[] {
  if (PERSONAL.has(name)) return [];
  if (!OF_NOBODY.some((names) => names.test(name))) {
    return [`${name}: say in tests/tidy/personal.ts what it holds of people, and what ends it`];
  }
  const telling = EXCEPT.has(name) ? undefined : columns.find((one) => TELLING.test(one));
  return telling === undefined ? [] : [`${name} is said to know nobody and has ${telling}`];
}

function staleNames(tables: readonly string[]): string[] {
  const kinds = new Set<string>(RETENTION.map(({ what }) => `by ${what}`));
  const ends = [...PERSONAL.values()].flat();
  const gone = [...PERSONAL.keys()].filter((name) => !tables.includes(name));
  const unused = [...kinds].filter((kind) => !(ends as readonly string[]).includes(kind));
  return [
    ...gone.map((name) => `there is no table ${name}`),
    ...unused.map((kind) => `no table is ended ${kind}`),
  ];
}
