import { broadcastEn } from "./en";
import { broadcastSv } from "./sv";

export const broadcastTexts = { sv: broadcastSv, en: broadcastEn };
