/** As much of JSON Schema as the OpenAPI 3.0 files of the companies we talk to are written in. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface CheckOptions {
  resolve(ref: string): Schema;
  /** Also finds fault with what no schema names: a word that the company would not understand. */
  readonly isStrict: boolean;
}

/** What is wrong with a value: one line for each fault, with the place in front. */
export function faultsIn(
  value: unknown,
  schema: Schema,
  options: CheckOptions,
  at = "",
): readonly string[] {
  // OpenAPI 3.0: words beside a reference say nothing.
  if (schema.$ref !== undefined) return faultsIn(value, options.resolve(schema.$ref), options, at);
  if (value === null && schema.nullable === true) return [];
  return [
    ...ofType(value, schema, at),
    ...ofEnum(value, schema, at),
    ...ofText(value, schema, at),
    ...ofNumber(value, schema, at),
    ...ofList(value, schema, options, at),
    ...ofObject(value, schema, options, at),
    ...ofChoices(value, schema, options, at),
    ...(options.isStrict ? unnamed(value, schema, options, at) : []),
  ];
}

function ofType(value: unknown, { type }: Schema, at: string): readonly string[] {
  if (type === undefined || isOfType(value, type)) return [];
  return [`${at || "/"}: is no ${type}`];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ofEnum(value: unknown, schema: Schema, at: string): readonly string[] {
  if (schema.enum === undefined || schema.enum.includes(value)) return [];
  return [`${at}: ${JSON.stringify(value)} is none of ${schema.enum.join(", ").slice(0, 200)}`];
}

function ofText(value: unknown, schema: Schema, at: string): readonly string[] {
  if (typeof value !== "string") return [];
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  const length = [...value].length;
  return [
    ...(length < minLength ? [`${at}: shorter than ${minLength}`] : []),
    ...(length > maxLength ? [`${at}: longer than ${maxLength}`] : []),
    ...(pattern !== undefined && !new RegExp(pattern).test(value) ? [`${at}: not ${pattern}`] : []),
    ...(format === "uri" && !URL.canParse(value) ? [`${at}: no address`] : []),
    ...(format === "date-time" && Number.isNaN(Date.parse(value)) ? [`${at}: no moment`] : []),
  ];
}

function ofNumber(value: unknown, schema: Schema, at: string): readonly string[] {
  if (typeof value !== "number") return [];
  const { minimum = -Infinity, maximum = Infinity } = schema;
  return value < minimum || value > maximum ? [`${at}: out of bounds`] : [];
}

function ofList(
  value: unknown,
  schema: Schema,
  options: CheckOptions,
  at: string,
): readonly string[] {
  if (!Array.isArray(value)) return [];
  const { minItems = 0, maxItems = Infinity, items } = schema;
  return [
    ...(value.length < minItems ? [`${at}: fewer than ${minItems}`] : []),
    ...(value.length > maxItems ? [`${at}: more than ${maxItems}`] : []),
    ...(items === undefined
      ? []
      : value.flatMap((one, i) => faultsIn(one, items, options, `${at}/${i}`))),
  ];
}

function ofObject(
  value: unknown,
  schema: Schema,
  options: CheckOptions,
  at: string,
): readonly string[] {
  if (!isObject(value)) return [];
  const missing = (schema.required ?? []).filter((name) => value[name] === undefined);
  const known = Object.entries(schema.properties ?? {}).filter(
    ([name]) => value[name] !== undefined,
  );
  const more = schema.additionalProperties;
  const others =
    typeof more === "object"
      ? Object.entries(value).filter(([name]) => schema.properties?.[name] === undefined)
      : [];
  return [
    ...missing.map((name) => `${at}/${name}: missing`),
    ...known.flatMap(([name, one]) => faultsIn(value[name], one, options, `${at}/${name}`)),
    ...others.flatMap(([name, one]) => faultsIn(one, more as Schema, options, `${at}/${name}`)),
  ];
}

function ofChoices(
  value: unknown,
  { allOf = [], anyOf, oneOf }: Schema,
  given: CheckOptions,
  at: string,
): readonly string[] {
  // What one part does not name, another may: names are counted once, over all of them.
  const options = { ...given, isStrict: false };
  const all = allOf.flatMap((part) => faultsIn(value, part, options, at));
  const choices = anyOf ?? oneOf;
  if (choices === undefined) return all;
  const tried = choices.map((part) => faultsIn(value, part, options, at));
  // Where nothing fits, the nearest miss says most.
  const nearest = tried.toSorted((a, b) => a.length - b.length)[0];
  return [...all, ...(nearest ?? [`${at}: fits nothing`])];
}

function unnamed(
  value: unknown,
  schema: Schema,
  options: CheckOptions,
  at: string,
): readonly string[] {
  if (!isObject(value)) return [];
  const names = namesIn(schema, options);
  if (names === "any" || names.size === 0) return [];
  return Object.keys(value)
    .filter((name) => !names.has(name))
    .map((name) => `${at}/${name}: nobody knows this word`);
}

function namesIn(schema: Schema, options: CheckOptions): ReadonlySet<string> | "any" {
  if (schema.$ref !== undefined) return namesIn(options.resolve(schema.$ref), options);
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false) {
    return "any";
  }
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const named = parts.map((part) => namesIn(part, options));
  if (named.includes("any")) return "any";
  return new Set([
    ...Object.keys(schema.properties ?? {}),
    ...named.flatMap((names) => [...names]),
  ]);
}
