import { file, forbidText, isTest, withoutComments, type Rule } from "./rule.ts";

const SPEAKS_SQL =
  /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(?:<[^>]*>)?`|\b(?:database|db)\.run\((?!\{ text: "select 1")/u;

// The account library brings its own idea of tables; its adapter is a store by another name.
const STORE = /-store\.ts$|^src\/business\/customers\/accounts\/|^src\/foundation\//u;

/** Log-in sessions and codes come and go without being news about anything. */
const SESSIONS = "src/business/customers/";

/**
 * A worker's lease, the next look and that news wait are scheduling, what a machine tells of its
 * change is a measurement: they carry no event.
 */
const LEASE_COLUMNS = new Set([
  "seen_at",
  "claimed_until",
  "due_at",
  "heard_at",
  "told_at",
  "retry_at",
  "recognise_at",
  "machine",
  // Of a message: a try begins; its event is the answer.
  "is_in_doubt",
  // Of a kiosk's visit: where its customer stands, between two steps that carry an event.
  "sealed",
  "ends_at",
]);

export const CODE: readonly Rule[] = [
  {
    name: "only stores and foundation speak SQL",
    of: /^src\/.*\.tsx?$/u,
    check: (files) =>
      forbidText(
        SPEAKS_SQL,
        "queries live in a *-store.ts",
      )(files.filter(({ path }) => !STORE.test(path) && !isTest(path))),
    planted: [
      [file("src/business/lines/find-line.ts", 'db.selectFrom("lines")')],
      [file("src/surfaces/web/home/handlers.ts", "sql`select 1`")],
      [file("src/business/renewals/place.ts", "await act.database.run({ text })")],
    ],
    sound: [
      file("src/business/lines/lines-store.ts", 'db.selectFrom("lines")'),
      file("src/business/lines/find-line.ts", "// .selectFrom( is for stores"),
      file("src/main/wire.ts", 'house.database.run({ text: "select 1", values: [] })'),
    ],
  },
  {
    name: "a change that matters is written by foundation/act alone",
    of: /^src\/(?!foundation\/).*\.tsx?$/u,
    check: (files) =>
      files
        .filter(({ path }) => !isTest(path) && !path.startsWith(SESSIONS) && !IN_BROWSER.test(path))
        .flatMap(({ path, text }) =>
          directWrites(withoutComments(text)).map((why) => ({ path, why })),
        ),
    planted: [
      [file("src/business/a/a-store.ts", 'db.insertInto("lines").values(row).execute();')],
      [file("src/business/a/a-store.ts", "act.database.transaction(async (run) => 1);")],
      [file("src/business/a/a-store.ts", "db.transaction().execute(work);")],
      [
        file(
          "src/business/a/a-store.ts",
          "await act.database.run({ text: `update lines set status = $2 where line_id = $1`, values });",
        ),
      ],
      [file("src/business/a/a-store.ts", "act.database.run({ text: `delete from lines` });")],
      [
        file(
          "src/business/a/a-store.ts",
          "act.database.run({ text: `insert into lines values ($1)` });",
        ),
      ],
    ],
    sound: [
      file(
        "src/business/a/a-store.ts",
        'part(db.insertInto("lines").values(row));\ndb.x().execute();',
      ),
      file(
        "src/business/a/a-store.ts",
        "act.database.run({ text: `update renewals set due_at = $3, claimed_until = null\n where true`, v });",
      ),
    ],
  },
  {
    name: "only the clock asks the machine for the time",
    of: /^src\/(?!foundation\/clock\/).*(?<!\.island)(?<!\/island\/\w+)\.tsx?$/u,
    check: forbidText(/\bnew Date\(\s*\)|(?<![\w.])Date\(\)/u, "take the instant as a parameter"),
    planted: [[file("src/business/lines/a.ts", "const now = new Date();")]],
    sound: [file("src/business/lines/a.ts", "const day = new Date(ms);")],
  },
  {
    name: "no vendor is named outside its gateway, its settings and its wiring",
    of: /^src\/(?!gateways\/|foundation\/config\/|main\/)(?!.*\/texts\b)(?!.*\/guide\/).*\.tsx?$/u,
    check: (files) =>
      forbidText(
        /\b(?:stripe|komoju|airalo|soracom|esim-?\s?access|esim-?\s?go|twilio)\b/iu,
        "a vendor's name stays inside its gateway",
      )(files.filter(({ path }) => !isTest(path))),
    planted: [[file("src/business/payments/a.ts", 'if (provider === "stripe") retry();')]],
    sound: [file("src/business/payments/a.ts", "// Airalo sells twice to a blind retry.\nonce();")],
  },
  {
    name: "what is left to do stands in no comment",
    of: /^(?:src|tests|bench|scripts|database)\/.*\.(?:tsx?|mjs|cjs|sql|css)$/u,
    check: (files) =>
      files.flatMap(({ path, text }) => {
        const found = UNFINISHED.exec(text);
        return found === null ? [] : [{ path, why: `${found[0]}: finish it or leave it out` }];
      }),
    planted: [[file("src/business/lines/a.ts", `// ${"TO"}${"DO"}: later`)]],
  },
  {
    name: "a lint rule is silenced only with its reason",
    of: /^(?:src|tests|bench|scripts)\/.*\.(?:tsx?|mjs|cjs)$/u,
    check: (files) =>
      files.flatMap(({ path, text }) => {
        const found = SILENCED.exec(text);
        return found === null ? [] : [{ path, why: "say why after ` -- `" }];
      }),
    planted: [[file("src/business/lines/a.ts", `// ${"oxlint"}-disable-next-line no-console\n`)]],
    sound: [
      file("src/main/a.ts", `// ${"oxlint"}-disable-next-line no-console -- the CLI prints\n`),
    ],
  },
];

// There is another database in a browser, and no act.
const IN_BROWSER = /\.island\.ts$|\/island\/[^/]+\.ts$/u;

const UNFINISHED = /\b(?:TO(?=DO)DO|FIX(?=ME)ME|XX(?=X)X|HA(?=CK)CK)\b/u;
const SILENCED =
  /(?:(?:oxlint|eslint)-disable(?:-[a-z-]+)?|@ts-(?:ignore|expect-error))(?!.* -- ).*$/mu;

function directWrites(code: string): readonly string[] {
  const statements = code.split(/;\s*$/mu);
  const executed = statements.filter(
    (statement) =>
      /\.(?:insertInto|updateTable|deleteFrom)\((?:(?!;\s)[\s\S])*\.execute(?:TakeFirst(?:OrThrow)?)?\(/u.test(
        statement,
      ) && !/\bpart\(/u.test(statement),
  );
  const transactions = /\.(?:transaction|startTransaction)\(/u.test(code);
  const raw = [...code.matchAll(/\bdatabase\.run\(\{[\s\S]*?\}\)/gu)].map((match) => match[0]);
  return [
    ...executed.map(() => "return a part and let onLine, writeHouse or writeBatch write it"),
    ...(transactions ? ["only foundation/act opens a transaction"] : []),
    ...raw.filter((call) => !isScheduling(call)).map(() => "a raw write beside its event"),
  ];
}

function isScheduling(call: string): boolean {
  const statement = /text:\s*[`"']\s*(\w+)([\s\S]*)/u.exec(call);
  if (statement === null) return false;
  const [, verb, rest] = statement;
  if (verb === "select" || verb === "with")
    return !/\b(?:update|delete from|insert into)\b/u.test(rest!);
  if (verb === "insert") return /^\s*into received_/u.test(rest!);
  if (verb !== "update") return false;
  const sets = /\bset\s([\s\S]*?)\bwhere\b/u.exec(rest!)?.[1] ?? "";
  const columns = [...sets.matchAll(/(\w+)\s*=/gu)].map((match) => match[1]!);
  return columns.length > 0 && columns.every((column) => LEASE_COLUMNS.has(column));
}
