import type { ChannelName } from "../../../../business/notices/index.ts";

/** The words of the page on which somebody says how they are told. */
export interface ReminderTexts {
  readonly title: string;
  readonly lead: string;
  readonly whatTitle: string;
  readonly what: readonly string[];
  readonly always: string;
  readonly nextTitle: string;
  readonly nothingNext: string;
  readonly noLines: string;
  readonly howTitle: string;
  readonly thisDevice: string;
  readonly bounced: string;
  readonly language: string;
  readonly zone: string;
  readonly zoneHint: string;
  readonly quietFrom: string;
  readonly quietHint: string;
  readonly quietUntil: string;
  readonly first: string;
  readonly firstHint: string;
  readonly save: string;
  readonly stop: string;
  readonly resume: string;
  readonly isStopped: string;
  readonly isStoppedText: string;
  readonly askLead: string;
  readonly email: string;
  readonly emailHint: string;
  readonly ask: string;
  readonly asked: string;
  readonly askedText: string;
  readonly quietDefault: string;
  readonly back: string;
  readonly unreadable: string;
  readonly confirmTitle: string;
  readonly confirmLead: string;
  readonly confirm: string;
  readonly overTitle: string;
  readonly overLead: string;
  readonly find: string;
  readonly channels: Readonly<Record<ChannelName, string>>;
  readonly said: Readonly<Record<"saved" | "stopped" | "resumed" | "confirmed", string>>;
  readonly errors: Readonly<Record<"choose" | "quietTooLong", string>>;
  readonly tooMany: (wait: string) => string;
}
