import type { TextFile } from "../repository.ts";

/** A broken house rule: where, and what to do about it. */
export interface Breach {
  readonly path: string;
  readonly why: string;
}

/** A house rule, with a file that breaks it: a rule that finds nothing there is no rule. */
export interface Rule {
  /** A sentence. */
  readonly name: string;
  /** The paths it speaks of. */
  readonly of: RegExp;
  readonly check: (files: readonly TextFile[]) => readonly Breach[];
  /** Each of these sets of files breaks the rule. */
  readonly planted: readonly (readonly TextFile[])[];
  /** Looks like a breach and is none. */
  readonly sound?: readonly TextFile[];
}

export function file(path: string, text = ""): TextFile {
  return { path, text };
}

/** One breach per file whose text, without comments, matches. */
export function forbidText(pattern: RegExp, why: string): Rule["check"] {
  return (files) =>
    files.flatMap(({ path, text }) => {
      const found = pattern.exec(withoutComments(text));
      return found === null ? [] : [{ path, why: `${found[0].trim()}: ${why}` }];
    });
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/u.test(path) || path.startsWith("tests/");
}

/** Comments may argue with whatever they like. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, "").replaceAll(/(^|\s)\/\/.*$/gmu, "$1");
}
