import type { AnswerOf } from '@diemtua/client';

/** Who is signed in. */
export type Me = AnswerOf<'GET /api/me'>;
/** What a search or a list came to. */
export type Found = AnswerOf<'GET /api/people'>;
export type Hit = Found['hits'][number];
export type Standing = Hit['standing'];
/** A person with masked numbers. */
export type Masked = Hit['person'];
/** All of a person. */
export type Card = AnswerOf<'GET /api/people/:person'>;
export type CardPayment = Card['payments'][number];
/** Months that a payment covers. */
export type CoveredText = Extract<CardPayment['judgement'], { outcome: 'covers' }>;
/** A person with all numbers. */
export type Full = AnswerOf<'POST /api/people/:person/numbers'>;
/** Two entries side by side. */
export type Pair = AnswerOf<'GET /api/look-alikes'>['pairs'][number];
export type Places = AnswerOf<'GET /api/places'>;
/** An amount that is going to be transferred. */
export type DueText = AnswerOf<'GET /api/dues/:due'>;
