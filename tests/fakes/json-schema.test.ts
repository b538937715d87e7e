import { describe, expect, test } from "vitest";
import { faultsIn, type Schema } from "./json-schema.ts";

const money: Schema = {
  type: "object",
  properties: { value: { type: "string", pattern: "^[0-9]+$" }, code: { enum: ["JPY"] } },
  required: ["value"],
};
const named: Schema = {
  allOf: [{ $ref: "money" }, { properties: { note: { type: "string", maxLength: 3 } } }],
};
const resolve = () => money;

function faults(value: unknown, schema: Schema = named): readonly string[] {
  return faultsIn(value, schema, { resolve, isStrict: true });
}

describe("a schema", () => {
  test("is content with what fits it", () => {
    expect(faults({ value: "12", code: "JPY", note: "abc" })).toEqual([]);
    expect(faults([{ value: "1" }], { type: "array", items: named, maxItems: 1 })).toEqual([]);
    expect(faults(null, { type: "string", nullable: true })).toEqual([]);
  });

  test.each([
    [{ value: "1.5" }, "/value: not ^[0-9]+$"],
    [{ value: 12 }, "/value: is no string"],
    [{}, "/value: missing"],
    [{ value: "1", code: "USD" }, '/code: "USD" is none of JPY'],
    [{ value: "1", note: "abcd" }, "/note: longer than 3"],
    [{ value: "1", nota: "abc" }, "/nota: nobody knows this word"],
  ])("finds the fault in %o", (value, fault) => {
    expect(faults(value)).toEqual([fault]);
  });

  test("takes one of several, and none that fits nothing", () => {
    const either: Schema = { anyOf: [{ type: "string" }, { type: "integer" }] };
    expect(faults(1, either)).toEqual([]);
    expect(faults(1.5, either)).not.toEqual([]);
  });
});
