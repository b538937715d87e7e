import type { Context } from "hono";
import { plansByCodes } from "../../../business/catalogue/index.ts";
import {
  planOfTopic,
  questionsUnder,
  type ListedQuestion,
} from "../../../business/questions/index.ts";
import { isOutage } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { guideTexts } from "../guide/texts/index.ts";
import { GUIDE_TOPICS, type GuideTopic } from "../routes.ts";
import { actOf, languageOf } from "../view.ts";

/** What a question is asked under, as it is stored and as it is called. */
export interface Topic {
  readonly topic: string;
  readonly name: string;
}

export function guideTopic(topic: GuideTopic): string {
  return `guide:${topic}`;
}

export function planTopic(code: string): string {
  return `plan:${code}`;
}

/** A topic as it is called in the language of the page; undefined for what there is not. */
export async function topicOf(
  c: Context,
  ground: WebGround,
  wanted: string,
): Promise<Topic | undefined> {
  const language = languageOf(c);
  const guide = guideTopicsIn(c).find(({ topic }) => topic === wanted);
  const code = planOfTopic(wanted);
  if (guide !== undefined || code === undefined) return guide;
  const plan = (await plansByCodes(actOf(c, ground), [code])).get(code);
  return plan === undefined ? undefined : { topic: wanted, name: plan.names[language] };
}

export function guideTopicsIn(c: Context): readonly Topic[] {
  const { topics } = guideTexts[languageOf(c)];
  return GUIDE_TOPICS.map((one) => ({ topic: guideTopic(one), name: topics[one].title }));
}

/** The questions to show below a page; none while the database is away, for the page says enough. */
export async function questionsBelow(
  c: Context,
  ground: WebGround,
  topics: readonly string[],
): Promise<readonly ListedQuestion[]> {
  try {
    return await questionsUnder(actOf(c, ground), { language: languageOf(c), topics });
  } catch (error) {
    if (isOutage(error)) return [];
    throw error;
  }
}
