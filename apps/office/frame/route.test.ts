import { expect, test } from 'vitest';
import { HOME, hrefOf, routeAt } from './route.ts';

test.each([
  [HOME, { screen: 'people' }],
  [`${hrefOf.people}?tim=my`, { screen: 'people' }],
  [hrefOf.person('a'), { screen: 'person', id: 'a' }],
  [hrefOf.declare(), { screen: 'declare', person: null }],
  [hrefOf.declare('a'), { screen: 'declare', person: 'a' }],
  [hrefOf.alike, { screen: 'alike' }],
  [`${HOME}/khong-co`, { screen: 'nowhere' }],
  [`${HOME}/nguoi/a/b`, { screen: 'nowhere' }],
  ['/khac', { screen: 'nowhere' }],
])('%s leads to its screen', (path, route) => expect(routeAt(path)).toEqual(route));
