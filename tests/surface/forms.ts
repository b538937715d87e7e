/** What the table must say about an address that takes something. */
export interface Form {
  /** What a person would send; each field is broken in turn and all together. */
  readonly fields: readonly string[];
  /** `form` unless told: forms have a page to come back to, the others answer machines. */
  readonly kind?: "form" | "file" | "json" | "webhook";
  /** Bodies that answer 422 at this field, in the language of the address. */
  readonly names?: readonly (readonly [field: string, body: Readonly<Record<string, string>>])[];
  /** What stands in the address instead: another known thing, by the name of the parameter. */
  readonly at?: Readonly<Record<string, string>>;
  /** Kinds of body that are no bad input here: sending them does what it should. */
  readonly takes?: readonly string[];
  /** Begins something of their own for whoever sends it: nobody needs to be known. */
  readonly isForStrangers?: true;
  /** Does what it is for whatever stands in the form: it has no fields. */
  readonly isBare?: true;
}

const BANK = {
  ...{ way: "bank", bank: "0001", branch: "140", kind: "ordinary" },
  ...{ number: "1234567", holder: "ワン" },
};
const known = (field: string) => `known ${field}`;

/** Every address that takes a form, a file or a message; a new one must be described here. */
export const FORMS: Readonly<Record<string, Form>> = {
  "/:lang/find": {
    fields: ["number"],
    names: [
      ["number", { number: "" }],
      ["number", { number: "12345" }],
      ["number", { number: "hello" }],
    ],
  },
  "/:lang/find/photo": { fields: ["photo"], kind: "file", names: [["photo", {}]] },
  "/:lang/find/second": { fields: ["asked", "second"] },
  "/:lang/family/lines": {
    fields: ["code"],
    names: [
      ["code", { code: "" }],
      ["code", { code: "12345" }],
    ],
  },
  "/:lang/family/orders": {
    fields: ["item", "take", "shown_0", "once", "email", "remind", "receipt", "method"],
  },
  "/:lang/checkouts/:number/pay": { fields: ["method", "beside"] },
  "/:lang/checkouts/:number/receipt": { fields: ["receipt"] },
  "/:lang/checkouts/:number/cancel": { fields: [] },
  "/:lang/zone": { fields: ["zone", "back"], names: [["zone", { zone: "Mars/Olympus" }]] },
  "/:lang/offline/forget": { fields: [] },
  "/:lang/line/:ref/start": { fields: ["bucket"] },
  "/:lang/line/:ref/trip/keep": {
    fields: ["ask", "arrives", "arrives_time", "leaves", "leaves_time", "use", "email"],
  },
  "/:lang/line/:ref/trip/stop": { fields: [] },
  "/:lang/line/:ref/friend": {
    fields: ["plan"],
    names: [["plan", { plan: "no such plan" }]],
  },
  "/:lang/line/:ref/friend/stop": { fields: ["link"] },
  "/:lang/f/:token": {
    fields: ["plan", "shown", "once", "email", "method"],
    at: { token: "friend" },
    names: [
      ["email", { plan: "week", method: "pin:pin", email: "" }],
      ["email", { plan: "week", method: "pin:pin", email: "nobody" }],
      ["method", { plan: "week", method: "cash:gold", email: "mei@example.com" }],
    ],
  },
  "/:lang/line/:ref/auto": { fields: ["plan", "trigger", "ceiling", "until", "method"] },
  "/:lang/line/:ref/auto/agree": {
    fields: ["plan", "trigger", "ceiling", "until", "m", "shown"],
  },
  "/:lang/line/:ref/auto/stop": { fields: [], isBare: true },
  "/:lang/line/:ref/auto/forget": { fields: ["m"] },
  "/:lang/auto-renewal/:token": { fields: [], isBare: true },
  "/:lang/questions/ask": {
    fields: ["about", "text", "email", "form", "website"],
    names: [
      ["text", { about: "guide:what", text: "" }],
      ["text", { about: "guide:what", text: "My number is 090-1234-5678, is it?" }],
      ["email", { about: "guide:what", text: "Does it work at sea?", email: "nobody" }],
    ],
  },
  "/:lang/questions/:question/helpful": { fields: ["helpful"] },
  "/:lang/line/:ref/reminders": {
    fields: ["email", "act", "chat"],
    names: [
      ["email", { email: "" }],
      ["email", { email: "nobody" }],
    ],
  },
  "/:lang/link/:chat/:code": { fields: ["ticket"] },
  "/:lang/line/:ref/calendar": { fields: ["act"], isBare: true },
  "/:lang/privacy/mine": {
    fields: ["email"],
    names: [
      ["email", { email: "" }],
      ["email", { email: "nobody" }],
    ],
  },
  "/:lang/privacy/mine/:token/erase": { fields: ["sure"] },
  "/:lang/reminders/:token": {
    fields: ["act", "language", "zone", "quietFrom", "quietUntil", "first", "line", "address"],
  },
  "/:lang/line/:ref/reminders/push": { fields: ["endpoint", "p256dh", "auth"] },
  "/:lang/reminders/:token/push": { fields: ["endpoint", "p256dh", "auth"] },
  "/:lang/line/:ref/reminders/sms": { fields: ["act"] },
  "/:lang/reminders/:token/sms": { fields: ["act", "line"] },
  "/:lang/s/:code": { fields: [], isBare: true },
  "/:lang/reminders/yes/:token": { fields: [], isBare: true },
  "/reminders/:token/stop": { fields: ["List-Unsubscribe"], kind: "webhook", isBare: true },
  "/:lang/line/:ref/orders": {
    fields: [
      "plan",
      "shown",
      "once",
      "email",
      "remind",
      "method",
      "leaves",
      "use",
      "currency",
      "beside",
    ],
    names: [
      ["email", { plan: "week", method: "sandbox:card", email: "" }],
      ["email", { plan: "week", method: "sandbox:card", email: "nobody" }],
      ["method", { plan: "week", method: "cash:gold", email: "mei@example.com" }],
    ],
  },
  "/:lang/orders": {
    fields: ["number", "email"],
    names: [
      ["number", { number: "ABC", email: "mei@example.com" }],
      ["email", { number: known("number"), email: "" }],
    ],
  },
  "/:lang/voucher": {
    fields: ["number", "digits"],
    names: [
      ["number", { number: "ABC", digits: "1234" }],
      ["digits", { number: known("number"), digits: "12" }],
    ],
  },
  "/:lang/voucher/:number/problem": {
    fields: ["cause", "text", "email", "once", "photo"],
    kind: "file",
    names: [
      ["cause", { email: "mei@example.com" }],
      ["text", { cause: "other", email: "mei@example.com" }],
      ["email", { cause: "wrong_plan", email: "nobody" }],
    ],
  },
  "/:lang/chat/:room": {
    fields: ["text", "symptom", "once", "photo"],
    kind: "file",
    isForStrangers: true,
    takes: ["NUL in the middle", "markup and SQL", "arrays"],
    names: [["text", { text: "" }]],
  },
  "/:lang/chat/:room/transcript": { fields: ["email"] },
  "/:lang/chat/:room/rating": { fields: ["stars"] },
  "/:lang/cases/:case/photos": { fields: ["photo"], kind: "file" },
  "/:lang/rate/:token": { fields: ["stars", "words"] },
  "/:lang/cases": {
    fields: ["number", "contact"],
    names: [
      ["number", { number: "ABC", contact: "1234" }],
      ["contact", { number: known("case"), contact: "nobody" }],
    ],
  },
  "/:lang/orders/:number/pay": {
    fields: ["method", "pin", "beside"],
    at: { number: "unpaid" },
    names: [["pin", { method: "pin:pin", pin: "1234 5678 90ab" }]],
  },
  "/:lang/orders/:number/cancel": { fields: [] },
  "/:lang/orders/:number/remind": { fields: [], isBare: true },
  "/:lang/orders/:number/choice": { fields: ["choice"] },
  "/:lang/orders/:number/refund": { fields: ["shown"] },
  "/:lang/orders/:number/refund/way": {
    fields: ["refund", "way", "email", "bank", "branch", "kind", "number", "holder"],
    at: { number: "claimed" },
    names: [
      ["bank", { refund: known("refund"), way: "bank" }],
      ["number", { refund: known("refund"), ...BANK, number: "x" }],
      ["holder", { refund: known("refund"), ...BANK, holder: "王小明" }],
    ],
  },
  "/:lang/orders/:number/receipt": {
    fields: ["addressee", "do"],
    names: [["addressee", { addressee: "" }]],
    takes: ["markup and SQL", "NUL in the middle", "arrays"],
  },
  "/:lang/verify": {
    fields: ["receipt"],
    names: [
      ["receipt", { receipt: "" }],
      ["receipt", { receipt: "https://example.com/" }],
    ],
  },
  "/:lang/account/register": {
    fields: ["email", "password", "next"],
    names: [
      ["email", { email: "nobody", password: "long enough to be one" }],
      ["password", { email: "new@example.com", password: "short" }],
    ],
  },
  "/:lang/account/log-in": {
    fields: ["email", "password", "how", "next"],
    names: [["email", { email: "nobody", password: "x" }]],
  },
  "/:lang/account/log-out": { fields: [], isBare: true },
  "/:lang/account/code": { fields: ["code"] },
  "/:lang/account/code/again": { fields: [], isBare: true },
  "/:lang/account/forgot": { fields: ["email"], names: [["email", { email: "nobody" }]] },
  "/:lang/account/reset": { fields: ["token", "password"] },
  "/:lang/account/lines/keep": {
    fields: ["ref", "nickname"],
    names: [["nickname", { ref: known("ref"), nickname: "n".repeat(500) }]],
  },
  "/:lang/account/lines/:line": {
    fields: ["nickname"],
    names: [["nickname", { nickname: "n".repeat(500) }]],
    takes: [
      ...["nothing", "every field empty", "markup and SQL", "control characters", "arrays"],
      ...["half a character", "NUL in the middle", "files for texts"],
    ],
  },
  "/:lang/account/lines/:line/remove": { fields: [], isBare: true },
  "/:lang/account/security/password": {
    fields: ["password", "current"],
    names: [["password", { current: "correct horse battery", password: "short" }]],
  },
  "/:lang/account/security/passkeys/remove": { fields: ["passkey"] },
  "/:lang/account/security/sessions/end": { fields: ["session"] },
  "/:lang/account/security/sessions/end-all": { fields: [], isBare: true },
  "/:lang/account/security/log-in-again": { fields: [], isBare: true },
  "/:lang/account/passkey/begin-add": { fields: [], kind: "json", isBare: true },
  "/:lang/account/passkey/begin-log-in": { fields: [], kind: "json", isBare: true },
  "/:lang/account/passkey/add": { fields: ["credential"], kind: "json" },
  "/:lang/account/passkey/log-in": { fields: ["credential"], kind: "json" },
  "/counter/pair": { fields: ["code"] },
  "/counter/display/pair": { fields: ["code"] },
  "/counter/display/language": { fields: ["language"] },
  "/counter/log-in": { fields: ["number", "passcode", "code"] },
  "/counter/log-out": { fields: [], isBare: true },
  "/counter/passcode": { fields: ["present", "passcode"] },
  "/counter/second-factor": { fields: ["secret", "code"] },
  "/counter/customer-language": { fields: ["language", "back"] },
  "/counter/esim": { fields: ["plan"] },
  "/counter/find": { fields: ["typed"] },
  "/counter/lines/:lineId/sell": {
    fields: [
      "plan",
      "handed",
      "quick",
      "way",
      "pin",
      "once",
      "shown",
      "beside",
      "card",
      "instead",
      "document",
    ],
  },
  "/counter/lines/:lineId/auto/stop": { fields: [], isBare: true },
  "/counter/lines/:lineId/advised": { fields: ["because"], isBare: true },
  "/counter/orders/:number/pay": { fields: ["handed", "quick", "way", "pin"] },
  "/counter/orders/:number/stop": { fields: ["attempt"] },
  "/counter/orders/:number/problem": { fields: ["cause", "text", "email", "language", "once"] },
  "/counter/orders/:number/receipt": { fields: ["kind", "part", "seen"] },
  "/counter/orders/:number/mail": { fields: ["email", "language"] },
  "/counter/orders/:number/cancel": { fields: [] },
  "/counter/orders/:number/refund": { fields: ["cause", "number", "passcode", "code", "shown"] },
  "/counter/orders/:number/exchange": {
    fields: ["plan", "back", "number", "passcode", "code", "accept_data_lost"],
  },
  "/counter/vouchers/:voucher": { fields: ["kind", "issuer", "number", "expires", "mrz"] },
  "/counter/chats/desk": { fields: ["there", "places"], takes: ["arrays"] },
  "/counter/chats/settings": { fields: ["hours"] },
  "/counter/chats/canned": {
    fields: ["code", "text-zh-Hans", "text-zh-Hant", "text-ja", "text-en", "text-ko"],
  },
  "/counter/chats/:chat": {
    fields: ["text", "once"],
    takes: ["NUL in the middle", "markup and SQL", "arrays"],
  },
  "/counter/chats/:chat/take": { fields: [], isBare: true },
  "/counter/chats/:chat/over": { fields: ["to", "note", "once"] },
  "/counter/chats/:chat/close": { fields: [], isBare: true },
  "/counter/manage/questions/:question": { fields: ["language", "question", "answer", "meant"] },
  "/counter/manage/questions/:question/refuse": { fields: ["reason"] },
  "/counter/manage/questions/:question/withdraw": { fields: [] },
  "/counter/manage/cases/:case": { fields: ["answer"] },
  "/counter/manage/cases/:case/close": { fields: [] },
  "/counter/manage/cases/:case/decide": {
    fields: ["reason", "answer", "number", "passcode", "code", "shown_our_fault"],
  },
  "/counter/manage/incidents": {
    fields: ["kind", "carrier", "region", "since", "expected", "tell"],
  },
  "/counter/manage/incidents/:incident/expect": { fields: ["expected"] },
  "/counter/manage/incidents/:incident/tell": { fields: [], isBare: true },
  "/counter/manage/incidents/:incident/end": { fields: [], isBare: true },
  "/counter/manage/staff": { fields: ["number", "name", "role", "language"] },
  "/counter/manage/staff/:staffId": { fields: ["name", "role", "language"] },
  "/counter/manage/staff/:staffId/suspend": { fields: [] },
  "/counter/manage/staff/:staffId/take-back": { fields: [] },
  "/counter/manage/staff/:staffId/reset": { fields: [] },
  "/counter/manage/devices": { fields: ["kind", "name", "till", "reader", "counter"] },
  "/counter/manage/devices/:deviceId": { fields: ["name", "till", "reader", "counter"] },
  "/counter/manage/devices/:deviceId/revoke": { fields: [] },
  "/counter/manage/kiosk-alarms": { fields: ["address", "language"] },
  "/counter/manage/kiosk-alarms/drop": { fields: ["reader"] },
  "/counter/manage/kiosks": { fields: ["name", "point", "reader", "width"] },
  "/counter/manage/kiosks/:deviceId": { fields: ["name", "point", "reader", "width"] },
  "/counter/manage/kiosks/:deviceId/message": { fields: ["ja", "en", "zh-Hans"] },
  "/counter/manage/kiosks/:deviceId/service": { fields: ["service"] },
  "/counter/manage/kiosks/:deviceId/duty": { fields: ["what", "version", "url", "signature"] },
  "/counter/manage/kiosks/:deviceId/revoke": { fields: [] },
  "/counter/manage/tills": { fields: ["code", "name"] },
  "/counter/manage/tills/:tillId/out-of-use": { fields: [] },
  "/counter/manage/tills/:tillId/in-use": { fields: [] },
  "/counter/goods/sell": { fields: ["serial", "batch", "count", "once", "handed", "quick"] },
  "/counter/goods/sales/:saleId/undo": { fields: [], isBare: true },
  "/counter/till": { fields: ["10000", "5000", "1000", "500", "100"] },
  "/counter/till/move": { fields: ["kind", "amount", "reason"] },
  "/counter/till/count": {
    fields: ["10000", "5000", "1000", "500", "100", "note"],
    takes: ["arrays"],
  },
  "/counter/orders/:number/print": { fields: ["kind", "part", "seen", "lost"] },
  "/counter/orders/:number/slip": { fields: ["once"] },
  "/counter/goods/sales/:saleId/slip": { fields: ["language", "seen"] },
  "/counter/print-jobs/:jobId": { fields: ["seen"] },
  "/counter/printer/test": { fields: ["once"] },
  "/counter/printer/state": { fields: ["state"] },
  "/counter/vouchers/:voucher/slip": { fields: ["once"] },
  "/counter/till/report/slip": { fields: ["once"] },
  "/counter/kiosk-calls/:deviceId": { fields: [] },
  "/counter/kiosk-vouchers": { fields: ["number", "digits", "shown"] },
  "/counter/kiosk-vouchers/:intake/slip": { fields: ["once"] },
  "/counter/manage/kiosk-cash/:intake": { fields: ["missing", "number", "passcode", "code"] },
  "/kiosk": {
    fields: [
      ...["do", "code", "language", "step", "typed", "second"],
      ...["plan", "shown", "kind", "way", "pin"],
      ...["number", "digits", "cause", "seen"],
    ],
  },
  "/kiosk/api/pair": { fields: ["code", "keep"], kind: "json" },
  "/kiosk/api/page": { fields: ["key"], kind: "json" },
  "/kiosk/api/page-key": { fields: [], kind: "json", isBare: true },
  "/kiosk/api/heartbeat": { fields: ["paper", "printer", "version"], kind: "json" },
  "/kiosk/api/find": { fields: ["typed", "second"], kind: "json" },
  "/kiosk/api/line": { fields: ["line"], kind: "json" },
  "/kiosk/api/quotes": { fields: ["line", "trip"], kind: "json" },
  "/kiosk/api/orders": { fields: ["line", "plan", "shown", "once"], kind: "json" },
  "/kiosk/api/orders/state": { fields: ["order"], kind: "json" },
  "/kiosk/api/orders/pay": { fields: ["order", "way", "pin"], kind: "json" },
  "/kiosk/api/orders/slip": { fields: ["order"], kind: "json" },
  "/kiosk/api/orders/cancel": { fields: ["order"], kind: "json" },
  "/kiosk/api/duties": { fields: ["waitSeconds", "known"], kind: "json" },
  "/kiosk/api/duties/done": { fields: ["dutyId", "outcome", "detail"], kind: "json" },
  "/kiosk/api/journal": { fields: ["entries"], kind: "json" },
  "/kiosk/api/may-stack": { fields: ["intakeId", "denominationYen"], kind: "json" },
  "/printing/star/:token": { fields: ["statusCode", "printerMAC"], kind: "webhook" },
  "/printing/epson/:token": { fields: ["ConnectionType", "ResponseFile"], kind: "webhook" },
  "/webhooks/payments/:provider": { fields: ["id", "type"], kind: "webhook" },
  "/webhooks/carriers/:carrier": { fields: ["id", "type"], kind: "webhook" },
  "/webhooks/chats/:chat": { fields: ["events"], kind: "webhook" },
};

export interface Body {
  readonly name: string;
  readonly type?: string;
  readonly body: string | URLSearchParams | FormData | Uint8Array<ArrayBuffer>;
}

const FORM_TYPE = "application/x-www-form-urlencoded";

/** The same bad bodies for every form, with the names of its own fields. */
export function badBodies({ fields }: Form): readonly Body[] {
  const every = (value: string) =>
    new URLSearchParams(fields.map((field): [string, string] => [field, value]));
  const raw = (value: string) => fields.map((field) => `${field}=${value}`).join("&");
  return [
    { name: "nothing", body: new URLSearchParams() },
    { name: "every field empty", body: every("") },
    { name: "control characters", body: every("\u0000\u0007\u200e") },
    { name: "half a character", type: FORM_TYPE, body: raw("%ED%A0%80%FF") },
    { name: "NUL in the middle", type: FORM_TYPE, body: raw("a%00b") },
    { name: "very long", body: every("x".repeat(6000)) },
    { name: "markup and SQL", body: every(`'"><script>alert(1)</script>; drop table lines --`) },
    { name: "arrays", type: FORM_TYPE, body: `${raw("1")}&${raw("2")}&__proto__=1&a[b]=1` },
    { name: "files for texts", body: files(fields) },
    { name: "JSON", type: "application/json", body: '{"number":1,"credential":[]}' },
    { name: "broken JSON", type: "application/json", body: '{"number":' },
    { name: "plain text", type: "text/plain", body: "number=1" },
    { name: "broken multipart", type: "multipart/form-data; boundary=x", body: "--y" },
    { name: "no type at all", type: "", body: new Uint8Array([0, 255, 254]) },
  ];
}

export const OVERSIZED: Body = {
  name: "oversized",
  type: FORM_TYPE,
  body: `number=${"9".repeat(13_000_000)}`,
};

function files(fields: readonly string[]): FormData {
  const form = new FormData();
  form.append("other", "x");
  for (const field of fields) form.append(field, new File(["x"], "x.txt"));
  return form;
}
