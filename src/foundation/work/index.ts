export {
  oneRound,
  openWork,
  staff,
  type Claim,
  type Desk,
  type StaffedDesk,
  type Work,
  type WorkOptions,
} from "./desk.ts";
export { leaseDue } from "./lease-due.ts";
