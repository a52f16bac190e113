import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Text, TextArea, TextField } from "react-aria-components/TextField";
import { type Child, dataOf, type ReportDays } from "../api/client";
import { mayHaveArrived } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { usePortal } from "../state/portal";
import { dayName, relativeDay, schoolDate } from "../text/days";
import { useLanguage } from "../text/language";
import { Done, Failure } from "./states";

const TRIES_ON_BAD_COVERAGE = 2;
const LONGEST_NOTE = 500;

interface Props {
  child: Child;
  choices: ReportDays;
  said: string;
  onSaid: (words: string) => void;
}

/** One choice and one button: a child is ill, and it is 07:40. */
export function ReportForm({ child, choices, said, onSaid }: Props) {
  const { text, language } = useLanguage();
  const open = choices.days.filter((day) => day.open);
  const [wanted, choose] = useState("");
  const [note, setNote] = useState("");
  const report = useReport(child, (date) => {
    setNote("");
    onSaid(text.reported(child.displayName, dayName(date, language)));
  });
  // What was open a while ago may have closed: then it is the first that is left.
  const day = open.find((one) => one.date === wanted)?.date ?? open[0]?.date;
  const send = () => day && report.mutate({ studentIds: [child.id], firstDay: day, note: note || null });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Closed choices={choices} />
      {!day && <p>{text.noDays}</p>}
      {day && (
        <>
          <RadioGroup className="choices" value={day} onChange={choose}>
            <Label>{text.whichDay}</Label>
            {open.map(({ date }) => (
              <Radio key={date} value={date} className="choice">
                {relativeDay(date, text, language, schoolDate())}
              </Radio>
            ))}
          </RadioGroup>
          <TextField className="field" value={note} onChange={setNote} maxLength={LONGEST_NOTE}>
            <Label>{text.note}</Label>
            <TextArea rows={2} />
            <Text slot="description" className="quiet">
              {text.noteHelp}
            </Text>
          </TextField>
          <Button type="submit" className="button wide" isPending={report.isPending}>
            {report.isPending ? text.sending : text.send}
          </Button>
        </>
      )}
      {report.isError && (
        <Failure
          error={report.error}
          {...(mayHaveArrived(report.error) && { reason: text.reportUnsure, again: send })}
        />
      )}
      <Done>{said}</Done>
    </form>
  );
}

/** Today's report closed at the school's cut-off: what is left is the phone. */
function Closed({ choices }: { choices: ReportDays }) {
  const { text } = useLanguage();
  const closed = choices.days.find((day) => !day.open);
  if (!closed) return null;
  return (
    <p className="notice">
      <span>
        {text.closedDay(closed.closesAt ?? "")}{" "}
        {choices.phone && (
          <>
            {text.closedCall}{" "}
            <a className="phone" href={`tel:${choices.phone.replaceAll(/[ -]/g, "")}`}>
              {choices.phone}
            </a>
          </>
        )}
      </span>
    </p>
  );
}

interface Report {
  studentIds: string[];
  firstDay: string;
  note: string | null;
}

function useReport(child: Child, onDone: (date: string) => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (report: Report) => {
      const body = { ...report, wholeDay: true as const };
      const header = { "Idempotency-Key": key.of(body) };
      return dataOf(await api.POST("/attendance/absences", { params: { header }, body }));
    },
    // The same key goes along, so however often it is sent there is one report.
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: (_, report) => {
      key.spend();
      onDone(report.firstDay);
      return queries.invalidateQueries({ queryKey: ["absences", child.id] });
    },
  });
}
