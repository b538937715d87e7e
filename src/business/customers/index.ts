export type {
  Caller,
  Customer,
  CustomerId,
  CustomerSession,
  Passkey,
  Presence,
  SignedIn,
} from "./customer.ts";
export type {
  AccountLinks,
  Accounts,
  CustomerMail,
  CustomerMails,
  CustomerOrder,
  CustomerOrders,
} from "./ports.ts";
export { PASSWORD_CHARACTERS } from "./password.ts";
export { askCode, register } from "./register.ts";
export { CODE_MINUTES, giveCode, pendingEmail, sendCodeAgain, type Pending } from "./codes.ts";
export { logIn } from "./log-in.ts";
export { askResetMail, changePassword, resetPassword } from "./passwords.ts";
export { currentCustomer, isFresh } from "./current-customer.ts";
export { endSession, logOut, logOutEverywhere, sessionsOf } from "./sessions.ts";
export {
  addPasskey,
  beginPasskey,
  beginPasskeyLogIn,
  logInByPasskey,
  passkeysOf,
  removePasskey,
  type PasskeyQuestion,
  type PasskeyRefusal,
} from "./passkeys.ts";
export { canUsePasskeys } from "./account-desk.ts";
export { deleteEnded as forgetEndedSessions, hasPassword } from "./customers-store.ts";
export { customerEmailById } from "./customers-store.ts";
export { accountRecord, eraseAccount, type AccountRecord } from "./account-record.ts";
export { claimOrders, ordersOf } from "./orders.ts";
export { removeLine, renameLine, savedLine, savedLines, saveLine } from "./save-line.ts";
export {
  isOwner,
  isSavingProof,
  NICKNAME_CHARACTERS_MAX,
  SAVED_LINES_MAX,
  type SavedLine,
} from "./saved-line.ts";
export {
  importCustomers,
  type CustomerImportOptions,
  type CustomerProblem,
} from "./import-customers.ts";
