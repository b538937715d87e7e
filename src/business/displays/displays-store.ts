import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Scene, Shown } from "./display.ts";

interface DisplayTables {
  display_scenes: {
    counter_id: string;
    scene: unknown;
    language: string | null;
    ends_at: Instant;
  };
}

/** As it was written last, also when its time is over. */
export async function sceneRow(act: Act, counterId: string): Promise<Shown | undefined> {
  const row = await tables(act)
    .selectFrom("display_scenes")
    .selectAll()
    .where("counter_id", "=", counterId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    counterId: row.counter_id,
    scene: row.scene as Scene,
    ...(row.language === null ? {} : { language: row.language as Language }),
    endsAt: row.ends_at,
  };
}

export function putScene(act: Act, shown: Shown): Part {
  const values = {
    scene: JSON.stringify(shown.scene),
    language: shown.language ?? null,
    ends_at: shown.endsAt,
  };
  return part(
    tables(act)
      .insertInto("display_scenes")
      .values({ counter_id: shown.counterId, ...values })
      .onConflict((conflict) => conflict.column("counter_id").doUpdateSet(values)),
  );
}

export function dropScene(act: Act, counterId: string): Part {
  return part(tables(act).deleteFrom("display_scenes").where("counter_id", "=", counterId), {
    expects: "any",
  });
}

export async function hasEndedScenes(act: Act, before: Instant): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("display_scenes")
    .select("counter_id")
    .where("ends_at", "<=", before)
    .executeTakeFirst();
  return row !== undefined;
}

export function dropEndedScenes(act: Act, before: Instant): Part {
  return part(tables(act).deleteFrom("display_scenes").where("ends_at", "<=", before), {
    expects: "any",
  });
}

function tables(act: Act) {
  return act.database.tables<DisplayTables>();
}
