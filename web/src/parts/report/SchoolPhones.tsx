import type { ReportDays } from "../../api/client";
import { absenceTexts } from "../../text/absence";
import { useLanguage, useTexts } from "../../text/language";

export const dialled = (phone: string) => `tel:${phone.replaceAll(/[ -]/g, "")}`;

/** Each school once, though siblings go there. */
function schoolsOf(choices: ReportDays[]): ReportDays[] {
  return [...new Map(choices.map((one) => [one.schoolName, one])).values()];
}

/** Today's report closed at the school's cut-off: what is left is the phone. */
export function Closed({ choices }: { choices: ReportDays[] }) {
  const { text } = useLanguage();
  const own = useTexts(absenceTexts);
  return schoolsOf(choices).map((school) => {
    const closed = school.days.find((day) => !day.open);
    if (!closed) return null;
    const time = closed.closesAt ?? "";
    return (
      <p className="notice" key={school.schoolName}>
        <span>
          {choices.length > 1 ? own.closedSchool(school.schoolName, time) : text.closedDay(time)}{" "}
          {school.phone && (
            <>
              {text.closedCall}{" "}
              <a className="phone" href={dialled(school.phone)}>
                {school.phone}
              </a>
            </>
          )}
        </span>
      </p>
    );
  });
}

/** After a refusal: whom to call, one touch. */
export function SchoolPhones({ choices }: { choices: ReportDays[] }) {
  const own = useTexts(absenceTexts);
  return (
    <ul>
      {schoolsOf(choices)
        .filter((school) => school.phone)
        .map((school) => (
          <li key={school.schoolName}>
            <a className="phone" href={dialled(school.phone)}>
              {own.callSchool(school.schoolName)}, {school.phone}
            </a>
          </li>
        ))}
    </ul>
  );
}
