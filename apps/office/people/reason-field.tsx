import { TextField } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';

interface ReasonProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Why something is changed: it stands in the history, with who and when. */
export function ReasonField({ id = 'reason', value, onChange }: ReasonProps) {
  const { say } = useVoice();
  return (
    <TextField id={id} label={say('field.reason')} hint={say('field.reasonHint')} value={value} onChange={onChange} />
  );
}
