export { nextShown, SCENE_SECONDS, type Scene, type Showing, type Shown } from "./display.ts";
export { clearDisplays, forgetEndedScenes, showOnDisplays, shownAt } from "./show.ts";
