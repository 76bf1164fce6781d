import { z } from "zod";

/** Shapes that the pages and the verbs of customers share. */
export const consentPurposes = ["marketing", "service", "survey"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentChannels = ["phone", "sms", "email", "wechat", "post", "visit"] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** The opaque id of a customer in addresses. */
export const customerId = z.string().regex(/^[0-9a-hjkmnp-tv-z]{12}$/);
