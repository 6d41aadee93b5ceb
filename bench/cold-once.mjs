// One fresh process of cold.mjs: prints how long the import and the first answer took.
const { user, system } = process.cpuUsage();
const began = performance.now();
const { answer } = await import(String(process.argv[2]));
const imported = performance.now() - began;
const given = answer('pension', {
  person: { sex: 'female', bornIn: '1971-09' },
  voluntary: [
    { from: '2010-01', months: 100, income: 1_500_000 },
    { from: '2018-07', months: 90, income: 2_000_000 },
  ],
});
const total = performance.now() - began;
const used = process.cpuUsage({ user, system });
if (given.monthlyPension === undefined) throw new Error(JSON.stringify(given));
process.stdout.write(JSON.stringify({ imported, total, processor: (used.user + used.system) / 1000 }));
