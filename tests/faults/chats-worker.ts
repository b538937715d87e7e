import { createHash } from "node:crypto";
import { chatSubscriptions } from "../../src/business/notices/index.ts";
import type { Staff } from "../../src/business/staff/index.ts";
import {
  closeChat,
  handOverChat,
  sayInChat,
  type SayWish,
} from "../../src/business/support/index.ts";
import { dispatchEvents } from "../../src/foundation/act/index.ts";
import { instant, stoppedClock } from "../../src/foundation/clock/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { openFailpoint } from "../../src/foundation/failpoints/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { openSecrets } from "../../src/foundation/secrets/index.ts";

/** What one process is to do, as a web server or a worker would. */
export type ChatTask =
  | { readonly say: SayWish }
  | { readonly handOver: Parameters<typeof handOverChat>[2]; readonly staff: Staff }
  | { readonly close: string; readonly staff: Staff }
  | { readonly dispatch: "yes" };

// A process that does its task and ends, or dies at TSUNAGU_FAILPOINT.
const env = process.env as Readonly<Record<string, string>>;
const task = JSON.parse(process.argv[2]!) as ChatTask;
const database = openDatabase({ url: env["DATABASE_URL"]!, connectionsMax: 4 });
const act = {
  actor: { kind: "system", id: "worker" },
  clock: stoppedClock(instant(env["NOW"]!)),
  language: "en",
  database,
  secrets: openSecrets(createHash("sha256").update("tests").digest()),
  failpoint: openFailpoint(env["TSUNAGU_FAILPOINT"]),
  isNews: () => true,
} as const;
if ("say" in task) await sayInChat(act, task.say);
else if ("handOver" in task) await handOverChat(act, task.staff, task.handOver);
else if ("close" in task) await closeChat(act, task.staff, task.close);
else {
  const letter = () => ({ subject: "chat", text: "chat", html: "chat", enclosures: [] });
  await dispatchEvents(act, chatSubscriptions(letter), openLog("error"));
}
await database.close();
process.exit(0);
