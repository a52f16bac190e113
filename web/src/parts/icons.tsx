const CIRCLE = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z";
const SHEET = "M6 3h9l4 4v14H6z";

const PATHS: Record<string, string> = {
  home: "M4 4h16v16H4z M9 20v-8h6v8",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4z M10 21h4",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 21c0-7 16-7 16 0",
  warning: "M12 3l10 18H2z M12 10v5 M12 18v.1",
  check: `${CIRCLE} M8 12l3 3 5-6`,
  empty: "M4 13l3-8h10l3 8v6H4z M4 13h5a3 3 0 0 0 6 0h5",
  upload: "M12 16V4 M7 9l5-5 5 5 M4 16v4h16v-4",
  attendance: "M4 6h16v15H4z M4 10h16 M8 3v5 M16 3v5 M9.5 13.5l5 5 M14.5 13.5l-5 5",
  timetable: "M4 5h16v15H4z M4 10h16 M10 5v15 M15 5v15",
  timeRegistration: `${CIRCLE} M12 7v5l4 2`,
  meetings: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M16 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M3 20c0-6 10-6 10 0 M14 15c3-1 7 1 7 5",
  assessments: "M4 20h16 M7 17v-5 M12 17V6 M17 17V9",
  units: "M12 6c-3-2-6-2-8-1v14c2-1 5-1 8 1 3-2 6-2 8-1V5c-2-1-5-1-8 1z M12 6v14",
  assignments: `${SHEET} M9 13l2 2 4-4`,
  tests: "M4 20l1-5L16 4l4 4L9 19z M13 7l4 4",
  blog: "M4 5h16v11H11l-5 4v-4H4z M8 9h8 M8 12h5",
  information: `${CIRCLE} M12 11v5 M12 8v.1`,
  calendar: "M4 6h16v15H4z M4 10h16 M8 3v5 M16 3v5 M8 14h.1 M12 14h.1 M16 14h.1 M8 17h.1 M12 17h.1",
  contacts: "M5 3h14v18H5z M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z M8 17c0-3 8-3 8 0",
  documentation: "M3 6h6l2 2h10v11H3z",
  other: `${SHEET} M9 12h6 M9 16h6`,
};

export function Icon({ name }: { name: string }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="icon">
      <path d={PATHS[name] ?? PATHS["other"]} />
    </svg>
  );
}
