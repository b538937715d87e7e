export {
  ASK_IN_TURN,
  ASK_OFFLINE_CAUSE,
  ASK_PAPER,
  ASK_PRINTER,
  escposState,
  escposStateInTurn,
  type EscposState,
} from "./status.ts";
