import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import {
  SUSPECT_SCORE,
  type PublishedText,
  type Question,
  type QuestionId,
  type QuestionState,
} from "./question.ts";

interface QuestionTables {
  questions: QuestionRow;
  question_texts: {
    question_id: string;
    language: string;
    question: string;
    answer: string;
    written_at: Instant;
    written_by: string;
  };
  question_votes: { question_id: string; voter: Buffer; is_helpful: boolean; at: Instant };
}

interface QuestionRow {
  question_id: string;
  number: string;
  topic: string;
  language: string;
  text_sealed: Buffer | null;
  contact_sealed: Buffer | null;
  fingerprint: Buffer | null;
  score: number;
  state: string;
  reason: string | null;
  asked_at: Instant;
  settled_at: Instant | null;
  settled_by: string | null;
}

export function insertQuestion(act: Act, question: Question, fingerprint: Buffer): Part {
  const { questionId, text, contactEmail, askedAt, number, topic, language, score, state } =
    question;
  return part(
    tables(act)
      .insertInto("questions")
      .values({
        ...{ question_id: questionId, number, topic, language, score, state, fingerprint },
        text_sealed: act.secrets.seal(text ?? ""),
        contact_sealed: contactEmail === undefined ? null : act.secrets.seal(contactEmail),
        asked_at: askedAt,
      }),
  );
}

export async function questionById(act: Act, questionId: string): Promise<Question | undefined> {
  const row = await all(act).where("question_id", "=", questionId).executeTakeFirst();
  return row === undefined ? undefined : readQuestion(act, row);
}

export async function questionOfNumber(act: Act, number: string): Promise<Question | undefined> {
  const row = await all(act).where("number", "=", number).executeTakeFirst();
  return row === undefined ? undefined : readQuestion(act, row);
}

export async function questionOfFingerprint(
  act: Act,
  fingerprint: Buffer,
): Promise<Question | undefined> {
  const row = await all(act).where("fingerprint", "=", fingerprint).executeTakeFirst();
  return row === undefined ? undefined : readQuestion(act, row);
}

/** What waits: those that do not look like spam first, each oldest first; what is settled, newest. */
export async function questionsIn(
  act: Act,
  { state, limit }: { readonly state: QuestionState; readonly limit: number },
): Promise<readonly Question[]> {
  const those = all(act).where("state", "=", state).limit(limit);
  const rows =
    state === "waiting"
      ? await those
          .orderBy((by) => by("score", ">=", SUSPECT_SCORE))
          .orderBy("asked_at")
          .execute()
      : await those.orderBy("settled_at", "desc").execute();
  return rows.map((row) => readQuestion(act, row));
}

/** Moves a question on, from the state it was read in. */
export function moveQuestion(
  act: Act,
  before: Question,
  after: Pick<Question, "state" | "reason" | "settledAt" | "settledBy">,
): Part {
  return part(
    tables(act)
      .updateTable("questions")
      .set({
        state: after.state,
        reason: after.reason ?? null,
        settled_at: after.settledAt ?? null,
        settled_by: after.settledBy ?? null,
      })
      .where("question_id", "=", before.questionId)
      .where("state", "=", before.state),
  );
}

export function putText(
  act: Act,
  questionId: QuestionId,
  text: PublishedText & { readonly writtenBy: string },
): Part {
  const { language, question, answer } = text;
  const words = { question, answer, written_at: text.writtenAt, written_by: text.writtenBy };
  return part(
    tables(act)
      .insertInto("question_texts")
      .values({ question_id: questionId, language, ...words })
      .onConflict((conflict) => conflict.columns(["question_id", "language"]).doUpdateSet(words)),
  );
}

export async function textsOf(act: Act, questionId: string): Promise<readonly PublishedText[]> {
  const rows = await tables(act)
    .selectFrom("question_texts")
    .selectAll()
    .where("question_id", "=", questionId)
    .orderBy("written_at")
    .execute();
  return rows.map(({ language, question, answer, written_at }) => ({
    ...{ language: language as Language, question, answer },
    writtenAt: written_at,
  }));
}

/** A published question as it stands in a list. */
export interface ListedQuestion {
  readonly number: string;
  readonly topic: string;
  readonly question: string;
}

/** Published in a language under any of these topics (all, if none is named), the helpful first. */
export async function publishedIn(
  act: Act,
  of: {
    readonly language: Language;
    readonly topics?: readonly string[];
    readonly limit: number;
  },
): Promise<readonly ListedQuestion[]> {
  const { rows } = await act.database.run({
    text: `select q.number, q.topic, t.question
      from questions q join question_texts t using (question_id)
      where q.state = 'published' and t.language = $1
        and ($2::text[] is null or q.topic = any($2::text[]))
      order by (select count(*) filter (where v.is_helpful) - count(*) filter (where not v.is_helpful)
          from question_votes v where v.question_id = q.question_id) desc, q.asked_at desc
      limit $3`,
    values: [of.language, of.topics ?? null, of.limit],
    isFrequent: true,
  });
  return rows as ListedQuestion[];
}

/** The first vote of a voter stands. */
export function insertVote(
  act: Act,
  vote: {
    readonly questionId: QuestionId;
    readonly voter: Buffer;
    readonly isHelpful: boolean;
    readonly at: Instant;
  },
): Part {
  return part(
    tables(act)
      .insertInto("question_votes")
      .values({
        ...{ question_id: vote.questionId, voter: vote.voter, at: vote.at },
        is_helpful: vote.isHelpful,
      }),
  );
}

export async function hasVoted(act: Act, questionId: string, voter: Buffer): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("question_votes")
    .select("at")
    .where("question_id", "=", questionId)
    .where("voter", "=", voter)
    .executeTakeFirst();
  return row !== undefined;
}

export async function helpfulCount(act: Act, questionId: string): Promise<number> {
  const { rows } = await act.database.run({
    text: "select count(*)::int as count from question_votes where question_id = $1 and is_helpful",
    values: [questionId],
  });
  return (rows as { count: number }[])[0]?.count ?? 0;
}

/** Those that wait with this address for their answer, oldest first. */
export async function questionsOfContact(act: Act, email: string): Promise<readonly Question[]> {
  const rows = await all(act)
    .where("contact_sealed", "=", act.secrets.seal(email))
    .orderBy("asked_at")
    .limit(200)
    .execute();
  return rows.map((row) => readQuestion(act, row));
}

export function eraseContact(act: Act, questionId: string): Part {
  return part(
    tables(act)
      .updateTable("questions")
      .set({ contact_sealed: null })
      .where("question_id", "=", questionId),
    { expects: "any" },
  );
}

/** Addresses of what nobody settled, and the words of what was settled, before those moments. */
export function eraseBefore(
  act: Act,
  {
    askedBefore,
    settledBefore,
  }: { readonly askedBefore: Instant; readonly settledBefore: Instant },
): readonly Part[] {
  const addresses = tables(act)
    .updateTable("questions")
    .set({ contact_sealed: null })
    .where("contact_sealed", "is not", null)
    .where("asked_at", "<", askedBefore);
  const words = tables(act)
    .updateTable("questions")
    .set({ text_sealed: null, fingerprint: null })
    .where("text_sealed", "is not", null)
    .where("state", "in", ["refused", "withdrawn"])
    .where("settled_at", "<", settledBefore);
  return [part(addresses, { expects: "any" }), part(words, { expects: "any" })];
}

/** How many questions hold something that is past its time. */
export async function countErasable(
  act: Act,
  {
    askedBefore,
    settledBefore,
  }: { readonly askedBefore: Instant; readonly settledBefore: Instant },
): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as count from questions where (contact_sealed is not null and asked_at < $1)
        or (text_sealed is not null and state in ('refused', 'withdrawn') and settled_at < $2)`,
    values: [askedBefore, settledBefore],
  });
  return (rows as { count: number }[])[0]?.count ?? 0;
}

function all(act: Act) {
  return tables(act).selectFrom("questions").selectAll();
}

function tables(act: Act) {
  return act.database.tables<QuestionTables>();
}

function readQuestion(act: Act, row: QuestionRow): Question {
  const { unseal } = act.secrets;
  return {
    questionId: row.question_id,
    number: row.number,
    topic: row.topic,
    language: row.language,
    score: row.score,
    state: row.state,
    askedAt: row.asked_at,
    ...(row.text_sealed === null ? {} : { text: unseal(row.text_sealed) }),
    ...(row.contact_sealed === null ? {} : { contactEmail: unseal(row.contact_sealed) }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
    ...(row.settled_by === null ? {} : { settledBy: row.settled_by }),
  } as Question;
}
