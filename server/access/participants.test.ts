import { describe, expect, test } from 'vitest';
import { participantCookieOf, participantProvidersOf } from './participants.ts';

const told = {
  DIEMTUA_RECORD_ISSUER: 'https://id.example.vn',
  DIEMTUA_RECORD_CLIENT_ID: 'diemtua',
  DIEMTUA_RECORD_CLIENT_SECRET: 'x',
  DIEMTUA_RECORD_CLAIM: 'citizen_id',
};

describe('the sign-in for participants', () => {
  test('is none where nothing is named', () => {
    expect(participantProvidersOf({})).toEqual([]);
  });

  test('is what the environment names', () => {
    expect(participantProvidersOf({ ...told, DIEMTUA_RECORD_SCOPE: 'openid citizen' })).toEqual([
      {
        name: 'vneid',
        label: 'VNeID',
        issuer: 'https://id.example.vn',
        clientId: 'diemtua',
        clientSecret: 'x',
        claim: 'citizen_id',
        scope: 'openid citizen',
        strong: false,
      },
    ]);
  });

  test.each(Object.keys(told))('without %s is refused, and the message names it', (name) => {
    expect(() => participantProvidersOf({ ...told, [name]: '' })).toThrow(`${name} is missing`);
  });

  test('takes no provider over an open line', () => {
    expect(() => participantProvidersOf({ ...told, DIEMTUA_RECORD_ISSUER: 'http://id.example.vn' })).toThrow('https:');
  });
});

test('over a secure connection the cookie is this host’s alone, and goes with the browser', () => {
  expect(participantCookieOf('https://diemtua.example', '15.x')).toBe(
    '__Host-diemtua-own=15.x; Path=/; HttpOnly; SameSite=Strict; Secure',
  );
});
