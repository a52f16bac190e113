import { lazy, Suspense } from "react";
import { Redirect, Route, Switch, useRoute } from "wouter";
import type { Me } from "./api/client";
import { Bar } from "./parts/Bar";
import { Guard } from "./parts/Guard";
import { StaffTiles } from "./parts/StaffTiles";
import { Empty, Failure, Loading, OfflineBanner, Page } from "./parts/states";
import { hasFunction } from "./rules/functions";
import { useMe } from "./state/portal";
import { useReadNotice } from "./state/bell";
import { useLanguage } from "./text/language";
import { ChildHome, EmptyFunction, Groups, StaffHome } from "./views/Home";

const Attendance = lazy(() => import("./views/Attendance"));
const Account = lazy(() => import("./views/Account"));
const Accounts = lazy(() => import("./views/Accounts"));
const NoticePreferences = lazy(() => import("./views/NoticePreferences"));
const BellView = lazy(() => import("./views/Bell"));
const GroupDayView = lazy(() => import("./views/GroupDay"));
const Timetable = lazy(() => import("./views/Timetable"));
const Leave = lazy(() => import("./views/Leave"));
const Lessons = lazy(() => import("./views/Lessons"));
const RollCallView = lazy(() => import("./views/RollCall"));
const RollCallSaves = lazy(() => import("./views/RollCallSaves"));
const MentoredStudent = lazy(() => import("./views/MentoredStudent"));
const FritidsDay = lazy(() => import("./views/FritidsDay"));
const TimeRegistration = lazy(() => import("./views/TimeRegistration"));
const SchoolGroups = lazy(() => import("./views/SchoolGroups"));
const SchoolUnit = lazy(() => import("./views/SchoolUnit"));
const Leaves = lazy(() => import("./views/Leaves"));
const DecideLeave = lazy(() => import("./views/DecideLeave"));
const Statistics = lazy(() => import("./views/Statistics"));
const ChildStatistics = lazy(() => import("./views/ChildStatistics"));
const led = () => import("./views/LedStatistics");
const LedGroup = lazy(async () => ({ default: (await led()).LedGroup }));
const LedStudent = lazy(async () => ({ default: (await led()).LedStudent }));
const Meetings = lazy(() => import("./views/Meetings"));
const GroupRounds = lazy(() => import("./views/GroupRounds"));
const RoundView = lazy(() => import("./views/Round"));
const MeetingDay = lazy(() => import("./views/MeetingDay"));
const SchoolRounds = lazy(() => import("./views/SchoolRounds"));
const Imports = lazy(() => import("./views/Imports"));

export function App() {
  const { text } = useLanguage();
  const me = useMe();
  useReadNotice();
  const [, inChild] = useRoute("/children/:id/*?");
  const child = me.data?.children.find((one) => one.id === inChild?.id) ?? me.data?.children[0];
  const home = child ? `/children/${child.id}` : "/";
  return (
    <>
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <Bar home={home} />
      <OfflineBanner />
      <main id="content" tabIndex={-1}>
        {me.isPending && <Loading />}
        {me.isError && <Failure error={me.error} again={() => void me.refetch()} />}
        {me.data && (
          <Guard>
            <Suspense fallback={<Loading />}>
              <Places me={me.data} home={home} />
            </Suspense>
          </Guard>
        )}
      </main>
    </>
  );
}

function Places({ me, home }: { me: Me; home: string }) {
  return (
    <Switch>
      <Route path="/">{home === "/" ? <StaffHome me={me} /> : <Redirect to={home} replace />}</Route>
      <Route path="/children/:id">
        {({ id }) => (
          <OwnChild me={me} id={id}>
            {(child) => (
              <>
                <ChildHome key={child.id} me={me} child={child} />
                <StaffTiles me={me} />
                {me.groups.length > 0 && <Groups me={me} />}
              </>
            )}
          </OwnChild>
        )}
      </Route>
      <Route path="/children/:id/attendance">
        {({ id }) => (
          <OwnChild me={me} id={id}>
            {(child) => <Attendance me={me} child={child} />}
          </OwnChild>
        )}
      </Route>
      <Route path="/children/:id/leaves/:leaveId?">
        {({ id, leaveId }) => (
          <OwnChild me={me} id={id}>
            {(child) => <Leave me={me} child={child} {...(leaveId && { leaveId })} />}
          </OwnChild>
        )}
      </Route>
      <Route path="/children/:id/meetings/:roundId?">
        {({ id, roundId }) => (
          <OwnChild me={me} id={id}>
            {(child) =>
              hasFunction(me, child, "meetings") ? (
                <Meetings me={me} child={child} {...(roundId && { roundId })} />
              ) : (
                <NotFound />
              )
            }
          </OwnChild>
        )}
      </Route>
      <Route path="/children/:id/timetable/:day?">
        {({ id, day }) => (
          <OwnChild me={me} id={id}>
            {(child) =>
              hasFunction(me, child, "timetable") ? (
                <Timetable me={me} child={child} {...(day && { day })} />
              ) : (
                <NotFound />
              )
            }
          </OwnChild>
        )}
      </Route>
      <Route<TimesPlace> path="/children/:id/timeRegistration/:part?/:day?">
        {({ id, part, day }) => (
          <OwnChild me={me} id={id}>
            {(child) =>
              hasFunction(me, child, "timeRegistration") ? (
                <TimeRegistration
                  me={me}
                  child={child}
                  {...(part && { part })}
                  {...(day && { day })}
                />
              ) : (
                <NotFound />
              )
            }
          </OwnChild>
        )}
      </Route>
      <Route path="/children/:id/statistics">
        {({ id }) => (
          <OwnChild me={me} id={id}>
            {(child) => <ChildStatistics me={me} child={child} />}
          </OwnChild>
        )}
      </Route>
      <Route path="/children/:id/:name">
        {({ id, name }) => (
          <OwnChild me={me} id={id}>
            {(child) => (
              <EmptyFunction me={me} child={child} name={name} otherwise={<NotFound />} />
            )}
          </OwnChild>
        )}
      </Route>
      <Route path="/bell">
        <BellView />
      </Route>
      <Route path="/account">
        <Account />
      </Route>
      <Route path="/schools/:schoolId/groups/:groupId/accounts">
        {(place) => <Accounts key={place.groupId} {...place} />}
      </Route>
      <Route path="/notifications/preferences">
        <NoticePreferences />
      </Route>
      <Route path="/groups/:id/days/:day">
        {({ id, day }) => <GroupDayView me={me} groupId={id} day={day} />}
      </Route>
      <Route path="/groups/:groupId/students/:studentId">
        {(place) => <MentoredStudent key={place.studentId} {...place} />}
      </Route>
      <Route path="/lessons/:day?">
        {({ day }) => <Lessons me={me} {...(day && { day })} />}
      </Route>
      <Route path="/groups/:groupId/days/:day/lessons/:lessonId">
        {(place) => <RollCallView key={place.lessonId} me={me} place={place} />}
      </Route>
      <Route path="/groups/:groupId/days/:day/lessons/:lessonId/saves">
        {(place) => <RollCallSaves place={place} />}
      </Route>
      <Route path="/groups/:id/fritids/:day/:part?">
        {({ id, day, part }) => <FritidsDay me={me} groupId={id} day={day} part={part ?? "list"} />}
      </Route>
      <Route path="/schools/:id/groups">
        {({ id }) => <SchoolGroups key={id} me={me} schoolId={id} />}
      </Route>
      <Route path="/schools/:schoolId/groups/:groupId/fritids">
        {(place) => <SchoolUnit {...place} />}
      </Route>
      <Route path="/leaves">
        <Leaves me={me} />
      </Route>
      <Route path="/leaves/class/:id/:studentId/:leaveId">
        {(at) => <DecideLeave place={{ as: "class", ...at }} />}
      </Route>
      <Route path="/leaves/school/:id/:studentId/:leaveId">
        {(at) => <DecideLeave place={{ as: "school", ...at }} />}
      </Route>
      <Route path="/meetings/:day?">
        {({ day }) => <MeetingDay me={me} {...(day && { day })} />}
      </Route>
      <Route path="/groups/:groupId/rounds/:roundId">
        {(place) => <RoundView key={place.roundId} me={me} place={place} />}
      </Route>
      <Route path="/groups/:id/rounds">
        {({ id }) => <GroupRounds key={id} me={me} groupId={id} />}
      </Route>
      <Route path="/schools/:id/rounds">
        {({ id }) => <SchoolRounds key={id} me={me} schoolId={id} />}
      </Route>
      <Route path="/statistics">
        <Statistics me={me} />
      </Route>
      {/* Where the bell leads: to the mentor's or the principal's own place. */}
      <Route path="/groups/:id/statistics">
        {({ id }) => <Statistics key={id} me={me} asked={id} />}
      </Route>
      <Route path="/groups/:id/leaves">
        <Redirect to="/leaves" replace />
      </Route>
      <Route path="/schools/:id/leaves">
        <Redirect to="/leaves" replace />
      </Route>
      <Route path="/schools/:schoolId/groups/:groupId/statistics">
        {(place) => <LedGroup key={place.groupId} {...place} />}
      </Route>
      <Route path="/schools/:schoolId/students/:studentId/statistics">
        {(place) => <LedStudent key={place.studentId} {...place} />}
      </Route>
      <Route path="/imports/:id?">{({ id }) => <Imports {...(id ? { importId: id } : {})} />}</Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

// A type, and no interface: the router asks for one that any name may be looked up in.
type TimesPlace = { id: string; part?: string; day?: string };

interface OwnChildProps {
  me: Me;
  id: string;
  children: (child: Me["children"][number]) => React.ReactNode;
}

function OwnChild({ me, id, children }: OwnChildProps) {
  const child = me.children.find((one) => one.id === id);
  return child ? children(child) : <NotFound />;
}

function NotFound() {
  const { text } = useLanguage();
  return (
    <Page name={text.notFound}>
      <Empty>{text.notFoundHelp}</Empty>
    </Page>
  );
}
