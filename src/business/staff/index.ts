export {
  CAPABILITIES,
  DEVICE_KINDS,
  isOfShop,
  may,
  mayRule,
  needsSecondFactor,
  STAFF_ROLES,
  type Capability,
  type Device,
  type DeviceId,
  type DeviceKind,
  type Staff,
  type StaffId,
  type StaffRole,
} from "./staff.ts";
export { PASSCODE_LENGTH, type PasscodeRefusal } from "./passcode.ts";
export { codeAt, secondFactorUri } from "./second-factor.ts";
export {
  changeStaff,
  choosePasscode,
  hireStaff,
  offerSecondFactor,
  resetPasscode,
  takeSecondFactor,
  type HireRefusal,
} from "./hire-staff.ts";
export {
  logIn,
  logOut,
  secondPerson,
  staffByToken,
  type KeyRefusal,
  type SecondPersonRefusal,
  type TypedKeys,
} from "./log-in.ts";
export {
  hireUnder,
  ruleStaff,
  suspendByHouse,
  type RuleRefusal,
  type RuleWish,
} from "./rule-staff.ts";
export {
  changeDevice,
  deviceByToken,
  offerPairing,
  PAIRING_CODE_LENGTH,
  pairDevice,
  revokeDevice,
  type DeviceRefusal,
  type DeviceWish,
  type PairingOffer,
  type PairRefusal,
} from "./pair-device.ts";
export { allDevices, deviceById, displaysOf } from "./devices-store.ts";
export { allStaff } from "./staff-store.ts";
