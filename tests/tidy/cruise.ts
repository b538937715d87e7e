import { createRequire } from "node:module";
import path from "node:path";
import { cruise as runCruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";

export interface Cruise {
  /** Sources read, relative to the directory, without those of packages. */
  readonly modules: readonly string[];
  /** For each source what it imports, in the same terms. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** `rule: from → to` */
  readonly violations: readonly string[];
}

const require = createRequire(import.meta.url);
const rules = require("../../.dependency-cruiser.cjs") as {
  readonly forbidden: readonly unknown[];
  readonly options: ICruiseOptions & { readonly enhancedResolveOptions: object };
};

/** Holds the folders of a directory against the table in architecture.cjs. */
export async function cruise(directory: string, folders: readonly string[]): Promise<Cruise> {
  const { enhancedResolveOptions, ...options } = rules.options;
  const result = await runCruise(
    [...folders],
    {
      ...options,
      baseDir: path.resolve(directory),
      validate: true,
      ruleSet: { forbidden: rules.forbidden } as NonNullable<ICruiseOptions["ruleSet"]>,
    },
    enhancedResolveOptions,
  );
  const { modules, summary } = result.output as ICruiseResult;
  const own = modules.filter((module) => !module.source.includes("node_modules/"));
  return {
    modules: own.filter((module) => module.coreModule !== true).map((module) => module.source),
    imports: new Map(
      own.map((module) => [module.source, module.dependencies.map((to) => to.resolved)]),
    ),
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
