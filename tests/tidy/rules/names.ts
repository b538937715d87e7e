import { file, type Rule } from "./rule.ts";

const EMPTY_WORDS = [
  "utils",
  "util",
  "helpers",
  "helper",
  "common",
  "manager",
  "service",
  "services",
  "data",
  "info",
];

export const NAMES: readonly Rule[] = [
  {
    name: "no file or folder has a name that says nothing",
    of: /^(?:src|tests|bench|scripts|docs|database)\//u,
    check: (files) =>
      files.flatMap(({ path }) => {
        const word = lastWords(path).find((part) => EMPTY_WORDS.includes(part));
        return word === undefined ? [] : [{ path, why: `"${word}" says nothing: name the thing` }];
      }),
    planted: [
      [file("src/business/lines/utils.ts")],
      [file("src/surfaces/web/common/page.tsx")],
      [file("src/business/payments/payment-service.ts")],
    ],
    sound: [file("src/foundation/database/pool.ts"), file("src/main/data-lock.ts")],
  },
  {
    name: "files and folders are named in kebab-case",
    of: /^(?:src|tests|bench|scripts|docs|database)\//u,
    check: (files) =>
      files.flatMap(({ path }) =>
        path.split("/").every((part) => part === "README.md" || /^[a-z0-9.-]+$/u.test(part))
          ? []
          : [{ path, why: "only small letters, digits and hyphens" }],
      ),
    planted: [[file("src/business/lines/readTyped.ts")]],
    sound: [file("src/business/lines/README.md")],
  },
  {
    name: "each room has a README of about ten lines and a door",
    of: /^src\//u,
    check: (files) => {
      const paths = new Map(files.map(({ path, text }) => [path, text]));
      const rooms = new Set(files.flatMap(({ path }) => ROOM.exec(path)?.[1] ?? []));
      return [...rooms].flatMap((room) => {
        const readme = paths.get(`${room}/README.md`);
        const lines = readme?.trimEnd().split("\n").length ?? 0;
        const hasDoor = paths.has(`${room}/index.ts`) || paths.has(`${room}/index.tsx`);
        return [
          ...(hasDoor ? [] : [{ path: room, why: "has no index.ts" }]),
          ...(readme === undefined ? [{ path: room, why: "has no README.md" }] : []),
          ...(lines > 50
            ? [{ path: room, why: `README.md has ${lines} lines, 50 are plenty` }]
            : []),
        ];
      });
    },
    planted: [
      [file("src/business/lines/index.ts"), file("src/business/lines/line.ts")],
      [file("src/foundation/clock/README.md", "The clock.\n"), file("src/foundation/clock/a.ts")],
      [file("src/gateways/payments/one/one.ts"), file("src/gateways/payments/one/index.ts")],
      [
        file("src/surfaces/web/index.ts"),
        file("src/surfaces/web/README.md", "\n".repeat(60) + "x"),
      ],
    ],
    sound: [
      file("src/main/server.ts"),
      file("src/gateways/payments/README.md", "Providers.\n"),
      file("src/business/lines/index.ts"),
      file("src/business/lines/README.md", "Lines.\n"),
    ],
  },
];

/** `src/a-b/c-d.page.tsx` → src, b, d: what each name says that the thing is. */
function lastWords(path: string): readonly string[] {
  return path.split("/").map((part) => part.split(".")[0]!.split("-").at(-1)!);
}

// src/<floor>/<room>/…, but src/gateways/<family>/<gateway>/…; main has no rooms, and what all
// sandboxes share is a room of its own.
const ROOM =
  /^(src\/(?:(?:business|foundation|machine|surfaces)\/[^/]+|gateways\/(?:sandbox|[^/]+\/[^/]+)))\/./u;
