import { statisticsEn } from "./en";
import { statisticsSv } from "./sv";

export const statisticsTexts = { sv: statisticsSv, en: statisticsEn };
