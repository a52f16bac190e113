import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Card } from "../parts/Card";
import { HolderRow } from "../parts/account/HolderRow";
import { Done, Empty, Failure, Loading, Page } from "../parts/states";
import {
  type Holder,
  useGroupAccounts,
  useHouseholdAccounts,
  useLetters,
} from "../state/accounts";
import { useSchoolGroups } from "../state/schoolGroups";
import { useTexts } from "../text/language";
import { accountTexts } from "../text/account";
import "../staff.css";
import "../account.css";

interface Place {
  schoolId: string;
  groupId: string;
}

/** The accounts of a class and of its guardians, for the school's administrators. */
export default function Accounts({ schoolId, groupId }: Place) {
  const own = useTexts(accountTexts);
  const shown = useGroupAccounts(schoolId, groupId);
  const groups = useSchoolGroups(schoolId).data?.pages.flatMap((page) => page.items) ?? [];
  const group = groups.find((one) => one.id === groupId);
  return (
    <Page name={group ? own.accountsOf(group.name) : own.accounts}>
      <p className="quiet">{own.accountsLead}</p>
      <Letters schoolId={schoolId} groupId={groupId} />
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data?.length === 0 && <Empty>{own.noStudents}</Empty>}
      <ul className="rows">
        {shown.data?.map((one) => (
          <HolderRow key={one.personId} schoolId={schoolId} holder={one}>
            <Household schoolId={schoolId} student={one} />
          </HolderRow>
        ))}
      </ul>
    </Page>
  );
}

function Letters({ schoolId, groupId }: Place) {
  const own = useTexts(accountTexts);
  const letters = useLetters(schoolId, groupId);
  return (
    <Card title={own.letters}>
      <p className="quiet">{own.lettersLead}</p>
      <div className="buttons">
        <Button
          className="button"
          isPending={letters.isPending}
          onPress={() => letters.mutate("students")}
        >
          {own.lettersToStudents}
        </Button>
        <Button
          className="button"
          isPending={letters.isPending}
          onPress={() => letters.mutate("guardians")}
        >
          {own.lettersToGuardians}
        </Button>
      </div>
      {letters.isError && <Failure error={letters.error} />}
      <Done>{letters.isSuccess && own.lettersDone}</Done>
    </Card>
  );
}

function Household({ schoolId, student }: { schoolId: string; student: Holder }) {
  const own = useTexts(accountTexts);
  const [isOpen, open] = useState(false);
  const shown = useHouseholdAccounts(schoolId, student.personId, isOpen);
  return (
    <details onToggle={(event) => open(event.currentTarget.open)}>
      <summary aria-label={own.guardiansOf(student.name)}>{own.guardians}</summary>
      {isOpen && shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data?.length === 0 && <Empty>{own.noGuardians}</Empty>}
      <ul className="rows close">
        {shown.data?.map((one) => (
          <HolderRow key={one.personId} schoolId={schoolId} holder={one} />
        ))}
      </ul>
    </details>
  );
}
