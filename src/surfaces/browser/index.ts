export { addressOf } from "./address.ts";
export { answerAsset, openAssets, writeAssets } from "./assets.ts";
export { readForm, readQuery, type FormInput } from "./form-input.ts";
export { sendPicture } from "./send-picture.ts";
export { contentSecurityPolicy, sameSiteForms, securityHeaders } from "./security.ts";
export { lastHeard, streamNews, type StreamedNews } from "./stream-news.ts";
