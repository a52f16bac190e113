import { accountEn } from "./en";
import { accountSv } from "./sv";

export const accountTexts = { sv: accountSv, en: accountEn };
