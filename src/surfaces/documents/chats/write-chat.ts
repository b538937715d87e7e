import type { ChatName, ChatWriter } from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { chatTexts } from "./chat-texts.ts";

export interface ChatSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly homePath: (language: Language) => string;
  readonly minePath: (language: Language, token: string) => string;
  readonly vouchPath: (
    language: Language,
    of: { readonly chat: ChatName; readonly code: string; readonly ticket: string },
  ) => string;
}

/** Words what we write into a chat beside notices. */
export function chatWriter(settings: ChatSettings): ChatWriter {
  const { publicUrl, homePath, minePath, vouchPath } = settings;
  return (word, { chat, language, vouch, mineToken }) => {
    const [title, body] = chatTexts[language][word];
    const pathTo = () => {
      if (vouch !== undefined) return vouchPath(language, { chat, ...vouch });
      if (mineToken !== undefined) return minePath(language, mineToken);
      return word === "how" || word === "over" ? homePath(language) : undefined;
    };
    const path = pathTo();
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
