export {
  openHouse,
  type Answer,
  type House,
  type Standing,
  type Told,
  type Wishes,
} from "./house.ts";
