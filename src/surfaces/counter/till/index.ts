export { tillRoutes } from "./handlers.tsx";
export { ReportPage } from "./report.page.tsx";
export { tillOf, tillStateOf } from "./till-of.ts";
export { brandsIn } from "./brands.ts";
