import { voiceOfApp, type Values } from '@diemtua/ui';
import type vietnamese from '../words/vi.json';

export type { Values, Vocabulary } from '@diemtua/ui';

/** The name of a message of the catalogue. */
export type MessageId = keyof typeof vietnamese;
/** Says a message in the language of the screen. */
export type Say = (id: MessageId, values?: Values) => string;

export const { Spoken, useVoice, voiceOf } = voiceOfApp<MessageId>();
