import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { account, accountText, isPay, PAY_ACCOUNTS, PUBLIC_ACCOUNTS, type AccountKind } from './account.ts';
import { balances, trialBalance } from './balance.ts';
import { correct, inverse, net, post, type Posting } from './posting.ts';

/** Few accounts, amounts and days, so that postings are often the same, or each other's inverse. */
const accounts = fc.constantFrom(account('float', 'my'), account('fund', 'mai'), account('suspense', 'a'));
const posting: fc.Arbitrary<Posting> = fc
  .record({
    debit: accounts,
    credit: accounts,
    amount: fc.constantFrom(66_000, 297_000) as fc.Arbitrary<Dong>,
    on: fc.constantFrom('2025-11-18', '2025-11-19') as fc.Arbitrary<PlainDate>,
  })
  .filter(({ debit, credit }) => debit !== credit);
const postings = fc.array(posting, { maxLength: 8 });

const textOf = ({ debit, credit, amount, on }: Posting): string =>
  [accountText(debit), accountText(credit), amount, on].join(' ');
/** Postings as a multiset: in the order of their texts. */
const multiset = (all: readonly Posting[]): readonly string[] => all.map(textOf).toSorted();

test('what is written to correct brings what stood to what is wanted', () => {
  fc.assert(
    fc.property(postings, postings, (standing, wanted) => {
      const written = [...standing, ...correct(standing, wanted)];
      expect(multiset(net(written))).toEqual(multiset(net(wanted)));
      expect(correct(written, wanted)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('where nothing that is wanted undoes anything else that is wanted, the difference is as small as it can be', () => {
  fc.assert(
    fc.property(postings, postings, (told, also) => {
      const [standing, wanted] = [net(told), net(also)];
      const left = [...multiset(wanted)];
      const kept = multiset(standing).filter((text) => {
        const place = left.indexOf(text);
        if (place >= 0) left.splice(place, 1);
        return place >= 0;
      });
      expect(correct(standing, wanted)).toHaveLength(standing.length + wanted.length - 2 * kept.length);
    }),
    { numRuns: 1000 },
  );
});

test('after any row of judgements the books say the last one, and each step wrote only what changed', () => {
  fc.assert(
    fc.property(fc.array(postings, { minLength: 1, maxLength: 6 }), (judgements) => {
      const written: Posting[] = [];
      for (const wanted of judgements) {
        written.push(...correct(net(written), wanted));
        expect(multiset(net(written))).toEqual(multiset(net(wanted)));
      }
    }),
    { numRuns: 1000 },
  );
});

test('the order of writing changes nothing of what stands', () => {
  const shuffled = postings.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(multiset(net(other))).toEqual(multiset(net(all)));
    }),
    { numRuns: 1000 },
  );
});

test('with their inverse postings leave nothing, and any postings are level', () => {
  fc.assert(
    fc.property(postings, (all) => {
      expect(net([...all, ...inverse(all)])).toEqual([]);
      expect(balances([...all, ...inverse(all)]).every(({ balance }) => balance === 0)).toBe(true);
      expect(inverse(inverse(all))).toEqual(all);
      expect(trialBalance(balances(all)).balanced).toBe(true);
      expect(
        balances(net(all))
          .filter(({ balance }) => balance !== 0)
          .map(({ account: of, balance }) => [of, balance]),
      ).toEqual(
        balances(all)
          .filter(({ balance }) => balance !== 0)
          .map(({ account: of, balance }) => [of, balance]),
      );
    }),
    { numRuns: 1000 },
  );
});

test('public money and pay never meet, whichever accounts and amounts', () => {
  const kinds = fc.constantFrom<AccountKind>(...PUBLIC_ACCOUNTS, ...PAY_ACCOUNTS);
  const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  fc.assert(
    fc.property(kinds, kinds, amounts, (debit, credit, amount) => {
      const move = () => post(account(debit, 'a'), account(credit, 'b'), amount, '2025-11-18' as PlainDate);
      if (isPay(debit) === isPay(credit)) {
        expect(move().every((each) => each.amount > 0)).toBe(true);
      } else expect(move).toThrow('public money and pay stay apart');
    }),
    { numRuns: 1000 },
  );
});
