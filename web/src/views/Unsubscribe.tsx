import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components/Button";
import { dataOf } from "../api/client";
import { Problem } from "../api/problem";
import { Done, Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { useLanguage, useTexts } from "../text/language";
import { noticesTexts } from "../text/notices";

const NOT_FOUND = 404;
const PLACE = "/notify/unsubscriptions/{letter}";

/** Where a letter's link leads: letters of its kind stop, without signing in, at one press. */
export default function Unsubscribe({ letter }: { letter: string }) {
  const { api } = usePortal();
  const { language } = useLanguage();
  const own = useTexts(noticesTexts);
  const params = { path: { letter } };
  const asked = useQuery({
    queryKey: ["unsubscription", letter, language],
    queryFn: async () => dataOf(await api.GET(PLACE, { params })),
  });
  const stop = useMutation({
    mutationFn: async () => dataOf(await api.POST(PLACE, { params })),
  });
  const shown = stop.data ?? asked.data;
  const isBroken = asked.error instanceof Problem && asked.error.status === NOT_FOUND;
  return (
    <main className="welcome">
      <Page name={own.unsubscribe}>
        {asked.isPending && <Loading />}
        {asked.isError && <Failure error={asked.error} {...(isBroken && { reason: own.brokenLink })} />}
        {shown && !shown.stopped && (
          <>
            <p className="lead">{own.unsubscribeAsk(shown.title)}</p>
            <p className="quiet">{own.unsubscribeLead}</p>
            <Button className="button" isPending={stop.isPending} onPress={() => stop.mutate()}>
              {own.stop}
            </Button>
          </>
        )}
        {stop.isError && <Failure error={stop.error} />}
        <Done>{shown?.stopped && own.stopped(shown.title)}</Done>
        {shown?.stopped && <p className="quiet">{own.stoppedLead}</p>}
        <a className="button plain" href="/">
          {own.toPortal}
        </a>
      </Page>
    </main>
  );
}
