import { Link } from "wouter";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { type ShownSave, shownSaves } from "../rules/saves";
import { type LessonPlace, useRollCall } from "../state/rollCall";
import { useRollCallSaves } from "../state/saves";
import { dayName, wallTime } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { rollcallTexts } from "../text/rollcall";
import "../staff.css";

/** Who has marked what in a lesson's roll call, save by save. */
export default function RollCallSaves({ place }: { place: LessonPlace }) {
  const { language } = useLanguage();
  const own = useTexts(rollcallTexts);
  const saves = useRollCallSaves(place);
  const rollCall = useRollCall(place, false).data?.rollCall;
  const names = new Map(rollCall?.students.map((one) => [one.id, one.displayName]));
  return (
    <Page name={own.history}>
      <Link
        href={`/groups/${place.groupId}/days/${place.day}/lessons/${place.lessonId}`}
        className="to-today"
      >
        ‹ {own.toRollCall}
      </Link>
      {rollCall && (
        <p className="under quiet">
          {own.rollCall(rollCall.lesson.title, rollCall.groupName)},{" "}
          {dayName(rollCall.date, language)} {own.at(rollCall.lesson.starts, rollCall.lesson.ends)}
        </p>
      )}
      {saves.isPending && <Loading />}
      {saves.isError && <Failure error={saves.error} again={() => void saves.refetch()} />}
      {saves.data?.items.length === 0 && <Empty>{own.notSaved}</Empty>}
      <ol className="rows">
        {shownSaves(saves.data?.items ?? []).map((save) => (
          <Save key={save.savedAt} save={save} names={names} />
        ))}
      </ol>
    </Page>
  );
}

function Save({ save, names }: { save: ShownSave; names: Map<string, string> }) {
  const { language } = useLanguage();
  const own = useTexts(rollcallTexts);
  const { me, name } = save.savedBy;
  const who = me ? own.byMe : name || own.byColleague;
  return (
    <li className="row">
      <div>
        <span className="row-title">{own.saveBy(wallTime(save.savedAt, language), who)}</span>
        <span className="quiet">{own.presentCount(save.present)}</span>
        {save.changed.length === 0 && <span className="quiet">{own.nothingChanged}</span>}
        {save.changed.map((one) => (
          <span key={one.studentId}>
            {own.markOf(
              names.get(one.studentId) ?? own.formerStudent,
              own.marked(own.presence[one.presence], one.missedMinutes),
            )}
          </span>
        ))}
      </div>
    </li>
  );
}
