import { readFileSync } from "node:fs";
import { type Browser, expect, test, type Page } from "@playwright/test";
import { account, answerWith, fingerSized, look, noSidewaysScroll, signIn, stack, takeIn } from "./portal";

const [alva = "", , sigge = ""] = account("anna").childIds;
const STOCKHOLM = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });
const TODAY = STOCKHOLM.format(new Date());

function shift(day: string, by: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

const DESKTOP = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

async function another(browser: Browser, username: string, place: string): Promise<Page> {
  const context = await browser.newContext({ locale: "sv-SE", timezoneId: "Europe/Stockholm" });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await signIn(page, username, place);
  return page;
}

/** A day that no other walk has used: a teacher is never in two places at once. */
const aDay = () => shift(TODAY, 7 + Math.floor(Math.random() * 300));

const card = (page: Page, heading: string) =>
  page.locator("section.card").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
const done = (page: Page, words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible();
const times = (page: Page, clock: string) => page.getByRole("button", { name: new RegExp(`klockan ${clock}$`) });

async function writeRound(page: Page, title: string, day: string): Promise<void> {
  await page.getByLabel("Namn").fill(title);
  await page.getByLabel("Första samtalsdagen").fill(day);
  await page.getByLabel("Sista samtalsdagen").fill(shift(day, 1));
  await page.getByLabel("Bokningen öppnar").fill(shift(TODAY, -1));
  await page.getByLabel("Bokningen stänger").fill(shift(day, -2));
  await page.getByLabel("Plats").fill("Sal 4");
}

/** The teacher's round, from nothing to times that can be booked; at the round's view. */
async function makeRound(page: Page, title: string, day: string): Promise<void> {
  await page.getByRole("link", { name: "Utvecklingssamtal 4B" }).click();
  await page.getByRole("button", { name: "Ny omgång" }).click();
  await expect(page.getByRole("alert")).toContainText("Ge omgången ett namn.");
  await writeRound(page, title, day);
  await page.locator(".choice", { hasText: "varsitt samtal" }).click();
  await look(page, "round-form");
  await page.getByRole("button", { name: "Ny omgång" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  const put = card(page, "Lägg ut tider");
  await put.getByLabel("Från klockan").fill("16:00");
  await put.getByLabel("Till klockan").fill("17:10");
  await expect(put.getByText("Det blir 3 tider:")).toBeVisible();
  await look(page, "round-preview");
  await put.getByRole("button", { name: "Lägg ut 3 tider" }).click();
  await done(page, "3 tider är utlagda.");
  await expect(card(page, "Tider").locator(".slot-row")).toHaveCount(3);
}

async function turn(page: Page, act: "Blockera" | "Öppna", clock: string): Promise<void> {
  const row = card(page, "Tider").locator(".slot-row").filter({ hasText: clock });
  await row.getByRole("button", { name: new RegExp(`^${act} `) }).click();
  await expect(row.locator(".mark")).toHaveText(act === "Blockera" ? "Blockerad" : "Ledig");
}

async function choose(page: Page, act: "Boka" | "Byt till", clock: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${act} .* klockan ${clock}$`) }).click();
  await page.getByRole("button", { name: act === "Boka" ? "Ja, boka" : "Ja, byt" }).click();
}

test("a round, from nothing: a race, a change, a queue, the printed day, and all cancelled", async ({
  page: maria,
  browser,
}) => {
  test.setTimeout(480_000);
  const day = aDay();
  const title = `Samtal ${Date.now()}`;
  await maria.setViewportSize(DESKTOP);
  await signIn(maria, "maria");
  await maria.getByRole("link", { name: "Utvecklings\u00ADsamtal" }).click();
  await makeRound(maria, title, day);
  const round = new URL(maria.url()).pathname.split("/").at(-1) ?? "";

  // An odd single time beside the others, changed and then taken in again; and a word on Alva.
  const put = card(maria, "Lägg ut tider");
  await put.locator(".choice", { hasText: "En enda" }).click();
  await put.getByLabel("Från klockan").fill("18:05");
  await put.getByLabel("Till klockan").fill("18:35");
  await put.getByRole("button", { name: "Lägg ut 1 tid" }).click();
  const odd = card(maria, "Tider").locator(".slot-row").filter({ hasText: "18:05" });
  await odd.getByRole("button", { name: /^Ändra / }).click();
  await maria.getByRole("dialog").getByLabel("Plats").fill("Biblioteket");
  await maria.getByRole("dialog").getByRole("button", { name: "Spara" }).click();
  await expect(odd).toContainText("Biblioteket");
  await odd.getByRole("button", { name: /^Ta in / }).click();
  await maria.getByRole("button", { name: "Ja, ta in" }).click();
  await expect(odd).toHaveCount(0);
  await turn(maria, "Blockera", "16:50");
  const student = card(maria, "Elever").getByRole("listitem").filter({ hasText: "Alva Lind" });
  await student.getByRole("button", { name: /Samtalet för Alva Lind/ }).click();
  await maria.getByRole("option", { name: "Önskas" }).click();
  await done(maria, "Det är sparat för Alva Lind.");
  await look(maria, "round");

  // Two guardians, who may have a meeting each, race for one time.
  const place = `${stack.webUrl}/children/${alva}/meetings/${round}`;
  const anna = await another(browser, "anna", `${stack.webUrl}/children/${alva}`);
  const erik = await another(browser, "erik", place);
  await anna.setViewportSize(NARROW);
  await anna.getByRole("link", { name: "Utvecklings\u00ADsamtal" }).click();
  await anna.goto(place);
  await expect(anna.getByText(/Läraren vill gärna ha ett samtal/)).toBeVisible();
  await noSidewaysScroll(anna);
  await fingerSized(anna);
  await look(anna, "meeting-times");
  await expect(times(anna, "16:50")).toHaveCount(0);
  for (const one of [anna, erik]) await times(one, "16:00").click();
  await look(anna, "meeting-question");
  await Promise.all([anna, erik].map((one) => one.getByRole("button", { name: "Ja, boka" }).click()));
  const [won, lost] = [/^Samtalet är bokat .* klockan 16:00\.$/, /^Någon hann före till .* klockan 16:00\. 1 tid är kvar\.$/];
  for (const one of [anna, erik]) await expect(one.getByText(won).or(one.getByText(lost))).toBeVisible();
  const isAnnas = (await anna.getByText(won).count()) === 1;
  const [winner, loser] = isAnnas ? [anna, erik] : [erik, anna];
  await expect(loser.getByText(lost)).toBeVisible();
  await expect(loser.getByText("Ert samtal")).toHaveCount(0);
  await look(loser, "meeting-outrun");

  // The winner moves to the other time, and the loser takes the one that was given back.
  await expect(winner.getByText("Samtalet är med dig.")).toBeVisible();
  await look(winner, "meeting-own");
  const file = winner.waitForEvent("download");
  await winner.getByRole("button", { name: "Lägg i kalendern" }).click();
  const calendar = readFileSync(await (await file).path(), "utf8");
  expect(calendar).toMatch(/^BEGIN:VCALENDAR[\s\S]*UID:[\s\S]*SEQUENCE:/);
  // Nobody's address is in it: the only "@" is the identifier's own, possibly folded.
  expect(calendar.replaceAll("\r\n ", "").match(/\S*@\S*/g)).toEqual([expect.stringMatching(/^UID:\S+@skolbro\.se$/)]);
  await choose(winner, "Byt till", "16:25");
  await done(winner, /^Samtalet är flyttat till .* klockan 16:25\.$/);
  await loser.reload();
  await choose(loser, "Boka", "16:00");
  await done(loser, won);

  // The teacher's day, on the screen and on one page of paper.
  await maria.goto(`${stack.webUrl}/meetings/${day}`);
  await expect(maria.getByText("2 av 3 tider är bokade")).toBeVisible();
  await expect(maria.getByRole("row").filter({ hasText: "Alva Lind" })).toHaveCount(2);
  await look(maria, "meeting-day");
  expect(pagesOf(await maria.pdf({ preferCSSPageSize: true }))).toBe(1);
  await maria.setViewportSize(NARROW);
  await noSidewaysScroll(maria);
  await fingerSized(maria);
  await look(maria, "meeting-day-narrow");
  await maria.setViewportSize(DESKTOP);

  // The loser gives up the time and changes their mind when nothing is free: the queue.
  await loser.getByRole("button", { name: "Avboka", exact: true }).click();
  await loser.getByRole("button", { name: "Ja, avboka" }).click();
  await done(loser, "Samtalet är avbokat.");
  await maria.goto(`${stack.webUrl}/meetings`);
  await maria.getByRole("link", { name: "Utvecklingssamtal 4B" }).click();
  await maria.getByRole("link").filter({ hasText: title }).click();
  await turn(maria, "Blockera", "16:00");
  await loser.reload();
  await expect(loser.getByText("Ingen tid är ledig just nu.")).toBeVisible();
  await loser.getByRole("button", { name: "Ställ mig i kö" }).click();
  await expect(loser.getByText("Du står först i kön.")).toBeVisible();
  await look(loser, "meeting-queue");
  await winner.getByRole("button", { name: "Avboka", exact: true }).click();
  await winner.getByRole("button", { name: "Ja, avboka" }).click();
  await done(winner, "Samtalet är avbokat.");
  const offer = loser.getByText(/^En tid är ledig för er: .* klockan 16:25\.$/);
  await expect(async () => {
    await loser.reload();
    await expect(offer).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 60_000 });
  await expect(loser.getByText(/^Den hålls för er till /)).toBeVisible();
  await look(loser, "meeting-offer");
  await card(loser, "Kö").getByRole("button", { name: /^Boka / }).click();
  await loser.getByRole("button", { name: "Ja, boka" }).click();
  await done(loser, /^Samtalet är bokat .* klockan 16:25\.$/);

  // The teacher is ill: everybody who had a meeting is told, and the bell leads to the place.
  await maria.reload();
  await maria.getByRole("button", { name: "Ställ in hela omgången" }).click();
  await maria.getByRole("button", { name: "Ja, ställ in alla samtal" }).click();
  await expect(maria.getByText("Skriv varför samtalen ställs in.")).toBeVisible();
  await maria.getByLabel("Orsak, som vårdnadshavarna läser").fill("Maria är sjuk.");
  await look(maria, "round-cancel");
  await maria.getByRole("button", { name: "Ja, ställ in alla samtal" }).click();
  await expect(maria.getByText("Orsak: Maria är sjuk.")).toBeVisible();
  await expect(async () => {
    await loser.goto(`${stack.webUrl}/bell`);
    const line = loser.getByRole("link").filter({ hasText: "är inställt" }).first();
    await expect(line).toBeVisible({ timeout: 4_000 });
    await expect(line).toHaveAttribute("href", new RegExp(`/meetings/${round}$`));
  }).toPass({ timeout: 60_000 });
});

function pagesOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

const venue = { place: "Sal 4", link: null };

test("a long day is printed on one page", async ({ page }) => {
  const items = Array.from({ length: 40 }, (_, place) => ({
    groupId: "0000000000000000000000000G",
    groupName: "4B",
    roundId: "0000000000000000000000000R",
    roundTitle: "Utvecklingssamtal",
    slot: {
      id: `${place}`,
      startsAt: new Date(Date.UTC(2026, 11, 1, 7, place * 15)).toISOString(),
      endsAt: new Date(Date.UTC(2026, 11, 1, 7, place * 15 + 10)).toISOString(),
      teachers: [{ id: "t", name: "Maria Ek" }],
      venue,
      state: "booked",
      meets: { studentId: `s${place}`, displayName: `Elev Nummer ${place}`, aloneGuardianId: null },
      version: 1,
    },
  }));
  await answerWith(page, /\/booking\/teachers\/me\/days\//, () => ({ day: "2026-12-01", items }));
  await signIn(page, "maria", `${stack.webUrl}/meetings/2026-12-01`);
  await expect(page.getByText("40 av 40 tider är bokade")).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pagesOf(pdf)).toBe(1);
});

const ROUND = {
  groupName: "4B",
  title: "Utvecklingssamtal",
  note: "Ta gärna med barnet.",
  opensAt: "2026-11-01T07:00:00Z",
  closesAt: "2099-12-01T19:00:00Z",
  firstDay: "2099-12-07",
  lastDay: "2099-12-08",
  minutes: 20,
  separate: false,
  open: true,
  booked: false,
};

const free = (id: string, clock: string, teacher: string) => ({
  id,
  startsAt: `2099-12-07T${clock}:00Z`,
  endsAt: `2099-12-07T${clock.slice(0, 3)}${Number(clock.slice(3)) + 20}:00Z`,
  teachers: [teacher],
  venue,
});

const R1 = { ...ROUND, id: "0000000000000000000000000A", studentId: alva };
const R2 = { ...ROUND, id: "0000000000000000000000000B", studentId: sigge, groupName: "1A" };

test("siblings have their meetings after each other, in one visit", async ({ page }) => {
  await page.setViewportSize(NARROW);
  const [own, other] = [free("S1", "15:00", "Maria Ek"), free("S2", "15:20", "Eva Berg")];
  const visit = {
    startsAt: own.startsAt,
    endsAt: other.endsAt,
    waitingMinutes: 0,
    times: [
      { studentId: alva, roundId: R1.id, slot: own, booked: false },
      { studentId: sigge, roundId: R2.id, slot: other, booked: false },
    ],
  };
  const read = { ...R1, wish: "notNeeded", meeting: null, waiting: null, slots: [own] };
  await answerWith(page, new RegExp(`/students/${alva}/rounds$`), () => ({ items: [R1], next: null }));
  await answerWith(page, new RegExp(`/students/${sigge}/rounds$`), () => ({ items: [R2], next: null }));
  await answerWith(page, new RegExp(`/rounds/${R1.id}$`), () => read);
  await answerWith(page, /\/booking\/proposals\?/, () => ({ items: [visit], next: null }));
  const sent = await takeIn(page, /\/rounds\/\w+\/booking$/, {});
  await signIn(page, "anna", `${stack.webUrl}/children/${alva}/meetings`);
  await expect(page.getByText(/Läraren tycker inte att ett samtal behövs/)).toBeVisible();
  const visits = card(page, "Samtal efter varandra");
  await expect(visits).toContainText("Direkt efter varandra");
  await expect(visits.locator(".visit-children li")).toHaveCount(2);
  await noSidewaysScroll(page);
  await fingerSized(page);
  await look(page, "meeting-siblings-narrow");
  await page.setViewportSize(DESKTOP);
  await look(page, "meeting-siblings");
  await visits.getByRole("button", { name: /^Boka samtalen / }).click();
  await page.getByRole("button", { name: "Ja, boka" }).click();
  await expect(page.getByText(/^Samtalen är bokade /)).toBeVisible();
  expect(sent.map((one) => one.body)).toEqual([{ slotId: "S1" }, { slotId: "S2" }]);
  expect(new Set(sent.map((one) => one.headers["idempotency-key"])).size).toBe(2);
});

test("where there is nothing to book there is no tile, and the view says so", async ({ page }) => {
  await answerWith(page, /\/students\/\w+\/rounds$/, () => ({ items: [], next: null }));
  await signIn(page, "anna", `${stack.webUrl}/children/${alva}`);
  await expect(page.getByRole("link", { name: "Kalender" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Utvecklings\u00ADsamtal" })).toHaveCount(0);
  await page.goto(`${stack.webUrl}/children/${alva}/meetings`);
  await expect(page.getByText(/^Det finns inga tider att boka just nu/)).toBeVisible();
  await look(page, "meeting-none");
});

test("after the window the school is called, and what was read stays without coverage", async ({ page }) => {
  const closed = { ...R1, closesAt: "2026-11-02T19:00:00Z", open: false, booked: true };
  const meeting = {
    roundId: R1.id,
    studentId: alva,
    slot: free("S1", "15:00", "Maria Ek"),
    alone: false,
    bookedByMe: false,
    bookedAt: "2026-11-01T07:00:00Z",
  };
  await answerWith(page, /\/students\/\w+\/rounds$/, () => ({ items: [closed], next: null }));
  await answerWith(page, new RegExp(`/rounds/${R1.id}$`), () => ({
    ...closed,
    wish: null,
    meeting,
    waiting: null,
    slots: [],
  }));
  await signIn(page, "anna", `${stack.webUrl}/children/${alva}/meetings`);
  await expect(page.getByText(/^Bokningen stängde/)).toBeVisible();
  await expect(page.getByRole("link", { name: "0490-123 45" })).toHaveAttribute("href", "tel:049012345");
  await expect(page.getByRole("button", { name: "Avboka" })).toHaveCount(0);
  await look(page, "meeting-closed");
  await page.context().setOffline(true);
  await expect(page.getByText("Du är utan uppkoppling.")).toBeVisible();
  await expect(page.getByText(/klockan 16:00–16:20$/)).toBeVisible();
});

test("an administrator makes a round for several groups at once", async ({ page }) => {
  const group = (groupId: string, groupName: string) => ({ roundId: `R${groupId}`, groupId, groupName });
  const before = {
    id: "0000000000000000000000000S",
    title: "Våren",
    opensAt: "2026-03-01T07:00:00Z",
    closesAt: "2026-03-09T19:00:00Z",
    firstDay: "2026-03-10",
    lastDay: "2026-03-13",
    status: "cancelled",
    reason: "Snöstorm.",
    rounds: [group("4B", "4B"), group("1A", "1A")],
    version: 2,
  };
  const day = aDay();
  await answerWith(page, /\/booking\/schools\/\w+\/rounds$/, () => ({ items: [before], next: null }));
  const sent = await takeIn(page, /\/booking\/schools\/\w+\/rounds$/, { ...before, title: "Hösten" });
  await page.setViewportSize(DESKTOP);
  await signIn(page, "sara");
  await page.getByRole("link", { name: "Utvecklings\u00ADsamtal" }).click();
  await page.getByRole("link", { name: "Utvecklingssamtal Ekebro skola" }).click();
  await expect(page.getByText("Orsak: Snöstorm.")).toBeVisible();
  await writeRound(page, "Hösten", day);
  await page.getByRole("button", { name: "Ny omgång" }).click();
  await expect(page.getByRole("alert")).toContainText("Välj minst en grupp.");
  for (const name of ["4B", "1A"]) await page.locator(".choice", { hasText: name }).click();
  await look(page, "school-rounds");
  await page.getByRole("button", { name: "Ny omgång" }).click();
  await done(page, "Omgången Hösten är gjord. Grupperna lägger själva ut sina tider.");
  expect(sent[0]?.body).toMatchObject({ groupIds: ["4B", "1A"], title: "Hösten", place: "Sal 4" });
});
