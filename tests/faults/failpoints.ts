import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { BUCKET_STEPS } from "../../src/business/buckets/index.ts";

const SRC = path.join(import.meta.dirname, "..", "..", "src");

/** What stands in a name that is put together when it is reached. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  "work.before_${step.do}": stepsTaken().map((step) => `work.before_${step}`),
  "work.after_${step.do}": stepsTaken().map((step) => `work.after_${step}`),
  "${step.name}.written": BUCKET_STEPS.map((name) => `${name}.written`),
};

/** Every name at which a process can be made to die, as the source has them. */
export function failpointsInSource(): readonly string[] {
  const names = sources().flatMap((text) =>
    [...text.matchAll(/\bfailpoint\((?:"([^"]+)"|`([^`]+)`)\)/gu)].flatMap(([, plain, made]) =>
      plain === undefined ? expand(made!) : [plain],
    ),
  );
  return [...new Set(names)].toSorted();
}

function expand(template: string): readonly string[] {
  const names = MADE[template];
  if (names === undefined) throw new Error(`nobody knows which failpoints \`${template}\` makes`);
  return names;
}

/** The worker's steps; `rest` alone is none. */
function stepsTaken(): readonly string[] {
  const text = readFileSync(path.join(SRC, "business", "renewals", "next-step.ts"), "utf8");
  const kinds = /export type NextStep =([\s\S]*?);\n\n/u.exec(text)![1]!;
  const steps = [...kinds.matchAll(/do: "([a-z_]+)"/gu)].map(([, name]) => name!);
  return steps.filter((name) => name !== "rest");
}

function sources(): readonly string[] {
  return (
    readdirSync(SRC, { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test|\.fixture)\.tsx?$/u.test(name))
      // A machine's program dies by itself: see its own files here.
      .filter((name) => !name.startsWith("machine"))
      .map((name) => readFileSync(path.join(SRC, name), "utf8"))
  );
}
