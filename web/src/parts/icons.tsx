const PATHS: Record<string, string> = {
  home: "M4 4h16v16H4z M9 20v-8h6v8",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4z M10 21h4",
  attendance: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M8 12l3 3 5-6",
  timetable: "M4 5h16v15H4z M4 10h16 M9 5v15",
  timeRegistration: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 7v5l4 2",
  meetings: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M16 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M3 20c0-4 10-4 10 0 M11 20c0-4 10-4 10 0",
  calendar: "M4 6h16v14H4z M4 10h16 M8 3v5 M16 3v5",
  contacts: "M5 3h14v18H5z M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z M8 17c0-3 8-3 8 0",
  information: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 11v5 M12 8v.1",
  other: "M6 3h9l4 4v14H6z M9 12h6 M9 16h6",
};

export function Icon({ name }: { name: string }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="icon">
      <path d={PATHS[name] ?? PATHS["other"]} />
    </svg>
  );
}
