import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { faultsIn, type Schema } from "./json-schema.ts";

/**
 * Where the specifications of outside interfaces lie: beside the repository, never in it. Who keeps
 * them elsewhere says so in CONTRACTS_DIR. Tests that need one say so when it is not there.
 */
export const CONTRACTS =
  process.env["CONTRACTS_DIR"] ??
  path.join(import.meta.dirname, "..", "..", "..", "shared", "contracts");

export interface Specification {
  /** What is wrong with a request; undefined when the specification has no such operation. */
  request(request: SpokenRequest): readonly string[] | undefined;
  /** What is wrong with an answer of a status that the operation names. */
  answer(request: SpokenRequest, answer: SpokenAnswer): readonly string[];
}

export interface SpokenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; undefined when there is none. */
  readonly body: unknown;
}

export interface SpokenAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Operation {
  readonly parameters?: readonly Ref[];
  readonly requestBody?: Ref;
  readonly responses: Readonly<Record<string, Ref>>;
}

interface Ref {
  readonly $ref?: string;
  readonly in?: string;
  readonly name?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** Reads an OpenAPI file of that name; undefined where the specifications are not at hand. */
export function readSpecification(name: string): Specification | undefined {
  const file = path.join(CONTRACTS, name);
  if (!existsSync(file)) return undefined;
  const document = JSON.parse(readFileSync(file, "utf8")) as Document;
  const follow = <T extends object>(ref: string): T =>
    ref
      .replace(/^#\//, "")
      .split("/")
      .reduce<unknown>(
        (node, step) => (node as Record<string, unknown>)[decodeURIComponent(step)],
        document,
      ) as T;
  const resolve = (ref: string) => follow<Schema>(ref);
  const whole = (ref: Ref | undefined): Ref | undefined =>
    ref?.$ref === undefined ? ref : follow<Ref>(ref.$ref);
  const operationOf = ({ method, path: asked }: SpokenRequest) =>
    Object.entries(document.paths).find(([template]) => fits(template, asked))?.[1][
      method.toLowerCase()
    ];
  return {
    request(request) {
      const operation = operationOf(request);
      if (operation === undefined) return undefined;
      const headers = (operation.parameters ?? []).map(whole).filter((one) => one?.in === "header");
      const schema = jsonOf(whole(operation.requestBody));
      return [
        ...headers.flatMap((one) => headerFaults(one!, request, resolve)),
        ...(schema === undefined || request.body === undefined
          ? []
          : faultsIn(request.body, schema, { resolve, isStrict: true })),
      ];
    },
    answer(request, { status, body }) {
      const responses = operationOf(request)?.responses ?? {};
      const schema = jsonOf(whole(responses[String(status)]));
      return schema === undefined ? [] : faultsIn(body, schema, { resolve, isStrict: false });
    },
  };
}

function headerFaults(
  { name = "", required, schema = {} }: Ref,
  { headers }: SpokenRequest,
  resolve: (ref: string) => Schema,
): readonly string[] {
  const value = headers[name.toLowerCase()];
  if (value === undefined) return required === true ? [`${name}: missing`] : [];
  return faultsIn(value, schema, { resolve, isStrict: false }, name);
}

function jsonOf(part: Ref | undefined): Schema | undefined {
  return part?.content?.["application/json"]?.schema;
}

function fits(template: string, asked: string): boolean {
  const steps = template.split("/");
  const given = asked.split("/");
  return (
    steps.length === given.length &&
    steps.every((step, i) => (/^\{.*\}$/.test(step) ? given[i] !== "" : step === given[i]))
  );
}
