import { Hono } from "hono";
import type { WebGround } from "../ground.ts";
import { guideTopic, questionsBelow } from "../questions/index.ts";
import { GUIDE_TOPICS } from "../routes.ts";
import { frameOf, showPage } from "../view.ts";
import { GuidePage, GuideTopicPage } from "./guide.page.tsx";

/** The guide (the same for everybody, so that it may be kept by caches). */
export function guideRoutes(ground: WebGround): Hono {
  const routes = new Hono();
  routes.get("/guide", (c) => {
    const frame = frameOf(c, ground, { current: "guide" });
    return showPage(c, <GuidePage frame={frame} />, { cache: "shared" });
  });
  for (const topic of GUIDE_TOPICS) {
    routes.get(`/guide/${topic}`, async (c) => {
      const frame = frameOf(c, ground, { current: "guide" });
      const questions = await questionsBelow(c, ground, [guideTopic(topic)]);
      const page = <GuideTopicPage frame={frame} topic={topic} questions={questions} />;
      return showPage(c, page, { cache: "shared" });
    });
  }
  return routes;
}
