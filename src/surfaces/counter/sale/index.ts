export { CashFields } from "./cash-fields.tsx";
export { saleRoutes } from "./handlers.tsx";
export { PayFields } from "./pay-fields.tsx";
export { payError } from "./pay-trouble.ts";
export { acceptedOf } from "./show-sale.tsx";
export { Warnings } from "./warnings.tsx";
export { takePayment } from "./take-payment.ts";
export { readHanded, readTender, type HandedRefusal } from "./tender.ts";
export { waysAt, type CounterWays } from "./ways.ts";
