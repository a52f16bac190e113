import { Checkbox } from "react-aria-components/Checkbox";
import type { Kind } from "../../api/notices";
import { comesBy, isLocked, WAYS, withWay, withWhen } from "../../rules/notices";
import { useTexts } from "../../text/language";
import { noticesTexts } from "../../text/notices";
import { ChoiceRadios } from "../ChoiceRadios";

interface Props {
  kind: Kind;
  onChange: (kind: Kind) => void;
}

/** How one kind comes, in short until one opens it. What the law wants told keeps a way, and comes at once. */
export function KindChoice({ kind, onChange }: Props) {
  const own = useTexts(noticesTexts);
  const ways = WAYS.filter((way) => comesBy(kind, way)).map((way) => own.ways[way]);
  return (
    <details className="kind">
      <summary>
        <span className="row-title">{kind.title}</span>
        <span className="quiet">{ways.length > 0 ? own.inShort(ways, kind.when) : own.none}</span>
      </summary>
      {kind.mandatory && <p className="quiet">{own.mandatory}</p>}
      <div className="choices beside">
        <div>
          {WAYS.map((way) => (
            <Checkbox
              key={way}
              className="choice check"
              aria-label={own.wayOf(own.ways[way], kind.title)}
              isSelected={comesBy(kind, way)}
              isDisabled={isLocked(kind, way)}
              onChange={(isOn) => onChange(withWay(kind, way, isOn))}
            >
              {own.ways[way]}
            </Checkbox>
          ))}
        </div>
      </div>
      {!kind.mandatory && ways.length > 0 && (
        <ChoiceRadios
          label={own.whenAsk}
          choices={[
            { id: "now", name: own.when.now },
            { id: "digest", name: own.when.digest },
          ]}
          chosen={kind.when}
          onChoose={(when) => onChange(withWhen(kind, when))}
        />
      )}
    </details>
  );
}
