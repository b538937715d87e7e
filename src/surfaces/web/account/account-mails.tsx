import type { CustomerMail, CustomerMails } from "../../../business/customers/index.ts";
import { writeMessage } from "../../../business/notices/index.ts";
import { renderPage } from "../../html/index.ts";
import type { WebGround } from "../ground.ts";

/** Puts mails of the account among the messages, and has them sent at once. */
export function accountMails(ground: Pick<WebGround, "nudge" | "config">): CustomerMails {
  const { publicUrl } = ground.config;
  return {
    async write(act, mail) {
      const letter = {
        subject: mail.subject,
        text: [...mail.paragraphs, `Tsunagu\n${publicUrl}\n`].join("\n\n"),
        html: renderPage(<AccountLetter mail={mail} publicUrl={publicUrl} />),
        enclosures: [],
      };
      const { cause, email: recipient, language } = mail;
      await writeMessage(act, { cause, recipient, language, letter });
      ground.nudge();
    },
  };
}

function AccountLetter({ mail, publicUrl }: { mail: CustomerMail; publicUrl: string }) {
  return (
    <html lang={mail.language}>
      <head>
        <meta charset="utf-8" />
        <title>{mail.subject}</title>
      </head>
      <body>
        {mail.paragraphs.map((text) => (
          <p>{paragraph(text)}</p>
        ))}
        <p>
          <a href={publicUrl}>Tsunagu</a>
        </p>
      </body>
    </html>
  );
}

function paragraph(text: string) {
  if (/^\d+$/.test(text)) return <strong>{text}</strong>;
  return /^https?:\/\/\S+$/.test(text) ? <a href={text}>{text}</a> : text;
}
