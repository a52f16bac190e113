import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { TextArea, TextField, Text } from "react-aria-components/TextField";
import { type Child, dataOf, NoAnswer, type ReportDays } from "../api/client";
import { usePortal } from "../state/portal";
import { dayName, relativeDay, schoolDate } from "../text/days";
import { useLanguage } from "../text/language";
import { Failure } from "./states";

const TRIES_ON_BAD_COVERAGE = 2;

/** One choice and one button: a child is ill, and it is 07:40. */
export function ReportForm({ child, choices }: { child: Child; choices: ReportDays }) {
  const { text, language } = useLanguage();
  const { api } = usePortal();
  const queries = useQueryClient();
  const open = choices.days.filter((day) => day.open);
  const [chosen, choose] = useState(open[0]?.date ?? "");
  const [note, setNote] = useState("");
  const key = useRef(crypto.randomUUID());

  const report = useMutation({
    mutationFn: async () =>
      dataOf(
        await api.POST("/attendance/absences", {
          params: { header: { "Idempotency-Key": key.current } },
          body: { studentId: child.id, date: chosen, wholeDay: true, note: note || null },
        }),
      ),
    // The same key goes along, so however often it is sent there is one report.
    retry: (count, error) => error instanceof NoAnswer && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: () => {
      key.current = crypto.randomUUID();
      setNote("");
      return queries.invalidateQueries({ queryKey: ["absences", child.id] });
    },
  });
  const closed = choices.days.find((day) => !day.open);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        report.mutate();
      }}
    >
      {closed && (
        <p className="notice">
          {text.closedDay(closed.closesAt ?? "")}. {text.closedCall}{" "}
          <a href={`tel:${choices.phone.replaceAll(/[ -]/g, "")}`}>{choices.phone}</a>
        </p>
      )}
      {open.length === 0 ? (
        <p>{text.noDays}</p>
      ) : (
        <>
          <RadioGroup className="choices" value={chosen} onChange={choose}>
            <Label>{text.whichDay}</Label>
            {open.map((day) => (
              <Radio key={day.date} value={day.date} className="choice">
                {relativeDay(day.date, text, language, schoolDate())}
              </Radio>
            ))}
          </RadioGroup>
          <TextField className="field" value={note} onChange={setNote} maxLength={500}>
            <Label>{text.note}</Label>
            <TextArea rows={2} />
            <Text slot="description" className="quiet">
              {text.noteHelp}
            </Text>
          </TextField>
          <Button type="submit" className="button" isPending={report.isPending}>
            {report.isPending ? text.sending : text.send}
          </Button>
        </>
      )}
      {report.isError && <Failure error={report.error} />}
      <p role="status" className={report.isSuccess ? "notice good" : "sr-only"}>
        {report.isSuccess && text.reported(child.displayName, dayName(report.data.date, language))}
      </p>
    </form>
  );
}
