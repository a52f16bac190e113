import { rollcallEn } from "./en";
import { rollcallSv } from "./sv";

export const rollcallTexts = { sv: rollcallSv, en: rollcallEn };
