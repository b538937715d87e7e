import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Chat, ChatMessage, ChatVoice } from "./chat.ts";

export interface ChatRow {
  chat_id: string;
  chat_key: string;
  about: unknown;
  kiosk: unknown;
  language: string;
  symptom: string | null;
  agent_id: string | null;
  state: string;
  opened_at: Instant;
  waiting_since: Instant | null;
  taken_by: string | null;
  taken_at: Instant | null;
  closed_at: Instant | null;
  last_seq: number;
  last_at: Instant;
  transcript_sealed: Buffer | null;
  stars: number | null;
}

export interface MessageRow {
  chat_id: string;
  seq: number;
  message_id: string;
  voice: string;
  staff_id: string | null;
  text_sealed: Buffer | null;
  said: unknown;
  at: Instant;
}

/** With the measures of the picture that came with it. */
export interface ReadRow extends MessageRow {
  width_px: number | null;
  height_px: number | null;
}

export function chatRow(act: Act, chat: Chat): ChatRow {
  const { transcriptTo, kiosk } = chat;
  return {
    chat_id: chat.chatId,
    chat_key: chat.key,
    about: JSON.stringify(chat.about),
    kiosk: kiosk === undefined ? null : JSON.stringify(kiosk),
    language: chat.language,
    symptom: chat.symptom ?? null,
    agent_id: chat.agentId ?? null,
    state: chat.state,
    opened_at: chat.openedAt,
    waiting_since: chat.waitingSince ?? null,
    taken_by: chat.takenBy ?? null,
    taken_at: chat.takenAt ?? null,
    closed_at: chat.closedAt ?? null,
    last_seq: chat.lastSeq,
    last_at: chat.lastAt,
    transcript_sealed: transcriptTo === undefined ? null : act.secrets.seal(transcriptTo),
    stars: chat.stars ?? null,
  };
}

export function readChat(act: Act, row: ChatRow): Chat {
  const known = <K extends string, T>(key: K, value: T | null) =>
    value === null ? {} : ({ [key]: value } as Record<K, T>);
  const { transcript_sealed: to } = row;
  return {
    chatId: row.chat_id,
    key: row.chat_key,
    about: row.about,
    language: row.language,
    state: row.state,
    openedAt: row.opened_at,
    lastSeq: row.last_seq,
    lastAt: row.last_at,
    ...known("kiosk", row.kiosk),
    ...known("symptom", row.symptom),
    ...known("agentId", row.agent_id),
    ...known("waitingSince", row.waiting_since),
    ...known("takenBy", row.taken_by),
    ...known("takenAt", row.taken_at),
    ...known("closedAt", row.closed_at),
    ...known("stars", row.stars),
    ...(to === null ? {} : { transcriptTo: act.secrets.unseal(to) }),
  } as Chat;
}

export function messageRow(act: Act, { by, text, said, ...message }: ChatMessage): MessageRow {
  return {
    chat_id: message.chatId,
    seq: message.seq,
    message_id: message.messageId,
    voice: by.kind,
    staff_id: "staffId" in by ? by.staffId : null,
    text_sealed: text === undefined ? null : act.secrets.seal(text),
    said: said === undefined ? null : JSON.stringify(said),
    at: message.at,
  };
}

export function readMessage(
  act: Act,
  row: ReadRow,
  nameOf: (staffId: string) => string,
): ChatMessage {
  const { staff_id: staffId, voice, text_sealed: sealed, said } = row;
  const { width_px: widthPx, height_px: heightPx } = row;
  const by = staffId === null ? { kind: voice } : { kind: voice, staffId, name: nameOf(staffId) };
  return {
    chatId: row.chat_id,
    seq: row.seq,
    messageId: row.message_id,
    by: by as ChatVoice,
    at: row.at,
    ...(sealed === null ? {} : { text: act.secrets.unseal(sealed) }),
    ...(said === null ? {} : { said }),
    ...(widthPx === null ? {} : { photo: { widthPx, heightPx } }),
  } as ChatMessage;
}
