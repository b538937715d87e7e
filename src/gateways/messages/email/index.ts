export { smtpChannel, type SmtpSettings } from "./smtp.ts";
