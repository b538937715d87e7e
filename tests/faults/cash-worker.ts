import { setTimeout as pause } from "node:timers/promises";
import { systemClock } from "../../src/foundation/clock/index.ts";
import { openFailpoint } from "../../src/foundation/failpoints/index.ts";
import { callOut } from "../../src/foundation/http/index.ts";
import { dutiesAnswer } from "../../src/foundation/kiosk-wire/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { openMachineCash } from "../../src/machine/cash/index.ts";
import { openBench } from "../../src/machine/devices/index.ts";

// A machine's cash with a house that it asks over HTTP; dies at TSUNAGU_FAILPOINT, or is killed.
const env = process.env as Readonly<Record<string, string>>;

async function ask(path: string, body: object, timeoutMs: number): Promise<unknown> {
  const url = `${env["HOUSE_URL"]}${path}`;
  const answer = await callOut({ url, method: "POST", body: JSON.stringify(body), timeoutMs });
  return answer.kind === "answered" && answer.status === 200 ? JSON.parse(answer.body) : undefined;
}

const cash = await openMachineCash({
  stateDir: env["STATE_DIR"]!,
  settings: JSON.parse(env["SETTINGS"]!),
  clock: systemClock(),
  log: openLog("silent"),
  bench: await openBench(),
  failpoint: openFailpoint(env["TSUNAGU_FAILPOINT"]),
  ask,
  print: async () => ({ outcome: "refused" }),
});
for (;;) {
  const answer = dutiesAnswer.safeParse(await ask("/duties", { known: cash.known() }, 2000));
  if (answer.success) {
    cash.take(
      answer.data.duties.filter(({ kind }) => kind === "accept" || kind === "pay_out") as never,
    );
  }
  await pause(20);
}
