import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { useSent } from "../../state/broadcasts";
import { broadcastTexts } from "../../text/broadcast";
import { schoolClock, schoolDate } from "../../text/days";
import { useTexts } from "../../text/language";
import { Empty, Failure, Loading } from "../states";

/** What one has sent, to whomever it was. */
export function SentBefore() {
  const own = useTexts(broadcastTexts);
  const [isOpen, open] = useState(false);
  const shown = useSent(isOpen);
  const sent = shown.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <details onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{own.before}</summary>
      {isOpen && shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && sent.length === 0 && <Empty>{own.noneBefore}</Empty>}
      <ul className="rows close">
        {sent.map((one) => {
          const at = new Date(one.at);
          return (
            <li key={one.id} className="row">
              <span>{one.text}</span>
              <span className="quiet">
                {own.to[one.audience]}, {schoolDate(at)} {schoolClock(at)}
              </span>
            </li>
          );
        })}
      </ul>
      {shown.hasNextPage && (
        <Button
          className="button plain wide"
          isPending={shown.isFetchingNextPage}
          onPress={() => void shown.fetchNextPage()}
        >
          {own.more}
        </Button>
      )}
    </details>
  );
}
