import { useVoice } from '../language/say.tsx';

/** Whether a file goes into the batch. */
export function TakeBox(props: {
  readonly name: string;
  readonly taken: boolean;
  readonly onTake: (take: boolean) => void;
}) {
  const { say } = useVoice();
  return (
    <input
      type="checkbox"
      aria-label={say('batch.takeOne', { name: props.name })}
      checked={props.taken}
      onChange={(event) => props.onTake(event.currentTarget.checked)}
    />
  );
}
