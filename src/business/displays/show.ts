import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { displaysOf } from "../staff/index.ts";
import { nextShown, type Shown, type Showing } from "./display.ts";
import {
  dropEndedScenes,
  dropScene,
  hasEndedScenes,
  putScene,
  sceneRow,
} from "./displays-store.ts";

/** Shows it on every display of a counter; where there is none, nothing is written. */
export async function showOnDisplays(act: Act, counterId: string, wish: Showing): Promise<void> {
  if ((await displaysOf(act, counterId)).length === 0) return;
  const before = await sceneRow(act, counterId);
  const shown = nextShown(before, { ...wish, counterId }, act.clock.now());
  if (shown === undefined) return;
  const news = {
    name: "display.shown",
    thing: counterId,
    after: { kind: shown.scene.kind, language: shown.language },
  };
  await writeHouse(act, news, [putScene(act, shown)]);
}

/** The sale is over: the next customer sees nothing of it. */
export async function clearDisplays(act: Act, counterId: string): Promise<void> {
  const before = await sceneRow(act, counterId);
  // A language chosen while nobody is served yet belongs to the customer who is coming.
  if (before === undefined || before.scene.kind === "greeting") return;
  await writeHouse(act, { name: "display.cleared", thing: counterId }, [dropScene(act, counterId)]);
}

/** What the displays of a counter show now. */
export async function shownAt(act: Act, counterId: string): Promise<Shown | undefined> {
  const shown = await sceneRow(act, counterId);
  return shown !== undefined && act.clock.now() < shown.endsAt ? shown : undefined;
}

/** What nobody is shown any more is not kept either. */
export async function forgetEndedScenes(act: Act): Promise<void> {
  const now = act.clock.now();
  if (!(await hasEndedScenes(act, now))) return;
  await writeHouse(act, { name: "display.forgotten" }, [dropEndedScenes(act, now)]);
}
