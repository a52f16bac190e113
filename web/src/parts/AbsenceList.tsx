import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { type Absence, dataOf } from "../api/client";
import { usePortal } from "../state/portal";
import { partOf } from "../text/absences";
import { capital, dayName, wallTime } from "../text/days";
import { useLanguage } from "../text/language";
import type { Texts } from "../text/sv";
import { Done, Empty, Failure } from "./states";

interface Props {
  absences: Absence[];
  said: string;
  onSaid: (words: string) => void;
}

export function AbsenceList({ absences, said, onSaid }: Props) {
  const { text } = useLanguage();
  return (
    <>
      <Done>{said}</Done>
      {absences.length === 0 && <Empty>{text.noAbsences}</Empty>}
      <ul className="rows">
        {absences.map((absence) => (
          <Row key={absence.id} absence={absence} onDone={() => onSaid(text.withdrawDone)} />
        ))}
      </ul>
    </>
  );
}

function Row({ absence, onDone }: { absence: Absence; onDone: () => void }) {
  const { text, language } = useLanguage();
  const isWithdrawn = absence.status === "withdrawn";
  return (
    <li className={isWithdrawn ? "row past" : "row"}>
      <div>
        <span className="row-title">{capital(dayName(absence.date, language))}</span>
        {!isWithdrawn && <span>{partOf(absence, text)}</span>}
        <span className="quiet">
          {reporter(absence, text)}, {wallTime(absence.reportedAt, language)}
        </span>
        {absence.note && <span className="quote">{absence.note}</span>}
      </div>
      {isWithdrawn && <span className="mark">{text.withdrawn}</span>}
      {absence.mayWithdraw && <Withdraw absence={absence} onDone={onDone} />}
    </li>
  );
}

function reporter(absence: Absence, text: Texts): string {
  if (absence.reportedBy.me) return text.reportedByMe;
  if (absence.source === "leave") return text.reportedByLeave;
  if (absence.source === "staff") return text.reportedBySchool;
  if (!absence.reportedBy.name) return text.reportedByOther;
  return text.reportedBy(absence.reportedBy.name);
}

function Withdraw({ absence, onDone }: { absence: Absence; onDone: () => void }) {
  const { text, language } = useLanguage();
  const day = dayName(absence.date, language);
  const withdraw = useWithdraw(absence, onDone);
  return (
    <DialogTrigger>
      <Button className="button plain" aria-label={`${text.withdraw}, ${day}`}>
        {text.withdraw}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog">
            {({ close }) => (
              <>
                <Heading slot="title">{text.withdrawQuestion(day)}</Heading>
                {withdraw.isError && <Failure error={withdraw.error} />}
                <div className="buttons">
                  <Button
                    className="button"
                    onPress={() => {
                      if (!withdraw.isPending) withdraw.mutate(undefined, { onSuccess: close });
                    }}
                  >
                    {withdraw.isPending ? text.sending : text.withdrawYes}
                  </Button>
                  <Button className="button plain" onPress={close}>
                    {text.cancel}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function useWithdraw(absence: Absence, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const address = "/attendance/students/{student_id}/absences/{absence_id}" as const;
  const path = { student_id: absence.studentId, absence_id: absence.id };
  return useMutation({
    mutationFn: async () => {
      const read = await api.GET(address, { params: { path } });
      dataOf(read);
      const tag = read.response.headers.get("etag") ?? "";
      const answer = await api.DELETE(address, { params: { path, header: { "If-Match": tag } } });
      dataOf(answer);
    },
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ["absences", absence.studentId] });
    },
  });
}
