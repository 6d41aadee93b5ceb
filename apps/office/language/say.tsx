import { voiceOfApp, type Voice } from '@diemtua/ui';
import type vietnamese from '../words/vi.json';

/** The name of a message of the catalogue. */
export type MessageId = keyof typeof vietnamese;
/** Says a message in the language of the screen. */
export type Say = Voice<MessageId>['say'];

export const { Spoken, useVoice } = voiceOfApp<MessageId>();
