export { writeMail, type MailFacts } from "./write-mail.ts";
