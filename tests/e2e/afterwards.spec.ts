import { expect, test } from "@playwright/test";
import {
  account,
  answerWith,
  attendanceOf,
  fingerSized,
  look,
  noSidewaysScroll,
  signIn,
  stack,
  takeIn,
} from "./portal";

const alva = account("anna").childIds[0] ?? "";
const MINUTES = {
  offered: 600,
  valid: 60,
  invalid: 30,
  late: 5,
  validPerCent: 10,
  invalidPerCent: 5,
  latePerCent: 0.8,
  absentPerCent: 15,
};
const ONE = "01J0000000000000000000000A";

test.beforeEach(async ({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.setViewportSize({ width: 320, height: 640 });
});

const student = (id: string, displayName: string) => ({
  id,
  displayName,
  ownTimes: null,
  reported: "none",
  reports: [],
  mark: { presence: "present", missedMinutes: 0 },
});

test("the saves of a roll call are read, with what each has changed", async ({ page }) => {
  const saved = (savedAt: string, name: string, presence: string, missedMinutes: number) => ({
    savedBy: { id: ONE, name, me: name === "" },
    savedAt,
    marks: [
      { studentId: "S", presence, missedMinutes },
      { studentId: "T", presence: "present", missedMinutes: 0 },
    ],
  });
  await answerWith(page, /\/roll-call$/, () => ({
    groupId: "G",
    groupName: "4B",
    date: "2026-11-24",
    lesson: { id: "L", title: "Svenska", room: "12", starts: "08:00", ends: "09:00" },
    opensAt: "2026-11-24T06:00:00Z",
    savedBy: { id: ONE, name: "Maria Ek", me: true },
    savedAt: "2026-11-24T07:20:00Z",
    students: [student("S", "Alva Lind"), student("T", "Vera Ström")],
  }));
  await answerWith(page, /\/roll-call\/saves$/, () => ({
    items: [
      saved("2026-11-24T07:20:00Z", "", "late", 15),
      saved("2026-11-24T07:05:00Z", "Tove Berg", "absent", 60),
    ],
    next: null,
  }));
  await signIn(page, "maria", `${stack.webUrl}/groups/${ONE}/days/2026-11-24/lessons/${ONE}`);
  await page.getByRole("link", { name: "Visa alla sparningar" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sparade närvaror" })).toBeVisible();
  const saves = page.getByRole("listitem");
  await expect(saves).toHaveCount(2);
  await expect(saves.first()).toContainText("08:20, du");
  await expect(saves.first()).toContainText("Alva Lind: Kom sent, 15 min");
  await expect(saves.first()).not.toContainText("Vera Ström");
  await expect(saves.last()).toContainText("Tove Berg");
  await expect(saves.last()).toContainText("Alva Lind: Frånvarande, 60 min");
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "roll-call-saves");
});

test("the mentor reads an explanation, and makes the absence valid", async ({ page }) => {
  let valid: boolean | null = null;
  await answerWith(page, /\/students\/\w+\/days\?/, () => ({
    items: [
      {
        date: "2026-11-23",
        absences: [],
        marks: [
          {
            lessonId: ONE,
            groupId: "G",
            starts: "08:00",
            ends: "08:50",
            presence: "absent",
            missedMinutes: 50,
            reported: "none",
            savedAt: "2026-11-23T07:20:00Z",
            notice: "sent",
            assessment: { version: 2, explanation: "Bussen kom inte", valid },
          },
        ],
      },
    ],
    next: null,
  }));
  const sent = await takeIn(page, /\/validity$/, { valid: true });
  await signIn(page, "maria");
  await page.getByRole("link", { name: /^4B/ }).first().click();
  await page.getByRole("link", { name: "Alva Lind" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Alva Lind" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Måndag 23 november" });
  await expect(row).toContainText("Bussen kom inte");
  await expect(row).toContainText("Väntar på dig");
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "mentored-student");
  await row.getByRole("button", { name: /^Gör giltig/ }).click();
  await look(page, "make-valid");
  valid = true;
  await page.getByRole("button", { name: "Ja, giltig" }).click();
  await expect(page.getByText("Frånvaron är giltig nu.")).toBeVisible();
  await expect(row).toContainText("Giltig frånvaro");
  await expect(row.getByRole("button", { name: /^Gör giltig/ })).toHaveCount(0);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.headers["if-match"]).toBe('"2"');
  expect(sent[0]?.body).toEqual({ valid: true });
});

const ofOne = () => ({
  studentId: "S",
  firstDay: "2026-10-27",
  lastDay: "2026-11-25",
  total: MINUTES,
  months: [
    { month: "2026-10", minutes: { ...MINUTES, absentPerCent: null } },
    { month: "2026-11", minutes: MINUTES },
  ],
});

test("a guardian reads the child's own statistics", async ({ page }) => {
  await answerWith(page, /\/statistics\?/, ofOne);
  await signIn(page, "anna", attendanceOf(alva));
  await page.getByRole("link", { name: "Se statistiken" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Närvarostatistik" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "November 2026" })).toContainText("15 %");
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "child-statistics");
  await page.getByLabel("Till").fill("2020-01-01");
  await expect(page.getByText("Den sista dagen är före den första.")).toBeVisible();
});

test("where no roll is called there is nothing to show, and a failure can be tried again", async ({
  page,
}) => {
  const none = { ...MINUTES, offered: 0, absentPerCent: null };
  let fails = true;
  await page.route(/\/statistics\?/, (route) =>
    fails
      ? route.fulfill({
          status: 409,
          contentType: "application/problem+json",
          headers: { "access-control-allow-origin": "*" },
          json: { type: "x", title: "Perioden går inte att visa", status: 409, detail: "Välj om." },
        })
      : route.fulfill({
          json: { ...ofOne(), total: none, months: [] },
          headers: { "access-control-allow-origin": "*", "access-control-expose-headers": "*" },
        }),
  );
  await signIn(page, "anna", `${stack.webUrl}/children/${alva}/statistics`);
  await expect(page.getByRole("alert")).toContainText("Välj om.");
  fails = false;
  await page.getByRole("button", { name: "Försök igen" }).click();
  await expect(page.getByText("Ingen närvaro är tagen under perioden.")).toBeVisible();
  await look(page, "child-statistics-none");
});

test("the principal reads a group's statistics, and one student's from there", async ({ page }) => {
  const school = ONE;
  await answerWith(page, /\/groups\/\w+\/statistics\?/, () => ({
    group: { id: ONE, name: "4B" },
    firstDay: "2026-10-27",
    lastDay: "2026-11-25",
    allLessons: true,
    total: MINUTES,
    students: [{ id: alva, displayName: "Alva Lind", minutes: MINUTES }],
  }));
  await answerWith(page, /\/students\/\w+\/statistics\?/, ofOne);
  await signIn(page, "petra", `${stack.webUrl}/schools/${school}/groups/${ONE}/statistics`);
  await expect(page.getByRole("heading", { level: 1, name: /4B/ })).toBeVisible();
  await noSidewaysScroll(page);
  await look(page, "led-group-statistics");
  await page.getByRole("link", { name: "Alva Lind" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Elevens närvaro" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "November 2026" })).toContainText("15 %");
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "led-student-statistics");
});

test("the principal finds a class among the school's groups, and its statistics", async ({ page }) => {
  await signIn(page, "petra");
  await page.getByRole("link", { name: /Skolans grupper/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Grupper på Ekebro skola" })).toBeVisible();
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "school-groups");
  await page.getByRole("link", { name: "Statistik för 4B", exact: true }).click();
  await expect(page.getByRole("button", { name: "Hämta som CSV" }).or(page.locator(".empty"))).toBeVisible();
});
