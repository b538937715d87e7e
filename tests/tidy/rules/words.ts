import { file, type Rule } from "./rule.ts";

/** Written in pieces, so that this file does not break its own rule. */
const WORKPLACE = [
  "(?<![\\w./-])/wo" + "rk/",
  "bash" + "_jobs",
  "\\bBRI" + "EF\\b",
  "\\bCE" + "O\\b",
  "\\biss" + "ues? #?\\d+\\b",
  "registry ho" + "st",
  "\\bcoding ag" + "ent",
  "\\bClau" + "de\\b",
];
const WORKPLACE_WORDS = new RegExp(WORKPLACE.join("|"), "u");

export const WORDS: readonly Rule[] = [
  {
    name: "nothing tells of the place where it was written",
    of: /^(?!database\/seed\/).*\.(?:tsx?|mjs|cjs|json|md|sql|css|html|yml|yaml|txt|csv|sh)$|^\.ci\//u,
    check: (files) =>
      files.flatMap(({ path, text }) => {
        const found = WORKPLACE_WORDS.exec(text);
        return found === null ? [] : [{ path, why: `"${found[0]}" is no word of the product` }];
      }),
    planted: [
      [file("docs/a.md", "see /wo" + "rk/main")],
      [file("src/a.ts", "// as iss" + "ue 12 asks")],
      [file("README.md", "The CE" + "O wants it")],
    ],
    sound: [file("src/a.ts", 'import { a } from "../../foundation/work/index.ts";')],
  },
  {
    name: "migrations are numbered without a gap",
    of: /^database\/migrations\//u,
    check: (files) =>
      files.flatMap(({ path }, i) => {
        const number = String(i + 1).padStart(4, "0");
        const name = new RegExp(`^database/migrations/${number}-[a-z0-9-]+\\.sql$`, "u");
        return name.test(path) ? [] : [{ path, why: `should be ${number}-….sql` }];
      }),
    planted: [
      [file("database/migrations/0001-a.sql"), file("database/migrations/0003-b.sql")],
      [file("database/migrations/0001-a.sql"), file("database/migrations/0001-b.sql")],
      [file("database/migrations/0001-a.txt")],
    ],
    sound: [file("database/migrations/0001-a.sql"), file("database/migrations/0002-b.sql")],
  },
];
