import { expect, test } from "vitest";
import { testCounter } from "../../../tests/counter.ts";
import { counterApp } from "./index.ts";

const counter = await testCounter();
const config = { ...counter.ground.config, isTraining: true };
const training = counterApp({ ...counter.ground, config });

test("every screen of training says so, and it takes no real till's place in a browser", async () => {
  const jar = await counter.at(await counter.till(), await counter.person("clerk"));
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const url = "http://tsunagu.test/counter";
  const real = await counter.get("/counter", jar);
  expect(await real.text()).not.toContain("TRAINING");
  const asked = await training.request(url, { headers: { cookie } });
  expect([asked.status, asked.headers.get("location")]).toEqual([303, "/counter/pair"]);
  const pair = await training.request(`${url}/pair`, { headers: { cookie } });
  expect(await pair.text()).toMatch(/banner-training[\s\S]*(TRAINING|訓練モード)/);
  const practised = [...jar].map(([name, value]) => `training_${name}=${value}`).join("; ");
  const page = await training.request(url, { headers: { cookie: practised } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("banner-training");
});
