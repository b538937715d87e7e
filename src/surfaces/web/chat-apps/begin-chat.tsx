import type { Context } from "hono";
import { offerLink, type ChatChannel, type LinkTarget } from "../../../business/notices/index.ts";
import { Button, ButtonLink, Form, Page, type Frame } from "../../html/index.ts";
import type { WebGround } from "../ground.ts";
import { wayTexts } from "../reminders/texts/way-texts.ts";
import { actOf, frameOf, showPage, type FrameOptions } from "../view.ts";
import { chatPageTexts } from "./texts/index.ts";

interface ChatOffersProps {
  readonly language: Frame["language"];
  readonly action: string;
  readonly chats: readonly Pick<ChatChannel, "channel">[];
}

/** A button for each chat app in which reminders may come. */
export function ChatOffers({ language, action, chats }: ChatOffersProps) {
  return (
    <>
      {chats.map(({ channel }) => (
        <Form action={action} hidden={{ act: "chat", chat: channel }}>
          <Button kind="quiet">
            {chatPageTexts[language].offer(wayTexts[language].channels[channel])}
          </Button>
        </Form>
      ))}
    </>
  );
}

/** Offers a code that a chat brings back to us, and leads into the chat; undefined for none of ours. */
export async function beginChat(
  c: Context,
  ground: WebGround,
  of: { readonly chat: string; readonly target: LinkTarget; readonly frame: FrameOptions },
): Promise<Response | undefined> {
  const chat = ground.chats.find(({ channel }) => channel === of.chat);
  if (chat === undefined) return undefined;
  const code = await offerLink(actOf(c, ground), chat.channel, of.target);
  const frame = frameOf(c, ground, of.frame);
  return showPage(c, <BeginChatPage frame={frame} chat={chat} code={code} />);
}

interface BeginChatPageProps {
  readonly frame: Frame;
  readonly chat: ChatChannel;
  readonly code: string;
}

function BeginChatPage({ frame, chat, code }: BeginChatPageProps) {
  const { language } = frame;
  const texts = chatPageTexts[language];
  const name = wayTexts[language].channels[chat.channel];
  return (
    <Page frame={frame} title={texts.title(name)} lead={texts.lead(name)} isPrivate>
      <ButtonLink href={chat.beginUrl(code)}>{texts.open(name)}</ButtonLink>
      <p class="small">{texts.byHand(name)}</p>
      <p>
        <code>{code}</code>
      </p>
      <p class="soft small">{texts.goneWrong}</p>
    </Page>
  );
}
