/** One of the choices of a row. */
interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Where it leads: a link then, instead of a button. */
  readonly href?: string;
}

/**
 * A few choices side by side, one of them pressed.
 * @param label what is chosen, for whoever does not see the row
 * @param value the pressed one; null: none yet
 * @param onChange told of every press, also of the one that is pressed already; left out where each choice is a link
 */
export function Segments<Value extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: NoInfer<Value> | null;
  readonly onChange?: (value: NoInfer<Value>) => void;
}) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {segments.map((each) =>
        each.href === undefined ? (
          <button
            key={each.value}
            type="button"
            aria-pressed={each.value === value}
            onClick={() => onChange?.(each.value)}
          >
            {each.label}
          </button>
        ) : (
          <a key={each.value} href={each.href} aria-current={each.value === value ? 'page' : undefined}>
            {each.label}
          </a>
        ),
      )}
    </div>
  );
}
