import { expect, test } from 'vitest';
import { hrefOf, routeAt } from './route.ts';

test.each([
  ['/', { screen: 'home' }],
  ['/nhung', { screen: 'home' }],
  [hrefOf.way('child'), { screen: 'way', way: 'child' }],
  ['/tinh/khac', { screen: 'nowhere' }],
  [hrefOf.questions, { screen: 'questions' }],
  [hrefOf.question('pension'), { screen: 'question', name: 'pension' }],
  [hrefOf.rules, { screen: 'rules' }],
  [hrefOf.rule('payable'), { screen: 'rule', id: 'payable' }],
  [hrefOf.parameters, { screen: 'parameters' }],
  [hrefOf.parameter('povertyLine'), { screen: 'parameter', id: 'povertyLine' }],
  [hrefOf.record, { screen: 'served', page: 'record' }],
  ['/goi-lai/rut', { screen: 'served', page: 'call' }],
  ['/luat/payable/more', { screen: 'nowhere' }],
  ['/khong-co', { screen: 'nowhere' }],
])('%s leads to its screen', (path, route) => expect(routeAt(path)).toEqual(route));
