import fc from "fast-check";
import { expect, test } from "vitest";
import { faceOf } from "./read-deliveries.ts";
import { CHANNELS } from "./person.ts";

test("of an address no more is shown than its first letter and where it failed", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CHANNELS),
      fc.oneof(fc.emailAddress(), fc.string(), fc.uuid()),
      (channel, address) => {
        const face = faceOf(channel, address);
        const name = address.slice(1, Math.max(1, address.lastIndexOf("@")));
        if (channel === "email") expect(face.slice(1).startsWith("•••") || face === "").toBe(true);
        else expect(face).toBe("");
        if (name.length > 1 && face !== "") expect(face.split("@")[0]).not.toContain(name);
      },
    ),
  );
  expect(faceOf("email", "wang@example.com")).toBe("w•••@example.com");
  expect(faceOf("web_push", '["https://push.example.com/abc/secret","k","a"]')).toBe(
    "push.example.com",
  );
});
