/** Who asks to hear more: requests to be called, what is done about them, and when they are forgotten. */
export * from './lead.ts';
