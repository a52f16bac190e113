import { useCallback, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import type { Me } from "../api/client";
import { mayHaveArrived } from "../api/problem";
import type { RollCall } from "../api/staff";
import { Differs } from "../parts/rollcall/Differs";
import { StudentRow } from "../parts/rollcall/StudentRow";
import { Done, Empty, Failure, Loading, Page } from "../parts/states";
import { type Changes, countMarks, hasToSave, markOf, type RollMark } from "../rules/rollCall";
import { useNow } from "../state/now";
import { type LessonPlace, useMarking, useRollCall, useSaveRollCall } from "../state/rollCall";
import { dayName, wallTime } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { rollcallTexts } from "../text/rollcall";
import "../staff.css";

/** A lesson's roll call: everyone is here, the teacher marks who is not, and saves once. */
export default function RollCallView({ me, place }: { me: Me; place: LessonPlace }) {
  const { text, language } = useLanguage();
  const own = useTexts(rollcallTexts);
  const [{ changes, before }, step] = useMarking(me.person.id, place);
  const [said, say] = useState("");
  const { save, send, wasChanged } = useSaveRollCall(place, () => {
    step({ do: "drop" });
    say(own.saved);
  });
  const isUnsure = save.isError && mayHaveArrived(save.error);
  const shown = useRollCall(place, save.isPending || isUnsure);
  const onMark = useCallback(
    (studentId: string, mark: RollMark) => {
      say("");
      step({ do: "mark", studentId, mark });
    },
    [step],
  );
  const rollCall = shown.data?.rollCall;
  const press = () => {
    say("");
    if (shown.data) send(shown.data.rollCall, changes, shown.data.tag);
  };
  return (
    <Page name={rollCall ? own.rollCall(rollCall.lesson.title, rollCall.groupName) : text.loading}>
      <Link href={`/lessons/${place.day}`} className="to-today">
        ‹ {own.toLessons}
      </Link>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {rollCall && (
        <>
          <p className="under quiet">
            {dayName(rollCall.date, language)},{" "}
            {own.at(rollCall.lesson.starts, rollCall.lesson.ends)} {rollCall.lesson.room}
          </p>
          <Standing rollCall={rollCall} />
          {rollCall.savedAt && (
            <p>
              <Link
                href={`/groups/${place.groupId}/days/${place.day}/lessons/${place.lessonId}/saves`}
              >
                {own.seeHistory}
              </Link>
            </p>
          )}
          {wasChanged && !save.isPending && (
            <Failure
              error={save.error}
              reason={rollCall.savedBy?.me ? own.alreadyMine : own.colleagueWas}
            />
          )}
          <Differs
            rollCall={rollCall}
            changes={changes}
            onTake={(studentIds) => step({ do: "take", studentIds })}
          />
          <Class rollCall={rollCall} changes={changes} onMark={onMark} />
          <div className="save-bar">
            <Done>{said}</Done>
            {save.isError && !wasChanged && (
              <Failure error={save.error} {...(isUnsure && { reason: own.unsure })} />
            )}
            <SaveButtons
              rollCall={rollCall}
              changes={changes}
              isSaving={save.isPending}
              {...(before.length > 0 && {
                onUndo: () => {
                  step({ do: "undo" });
                  say(own.undone);
                },
              })}
              onSave={press}
            />
          </div>
        </>
      )}
    </Page>
  );
}

/** Who has saved it, and from when it can be saved. */
function Standing({ rollCall }: { rollCall: RollCall }) {
  const { language } = useLanguage();
  const own = useTexts(rollcallTexts);
  const isOpen = Date.parse(rollCall.opensAt) <= useNow().getTime();
  if (!isOpen) return <p className="notice">{own.opens(wallTime(rollCall.opensAt, language))}</p>;
  if (!rollCall.savedBy || !rollCall.savedAt) return null;
  const time = wallTime(rollCall.savedAt, language);
  const { me, name } = rollCall.savedBy;
  if (me) return <p className="quiet">{own.savedByMe(time)}</p>;
  return <p className="quiet">{name ? own.savedBy(name, time) : own.savedByOther(time)}</p>;
}

interface ClassProps {
  rollCall: RollCall;
  changes: Changes;
  onMark: (studentId: string, mark: RollMark) => void;
}

function Class({ rollCall, changes, onMark }: ClassProps) {
  const { text } = useLanguage();
  if (rollCall.students.length === 0) return <Empty>{text.noStudents}</Empty>;
  return (
    <ul className="rolls">
      {rollCall.students.map((student) => (
        <StudentRow
          key={student.id}
          rollCall={rollCall}
          student={student}
          mark={markOf(student, changes)}
          onMark={onMark}
        />
      ))}
    </ul>
  );
}

interface SaveProps {
  rollCall: RollCall;
  changes: Changes;
  isSaving: boolean;
  onUndo?: () => void;
  onSave: () => void;
}

function SaveButtons({ rollCall, changes, isSaving, onUndo, onSave }: SaveProps) {
  const own = useTexts(rollcallTexts);
  const { present, late, absent } = countMarks(rollCall, changes);
  const canSave = rollCall.students.length > 0 && hasToSave(rollCall, changes);
  return (
    <>
      <p className="roll-count">{own.count(present, late, absent)}</p>
      <div className="save-buttons">
        {onUndo && (
          <Button className="button plain" onPress={onUndo}>
            {own.undo}
          </Button>
        )}
        <Button
          className="button wide"
          isDisabled={!canSave}
          onPress={onSave}
        >
          {isSaving ? own.saving : rollCall.savedAt ? own.saveAgain : own.save}
        </Button>
      </div>
    </>
  );
}
