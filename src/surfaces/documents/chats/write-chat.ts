import type { ChatName, ChatWriter } from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { chatTexts } from "./chat-texts.ts";

export interface ChatSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly homePath: (language: Language) => string;
  readonly vouchPath: (
    language: Language,
    of: { readonly chat: ChatName; readonly code: string; readonly ticket: string },
  ) => string;
}

/** Words what we write into a chat beside notices. */
export function chatWriter({ publicUrl, homePath, vouchPath }: ChatSettings): ChatWriter {
  return (word, { chat, language, vouch }) => {
    const [title, body] = chatTexts[language][word];
    const leadsHome = word === "how" || word === "over";
    const path =
      vouch === undefined
        ? leadsHome
          ? homePath(language)
          : undefined
        : vouchPath(language, { chat, ...vouch });
    const url = path === undefined ? "" : publicUrl + path;
    return {
      subject: title,
      text: [body, url].filter((line) => line !== "").join("\n\n"),
      html: "",
      brief: { title, body, url },
      enclosures: [],
    };
  };
}
