import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { done, refused } from "../outcome/index.ts";
import { openThread, type ThreadPlan } from "./index.ts";

type Order = "answer" | "throw" | "die" | "loop" | "die later";

const program = new URL("./telling.fixture.ts", import.meta.url);

function thread(plan: Partial<ThreadPlan> = {}) {
  const usual = { program, waitingMax: 4, answerMsMax: 15_000, restMsMax: 60_000 };
  return openThread<Order, number>({ ...usual, ...plan });
}

test("one thread answers question after question and remembers", async () => {
  const { ask } = thread();
  expect(await Promise.all([ask("answer"), ask("answer")])).toEqual([done(1), done(2)]);
  expect(await ask("answer")).toEqual(done(3));
});

test("without rest each question has a thread of its own", async () => {
  const { ask } = thread({ restMsMax: 0 });
  expect(await Promise.all([ask("answer"), ask("answer")])).toEqual([done(1), done(1)]);
});

test("a thread that has rested long enough is ended, and another begins", async () => {
  const { ask } = thread({ restMsMax: 1 });
  await ask("answer");
  await vi.waitFor(async () => expect(await ask("answer")).toEqual(done(1)), 20_000);
});

test("one question more than may wait is refused, and the others are answered", async () => {
  const { ask } = thread({ waitingMax: 2 });
  const asked = [ask("answer"), ask("answer"), ask("answer")];
  expect(await Promise.all(asked)).toEqual([done(1), done(2), refused("busy")]);
  expect(await ask("answer")).toEqual(done(3));
});

test.each(["throw", "die"] as const)(
  "who tells it to %s is told so, and the next has a new thread",
  async (order) => {
    const { ask } = thread();
    await ask("answer");
    const [failed, next] = await Promise.allSettled([ask(order), ask("answer")]);
    expect(failed).toMatchObject({
      reason: { message: order === "throw" ? "as told" : expect.stringContaining("ended") },
    });
    expect(next).toMatchObject({ value: done(1) });
  },
);

test("a thread that hangs is ended after its time", async () => {
  const { ask } = thread({ answerMsMax: 1500 });
  await expect(ask("loop")).rejects.toThrow("within 1500 ms");
  expect(await thread().ask("answer")).toEqual(done(1));
});

test("a thread that dies at rest is replaced, and nobody else is harmed", async () => {
  const { ask } = thread();
  // It may die so soon after its answer that its death is heard first.
  await ask("die later").catch((error: Error) => expect(error.message).toBe("later"));
  await vi.waitFor(async () => expect(await ask("answer")).toEqual(done(1)), 20_000);
});

test("a question that cannot be copied fails alone", async () => {
  const { ask } = thread();
  await expect(ask((() => {}) as unknown as Order)).rejects.toThrow("could not be cloned");
  expect(await ask("answer")).toEqual(done(1));
});

test("a resting thread lets the program end", async () => {
  const code = `
    import { openThread } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    const plan = { waitingMax: 1, answerMsMax: 15000, restMsMax: 600000 };
    const thread = openThread({ ...plan, program: new URL(${JSON.stringify(program.href)}) });
    process.stdout.write(JSON.stringify(await thread.ask("answer")));
  `;
  const run = promisify(execFile);
  const args = ["--input-type=module-typescript", "--eval", code];
  const { stdout } = await run(process.execPath, args, { timeout: 15_000 });
  expect(JSON.parse(stdout)).toEqual(done(1));
});
