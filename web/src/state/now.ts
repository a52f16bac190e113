import { useEffect, useState } from "react";

const EVERY_MS = 15_000;

/** This moment, told again four times a minute. */
export function useNow(): Date {
  const [now, tell] = useState(() => new Date());
  useEffect(() => {
    const ticking = setInterval(() => tell(new Date()), EVERY_MS);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
