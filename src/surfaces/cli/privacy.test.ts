import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { runRetention } from "../../business/privacy/index.ts";
import { retentionText } from "./privacy.ts";

const db = await testDatabase();
const act = db.act();

test("tells the schedule, and what the last runs erased and left", async () => {
  expect(await retentionText(act)).toContain("No run yet");
  await runRetention(act);
  const told = await retentionText(act);
  expect(told).toContain("180 days after it was closed");
  expect(told).toContain("0 erased, 0 left");
});
