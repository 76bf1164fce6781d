import { pages } from "../routes.tsx";

/** Names lead to a customer's file where the product has that page; else they are plain text. */
export const hasCustomerFile = () => pages.some((page) => page.path === "/customers/$customerId");
