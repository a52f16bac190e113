import { useRef } from "react";
import type { Lesson } from "../../api/client";
import { swipeOf } from "../../rules/week";
import { useTexts } from "../../text/language";
import { timetableTexts } from "../../text/timetable";
import { Empty } from "../states";
import { LessonCard } from "./LessonCard";

interface Props {
  lessons: Lesson[];
  /** To the day after or before: a swipe does what the buttons beside the day do. */
  onSwipe: (by: 1 | -1) => void;
}

/** A day as a list, as it is read on a phone. */
export function DayLessons({ lessons, onSwipe }: Props) {
  const own = useTexts(timetableTexts);
  const from = useRef<{ x: number; y: number }>(undefined);
  return (
    <div
      className="swiped"
      onTouchStart={(event) => {
        const finger = event.touches[0];
        // Two fingers enlarge the page: that is no swipe.
        const isOne = event.touches.length === 1 && finger;
        from.current = isOne ? { x: finger.clientX, y: finger.clientY } : undefined;
      }}
      onTouchEnd={(event) => {
        const finger = event.changedTouches[0];
        if (!from.current || !finger) return;
        const by = swipeOf(from.current, { x: finger.clientX, y: finger.clientY });
        from.current = undefined;
        if (by) onSwipe(by);
      }}
    >
      {lessons.length === 0 && <Empty>{own.noLessons}</Empty>}
      <ol className="lessons">
        {lessons.map((one) => (
          <li key={one.id}>
            <LessonCard lesson={one} />
          </li>
        ))}
      </ol>
    </div>
  );
}
