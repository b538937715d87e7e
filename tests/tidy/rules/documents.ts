import { existsSync } from "node:fs";
import path from "node:path";
import { allPaths, ROOT, type TextFile } from "../repository.ts";
import { file, type Breach, type Rule } from "./rule.ts";

const TOP = "src|tests|bench|scripts|docs|database|\\.ci";

export const DOCUMENTS: readonly Rule[] = [
  {
    name: "each path that a document names exists",
    of: /\.md$/u,
    check: (files) => files.flatMap((document) => missingPaths(document)),
    planted: [
      [file("docs/a.md", "See `src/nowhere/gone.ts`.")],
      [file("docs/a.md", "See [there](gone.md).")],
      [file("src/business/lines/README.md", "The rules are in `gone-for-good.ts`.")],
    ],
    sound: [
      file("docs/a.md", "`src/business/<room>/index.ts`, `docs/*.md`, `npm test`, `and/or`"),
      file("docs/decisions/a.md", "[there](../../package.json#x) and [out](https://example.org/a)"),
    ],
  },
  {
    name: "each document that a comment names exists",
    of: /^(?:src|tests(?!\/tidy\/rules)|bench|scripts|database)\/.*\.(?:tsx?|mjs|sql)$/u,
    check: (files) =>
      files.flatMap(({ path: from, text }) =>
        [...text.matchAll(/(?<![\w/.])docs\/[\w/-]+\.md/gu)]
          .filter(([name]) => !allPaths.includes(name))
          .map(([name]) => ({ path: from, why: `${name} does not exist` })),
      ),
    planted: [[file("src/business/lines/a.ts", "// as docs" + "/gone.md says")]],
  },
];

function missingPaths({ path: from, text }: TextFile): readonly Breach[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gmu, "");
  const quoted = [...prose.matchAll(/`([^`\s]+)`/gu)].map((match) => match[1]!);
  const linked = [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map((match) => match[1]!);
  return [
    ...quoted.filter((name) => isPath(name) && !isThere(name, from)),
    ...linked.filter((name) => isInside(name) && !isThere(name.replace(/#.*$/u, ""), from)),
  ].map((name) => ({ path: from, why: `${name} does not exist` }));
}

const PATH = new RegExp(`^(?:\\./)?(?:${TOP})/[\\w./-]+$`, "u");
/** `x.page.tsx` stands for any. */
const SOURCE_NAME = /^(?!x\.)[\w-]+(?:\.[\w-]+)*\.(?:tsx?|sql|cjs|mjs|css)$/u;

function isPath(name: string): boolean {
  return PATH.test(name) || SOURCE_NAME.test(name);
}

function isInside(link: string): boolean {
  return !/^(?:https?:|mailto:|#)/u.test(link);
}

function isThere(name: string, from: string): boolean {
  if (SOURCE_NAME.test(name))
    return allPaths.some((one) => one === name || one.endsWith(`/${name}`));
  const beside = path.join(ROOT, path.dirname(from), name);
  return existsSync(path.join(ROOT, name)) || existsSync(beside);
}
