/** What a teacher reads about a group's attendance. */
export const statisticsSv = {
  statistics: "Närvarostatistik",
  group: "Grupp",
  first: "Från",
  last: "Till",
  order: "Den sista dagen är före den första.",
  allLessons: "Alla lektioner som eleverna har, i alla grupper.",
  ownLessons: "Bara lektioner i den här gruppen.",
  total: "Hela gruppen",
  student: "Elev",
  absent: "Frånvaro",
  valid: "Giltig",
  invalid: "Ogiltig",
  late: "Sen",
  offered: "Erbjudet",
  perCent: (value: string) => `${value} %`,
  none: "–",
  minutes: (count: number) => `${count} min`,
  nothing: "Ingen närvaro är tagen under perioden.",
  download: "Hämta som CSV",
  downloading: "Hämtar fil …",
  downloaded: "Filen är hämtad.",
  byAbsence: "Mest frånvaro först",
};

export type StatisticsTexts = typeof statisticsSv;
