export { telegramChat, type TelegramSettings } from "./telegram.ts";
