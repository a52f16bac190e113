import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Input, TextField } from "react-aria-components/TextField";
import type { Lesson } from "../../api/client";
import type { Draft, Part } from "../../rules/report";
import { absenceTexts } from "../../text/absence";
import { useTexts } from "../../text/language";

interface Props {
  draft: Draft;
  /** Those that can be reported: none where there is no timetable, or it is not one child's day. */
  lessons: Lesson[];
  onChange: (part: Partial<Draft>) => void;
}

/** The whole day, a time, or lessons. */
export function PartChoice({ draft, lessons, onChange }: Props) {
  const own = useTexts(absenceTexts);
  const parts: Part[] = lessons.length > 0 ? ["wholeDay", "span", "lessons"] : ["wholeDay", "span"];
  return (
    <>
      <RadioGroup
        className="choices beside"
        value={draft.part}
        onChange={(part) => onChange({ part: part as Part })}
      >
        <Label>{own.howMuch}</Label>
        <div>
          {parts.map((part) => (
            <Radio key={part} value={part} className="choice">
              {own.part[part]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {draft.part === "span" && (
        <div className="pair">
          <Time label={own.starts} value={draft.starts} onChange={(starts) => onChange({ starts })} />
          <Time label={own.ends} value={draft.ends} onChange={(ends) => onChange({ ends })} />
        </div>
      )}
      {draft.part === "lessons" && (
        <CheckboxGroup
          className="choices"
          value={draft.lessonIds}
          onChange={(lessonIds) => onChange({ lessonIds })}
        >
          <Label>{own.whichLessons}</Label>
          {lessons.map((one) => (
            <Checkbox key={one.id} value={one.id} className="choice check">
              {own.lesson(one.title, one.starts, one.ends)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </>
  );
}

/** A time with the phone's own wheel. */
function Time(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextField className="field" value={props.value} onChange={props.onChange}>
      <Label>{props.label}</Label>
      <Input type="time" />
    </TextField>
  );
}
